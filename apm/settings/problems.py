"""The sentences about settings that cannot be used: key first, what was found, what is allowed.

>>> wrong("limits.tabs", 0, "a whole number from 1 to 100")
'limits.tabs is 0, but has to be a whole number from 1 to 100'
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from apm.errors import show
from apm.json_text import Json
from apm.settings.rule_words import Rules

SETTINGS = "the settings"
"""What stands in a sentence for all of them together."""


def wrong(key: str, found: Json, allowed: str) -> str:
    """A value that is not allowed."""
    return f"{key} is {show(found)}, but has to be {allowed}"


def missing(key: str, allowed: str) -> str:
    """A key that has to be there.

    >>> missing("tab_templates[0].page_type", "one of a, b")
    'tab_templates[0].page_type is missing; it has to be one of a, b'
    """
    return f"{key} is missing; it has to be {allowed}"


def unknown(key: str, known: Sequence[str]) -> str:
    """A key that does not exist, with the nearest that does.

    >>> unknown("limits.session", ["sessions", "tabs"])
    'unknown key limits.session; did you mean sessions?'
    """
    return f"unknown key {key}; {_nearest(key, known)}"


def unknown_parameter(key: str, page_type: str, known: Sequence[str]) -> str:
    """A parameter that a page type does not take, with the nearest that it does.

    >>> unknown_parameter("tab_templates[0].parameters.ur", "website", ["url", "data"])
    'tab_templates[0].parameters.ur: unknown parameter of website; did you mean url?'
    """
    return f"{key}: unknown parameter of {page_type}; {_nearest(key, known)}"


def _nearest(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key.rpartition(".")[2], known, n=1) or known
    return f"did you mean {' or '.join(near)}?"


def only_in_file(key: str) -> str:
    """A key that stands for files, used where there are none."""
    return f"{key} stands for files of the server: it belongs in workspace.toml"


def key_of(path: Iterable[str | int]) -> str:
    """A path as a person writes it.

    >>> key_of(("session_templates", 0, "type"))
    'session_templates[0].type'
    """
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def wanted(rules: Rules) -> str:
    """What a value has to be, in words.

    >>> wanted({"type": "integer", "min": 1, "max": 9})
    'a whole number from 1 to 9'
    """
    said = rules.get("meta", {}).get("wanted")
    if said:
        return str(said)
    if "allowed" in rules:
        return one_of(rules["allowed"])
    match rules["type"]:
        case "integer":
            return f"a whole number from {rules['min']} to {rules['max']}"
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
    """One of several names, in words."""
    return f"one of {', '.join(names) or 'none'}"
