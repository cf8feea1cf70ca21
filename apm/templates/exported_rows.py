"""Reads one exported row: from its columns and option values to a template [D].

`msdyn_pinned` is the opposite of "Can close" in the form of the template: 1 means No.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from apm.core.errors import show
from apm.core.ids import bare_id
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.templates.catalogue import Panel
from apm.templates.page_types import PAGE_TYPES

Row: TypeAlias = Mapping[str, Json]
"""A row of a table: values by column."""

Entry: TypeAlias = dict[str, Json]
Read: TypeAlias = tuple[Entry, list[str]]
"""A template in the form of the settings, and remarks about the parts of its row that were left out."""

Value = TypeVar("Value")

PAGE_TYPE = {each.option: each.name for each in PAGE_TYPES}
SESSION_TYPE = {0: "generic", 1: "entity"}
PANEL = {162450000: Panel.MINIMIZED, 162450001: Panel.HIDDEN, 162450002: Panel.DOCKED}

TAB_ID, SESSION_ID = "msdyn_applicationtabtemplateid", "msdyn_sessiontemplateid"
PARAMETERS = "msdyn_applicationtabtemplate_templateparameter"
"""The relationship from a tab template to its parameter rows."""
ADDITIONAL = "msdyn_sessiontemplate_applicationtab"
"""The relationship between session templates and their additional tabs."""


class RowError(ValueError):
    """The row cannot be used; the message names the column and what is allowed."""


@dataclass(slots=True)
class Links:
    """The links between rows.

    Attributes:
        tabs: the unique names of tab templates by the id of their row.
        known: the unique names of all tab templates.
    """

    tabs: dict[str, str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    _parameters: dict[str, list[Row]] = field(default_factory=dict)
    _additional: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Adds a row of the parameters or of the relationship."""
        if SESSION_ID in row:
            self._additional.setdefault(_id(row, SESSION_ID), []).append(row)
        else:
            self._parameters.setdefault(_id(row, f"_{TAB_ID}_value"), []).append(row)

    def name_tab(self, row: Row, name: str) -> None:
        """Adds the unique name of a tab template, for rows that link to its id."""
        if _id(row, TAB_ID):
            self.tabs[_id(row, TAB_ID)] = name

    def parameters_of(self, row: Row) -> list[Row]:
        """The parameter rows of a tab template: those inside its row, then those that link to it."""
        return [*_rows_in(row, PARAMETERS), *self._parameters.get(_id(row, TAB_ID), ())]

    def additional_of(self, row: Row) -> list[Row]:
        """The rows of the additional tabs of a session template."""
        return [*_rows_in(row, ADDITIONAL), *self._additional.get(_id(row, SESSION_ID), ())]

    def name_of(self, row: Row) -> str:
        """The unique name of the tab template that a row contains or links to; empty if unknown."""
        name = _text(row, "msdyn_uniquename") or self.tabs.get(_id(row, TAB_ID), "")
        return name if name in self.known else ""


def tab_template(row: Row, links: Links) -> Read:
    """The tab template in a row of `msdyn_applicationtabtemplate`.

    Raises:
        RowError: a required column cannot be read.
    """
    _check_active(row)
    remarks: list[str] = []
    name = _unique_name(row)
    entry: Entry = {
        "unique_name": name,
        "name": _text(row, "msdyn_name"),
        "title": _text(row, "msdyn_title"),
        "page_type": _option(row, "msdyn_pagetype", PAGE_TYPE),
        # False is the default of the column, so it does not say that the user can close additional tabs [A].
        **({"pinned": True} if _flag(row, "msdyn_pinned") else {}),
        "parameters": {
            **_own_parameters(row, remarks),
            **_child_parameters(links.parameters_of(row)),
        },
    }
    links.name_tab(row, name)
    return entry, remarks


