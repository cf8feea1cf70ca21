"""The open database behind `Records`, which creates it on first use.

All values are checked before they are written; a failed operation changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace as changed
from datetime import UTC, datetime

from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.database import Database, points_at
from apm.dataverse.names import clean_id
from apm.dataverse.query.filter_sql import Sql
from apm.dataverse.query.list_query import ALL, ListQuery
from apm.dataverse.query.list_sql import condition, paged
from apm.dataverse.query.query_options import options_from, read_options
from apm.dataverse.query.querying import Reader, Record
from apm.dataverse.rows import Rows
from apm.dataverse.schema.columns import Column, Required
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import NewRecords, agree, check_kept, join, stamp
from apm.dataverse.writing.linking import check_links, keep_other_links, sign
from apm.dataverse.writing.row_loading import Loader
from apm.dataverse.writing.row_writing import Writer


class Store:
    """All rows, read when the store is created. `Records` documents the methods of the same names.

    Attributes:
        schema: the tables.
        user_id: the id of the user; empty if the organization has no users.
        is_changed: whether a record was created, updated or deleted since the rows were read.
    """

    def __init__(
        self,
        schema: Schema,
        rows: Rows,
        *,
        with_sample: bool,
        user: str,
        roles: Sequence[str],
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """Reads all rows.

        Raises:
            RecordsError: rows have unknown columns, wrong values, or lookups of records that do not exist.
        """
        self.schema = schema
        self.is_changed = False
        self._now = now
        self._new_id = new_id
        self._database = Database(schema)
        try:
            with self._database.all_or_nothing():
                loader = Loader(schema, self._database, self._time(), new_id)
                self.user_id = loader.load(rows, with_sample=with_sample, user=user, roles=roles)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    # Reading

    def retrieve(self, table: str, record_id: str, options: str = "") -> Record:
        """See `Records.retrieve`."""
        what = self.schema.table(table)
        query = changed(read_options(options), filter="", orderby=(), top=None, skip=0)
        only: Sql = (f't."{what.primary_id}" = ?', [self._existing(what, record_id)])
        return self._reader().read(what, query, only)[0]

    def query(self, table: str, options: str = "", listed: ListQuery = ALL) -> list[Record]:
        """See `Records.query`."""
        what = self.schema.table(table)
        query = paged(read_options(options), what, listed)
        return self._reader().read(what, query, condition(self.schema, what, listed))

    def page(self, table: str, options: str, size: int) -> tuple[list[Record], str]:
        """See `Records.page`."""
        asked = read_options(options)
        if asked.top:
            return self.query(table, options), ""
        found = self._reader().read(self.schema.table(table), changed(asked, top=size + 1))
        rest = options_from(options, asked.skip + size) if len(found) > size else ""
        return found[:size], rest

    def count(self, table: str, options: str = "", listed: ListQuery = ALL) -> int:
        """See `Records.count`."""
        what = self.schema.table(table)
        only = condition(self.schema, what, listed)
        return self._reader().count(what, read_options(options), only)

    def first_value(self, table: str, attribute: str, options: str, lookup: Lookup) -> Json:
        """See `Records.first_value`."""
        what = self.schema.table(table)
        column = what.column(attribute.partition("@")[0])
        query = changed(read_options(options), select=(column.web_name,), expand=(), top=1)
        found = self._reader(lookup).read(what, query)
        return found[0].get(attribute) if found else None

    # Writing

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """See `Records.create`."""
        what = self.schema.table(table)
        database = self._database
        doing = f"create {what.name}"
        written = Writer(self.schema, what, doing).read(values)
        row = written.row
        record_id = str(row.get(what.primary_id) or self._new_id())
        row[what.primary_id] = record_id
        if database.has(what, record_id):
            raise bad_input(f"{doing}: there is already a record with the id {record_id}")
        new = NewRecords(what, self._time())
        new.complete(row, database.next_number(what))
        new.check(row, doing)
        check_links(self.schema, database.has, written, doing)
        sign(what, row, self.user_id)
        with database.all_or_nothing():
            database.insert(what, row)
        self.is_changed = True
        return record_id

    def update(self, table: str, record_id: str, values: Mapping[str, Json]) -> None:
        """See `Records.update`."""
        what = self.schema.table(table)
        database = self._database
        doing = f"update {what.name}"
        found = self._existing(what, record_id)
        written = Writer(self.schema, what, doing).read(values)
        row = written.row
        if row.pop(what.primary_id, found) != found:
            raise bad_input(f"{doing}: the id of a record cannot change")
        before = database.row(what, found)
        keep_other_links(written, before)
        agree(what, row, before)
        join(what, row, before)
        check_kept(what, row, doing)
        check_links(self.schema, database.has, written, doing)
        stamp(what, row, self._time(), "modifiedon")
        sign(what, row, self.user_id, ("modifiedby",))
        with database.all_or_nothing():
            database.update(what, found, row)
        self.is_changed = True

    def delete(self, table: str, record_id: str) -> None:
        """See `Records.delete`."""
        what = self.schema.table(table)
        database = self._database
        found = self._existing(what, record_id)
        held = self._held(what, found)
        for table_name, column, number in held:
            if column.required is Required.SYSTEM:
                raise bad_input(
                    f"delete {what.name}: it is required as {column.name} by records of {table_name} ({number})"
                )
        with database.all_or_nothing():
            for table_name, column, _ in held:
                database.unlink(self.schema.table(table_name), column, what, found)
            database.delete(what, found)
        self.is_changed = True

    def _held(self, table: Table, record_id: str) -> list[tuple[str, Column, int]]:
        """The lookups that point at a record: their table, their column and the number of records."""
        found = []
        for each in self.schema.pointing_at(table.name):
            where, parameters = points_at(each.column, table, record_id)
            sql = f'SELECT count(*) FROM "{each.table}" WHERE {where}'
            number = self._database.rows(sql, parameters)[0][0]
            if number:
                found.append((each.table, each.column, number))
        return found

    # Shared

    def _reader(self, lookup: Lookup | None = None) -> Reader:
        return Reader(self.schema, self._database, self._now, self.user_id, lookup)

    def _time(self) -> str:
        return self._now().astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()

    def _existing(self, table: Table, record_id: str) -> str:
        found = _clean(table, record_id)
        if not self._database.has(table, found):
            raise _no_record(table, record_id)
        return found


def _clean(table: Table, record_id: str) -> str:
    found = clean_id(record_id)
    if found is None:
        raise bad_input(f"{show(record_id)} is not an id of {table.name}; ids are GUIDs")
    return found


def _no_record(table: Table, record_id: str) -> ApmError:
    """The error for a record that does not exist; the wording is close to the product's [S]."""
    return ApmError(
        ErrorCode.UNKNOWN_ID,
        f"{table.name} with id {show(_clean(table, record_id))} does not exist",
    )
