"""Rules that hold between the keys of the settings: names that have to be unique, and names that have to exist.

Each looks only at what has the right shape; the rest has its own sentence already.
"""

from collections.abc import Iterable, Iterator, Mapping

from apm.builtin import CATALOGUE
from apm.exports import NOTHING, Exported
from apm.json_text import Json
from apm.settings.problems import key_of, missing, one_of, wrong

Entry = Mapping[str, Json]
Keyed = tuple[str, Entry]


def relation_problems(given: Entry, exported: Exported = NOTHING) -> list[str]:
    """What is wrong between the keys of settings, beside which there are exported templates."""
    sessions = list(_entries(given, "session_templates"))
    tab_names = [*known_tabs(given), *exported.tab_templates]
    session_names = [
        *_known(given, "session_templates", CATALOGUE.sessions),
        *exported.session_templates,
    ]
    return [
        *_repeated(sessions),
        *_repeated(_entries(given, "tab_templates")),
        *(problem for keyed in sessions for problem in _session_problems(keyed, tab_names)),
        *_profile_problems(given, session_names),
    ]


def known_tabs(given: Entry) -> list[str]:
    """Unique names of the tab templates there are: the built-in ones, unless left out, and one's own."""
    return _known(given, "tab_templates", CATALOGUE.tabs)


def keeps_builtin(given: Entry) -> bool:
    """Whether the built-in templates are there beside one's own; they are unless said otherwise."""
    templates = given.get("templates")
    return not isinstance(templates, dict) or templates.get("builtin") is not False


def _known(given: Entry, key: str, builtin: Iterable[str]) -> list[str]:
    own = (entry.get("unique_name") for _, entry in _entries(given, key))
    names = [*(builtin if keeps_builtin(given) else ()), *(str(name) for name in own if name)]
    return list(dict.fromkeys(names))


def _entries(given: Entry, key: str) -> Iterator[Keyed]:
    entries = given.get(key)
    for at, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield key_of((key, at)), entry


def _repeated(entries: Iterable[Keyed]) -> Iterator[str]:
    first: dict[str, str] = {}
    for key, entry in entries:
        name = entry.get("unique_name")
        if isinstance(name, str) and first.setdefault(name, key) != key:
            yield wrong(f"{key}.unique_name", name, f"a name that {first[name]} does not have")


def _session_problems(keyed: Keyed, tab_names: list[str]) -> Iterator[str]:
    key, entry = keyed
    entity, anchor, additional = (entry.get(each) for each in ("entity", "anchor", "additional"))
    if entry.get("type") == "entity":
        if entity is None:
            yield missing(f"{key}.entity", "the table that this entity template is for")
        if anchor is not None:
            why = "left out: the anchor of an entity template is its record's form"
            yield wrong(f"{key}.anchor", anchor, why)
    elif entry.get("type") == "generic":
        if entity is not None:
            why = "left out: a generic template has an anchor and no table"
            yield wrong(f"{key}.entity", entity, why)
        if anchor is None:
            yield missing(f"{key}.anchor", one_of(tab_names))
        else:
            yield from _unknown_names([(f"{key}.anchor", anchor)], tab_names)
    yield from _unknown_names(_items(f"{key}.additional", additional), tab_names)


def _profile_problems(given: Entry, names: list[str]) -> Iterator[str]:
    profile = given.get("profile")
    wished = profile.get("session_templates") if isinstance(profile, dict) else None
    yield from _unknown_names(_items("profile.session_templates", wished), names)


def _items(key: str, names: Json) -> Iterator[tuple[str, Json]]:
    for at, name in enumerate(names if isinstance(names, list) else []):
        yield f"{key}[{at}]", name


def _unknown_names(wished: Iterable[tuple[str, Json]], names: list[str]) -> Iterator[str]:
    for key, name in wished:
        if isinstance(name, str) and name.strip() and name not in names:
            yield wrong(key, name, one_of(names))
