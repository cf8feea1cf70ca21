"""Finds what grid objects represent: the list in a page, and a row of it."""

from dataclasses import dataclass

from apm.workspace.lists import Listed, list_in
from apm.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row that a script holds; the list may not show it any more."""

    shown: Listed
    record_id: str

    @property
    def target(self) -> str:
        """The target of its objects: the id of the page and the id of the record."""
        return f"{self.shown.page.id} {self.record_id}"

    @property
    def name(self) -> str | None:
        """The name of its record; None if the list no longer shows it."""
        row = self.shown.row(self.record_id)
        return self.shown.name_of(row) if row else None


def find_list(workspace: Workspace, page_id: str) -> Listed | None:
    """The list in a page; None if there is none."""
    page = workspace.page(page_id)
    return list_in(page, workspace.records) if page else None


def find_row(workspace: Workspace, target: str) -> ListedRow | None:
    """A row of the list in a page; `target` has the id of the page and the id of the record."""
    page_id, _, record_id = target.partition(" ")
    shown = find_list(workspace, page_id)
    return ListedRow(shown, record_id) if shown else None
