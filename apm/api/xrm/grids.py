"""Finds what grid objects represent: the list in a page, a row of it, and a value of the row."""

from dataclasses import dataclass

from apm.core.results import FieldValue
from apm.dataverse import Column
from apm.forms.form_values import FormValues
from apm.forms.script_values import to_script
from apm.forms.subgrids import grid_in
from apm.workspace.lists import Listed
from apm.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row that a script holds; the list may not show it any more."""

    shown: Listed
    record_id: str

    @property
    def target(self) -> str:
        """The target of its objects: the id of the page, the id of the record, and the name of a subgrid."""
        return row_target(self.shown, self.record_id)

    @property
    def name(self) -> str | None:
        """The name of its record; None if the list no longer shows it."""
        row = self.shown.row(self.record_id)
        return self.shown.name_of(row) if row else None

    @property
    def table(self) -> str:
        """The table of its record; that of the list if the list no longer shows it."""
        row = self.shown.row(self.record_id)
        return self.shown.table_of(row) if row else self.shown.table.name

    def cells(self, name: str = "") -> "list[ListedCell]":
        """The cells of the columns of its table, or the one with the name of a column."""
        return [
            ListedCell(self, each.column, each.heading)
            for each in self.shown.columns
            if not each.is_linked and name in ("", each.name)
        ]


@dataclass(frozen=True, slots=True)
class ListedCell:
    """A value in a row, and the heading of its column."""

    row: ListedRow
    column: Column
    heading: str

    @property
    def target(self) -> str:
        """The target of its objects: that of the row, with the name of the column before that of a subgrid."""
        shown = self.row.shown
        return f"{shown.page.id} {self.row.record_id} {self.column.name} {shown.name}".rstrip()

    @property
    def value(self) -> FieldValue:
        """The value for scripts; None if it is empty, or if the list no longer shows the row [A]."""
        shown = self.row.shown
        record = shown.row(self.row.record_id)
        if record is None:
            return None
        values = FormValues(shown.table, record, {}, {})
        text, reference = values.text(self.column), values.reference(self.column)
        return to_script(self.column, text, reference)


def row_target(shown: Listed, record_id: str) -> str:
    """The target of a row: the id of the page, the id of the record, and the name of a subgrid."""
    return f"{shown.page.id} {record_id} {shown.name}".rstrip()


def find_list(workspace: Workspace, target: str) -> Listed | None:
    """The list in a page, or a subgrid of its form; None if there is none."""
    page_id, _, name = target.partition(" ")
    page = workspace.page(page_id)
    return grid_in(page, name, workspace.records) if page else None


def find_row(workspace: Workspace, target: str) -> ListedRow | None:
    """A row of the list in a page, or of a subgrid; `target` is that of `row_target`."""
    page_id, record_id, name = (*target.split(" ", 2), "", "")[:3]
    shown = find_list(workspace, f"{page_id} {name}")
    return ListedRow(shown, record_id) if shown else None


def find_cell(workspace: Workspace, target: str) -> ListedCell | None:
    """A value of a row; `target` is that of `ListedCell`."""
    page_id, record_id, column, name = (*target.split(" ", 3), "", "", "")[:4]
    row = find_row(workspace, f"{page_id} {record_id} {name}")
    return next(iter(row.cells(column)), None) if row else None
