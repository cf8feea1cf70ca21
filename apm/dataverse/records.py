"""The records of an organization: the five operations of the Web API. The database opens on first use.

>>> records = Records()
>>> case = records.create("incident", {
...     "title": "Kettle hums",
...     "customerid_account@odata.bind": "/accounts(acc00000-0000-4000-8000-000000000003)",
... })
>>> found = records.retrieve("incident", case, "?$select=title,prioritycode,_customerid_value")
>>> found["prioritycode@OData.Community.Display.V1.FormattedValue"]
'Normal'
>>> found["_customerid_value@OData.Community.Display.V1.FormattedValue"]
'Adventure Works'
>>> records.update("incident", case, {"prioritycode": 7})
Traceback (most recent call last):
apm.core.errors.ApmError: update incident: prioritycode has no option 7; there are: 1 High, 2 Normal, 3 Low
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.new_ids import NewIds
from apm.dataverse.query.list_query import ALL, ListQuery
from apm.dataverse.rows import Rows
from apm.dataverse.schema.schema import Schema
from apm.dataverse.schema.views import View

if TYPE_CHECKING:
    from apm.dataverse.currencies import Currency
    from apm.dataverse.query.pages import Page
    from apm.dataverse.query.record_shapes import Record
    from apm.dataverse.query.view_queries import ShownView
    from apm.dataverse.record_changes import RecordChanges
    from apm.dataverse.store import Store


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Records:
    """The records of an organization.

    Attributes:
        ids: makes the ids of new records.
    """

    def __init__(
        self,
        rows: Rows | None = None,
        *,
        replace: bool = False,
        described: Mapping[str, Json] | None = None,
        user: str = "",
        roles: Sequence[str] = (),
        schema: Schema | None = None,
        now: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] | None = None,
    ) -> None:
        """Creates the store without reading any row.

        Args:
            rows: the user's own records; a record with the id of a sample record replaces it.
            replace: whether to leave out the sample records.
            described: the user's own tables in the form of `tables.json`, checked. Other tables are inferred from rows.
            user: the full name of the user, who is added if there is no such user; by default the first user.
            roles: the names of the user's security roles; by default those in the rows.
            schema: the tables; by default those of the sample and the user's own.
            now: returns the current time.
            new_id: returns a new id. By default, `ids` makes those of new records, and rows without an id have the
                same ones each time.
        """
        self._rows = rows or {}
        self._replace = replace
        self._described = described or {}
        self._user = user
        self._roles = roles
        self._schema = schema
        self._now = now
        self._new_id = new_id
        self.ids = NewIds()
        self._store: Store | None = None

    @property
    def is_changed(self) -> bool:
        """Whether a record was created, updated or deleted since the rows were read."""
        return self.change_count > 0

    @property
    def change_count(self) -> int:
        """The number of records that were created, updated or deleted since the rows were read."""
        return self._store.change_count if self._store else 0

    @property
    def schema(self) -> Schema:
        """The tables."""
        if self._schema is None:
            self._schema = self._read_schema()
        return self._schema

    @property
    def user_id(self) -> str:
        """The id of the user, who owns new records; empty if the organization has no users."""
        return self._opened().user_id

    @property
    def user_unit(self) -> str:
        """The id of the business unit of the user; empty if there is none, or if the record of the user is deleted."""
        return self._opened().queries.user_unit()

    def currency(self, currency_id: str) -> Currency:
        """The symbol and the decimal places of a currency; those of the organization's currency without an id."""
        return self._opened().queries.currency(currency_id)

    def open(self) -> None:
        """Reads all rows unless they were read already; the other methods do so on first use.

        Raises:
            RecordsError: rows have unknown columns, wrong values, or lookups of records that do not exist.
        """
        self._opened()

    def reset(self) -> None:
        """Discards all changes; the next query reads the rows again."""
        if self._store:
            self._store.close()
        self._store = None

    # Reading

    def retrieve(self, table: str, record_id: str, options: str = "") -> Record:
        """A record by its id, with `$select` and `$expand`.

        Raises:
            ApmError: the table, a column or the record does not exist.
        """
        return self._opened().queries.retrieve(table, record_id, options)

    def query(self, table: str, options: str = "", listed: ListQuery = ALL) -> list[Record]:
        """The records that match query options: `$select $filter $orderby $top $expand $apply`, or `fetchXml`.

        Args:
            table: a logical name or an entity set name.
            options: the query options.
            listed: what a list adds to the options of its view.

        Raises:
            ApmError: the table or a column does not exist, or the options are invalid.
        """
        return self._opened().queries.query(table, options, listed)

    def retrieve_multiple(self, table: str, options: str, page_size: int) -> Page:
        """One page of the records that match OData options, or FetchXML in the option `fetchXml`.

        With `$top`, or `top` of FetchXML, there is only one page, whatever the page size [D].

        Args:
            table: a logical name or an entity set name; FetchXML has to name the same table.
            options: the query options.
            page_size: the maximum number of records, unless FetchXML has a `count`.

        Raises:
            ApmError: as for `query`.
        """
        return self._opened().queries.retrieve_multiple(table, options, page_size)

    def count(self, table: str, options: str = "", listed: ListQuery = ALL) -> int:
        """The number of records that match a `$filter`, and the search of a list; its page does not matter.

        Raises:
            ApmError: as for `query`.
        """
        return self._opened().queries.count(table, options, listed)

    def list_fetch(self, table: str, options: str, listed: ListQuery) -> str:
        """The FetchXML of the records of a list in their order, on all its pages.

        It is that of the view, or is written for its query options, with the filters, the search and the order of the
        list.

        Raises:
            ApmError: as for `query`.
        """
        return self._opened().queries.list_fetch(table, options, listed)

    def shown_view(self, table: str, view: View) -> ShownView:
        """A view of a table as lists show it; a query that cannot be used shows all records [A]."""
        return self._opened().queries.shown_view(table, view)

    def first_value(self, table: str, attribute: str, options: str, lookup: Lookup) -> Json:
        """An attribute of the first record that matches query options; None if no record matches.

        Slugs in the filter, quoted or not, become values of the parsed filter. A condition with an empty slug matches
        no record: for an unknown customer, no case of another customer is shown [A]. `$select` is ignored.

        Args:
            table: a logical name or an entity set name.
            attribute: the Web API name of a column, with or without an annotation.
            options: `?$filter=...` with slugs in braces.
            lookup: returns the value of a slug.

        Raises:
            ApmError: the table or a column does not exist, or the options are invalid.
        """
        return self._opened().queries.first_value(table, attribute, options, lookup)

    # Writing: all values are checked first; a failed operation changes nothing

    def all_or_nothing(self) -> AbstractContextManager[None]:
        """Several operations as one: an exception that leaves the block undoes all changes made in it."""
        return self._opened().all_or_nothing()

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """Creates a record and returns its id. Its values can have the values of new related records [D].

        Raises:
            ApmError: a value is invalid, a lookup's record does not exist, or a system-required value is missing.
        """
        return self._opened().create(table, values)

    def update(self, table: str, record_id: str, values: Mapping[str, Json]) -> None:
        """Updates a record.

        Raises:
            ApmError: as for `create`, or the record does not exist.
        """
        self._opened().update(table, record_id, values)

    def delete(self, table: str, record_id: str) -> None:
        """Deletes a record, with the parties of an activity, and empties the other lookups that point at it [A].

        The links of the record in many-to-many relationships are deleted too [A].

        Raises:
            ApmError: the record does not exist, or a system-required lookup points at it.
        """
        self._opened().delete(table, record_id)

    # Changes

    def changes(self) -> RecordChanges:
        """What changed since the rows were read."""
        return self._opened().changes()

    def apply(self, changes: RecordChanges) -> list[str]:
        """Makes changes again, in records that were read from the same rows.

        Returns:
            Why some changes were left out, one sentence each: a table is gone, or a value is not valid any more.
        """
        return self._opened().apply(changes)

    def _opened(self) -> Store:
        if self._store is None:
            # Imported here: a page without queries needs neither sqlite nor the query modules.
            from apm.dataverse.store import Store  # noqa: PLC0415

            self._store = Store(
                self.schema,
                self._rows,
                with_sample=not self._replace,
                user=self._user,
                roles=self._roles,
                now=self._now,
                new_id=self._new_id or self._next_id,
                row_id=self._new_id or NewIds("rows"),
            )
        return self._store

    def _next_id(self) -> str:
        # Not `ids` itself, which can be replaced.
        return self.ids()

    def _read_schema(self) -> Schema:
        if not self._rows and not self._described:
            from apm.dataverse.schema.sample_schema import read_sample  # noqa: PLC0415

            return read_sample()
        from apm.dataverse.inference.own_tables import own_schema  # noqa: PLC0415

        return own_schema(self._rows, self._described)
