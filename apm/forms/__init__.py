"""What a record's form holds: a record, or the values for a new one, and what a person typed over them.

>>> form = form_of({"entityName": "incident", "data": {"title": "Leak"}}, {"title": "A leak"}, Records())
>>> form.is_new, form.is_dirty, form.text(form.table.columns["title"])
(True, True, 'A leak')
"""

from collections.abc import Mapping
from dataclasses import dataclass

from apm.anchors import shown
from apm.dataverse import Column, Kind, Records, Table
from apm.errors import ApmError
from apm.forms.texts import to_text
from apm.json_text import Json, JsonTextError, parse_json
from apm.slugs import as_text

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a lookup points."""

    table: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a record of a known table.

    Attributes:
        record: as the Web API gives it; empty for one about to be created.
        given: the values that a new one starts with, from `data` [D]; a record that exists takes none [A].
        edits: what was typed, by column.
    """

    table: Table
    record: Mapping[str, Json]
    given: Mapping[str, Json]
    edits: Mapping[str, str]

    @property
    def is_new(self) -> bool:
        """Whether saving makes a record."""
        return not self.record

    @property
    def id(self) -> str:
        """The record's id; empty when there is none yet."""
        return as_text(self.record.get(self.table.primary_id))

    @property
    def is_dirty(self) -> bool:
        """Whether anything that was typed differs from what was there."""
        return any(self.before(name) != text for name, text in self.edits.items())

    @property
    def columns(self) -> list[Column]:
        """Those that have a field: the system's own are left out while it has not written them."""
        return [
            each
            for each in self.table.columns.values()
            if each.kind is not Kind.ID and not (each.read_only and self.is_new) and not each.joins
        ]

    @property
    def strangers(self) -> list[str]:
        """Names in `data` that are no columns of the table; saving is refused for them."""
        known = set(self.table.columns)
        for column in self.table.columns.values():
            if column.kind is Kind.LOOKUP:
                known |= {f"{column.name}name", f"{column.name}type"}
        return [each for each in self.given if each not in known]

    def text(self, column: Column) -> str:
        """What a column's field shows."""
        edited = self.edits.get(column.name)
        return self.before(column.name) if edited is None else edited

    def before(self, name: str) -> str:
        """What a field showed before anybody typed."""
        column = self.table.columns.get(name)
        if column is None:
            return as_text(self.given.get(name))
        if column.kind is Kind.LOOKUP:
            reference = self.reference(column)
            return reference.name if reference else ""
        if self.is_new:
            return to_text(column, self.given.get(name, column.default))
        return to_text(column, self.record.get(name))

    def reference(self, column: Column) -> Reference | None:
        """Where a lookup pointed before anybody typed."""
        if self.is_new:
            return _given_reference(column, self.given)
        name = column.web_name
        if self.record.get(name) is None:
            return None
        return Reference(
            as_text(self.record.get(name + LOGICAL_NAME)),
            as_text(self.record[name]),
            as_text(self.record.get(name + FORMATTED)),
        )

    def formatted(self, column: Column) -> str:
        """A saved value as people read it."""
        value = self.record.get(column.web_name + FORMATTED, self.record.get(column.web_name))
        return as_text(value)


def form_of(
    parameters: Mapping[str, Json], edits: Mapping[str, str], records: Records
) -> Form | None:
    """The form that a page's parameters ask for; None when the sample has no such table."""
    try:
        table = records.schema.table(as_text(parameters.get("entityName")))
    except ApmError:
        return None
    record = shown(parameters, records)
    return Form(table, record, {} if record else given_values(parameters), edits)


def given_values(parameters: Mapping[str, Json]) -> Mapping[str, Json]:
    """Names and values from `data`."""
    data = parameters.get("data")
    if isinstance(data, str):
        try:
            data = parse_json(data)
        except JsonTextError:
            # Calls with such a text are refused; a template's own may still come out so.
            data = None
    return data if isinstance(data, dict) else {}


def _given_reference(column: Column, given: Mapping[str, Json]) -> Reference | None:
    """A lookup's value in `data`: the trio `x`, `xname`, `xtype`, or a list with one object [D]."""
    value = given.get(column.name)
    name, table = given.get(f"{column.name}name"), given.get(f"{column.name}type")
    if isinstance(value, list):
        first = value[0] if value else None
        value, name, table = None, None, None
        if isinstance(first, dict):
            value, name, table = first.get("id"), first.get("name"), first.get("entityType")
    record_id = as_text(value)
    if not record_id:
        return None
    only = column.targets[0].table if len(column.targets) == 1 else ""
    return Reference(as_text(table) or only, record_id, as_text(name) or record_id)
