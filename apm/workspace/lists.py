"""The list in a page: the records of a table in one of its views, their order, and the selected records.

>>> from apm.templates.catalogue import TabTemplate
>>> from apm.templates.page_types import ENTITY_LIST
>>> page = Page("p", TabTemplate("", "List", "List", ENTITY_LIST), "List", {"entityName": "queue"})
>>> shown = list_in(page, Records())
>>> shown.view.name, len(shown.rows), len(shown.selected)
('All Queues', 3, 0)
>>> page.list_state = select(shown, shown.id_of(shown.rows[0]), is_selected=True)
>>> [shown.name_of(each) for each in list_in(page, Records()).selected] == [shown.name_of(shown.rows[0])]
True
"""

from dataclasses import dataclass, replace

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records, Table, View
from apm.dataverse.names import FORMATTED
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.page import ListState, Page
from apm.workspace.page_records import table_of

Row = dict[str, Json]
"""A record, as the Web API returns it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list in a page.

    Attributes:
        page: the page of the list.
        table: the table of the records.
        view: selects the records and the columns.
        rows: the records, in order.
    """

    page: Page
    table: Table
    view: View
    rows: list[Row]

    @property
    def selected(self) -> list[Row]:
        """The selected rows, in the order of the list."""
        return [each for each in self.rows if self.is_selected(each)]

    @property
    def unselected(self) -> list[Row]:
        """The rows that are not selected, in the order of the list."""
        return [each for each in self.rows if not self.is_selected(each)]

    def is_selected(self, row: Row) -> bool:
        """Whether a row is selected."""
        return self.id_of(row) in self.page.list_state.selected

    def id_of(self, row: Row) -> str:
        """The id of a row's record."""
        return as_text(row.get(self.table.primary_id))

    def name_of(self, row: Row) -> str:
        """The name of a row's record."""
        return as_text(row.get(self.table.primary_name))

    def row(self, record_id: str) -> Row | None:
        """The row of a record; None if the list does not show it."""
        return next((each for each in self.rows if self.id_of(each) == record_id), None)


def list_in(page: Page, records: Records) -> Listed | None:
    """The list in a page; None if the page shows no list, or the Dataverse has no such table."""
    table = table_of(page.parameters, records)
    if page.template.page_type is not ENTITY_LIST or table is None:
        return None
    # An unknown view shows the default view [D].
    view = table.view(page.list_state.view_id or as_text(page.parameters.get("viewId")))
    rows = sorted_rows(records.query(table.name, view.options), table, page.list_state)
    return Listed(page, table, view, rows)


def select(shown: Listed, record_id: str, *, is_selected: bool) -> ListState:
    """The state of the list after a row is selected or deselected; without an id, all rows."""
    ids = {record_id} if record_id else {shown.id_of(each) for each in shown.rows}
    chosen = shown.page.list_state.selected
    return replace(shown.page.list_state, selected=chosen | ids if is_selected else chosen - ids)


def refreshed(list_state: ListState) -> ListState:
    """The state of the list after a refresh: nothing is selected [A]."""
    return replace(list_state, selected=frozenset())


def sorted_rows(rows: list[Row], table: Table, list_state: ListState) -> list[Row]:
    """The rows in the order that the user chose. Rows without a value come first, as in the Dataverse [A].

    Texts and lookups are sorted by their formatted values, ignoring case; other columns are sorted by value.
    """
    column = table.columns.get(list_state.sorted_by)
    if column is None:
        return rows
    filled = [each for each in rows if each.get(column.web_name) is not None]
    empty = [each for each in rows if each.get(column.web_name) is None]
    if column.is_text or column.kind is Kind.LOOKUP:
        filled.sort(
            key=lambda row: shown_value(row, column).casefold(), reverse=list_state.is_descending
        )
    elif column.kind in {Kind.DATE, Kind.DATETIME}:
        filled.sort(key=lambda row: as_text(row[column.web_name]), reverse=list_state.is_descending)
    else:
        filled.sort(key=lambda row: _number(row[column.web_name]), reverse=list_state.is_descending)
    return filled + empty if list_state.is_descending else empty + filled


def shown_value(row: Row, column: Column) -> str:
    """The formatted value of a column."""
    return as_text(row.get(column.web_name + FORMATTED, row.get(column.web_name)))


def _number(value: Json) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
