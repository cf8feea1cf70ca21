"""Reads query options of all kinds into the query model: OData, FetchXML, views, and what lists add. Runs nothing."""

from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from apm.core.errors import ApmError, bad_input
from apm.core.slugs import Lookup
from apm.dataverse.query.fetch_query import read_fetch, read_fetch_filter
from apm.dataverse.query.fetch_writing import (
    add_columns,
    fetch_of,
    fetch_text,
    filter_of,
    order_choices,
    order_of,
    quick_find_of,
)
from apm.dataverse.query.fetch_xml import fetch_problem, flag_of, parse_fetch
from apm.dataverse.query.list_conditions import added_condition, listed_query, sorting_column
from apm.dataverse.query.list_query import ListQuery
from apm.dataverse.query.odata_query import OdataReader
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.query_model import Query, both
from apm.dataverse.query.query_options import Options, read_options
from apm.dataverse.query.view_queries import ShownView, all_rows, view_columns
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.schema.views import View

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class OptionQueries:
    """Makes queries of query options.

    Attributes:
        asked: when the queries are run, and by whom.
    """

    schema: Schema
    asked: Asked

    def query(self, table: Table, options: Options, lookup: Lookup | None = None) -> Query:
        """The query of a table's records that options describe.

        Raises:
            ApmError: a name does not exist, or the options are invalid.
        """
        if options.saved_query:
            view = table.saved_query(options.saved_query)
            asked = changed(read_options(view.options), is_counted=options.is_counted)
            shown = ListQuery(columns=view.columns, skip=options.skip)
            return listed_query(self.query(table, asked), shown)
        if options.fetch_xml:
            return read_fetch(options, table, self.schema, self.asked)
        return OdataReader(self.schema, self.asked, lookup).read(table, options)

    def listed(self, table: Table, options: str, listed: ListQuery) -> Query:
        """The query of a list.

        Raises:
            ApmError: as for `query`, or a filter cannot be used.
        """
        query = self.query(table, read_options(options))
        for xml in listed.filters:
            found = read_fetch_filter(xml, table, self.schema, self.asked)
            query = changed(query, where=both(query.where, found))
        if listed.condition:
            only = self.query(table, Options(filter=listed.condition))
            query = changed(query, where=both(query.where, only.where))
        return listed_query(query, listed)

    def list_fetch(self, table: Table, options: str, listed: ListQuery) -> str:
        """The FetchXML of a list without its pages: that of its view, with the filters, the search and the order.

        Raises:
            ApmError: as for `listed`.
        """
        asked = read_options(options)
        query = self.query(table, asked)
        fetch = parse_fetch(asked.fetch_xml) if asked.fetch_xml else fetch_of(query)
        entity = fetch[0]
        entity.extend(parse_fetch(each, root="filter") for each in listed.filters)
        only = (
            self.query(table, Options(filter=listed.condition)).where if listed.condition else None
        )
        added = both(only, added_condition(table, listed))
        if added is not None:
            entity.append(filter_of(added, table))
        source, _, name = sorting_column(query, listed).rpartition(".")
        if name:
            entity.insert(0, order_of(name, source, is_descending=listed.is_descending))
            order_choices(fetch, listed_query(query, listed))
        return fetch_text(fetch)

    def view_fetch(self, table: Table, view: View) -> str:
        """The FetchXML of a view, with its columns; a query that cannot be used reads all records [A]."""
        try:
            fetch = self._own_fetch(table, view, view.options)
        except ApmError:
            fetch = self._own_fetch(table, view, all_rows(table))
        if view.searched:
            fetch[0].append(quick_find_of(view.searched))
        return fetch_text(fetch)

    def _own_fetch(self, table: Table, view: View, options: str) -> "Element":
        """The `fetch` element for the query options of a view.

        Raises:
            ApmError: they cannot be written; whether FetchXML names what is there shows only when it is run.
        """
        asked = read_options(options)
        if not asked.fetch_xml:
            shown = ListQuery(columns=view.columns)
            return fetch_of(listed_query(self.query(table, asked), shown))
        fetch = parse_fetch(asked.fetch_xml)
        if not len(fetch):
            raise fetch_problem("<fetch> needs an <entity>")
        if not flag_of(fetch, "aggregate"):
            own = (each for each in view.columns if each in table.columns)
            add_columns(fetch[0], dict.fromkeys((table.primary_id, *own)))
        return fetch

    def shown_view(self, table: Table, view: View) -> ShownView:
        """A view as lists show it; a query that cannot be used shows all records [A]."""
        try:
            query = self.query(table, read_options(view.options))
            if query.is_aggregate:
                raise bad_input("an aggregate query returns no records")
        except ApmError as error:
            return self.all_shown(table, view, str(error))
        return ShownView(view.options, view_columns(view, query))

    def all_shown(self, table: Table, view: View, problem: str) -> ShownView:
        """All records in the columns of a view whose query cannot be used."""
        options = all_rows(table)
        columns = view_columns(view, self.query(table, read_options(options)))
        return ShownView(options, columns, problem)
