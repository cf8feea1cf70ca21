"""The list in a page: one page of the records of a table in one of its views, and the selected rows.

>>> from apm.templates.catalogue import TabTemplate
>>> from apm.templates.page_types import ENTITY_LIST
>>> from apm.workspace.plans import TabPlan
>>> template = TabTemplate("", "List", "List", ENTITY_LIST)
>>> page = Page("p", TabPlan(template, "List", {"entityName": "queue"}))
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
from apm.dataverse import Column, Kind, ListQuery, Records, Table, View
from apm.dataverse.names import FORMATTED
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.page import ListState, Page
from apm.workspace.page_records import table_of

PAGE_SIZE = 50
"""The number of rows on a page of a list, the product's default [O]."""

Row = dict[str, Json]
"""A record, as the Web API returns it."""


@dataclass(frozen=True)
class Listed:
    """The list in a page. It has the records of its last query, and its page keeps them.

    Attributes:
        page: the page of the list.
        table: the table of the records.
        view: selects the records and the columns.
        records: the sample Dataverse.
    """

    page: Page
    table: Table
    view: View
    records: Records

    @property
    def total(self) -> int:
        """The number of records on all pages of the list."""
        return self.page.once("total", self._count)

    @property
    def rows(self) -> list[Row]:
        """The records on the page of the list that is shown, in order."""
        return self.page.once("rows", self._read)

    @property
    def last(self) -> int:
        """The number of the last page of the list; 1 if there are no records."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def number(self) -> int:
        """The number of the page that is shown; the last one if records of later pages are gone."""
        return min(self.page.list_state.number, self.last)

    @property
    def skipped(self) -> int:
        """The number of records on the pages before the one that is shown."""
        return (self.number - 1) * PAGE_SIZE

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
        """The row of a record on any page of the list; None if the list does not have it."""
        kept = next((each for each in self.rows if self.id_of(each) == record_id), None)
        if kept is not None:
            return kept
        query = replace(self._query, record_id=record_id)
        found = self.records.query(self.table.name, self.view.options, query)
        return found[0] if found else None

    def _count(self) -> int:
        return self.records.count(self.table.name, self.view.options, self._query)

    def _read(self) -> list[Row]:
        query = replace(self._query, skip=self.skipped, top=PAGE_SIZE)
        return self.records.query(self.table.name, self.view.options, query)

    @property
    def _query(self) -> ListQuery:
        """What the user adds to the view. The search is in the texts and lookups of the view [A]."""
        state, columns = self.page.list_state, self.table.columns
        names = dict.fromkeys((self.table.primary_name, *self.view.columns))
        searched = tuple(name for name in names if _is_searched(columns[name]))
        keywords = (keyword,) if (keyword := state.keyword.strip()) else ()
        return ListQuery(state.sorted_by, state.is_descending, keywords, searched)


def list_in(page: Page, records: Records) -> Listed | None:
    """The list in a page; None if the page shows no list, or the Dataverse has no such table."""
    table = table_of(page.parameters, records)
    if page.template.page_type is not ENTITY_LIST or table is None:
        return None
    # An unknown view shows the default view [D].
    view = table.view(page.list_state.view_id or as_text(page.parameters.get("viewId")))
    return Listed(page, table, view, records)


def select(shown: Listed, record_id: str, *, is_selected: bool) -> ListState:
    """The state of the list after a row is selected or deselected; without an id, all rows of the page."""
    ids = {record_id} if record_id else {shown.id_of(each) for each in shown.rows}
    chosen = shown.page.list_state.selected
    return replace(shown.page.list_state, selected=chosen | ids if is_selected else chosen - ids)


def refreshed(list_state: ListState) -> ListState:
    """The state of the list after a refresh: nothing is selected [A]."""
    return replace(list_state, selected=frozenset())


def turned(shown: Listed, number: int) -> ListState:
    """The state of the list after another of its pages is shown: nothing is selected [A]."""
    return replace(refreshed(shown.page.list_state), number=max(1, min(number, shown.last)))


def sorted_by(list_state: ListState, column: str) -> ListState:
    """The state of the list after it is sorted by a column; the same column again reverses the order.

    The first page is shown, and nothing is selected [A].
    """
    is_descending = list_state.sorted_by == column and not list_state.is_descending
    return ListState(list_state.view_id, column, is_descending, list_state.keyword)


def searched(list_state: ListState, keyword: str) -> ListState:
    """The state of the list after a search: the first page is shown, and nothing is selected [A]."""
    return replace(refreshed(list_state), keyword=keyword, number=1)


def shown_value(row: Row, column: Column) -> str:
    """The formatted value of a column."""
    return as_text(row.get(column.web_name + FORMATTED, row.get(column.web_name)))


def _is_searched(column: Column) -> bool:
    return column.is_text or column.kind is Kind.LOOKUP
