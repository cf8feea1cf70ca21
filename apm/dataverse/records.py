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
apm.errors.ApmError: update incident: prioritycode has no option 7; there are: 1 High, 2 Normal, 3 Low
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as changed
from datetime import UTC, datetime

from apm.dataverse.completing import agree, check_required, complete_new, join, stamp
from apm.dataverse.database import Database
from apm.dataverse.filter_sql import Sql
from apm.dataverse.linking import check_links, sign
from apm.dataverse.names import clean_id
from apm.dataverse.query_options import options_from, read_options
from apm.dataverse.reading import Reader, Record
from apm.dataverse.schema import Column, Required, Schema, Table, read_sample
from apm.dataverse.writing import Writer
from apm.errors import ApmError, ErrorCode, bad_input, show
from apm.json_text import Json
from apm.slugs import Lookup

Rows = Mapping[str, Sequence[Mapping[str, Json]]]
"""Records by table: as the Web API answers them, or as they are written to it."""


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
        self._user_id = ""
        self._schema = schema
        self._now = now
        self._new_id = new_id
        self._database: Database | None = None
        self.is_changed = False
        """Whether a record was made, changed or removed since the rows were read."""

    @property
    def schema(self) -> Schema:
        """The tables."""
        if self._schema is None:
            self._schema = self._read_schema()
        return self._schema

    @property
    def user_id(self) -> str:
        """The id of the user who works here, to whom new records belong; empty where there are no users."""
        self._opened()
        return self._user_id

    def open(self) -> None:
        """Reads all rows, if that has not happened; every other method does so on its first call.

        Raises:
            RecordsError: rows say what their table does not have, or point at records that are nowhere.
        """
        self._opened()

    def reset(self) -> None:
        """Forgets every change; the next question reads the rows again."""
        if self._database:
            self._database.close()
        self._database = None
        self.is_changed = False

    # Reading

    def retrieve(self, table: str, record_id: str, options: str = "") -> Record:
        """A record by its id, with `$select` and `$expand`.

        Raises:
            ApmError: there is no such table, column or record.
        """
        what = self.schema.table(table)
        query = changed(read_options(options), filter="", orderby=(), top=None, skip=0)
        only: Sql = (f't."{what.primary_id}" = ?', [self._existing(what, record_id)])
        return self._reader().read(what, query, only)[0]

    def query(self, table: str, options: str = "") -> list[Record]:
        """The records that options ask for: `$select $filter $orderby $top $expand`.

        Raises:
            ApmError: there is no such table or column, or the options cannot be read.
        """
        return self._reader().read(self.schema.table(table), read_options(options))

    def page(self, table: str, options: str, size: int) -> tuple[list[Record], str]:
        """One page of the records that options ask for, and the options of the next; empty where there is none.

        With `$top` there is one page, however small pages are [D].

        Raises:
            ApmError: as `query` does.
        """
        asked = read_options(options)
        if asked.top:
            return self.query(table, options), ""
        found = self._reader().read(self.schema.table(table), changed(asked, top=size + 1))
        rest = options_from(options, asked.skip + size) if len(found) > size else ""
        return found[:size], rest

    def count(self, table: str, options: str = "") -> int:
        """How many records a `$filter` finds.

        Raises:
            ApmError: as `query` does.
        """
        return self._reader().count(self.schema.table(table), read_options(options))

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
        what = self.schema.table(table)
        column = what.column(attribute.partition("@")[0])
        query = changed(read_options(options), select=(column.web_name,), expand=(), top=1)
        found = self._reader(lookup).read(what, query)
        return found[0].get(attribute) if found else None

    # Writing: everything is checked first, and a failure changes nothing

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """Adds a record and gives its id.

        Raises:
            ApmError: a value does not fit, a lookup points nowhere, or one that the system requires is missing.
        """
        what = self.schema.table(table)
        database = self._opened()
        doing = f"create {what.name}"
        written = Writer(self.schema, what, doing).read(values)
        row = written.row
        record_id = str(row.get(what.primary_id) or self._new_id())
        row[what.primary_id] = record_id
        if database.has(what, record_id):
            raise bad_input(f"{doing}: there is already one with the id {record_id}")
        complete_new(what, row, self._time(), database.next_number(what))
        check_required(what, row, doing, is_new=True)
        check_links(self.schema, database, written, doing)
        sign(what, row, self._user_id)
        with database.all_or_nothing():
            database.insert(what, row)
        self.is_changed = True
        return record_id

    def update(self, table: str, record_id: str, values: Mapping[str, Json]) -> None:
        """Changes a record.

        Raises:
            ApmError: as `create` does, or there is no such record.
        """
        what = self.schema.table(table)
        database = self._opened()
        doing = f"update {what.name}"
        found = self._existing(what, record_id)
        written = Writer(self.schema, what, doing).read(values)
        row = written.row
        if row.pop(what.primary_id, found) != found:
            raise bad_input(f"{doing}: the id of a record cannot change")
        before = database.row(what, found)
        agree(what, row, before)
        join(what, row, before)
        check_required(what, row, doing, is_new=False)
        check_links(self.schema, database, written, doing)
        stamp(what, row, self._time(), "modifiedon")
        sign(what, row, self._user_id, ("modifiedby",))
        with database.all_or_nothing():
            database.update(what, found, row)
        self.is_changed = True

    def delete(self, table: str, record_id: str) -> None:
        """Removes a record; lookups that pointed at it become empty [A].

        Raises:
            ApmError: there is no such record, or other records cannot be without it.
        """
        what = self.schema.table(table)
        database = self._opened()
        found = self._existing(what, record_id)
        held = self._held(what, found)
        for table_name, column, number in held:
            if column.required is Required.SYSTEM:
                raise bad_input(
                    f"delete {what.name}: {number} of {table_name} cannot be without it as {column.name}"
                )
        with database.all_or_nothing():
            for table_name, column, _ in held:
                database.unlink(self.schema.table(table_name), column, found)
            database.delete(what, found)
        self.is_changed = True

    def _held(self, table: Table, record_id: str) -> list[tuple[str, Column, int]]:
        """The lookups that point at a record: table, column, how many."""
        found = []
        for each in self.schema.pointing_at(table.name):
            sql = f'SELECT count(*) FROM "{each.table}" WHERE "{each.column.name}" = ?'
            number = self._opened().rows(sql, [record_id])[0][0]
            if number:
                found.append((each.table, each.column, number))
        return found

    # The parts they share

    def _read_schema(self) -> Schema:
        if not self._rows and not self._described:
            return read_sample()
        from apm.dataverse.own_tables import own_schema  # noqa: PLC0415

        return own_schema(self._rows, self._described)

    def _opened(self) -> Database:
        if self._database is None:
            from apm.dataverse.loading import Loader  # noqa: PLC0415

            database = Database(self.schema)
            try:
                with database.all_or_nothing():
                    loader = Loader(self.schema, database, self._time(), self._new_id)
                    self._user_id = loader.load(
                        self._rows, with_sample=not self._replace, user=self._user
                    )
            except BaseException:
                database.close()
                raise
            self._database = database
        return self._database

    def _reader(self, lookup: Lookup | None = None) -> Reader:
        return Reader(self.schema, self._opened(), self._now, self._user_id, lookup)

    def _time(self) -> str:
        return self._now().astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()

    def _existing(self, table: Table, record_id: str) -> str:
        found = _clean(table, record_id)
        if not self._opened().has(table, found):
            raise _no_record(table, record_id)
        return found


def _clean(table: Table, record_id: str) -> str:
    found = clean_id(record_id)
    if found is None:
        raise bad_input(f"{show(record_id)} is no id of {table.name}; ids are GUIDs")
    return found


def _no_record(table: Table, record_id: str) -> ApmError:
    """The product says it in nearly these words [S]."""
    return ApmError(
        ErrorCode.UNKNOWN_ID,
        f"{table.name} with id {show(_clean(table, record_id))} does not exist",
    )
