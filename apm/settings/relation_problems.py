"""Checks the relations between keys of the settings: names are unique, named templates exist, tabs fit the limits.

Values of a wrong type are skipped here; `checking` reports them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from apm.core.json_text import Json
from apm.core.nearest_names import suggestion
from apm.dataverse.schema.sample_schema import read_sample
from apm.settings.entries import Entry, Keyed, entries, table_in, tables_under
from apm.settings.handler_problems import Tables, handler_problems
from apm.settings.parameter_problems import lacking, parameter_problems
from apm.settings.problem_texts import missing, one_of, wrong
from apm.settings.settings import Limits
from apm.templates.built_in import CATALOGUE
from apm.templates.exports import NOTHING, Exported


def relation_problems(
    given: Entry, exported: Exported = NOTHING, tables: Tables = read_sample
) -> list[str]:
    """The problems between the keys of settings, with exported templates and the tables of records."""
    sessions, tabs = (
        list(entries(given, "session_templates")),
        list(entries(given, "tab_templates")),
    )
    lacks = _lacks(given, exported)
    session_names = dict.fromkeys(
        [*_known(given, "session_templates", CATALOGUE.sessions), *exported.session_templates]
    )
    return [
        *_repeated(sessions),
        *_repeated(tabs),
        *(problem for keyed in sessions for problem in _session_problems(keyed, lacks)),
        *(_name_problems(given, sessions, session_names, lacks) if exported.is_complete else ()),
        *(problem for keyed in sessions for problem in _lack_problems(keyed, lacks)),
        *_limit_problems(given, [*sessions, *_exported_sessions(sessions, exported)]),
        *(problem for keyed in tabs for problem in _parameter_problems(*keyed)),
        *(problem for keyed in entries(given, "site_map") for problem in _page_problems(*keyed)),
        *handler_problems(given, tables),
    ]


def known_tabs(given: Entry) -> list[str]:
    """The unique names of all tab templates: the built-in ones, unless they are left out, and the user's own."""
    return _known(given, "tab_templates", CATALOGUE.tabs)


def keeps_builtin(given: Entry) -> bool:
    """Whether the built-in templates are available; they are by default."""
    return table_in(given, "templates").get("builtin") is not False


def _known(given: Entry, key: str, builtin: Iterable[str]) -> list[str]:
    own = (entry.get("unique_name") for entry in tables_under(given, key))
    names = [*(builtin if keeps_builtin(given) else ()), *(str(name) for name in own if name)]
    return list(dict.fromkeys(names))


def _repeated(keyed: Iterable[Keyed]) -> Iterator[str]:
    first: dict[str, str] = {}
    for key, entry in keyed:
        name = entry.get("unique_name")
        if isinstance(name, str) and first.setdefault(name, key) != key:
            yield wrong(f"{key}.unique_name", name, f"a name that {first[name]} does not have")


def _session_problems(keyed: Keyed, tab_names: Collection[str]) -> Iterator[str]:
    key, entry = keyed
    entity, anchor = entry.get("entity"), entry.get("anchor")
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


def _parameter_problems(key: str, entry: Entry) -> Iterator[str]:
    parameters = entry.get("parameters")
    return parameter_problems(f"{key}.parameters", entry.get("page_type"), parameters)


def _page_problems(key: str, entry: Entry) -> Iterator[str]:
    """The problems of a page of the site map, which nothing else can give parameters."""
    yield from _parameter_problems(key, entry)
    for name in lacking(entry.get("page_type"), entry.get("parameters") or {}):
        yield missing(f"{key}.parameters.{name}", "a text")


def _lacks(given: Entry, exported: Exported) -> dict[str, list[str]]:
    """The required parameters that each tab template lacks."""
    builtin = CATALOGUE.tabs.values() if keeps_builtin(given) else ()
    lacks = {each.unique_name: each.page_type.missing(each.parameters) for each in builtin}
    own = [entry for entry in tables_under(given, "tab_templates") if entry.get("unique_name")]
    for entry in (*exported.tab_templates.values(), *own):
        found = lacking(entry.get("page_type"), entry.get("parameters") or {})
        lacks[str(entry["unique_name"])] = found
    return lacks


def _lack_problems(keyed: Keyed, lacks: Mapping[str, list[str]]) -> Iterator[str]:
    """Additional tabs that can never open: scripts cannot give them parameters [A].

    Anchor tabs are not checked: `parametersStr` can give the parameters that the template lacks [D].
    """
    key, entry = keyed
    for at, name in _items(f"{key}.additional", entry.get("additional")):
        needed = lacks.get(name) if isinstance(name, str) else None
        if needed:
            why = f"a template that has the parameter {' and '.join(needed)}: no script can give it there"
            yield wrong(at, name, why)


def _limit_problems(given: Entry, sessions: Iterable[Keyed]) -> Iterator[str]:
    """Session templates that can never open, because they have more tabs than the limit allows."""
    said = table_in(given, "limits").get("tabs")
    most = said if isinstance(said, int) and said is not True and said > 0 else Limits().tabs
    for key, entry in sessions:
        additional = entry.get("additional")
        tabs = 1 + len(additional) if isinstance(additional, list) else 1
        if tabs > most:
            yield f"{key}.additional makes {tabs} tabs with the anchor, but limits.tabs is {most}"


def _exported_sessions(own: Iterable[Keyed], exported: Exported) -> Iterator[Keyed]:
    names = {str(entry.get("unique_name")) for _, entry in own}
    for name, entry in exported.session_templates.items():
        if name not in names:
            yield f"the exported {name}", entry


def _name_problems(
    given: Entry, sessions: Iterable[Keyed], session_names: Collection[str], tabs: Collection[str]
) -> Iterator[str]:
    """The names of templates that do not exist."""
    for key, entry in sessions:
        if entry.get("type") == "generic" and entry.get("anchor") is not None:
            yield from _unknown_names([(f"{key}.anchor", entry["anchor"])], tabs)
        yield from _unknown_names(_items(f"{key}.additional", entry.get("additional")), tabs)
    wished = table_in(given, "profile").get("session_templates")
    yield from _unknown_names(_items("profile.session_templates", wished), session_names)


def _items(key: str, names: Json) -> Iterator[tuple[str, Json]]:
    for at, name in enumerate(names if isinstance(names, list) else []):
        yield f"{key}[{at}]", name


def _unknown_names(wished: Iterable[tuple[str, Json]], names: Collection[str]) -> Iterator[str]:
    for key, name in wished:
        if isinstance(name, str) and name.strip() and name not in names:
            meant = suggestion(name, names)
            yield wrong(key, name, one_of(names)) + (f"; {meant}" if meant else "")
