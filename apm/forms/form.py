"""What a record's form holds: a record, or the values for a new one, and what a person typed over them.

>>> form = form_of({"entityName": "incident", "data": {"title": "Leak"}}, {"title": "A leak"}, Records())
>>> form.is_new, form.is_dirty, form.text(form.table.columns["title"])
(True, True, 'A leak')
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from apm.core.errors import ApmError
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records, Table
from apm.dataverse.names import FORMATTED, LOGICAL_NAME, unknown
from apm.forms.field_texts import to_text
from apm.workspace.anchors import shown
from apm.workspace.page import ControlState, FormState, Page, Reference

UNTOUCHED = ControlState()
OWNER = "ownerid"

IN_HEADER = "header_"
"""What the names of controls in the header begin with [D]."""


def header_name(column: Column) -> str:
    """What a column's control in the header is called [D]."""
    return IN_HEADER + column.name


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a record of a known table.

    Attributes:
        record: as the Web API gives it; empty for one about to be created.
        given: the values that a new one starts with, from `data` [D]; a record that exists takes none [A].
        edits: what was typed, or set by a script, by column.
        state: what scripts made of the form.
    """

    table: Table
    record: Mapping[str, Json]
    given: Mapping[str, Json]
    edits: Mapping[str, str | Reference]
    state: FormState = field(default_factory=FormState)

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
        return any(map(self.is_edited, self.edits))

    @property
    def is_unsaved(self) -> bool:
        """Whether there is something to save: a new record, or what was typed."""
        return self.is_new or self.is_dirty

    def is_edited(self, name: str) -> bool:
        """Whether what was typed into a field differs from what was there."""
        edit = self.edits.get(name)
        if edit is None:
            return False
        if isinstance(edit, Reference):
            before = self.reference(self.table.columns[name])
            return before is None or not before.is_same(edit)
        return self.before(name) != edit

    @property
    def columns(self) -> list[Column]:
        """Those that have a field: the system's own are left out while it has not written them."""
        return [
            each
            for each in self.table.columns.values()
            if each.kind is not Kind.ID and not (each.read_only and self.is_new) and not each.joins
        ]

    @property
    def unknown_columns(self) -> list[str]:
        """Names in `data` that are no columns of the table."""
        known = set(self.table.columns)
        for column in self.table.columns.values():
            if column.kind is Kind.LOOKUP:
                known |= {f"{column.name}name", f"{column.name}type"}
        return [each for each in self.given if each not in known]

    @property
    def problems(self) -> list[str]:
        """What is wrong with `data`: the form opens and shows it all the same, and cannot be saved [A]."""
        columns, where = self.table.columns, f" in {self.table.name}"
        return [f"data: {unknown('column', each, columns, where)}" for each in self.unknown_columns]

    def text(self, column: Column) -> str:
        """What a column's field shows."""
        edited = self.edits.get(column.name)
        if isinstance(edited, Reference):
            return edited.name
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

    def current(self, column: Column) -> Reference | None:
        """Where a lookup points now; nowhere when a name was typed that no record has been found for yet."""
        edited = self.edits.get(column.name)
        if isinstance(edited, Reference):
            return edited
        before = self.reference(column)
        return before if before and (edited is None or edited == before.name) else None

    # What scripts made of it

    def control(self, column: Column) -> ControlState:
        """What scripts made of a field."""
        return self.state.controls.get(column.name, UNTOUCHED)

    def header_control(self, column: Column) -> ControlState:
        """What scripts made of a column's control in the header."""
        return self.state.controls.get(header_name(column), UNTOUCHED)

    def label(self, column: Column) -> str:
        """What a field is called."""
        return self.control(column).label or column.label

    def is_visible(self, column: Column) -> bool:
        """Whether a field is there to be seen."""
        return self.control(column).is_visible is not False

    def is_disabled(self, column: Column) -> bool:
        """Whether a person cannot change a field."""
        return column.read_only or self.control(column).is_disabled is True

    def errors(self, column: Column) -> list[str]:
        """What scripts say is wrong with a column: at its field, then at its control in the header."""
        controls = (self.control(column), self.header_control(column))
        notes = (note for each in controls for note in each.notes.values())
        return [note.text for note in notes if note.level == "ERROR"]

    def is_required(self, column: Column) -> bool:
        """Whether a field needs a value; an owner is given by the Dataverse."""
        level = self.control(column).required
        if level is not None:
            return level == "required"
        return bool(column.required) and not (self.is_new and column.name == OWNER)

    def options(self, column: Column) -> list[tuple[int, str]]:
        """What a choice offers, with its labels."""
        left = self.control(column).options
        return [(each.value, each.label) for each in column.options] if left is None else left

    def formatted(self, column: Column) -> str:
        """A saved value as people read it."""
        value = self.record.get(column.web_name + FORMATTED, self.record.get(column.web_name))
        return as_text(value)


def form_of(
    parameters: Mapping[str, Json],
    edits: Mapping[str, str | Reference],
    records: Records,
    state: FormState | None = None,
) -> Form | None:
    """The form that a page's parameters ask for; None when the sample has no such table."""
    table = table_of(parameters, records)
    if table is None:
        return None
    record = shown(parameters, records)
    given = {} if record else given_values(parameters)
    return Form(table, record, given, edits, state or FormState())


def table_of(parameters: Mapping[str, Json], records: Records) -> Table | None:
    """The table that a page's parameters name; None when the sample has no such table."""
    try:
        return records.schema.table(as_text(parameters.get("entityName")))
    except ApmError:
        return None


def form_in(page: Page, records: Records) -> Form | None:
    """The form in a page; None when the sample has no such table."""
    return form_of(page.parameters, page.edits, records, page.form)


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
    return Reference(as_text(table).strip() or only, record_id, as_text(name) or record_id)
