"""The records store: the Web API's five verbs, over sqlite in memory that opens on first use.

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

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.rows import Rows
from apm.dataverse.schema.schema import Schema

if TYPE_CHECKING:
    from apm.dataverse.query.querying import Record
    from apm.dataverse.store import Store


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    from uuid import uuid4  # noqa: PLC0415 - Only the first new record pays for it.

    return str(uuid4())


class Records:
    """The records of an organisation."""

    def __init__(
        self,
        rows: Rows | None = None,
        *,
        replace: bool = False,
        described: Mapping[str, Json] | None = None,
        user: str = "",
        schema: Schema | None = None,
        now: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] = _new_id,
    ) -> None:
        """Makes a store; nothing is read yet.

        Args:
            rows: records of one's own; one with the id of a sample record takes its place.
            replace: leave the sample records out.
            described: tables of one's own in the form of `tables.json`, checked; others are told from their rows.
            user: the full name of who works here; they are added if they are not there. The first user by default.
            schema: the tables; those of the sample and one's own by default.
            now: the clock.
            new_id: makes ids.
        """
        self._rows = rows or {}
        self._replace = replace
        self._described = described or {}
        self._user = user
        self._schema = schema
        self._now = now
        self._new_id = new_id
        self._store: Store | None = None

    @property
    def is_changed(self) -> bool:
        """Whether a record was made, changed or removed since the rows were read."""
        return self._store is not None and self._store.is_changed

    @property
    def schema(self) -> Schema:
        """The tables."""
        if self._schema is None:
            self._schema = self._read_schema()
        return self._schema

    @property
    def user_id(self) -> str:
        """The id of the user who works here, to whom new records belong; empty where there are no users."""
        return self._opened().user_id

    def open(self) -> None:
        """Reads all rows, if that has not happened; every other method does so on its first call.

        Raises:
            RecordsError: rows say what their table does not have, or point at records that are nowhere.
        """
        self._opened()

    def reset(self) -> None:
        """Forgets every change; the next question reads the rows again."""
        if self._store:
            self._store.close()
        self._store = None

    # Reading

    def retrieve(self, table: str, record_id: str, options: str = "") -> Record:
        """A record by its id, with `$select` and `$expand`.

        Raises:
            ApmError: there is no such table, column or record.
        """
        return self._opened().retrieve(table, record_id, options)

    def query(self, table: str, options: str = "") -> list[Record]:
        """The records that options ask for: `$select $filter $orderby $top $expand`.

        Raises:
            ApmError: there is no such table or column, or the options cannot be read.
        """
        return self._opened().query(table, options)

    def page(self, table: str, options: str, size: int) -> tuple[list[Record], str]:
        """One page of the records that options ask for, and the options of the next; empty where there is none.

        With `$top` there is one page, however small pages are [D].

        Raises:
            ApmError: as `query` does.
        """
        return self._opened().page(table, options, size)

    def count(self, table: str, options: str = "") -> int:
        """How many records a `$filter` finds.

        Raises:
            ApmError: as `query` does.
        """
        return self._opened().count(table, options)

    def first_value(self, table: str, attribute: str, options: str, lookup: Lookup) -> Json:
        """An attribute of the first record that options find; None when there is none.

        Slugs in the filter, quoted or not, become values of the parsed filter. A condition whose slug is empty matches
        no record, so that an unknown customer does not show the first case of anyone [A]. `$select` changes nothing.

        Args:
            table: a logical name or set name.
            attribute: a column's Web API name, with an annotation behind it or not.
            options: `?$filter=...` with slugs in braces.
            lookup: the values of the slugs.

        Raises:
            ApmError: there is no such table or column, or the options cannot be read.
        """
        return self._opened().first_value(table, attribute, options, lookup)

    # Writing: everything is checked first, and a failure changes nothing

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """Adds a record and gives its id.

        Raises:
            ApmError: a value does not fit, a lookup points nowhere, or one that the system requires is missing.
        """
        return self._opened().create(table, values)

    def update(self, table: str, record_id: str, values: Mapping[str, Json]) -> None:
        """Changes a record.

        Raises:
            ApmError: as `create` does, or there is no such record.
        """
        self._opened().update(table, record_id, values)

    def delete(self, table: str, record_id: str) -> None:
        """Removes a record; lookups that pointed at it become empty [A].

        Raises:
            ApmError: there is no such record, or other records cannot be without it.
        """
        self._opened().delete(table, record_id)

    def _opened(self) -> Store:
        if self._store is None:
            # Only now: with it come sqlite and much else that a page without questions does not need.
            from apm.dataverse.store import Store  # noqa: PLC0415

            self._store = Store(
                self.schema,
                self._rows,
                with_sample=not self._replace,
                user=self._user,
                now=self._now,
                new_id=self._new_id,
            )
        return self._store

    def _read_schema(self) -> Schema:
        if not self._rows and not self._described:
            from apm.dataverse.schema.sample_schema import read_sample  # noqa: PLC0415

            return read_sample()
        from apm.dataverse.inference.own_tables import own_schema  # noqa: PLC0415

        return own_schema(self._rows, self._described)
