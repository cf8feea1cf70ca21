"""Finds what grid objects represent: the list in a page, and a row of it."""

from dataclasses import dataclass

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
