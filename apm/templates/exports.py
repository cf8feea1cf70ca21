"""Reads templates exported from a tenant, which are responses of Web API queries.

Rows of four tables are accepted, recognised by their columns: session templates, application tab templates, parameters
and the relationship between the first two [D]. Rows that cannot be read are reported one by one; the others are used.

>>> tab = {"msdyn_uniquename": "new_map", "msdyn_pagetype": 509180006, "msdyn_pinned": True}
>>> list(read_exports({"tabs.json": {"value": [tab]}}).tab_templates)
['new_map']
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from apm.core.errors import show
from apm.core.json_text import Json
from apm.templates.exported_rows import (
    Links,
    Row,
    RowError,
    session_template,
    tab_template,
)

Entry = dict[str, Json]
"""A template in the form of the settings."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The content of exports.

    Attributes:
        session_templates: session templates in the form of the settings, by unique name.
        tab_templates: tab templates in the same form.
        problems: the rows that could not be read; each problem names its document and row.
        is_complete: whether all documents could be read; otherwise more templates may exist.
    """

    session_templates: Mapping[str, Entry] = field(default_factory=dict)
    tab_templates: Mapping[str, Entry] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    is_complete: bool = True


NOTHING = Exported()
"""No exports."""


def merged(given: Mapping[str, Json], exported: Exported) -> Entry:
    """Settings with their own templates, then the exported ones with other unique names."""
    both = dict(given)
    for key, found in (
        ("session_templates", exported.session_templates),
        ("tab_templates", exported.tab_templates),
    ):
        own = both.get(key)
        own = own if isinstance(own, list) else []
        names = {str(entry.get("unique_name")) for entry in own if isinstance(entry, dict)}
        both[key] = [*own, *(entry for name, entry in found.items() if name not in names)]
    return both


def read_exports(documents: Mapping[str, Json], known_tabs: Collection[str] = ()) -> Exported:
    """The templates in exported documents.

    Args:
        documents: responses of queries, by their names in problems.
        known_tabs: the unique names of other tab templates.
    """
    return _Reading(known_tabs).read(documents)


class _Reading:
    """Reads tab templates first, because session templates name them."""

    def __init__(self, known_tabs: Collection[str]) -> None:
        self._known = known_tabs
        self._links = Links()
        self._problems: list[str] = []

    def read(self, documents: Mapping[str, Json]) -> Exported:
        rows = [each for named in documents.items() for each in self._rows_of(*named)]
        kinds: dict[str, list[tuple[str, Row]]] = {
            "session": [],
            "tab": [],
            "link": [],
            "parameter": [],
        }
        for where, row in rows:
            kind = _kind(row)
            if kind:
                kinds[kind].append((where, row))
            else:
                self._problems.append(f"{where} is not a row of a template table")
        for _, row in [*kinds["parameter"], *kinds["link"]]:
            self._links.add(row)
        tabs = self._entries(kinds["tab"], is_tab=True)
        self._links.known.update(self._known, tabs)
        sessions = self._entries(kinds["session"], is_tab=False)
        return Exported(sessions, tabs, tuple(self._problems))

    def _entries(self, rows: list[tuple[str, Row]], *, is_tab: bool) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        places: dict[str, str] = {}
        for where, row in rows:
            try:
                entry, remarks = (tab_template if is_tab else session_template)(row, self._links)
            except RowError as error:
                self._problems.append(f"{_named(where, row)}: {error}; the row is left out")
            else:
                name = str(entry["unique_name"])
                if name in entries:
                    self._problems.append(
                        f"{_named(where, row)} replaces {places[name]}, which has the same "
                        "msdyn_uniquename"
                    )
                entries[name], places[name] = entry, where
                self._problems += [f"{_named(where, row)}: {remark}" for remark in remarks]
        return entries

    def _rows_of(self, name: str, given: Json) -> list[tuple[str, Row]]:
        """The rows of a document; a document without rows is a problem."""
        reported = len(self._problems)
        rows = list(self._rows(name, given))
        if not rows and len(self._problems) == reported:
            self._problems.append(
                f"{name} is {show(given)}: it has no rows; export the answers of the queries"
            )
        return rows

    def _rows(self, name: str, given: Json) -> Iterator[tuple[str, Row]]:
        """The rows of a response: `{"value": [...]}`, a list of rows or responses, or one row."""
        if isinstance(given, dict):
            rows = given.get("value", given.get("entities"))
            if isinstance(rows, list):
                yield from self._rows(name, rows)
                if given.get("@odata.nextLink"):
                    self._problems.append(
                        f"{name} is not complete: export the page at @odata.nextLink too"
                    )
                return
            if "error" in given:
                self._problems.append(
                    f"{name} is an error of the Web API: {show(given['error'], 200)}"
                )
                return
            yield name, given
        elif isinstance(given, list):
            for at, row in enumerate(given, 1):
                is_answer = isinstance(row, dict) and "value" in row
                yield from self._rows(f"{name}, {'answer' if is_answer else 'row'} {at}", row)
        else:
            self._problems.append(
                f"{name} is {show(given)}, but has to be a row, a list of rows or an answer"
            )


def _kind(row: Row) -> str:
    """The table of a row, by columns that no other table has; empty for other tables."""
    if {"msdyn_sessiontemplateid", "msdyn_applicationtabtemplateid"} <= row.keys():
        return "link"
    if "msdyn_sessiontype" in row or "msdyn_sessiontemplateid" in row:
        return "session"
    if "_msdyn_applicationtabtemplateid_value" in row:
        return "parameter"
    return "tab" if "msdyn_pagetype" in row or "msdyn_applicationtabtemplateid" in row else ""


def _named(where: str, row: Row) -> str:
    name = row.get("msdyn_uniquename")
    return f"{where} ({name})" if isinstance(name, str) and name else where