def session_template(row: Row, links: Links) -> Read:
    """The session template in a row of `msdyn_sessiontemplate`.

    Raises:
        RowError: a required column cannot be read.
    """
    _check_active(row)
    kind = _option(row, "msdyn_sessiontype", SESSION_TYPE)
    entry: Entry = {
        "unique_name": _unique_name(row),
        "name": _text(row, "msdyn_name"),
        "title": _text(row, "msdyn_title"),
        "type": kind,
        "title_on_anchor": _flag(row, "msdyn_enabletitlesync"),
    }
    if row.get("msdyn_panelstate") is not None:
        entry["panel"] = _option(row, "msdyn_panelstate", PANEL).value
    entry.update({"entity": _entity(row)} if kind == "entity" else {"anchor": _anchor(row, links)})
    found = [(each, links.name_of(each)) for each in links.additional_of(row)]
    entry["additional"] = list(dict.fromkeys(name for _, name in found if name))
    lost = [
        _text(each, "msdyn_uniquename") or _id(each, TAB_ID) for each, name in found if not name
    ]
    return entry, [f"its additional tab {show(each)} is not known and is left out" for each in lost]


def _check_active(row: Row) -> None:
    if row.get("statecode") == 1:
        raise RowError("it is inactive (statecode 1)")


def _unique_name(row: Row) -> str:
    name = _text(row, "msdyn_uniquename")
    if not name:
        raise RowError("it has no msdyn_uniquename")
    return name


def _entity(row: Row) -> str:
    entity = _text(row, "msdyn_entity")
    if not entity:
        raise RowError("it is of type Entity, but has no msdyn_entity")
    return entity


def _anchor(row: Row, links: Links) -> str:
    expanded = row.get("msdyn_anchortab")
    tab_id = _id(row, "_msdyn_anchortab_value")
    stands_for = expanded if isinstance(expanded, dict) else {TAB_ID: tab_id}
    name = links.name_of(stands_for)
    if name:
        return name
    if not tab_id and not expanded:
        raise RowError("it is of type Generic, but has no _msdyn_anchortab_value")
    asked = _text(stands_for, "msdyn_uniquename") or tab_id
    raise RowError(f"its anchor tab {show(asked)} is not known; export its tab template too")


def _own_parameters(row: Row, remarks: list[str]) -> Entry:
    text = _text(row, "msdyn_templateparameters")
    if not text:
        return {}
    try:
        given = parse_json(text)
    except JsonTextError as error:
        remarks.append(f"msdyn_templateparameters is {error}; it is left out")
        return {}
    if isinstance(given, dict):
        values = {name: _value(each) for name, each in given.items()}
        return {name: as_text(each) for name, each in values.items() if each is not None}
    remarks.append(
        f"msdyn_templateparameters is {show(given)}, but has to be an object; it is left out"
    )
    return {}


def _value(given: Json) -> Json:
    """The value of a parameter: real templates have an object around it, `{"value": ...}` [S]."""
    return given["value"] if isinstance(given, dict) and given.keys() == {"value"} else given


def _child_parameters(rows: Iterable[Row]) -> Entry:
    """The parameters from parameter rows, which override the JSON; a row without a value does not [A]."""
    return {
        _text(row, "msdyn_name"): as_text(row["msdyn_value"])
        for row in rows
        if _text(row, "msdyn_name") and row.get("msdyn_value") is not None
    }


def _option(row: Row, column: str, options: Mapping[int, Value]) -> Value:
    value = row.get(column)
    if isinstance(value, int) and not isinstance(value, bool) and value in options:
        return options[value]
    allowed = ", ".join(f"{each} ({name})" for each, name in options.items())
    raise RowError(f"{column} is {show(value)}, but has to be one of {allowed}")


def _flag(row: Row, column: str) -> bool:
    value = row.get(column)
    if value is None or value in (0, 1):
        return bool(value)
    raise RowError(f"{column} is {show(value)}, but has to be true or false")


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""


def _id(row: Row, column: str) -> str:
    return bare_id(_text(row, column))


def _rows_in(row: Row, relationship: str) -> list[Row]:
    rows = row.get(relationship)
    return [each for each in rows if isinstance(each, dict)] if isinstance(rows, list) else []
