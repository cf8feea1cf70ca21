"""The list in a page: one page of the records of a table in one of its views, and the selected rows.

>>> from apm.templates.catalogue import TabTemplate
>>> from apm.templates.page_types import ENTITY_LIST
>>> from apm.workspace.tab_plan import TabPlan
>>> template = TabTemplate("", "List", "List", ENTITY_LIST)
>>> page = Page("p", TabPlan(template, "List", {"entityName": "queue"}))
>>> shown = list_in(page, Records())
>>> shown.view.name, len(shown.rows), len(shown.selected)
('All Queues', 3, 0)
>>> page.list_state = select(shown, shown.id_of(shown.rows[0]), is_selected=True)
>>> [shown.name_of(each) for each in list_in(page, Records()).selected] == [shown.name_of(shown.rows[0])]
True
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import (
    AnyRelationship,
    Kind,
    ListQuery,
    Records,
    Table,
    View,
    ViewKind,
)
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.page import ListState, Page, list_key
from apm.workspace.page_records import table_of

if TYPE_CHECKING:
    from apm.dataverse.query.view_queries import ShownView, ViewColumn

PAGE_SIZE = 50
"""The number of rows on a page of a list, the product's default [O]."""

Row = dict[str, Json]
"""A record, as the Web API returns it."""


