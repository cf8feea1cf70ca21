"""The messages about settings that cannot be used: the key, the value, and what is allowed.

>>> wrong("limits.tabs", 0, "a whole number from 1 to 1000")
'limits.tabs is 0, but has to be a whole number from 1 to 1000'
"""

from collections.abc import Iterable, Sequence
from typing import Any

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.settings.rule_builders import Rules

SETTINGS = "the settings"
"""The name of the settings as a whole in messages."""

MOST_NAMES = 50
"""The maximum number of names in a choice of names."""

_CALLED_BY = ("unique_name", "label", "function", "name", "table")
"""The keys that name an entry of a list; the first one that the entry has is used."""


def wrong(key: str, found: Json, allowed: str) -> str:
    """A value that is not allowed."""
    return f"{key} is {show(found)}, but has to be {allowed}"


def missing(key: str, allowed: str) -> str:
    """A required key that is missing.

    >>> missing("forms[0] (Contoso.onLoad).event", "one of a, b")
    'forms[0] (Contoso.onLoad).event is missing; it has to be one of a, b'
    """
    return f"{key} is missing; it has to be {allowed}"


def unknown(key: str, known: Sequence[str]) -> str:
    """An unknown key, with the most similar key or all keys.

    >>> unknown("limits.session", ["sessions", "tabs"])
    "unknown key limits.session; did you mean 'sessions'?"
    >>> unknown("limits.x", ["sessions", "tabs"])
    'unknown key limits.x; the keys are: sessions, tabs'
    """
    return f"unknown key {key}; {hint(key.rpartition('.')[2], known, 'the keys are:')}"


def unknown_parameter(key: str, page_type: str, known: Sequence[str]) -> str:
    """An unknown parameter of a page type, with the most similar parameter or all parameters.

    >>> unknown_parameter("tab_templates[0].parameters.ur", "website", ["url", "data"])
    "tab_templates[0].parameters.ur: unknown parameter of website; did you mean 'url'?"
    """
    return f"{key}: unknown parameter of {page_type}; {hint(key.rpartition('.')[2], known, 'the parameters are:')}"


_AT_START = ("restore", "records.keep")
"""The keys that the page reads when it starts."""


def only_in_file(key: str) -> str:
    """A key that names files or that the page reads when it starts, used in a script.

    >>> only_in_file("restore")
    'restore is read when the page starts: use it in workspace.toml'
    """
    if key in _AT_START:
        return f"{key} is read when the page starts: use it in workspace.toml"
    return f"{key} names files on the server: use it in workspace.toml"


def misplaced(key: str, name: str) -> str:
    """A top-level key inside a table: in TOML, a key below a header belongs to that header."""
    return f"{key} belongs to the whole file: write {name} above the first line in brackets"


def one_table(key: str) -> str:
    """A table instead of a list of tables."""
    return f"{key} is one table, but has to be a list of them: write [[{key}]] above each"


def key_of(path: Iterable[str | int], given: Any) -> str:
    """A path in messages; entries of a list have their position and their name.

    >>> key_of(("session_templates", 1, "type"), {"session_templates": [{}, {"unique_name": "new_case"}]})
    'session_templates[1] (new_case).type'

    Args:
        path: keys and positions in lists.
        given: the settings that the path belongs to; they may lack its last step.
    """
    key = ""
    for step in path:
        if isinstance(step, int):
            given = given[step]
            key += f"[{step}]{_called(given)}"
        else:
            given = given.get(step)
            key += f".{step}"
    return key.removeprefix(".")


def _called(entry: Json) -> str:
    """The name of an entry of a list, in parentheses; empty for an entry without a name."""
    names = [entry.get(key) for key in _CALLED_BY] if isinstance(entry, dict) else []
    name = next((each for each in names if isinstance(each, str) and each.strip()), "")
    # Without quotes; a shortened text has none at its end.
    called = show(name).removeprefix("'").removesuffix("'")
    return f" ({called})" if called else ""


def _whole_number(rules: Rules) -> str:
    least, most = rules.get("min"), rules.get("max")
    if most is not None:
        return f"a whole number from {least or 0} to {most}"
    return "a whole number" if least is None else f"a whole number from {least}"


def wanted(rules: Rules) -> str:
    """The allowed values, in words.

    >>> wanted({"type": "integer", "min": 1, "max": 9})
    'a whole number from 1 to 9'
    """
    text = rules.get("meta", {}).get("wanted")
    if text:
        return str(text)
    if "allowed" in rules:
        return one_of(rules["allowed"])
    match rules["type"]:
        case "integer":
            return _whole_number(rules)
        case "boolean":
            return "true or false"
        case "string":
            return "text"
        case "list":
            if "schema" not in rules:
                return "a list"
            return "a list of texts" if rules["schema"]["type"] == "string" else "a list of objects"
    return "an object"


def one_of(names: Iterable[str]) -> str:
    """A choice of names, in words; of many names, the first."""
    known = list(names)
    more = ", …" if len(known) > MOST_NAMES else ""
    return f"one of {', '.join(known[:MOST_NAMES]) or 'none'}{more}"
