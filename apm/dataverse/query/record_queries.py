"""Reads records: parses the options, and runs the query. `Records` documents the methods of the same names."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as changed
from datetime import UTC, datetime

from apm.core.errors import ApmError, bad_input
from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.currencies import Currencies, Currency
from apm.dataverse.database import Database
from apm.dataverse.made_views import made_text
from apm.dataverse.query.list_query import ALL, ListQuery
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.option_queries import OptionQueries
from apm.dataverse.query.pages import Page, page_of
from apm.dataverse.query.paging_cookie import paging_cookie
from apm.dataverse.query.query_options import MAX_TOP, Options, options_from, read_options
from apm.dataverse.query.querying import Reader, has_id
from apm.dataverse.query.record_shapes import Record
from apm.dataverse.query.user_groups import users_teams, users_unit
from apm.dataverse.query.view_queries import ShownView
from apm.dataverse.query.view_rows import view_rows
from apm.dataverse.record_ids import existing_id
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.view_tables import SAVED_QUERY
from apm.dataverse.schema.views import View

_LINK = "<link-entity"


@dataclass(frozen=True, slots=True)
class RecordQueries:
    """The queries of an organization.

    Attributes:
        now: returns the current time.
        user_id: the id of the user; empty if there are no users.
    """

    schema: Schema
    database: Database
    now: Callable[[], datetime]
    user_id: str

    def retrieve(self, table: str, record_id: str, options: str = "") -> Record:
        """See `Records.retrieve`."""
        what = self.schema.table(table)
        asked = read_options(options)
        if asked.fetch_xml or asked.saved_query or asked.apply:
            raise bad_input("a record is retrieved with $select and $expand, not with a query")
        query = self._options.query(what, Options(select=asked.select, expand=asked.expand))
        only = has_id(what, existing_id(self.database, what, record_id))
        return self._reader.read(changed(query, where=only))[0]

    def query(self, table: str, options: str = "", listed: ListQuery = ALL) -> list[Record]:
        """See `Records.query`."""
        return self._reader.read(self._options.listed(self.schema.table(table), options, listed))

    def retrieve_multiple(self, table: str, options: str, page_size: int) -> Page:
        """See `Records.retrieve_multiple`."""
        asked = read_options(options)
        query = self._options.query(self.schema.table(table), asked)
        size = min(query.page_size or page_size, MAX_TOP)
        page = page_of(self._reader, query, size)
        if asked.fetch_xml:
            cookie = paging_cookie(query, page.records) if page.has_more else ""
            return changed(page, paging_cookie=cookie, is_fetch=True)
        rest = options_from(options, asked.skip + size) if page.has_more else ""
        return changed(page, next_options=rest)

    def count(self, table: str, options: str = "", listed: ListQuery = ALL) -> int:
        """See `Records.count`."""
        return self._reader.count(self._options.listed(self.schema.table(table), options, listed))

    def list_fetch(self, table: str, options: str, listed: ListQuery) -> str:
        """See `Records.list_fetch`."""
        return self._options.list_fetch(self.schema.table(table), options, listed)

    def first_value(self, table: str, attribute: str, options: str, lookup: Lookup) -> Json:
        """See `Records.first_value`."""
        what = self.schema.table(table)
        column = what.column(attribute.partition("@")[0])
        asked = changed(read_options(options), select=(column.web_name,), expand=(), top=1)
        found = self._reader.read(self._options.query(what, asked, lookup))
        return found[0].get(attribute) if found else None

    def shown_view(self, table: str, view: View) -> ShownView:
        """See `Records.shown_view`."""
        what = self.schema.table(table)
        shown = self._options.shown_view(what, view)
        try:
            if _LINK in shown.options:
                # Whether a query with links comes to an end shows only when it is run.
                self.count(table, shown.options)
        except ApmError as error:
            return self._options.all_shown(what, view, str(error))
        return shown

    def made_text(self, name: str) -> str:
        """The records of a table of views, as the database reads them. There are no personal views."""
        rows = view_rows(self._options) if name == SAVED_QUERY else ()
        return made_text(self.schema.view_tables[name], rows)

    def user_unit(self) -> str:
        """See `Records.user_unit`."""
        return next(iter(users_unit(self._reader, self.user_id)), "")

    def currency(self, currency_id: str) -> Currency:
        """See `Records.currency`."""
        return Currencies(self.schema, self.database).of(currency_id or None)

    @property
    def _reader(self) -> Reader:
        return Reader(self.schema, self.database)

    @property
    def _options(self) -> OptionQueries:
        asked = Asked(
            self.now().astimezone(UTC).replace(tzinfo=None),
            self.user_id,
            lambda: users_teams(self._reader, self.user_id),
            lambda: users_unit(self._reader, self.user_id),
        )
        return OptionQueries(self.schema, asked)