@dataclass(frozen=True)
class Listed:
    """The list in a page, or in a form as a subgrid. It has the records of its last query, and its page keeps them.

    Attributes:
        page: the page of the list.
        table: the table of the records.
        view: selects the records and the columns.
        records: the sample Dataverse.
        name: the name of a subgrid; empty for the list of a page.
        condition: an OData condition that records have to meet in addition; empty for none.
        size: the number of rows on a page of the list.
        offered: the views that the user can choose; empty if there is no choice.
        filter: a `filter` element of FetchXML that records have to meet in addition; empty for none.
        related: the relationship of a subgrid with the record of its form; None if it lists all records.
        is_associated: whether it is the list of a tab of related records.
        missing: the name of the relationship of a subgrid that the Dataverse does not have; it lists no records.
    """

    page: Page
    table: Table
    view: View
    records: Records
    name: str = ""
    condition: str = ""
    size: int = PAGE_SIZE
    offered: tuple[View, ...] = ()
    filter: str = ""
    related: AnyRelationship | None = None
    missing: str = ""
    is_associated: bool = False

    @property
    def target(self) -> str:
        """What its objects and actions name: the id of the page, and the name of a subgrid."""
        return f"{self.page.id} {self.name}".rstrip()

    @property
    def state(self) -> ListState:
        """What the user chose in it."""
        return self.page.list_states.get(self.name, ListState())

    @property
    def columns(self) -> tuple[ViewColumn, ...]:
        """The columns of the view."""
        return self._shown.columns

    @property
    def link_column(self) -> str:
        """The name of the column with the links to the records: the primary name, otherwise the first column [A]."""
        names = [each.name for each in self.columns]
        return self.table.primary_name if self.table.primary_name in names else names[0]

    @property
    def problem(self) -> str:
        """Why the query of the view cannot be used, so that all records are shown; empty if it can."""
        return self._shown.problem

    @property
    def total(self) -> int:
        """The number of records on all pages of the list."""
        return self.page.once(list_key(self.name, "total"), self._count)

    @property
    def rows(self) -> list[Row]:
        """The records on the page of the list that is shown, in order."""
        return self.page.once(list_key(self.name, "rows"), self._read)

    @property
    def last(self) -> int:
        """The number of the last page of the list; 1 if there are no records."""
        return max(1, -(-self.total // self.size))

    @property
    def number(self) -> int:
        """The number of the page that is shown; the last one if records of later pages are gone."""
        return min(self.state.number, self.last)

    @property
    def skipped(self) -> int:
        """The number of records on the pages before the one that is shown."""
        return (self.number - 1) * self.size

    @property
    def selected(self) -> list[Row]:
        """The selected rows, in the order of the list."""
        # Without a selection, no records are read: a form can have many subgrids.
        return [each for each in self.rows if self.is_selected(each)] if self.state.selected else []

    @property
    def unselected(self) -> list[Row]:
        """The rows that are not selected, in the order of the list."""
        return [each for each in self.rows if not self.is_selected(each)]

    def is_selected(self, row: Row) -> bool:
        """Whether a row is selected."""
        return self.id_of(row) in self.state.selected

    def id_of(self, row: Row) -> str:
        """The id of a row's record."""
        return as_text(row.get(self.table.primary_id))

    def name_of(self, row: Row) -> str:
        """The name of a row's record."""
        return as_text(row.get(self.table.primary_name))

    @property
    def fetch_xml(self) -> str:
        """The FetchXML of the records on all pages of the list, in order."""
        return self.records.list_fetch(self.table.name, self._shown.options, self._query)

    def table_of(self, row: Row) -> str:
        """The table of a row's record: in a list of all activities, that of the activity [D]."""
        return self.table.home_of(row)

    def row(self, record_id: str) -> Row | None:
        """The row of a record on any page of the list; None if the list does not have it."""
        kept = next((each for each in self.rows if self.id_of(each) == record_id), None)
        if kept is not None:
            return kept
        query = replace(self._query, record_id=record_id)
        found = self.records.query(self.table.name, self._shown.options, query)
        return found[0] if found else None

    def _count(self) -> int:
        return self.records.count(self.table.name, self._shown.options, self._query)

    def _read(self) -> list[Row]:
        query = replace(self._query, skip=self.skipped, top=self.size)
        return self.records.query(self.table.name, self._shown.options, query)

    @property
    def _shown(self) -> ShownView:
        return self.page.once(
            list_key(self.name, "view"), lambda: self.records.shown_view(self.table.name, self.view)
        )

    @property
    def _query(self) -> ListQuery:
        """What the user adds to the view."""
        state = self.state
        keywords = (keyword,) if (keyword := state.keyword.strip()) else ()
        names = (self.table.primary_name, *(each.name for each in self.columns))
        return ListQuery(
            state.sorted_by,
            state.is_descending,
            keywords=keywords,
            searched=self._searched if keywords else (),
            filters=tuple(filter(None, (self.filter, state.filter))),
            condition=self.condition,
            columns=tuple(dict.fromkeys(names)),
        )

    @property
    def _searched(self) -> tuple[str, ...]:
        """The texts and lookups of the quick find view; without one, those of the view [A]."""
        found = self.table.view_for(ViewKind.QUICK_FIND)
        wanted = found.searched if found else ()
        names = dict.fromkeys(wanted or (self.table.primary_name, *self.view.columns))
        columns = [self.table.columns[each] for each in names if each in self.table.columns]
        return tuple(each.name for each in columns if each.is_text or each.kind is Kind.LOOKUP)


def list_in(page: Page, records: Records) -> Listed | None:
    """The list in a page; None if the page shows no list, or the Dataverse has no such table."""
    table = table_of(page.parameters, records)
    if page.template.page_type is not ENTITY_LIST or table is None:
        return None
    # An unknown view shows the default view [D].
    view = table.view(page.list_state.view_id or as_text(page.parameters.get("viewId")))
    # A page can be opened with a view that the selector does not offer otherwise.
    offered = tuple(dict.fromkeys((*table.views, view)))
    return Listed(page, table, view, records, offered=offered)


def select(shown: Listed, record_id: str, *, is_selected: bool) -> ListState:
    """The state of the list after a row is selected or deselected; without an id, all rows of the page."""
    ids = {record_id} if record_id else {shown.id_of(each) for each in shown.rows}
    chosen = shown.state.selected
    return replace(shown.state, selected=chosen | ids if is_selected else chosen - ids)


def refreshed(list_state: ListState) -> ListState:
    """The state of the list after a refresh: nothing is selected [A]."""
    return replace(list_state, selected=frozenset())


def turned(shown: Listed, number: int) -> ListState:
    """The state of the list after another of its pages is shown: nothing is selected [A]."""
    return replace(refreshed(shown.state), number=max(1, min(number, shown.last)))


def sorted_by(list_state: ListState, column: str) -> ListState:
    """The state of the list after it is sorted by a column; the same column again reverses the order.

    The first page is shown, and nothing is selected [A].
    """
    is_descending = list_state.sorted_by == column and not list_state.is_descending
    first = replace(refreshed(list_state), number=1)
    return replace(first, sorted_by=column, is_descending=is_descending)


def filtered(shown: Listed, xml: str) -> ListState:
    """The state of the list after a script filters it: the first page is shown, and nothing is selected [A].

    Raises:
        ApmError: the text is no `filter` element of FetchXML, or cannot be used.
    """
    state = replace(refreshed(shown.state), filter=xml.strip(), number=1)
    if state.filter:
        shown.records.count(shown.table.name, "", ListQuery(filters=(state.filter,)))
    return state


def searched(list_state: ListState, keyword: str) -> ListState:
    """The state of the list after a search: the first page is shown, and nothing is selected [A]."""
    return replace(refreshed(list_state), keyword=keyword, number=1)
