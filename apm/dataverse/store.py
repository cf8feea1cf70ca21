"""The open database behind `Records`, which creates it on first use.

All values are checked before they are written; a failed operation changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace as changed
from datetime import UTC, datetime

from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.core.json_text import Json
from apm.core.slugs import Lookup
from apm.dataverse.database import Database, points_at
from apm.dataverse.names import BIND, clean_id
from apm.dataverse.query.fetch_query import read_fetch, read_fetch_filter
from apm.dataverse.query.list_conditions import listed_query
from apm.dataverse.query.list_query import ALL, ListQuery
from apm.dataverse.query.odata_query import OdataReader
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.pages import Page, page_of
from apm.dataverse.query.paging_cookie import paging_cookie
from apm.dataverse.query.query_model import Query, both
from apm.dataverse.query.query_options import MAX_TOP, Options, options_from, read_options
from apm.dataverse.query.querying import Reader, has_id
from apm.dataverse.query.record_shapes import Record
from apm.dataverse.query.user_groups import users_teams, users_unit
from apm.dataverse.rows import Rows
from apm.dataverse.schema.columns import Column, Required
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import NewRecords, agree, check_kept, join, stamp
from apm.dataverse.writing.deep_insert import DeepValues, address, bind_back, deep_values
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
        query = self._query(what, read_options(options))
        only = has_id(what, self._existing(what, record_id))
        return self._reader.read(Query(what, query.outputs, only, expands=query.expands))[0]

    def query(self, table: str, options: str = "", listed: ListQuery = ALL) -> list[Record]:
        """See `Records.query`."""
        return self._reader.read(self._listed(self.schema.table(table), options, listed))

    def retrieve_multiple(self, table: str, options: str, page_size: int) -> Page:
        """See `Records.retrieve_multiple`."""
        asked = read_options(options)
        query = self._query(self.schema.table(table), asked)
        size = min(query.page_size or page_size, MAX_TOP)
        page = page_of(self._reader, query, size)
        if asked.fetch_xml:
            cookie = paging_cookie(query, page.records) if page.has_more else ""
            return changed(page, paging_cookie=cookie, is_fetch=True)
        rest = options_from(options, asked.skip + size) if page.has_more else ""
        return changed(page, next_options=rest)

    def count(self, table: str, options: str = "", listed: ListQuery = ALL) -> int:
        """See `Records.count`."""
        return self._reader.count(self._listed(self.schema.table(table), options, listed))

    def first_value(self, table: str, attribute: str, options: str, lookup: Lookup) -> Json:
        """See `Records.first_value`."""
        what = self.schema.table(table)
        column = what.column(attribute.partition("@")[0])
        asked = changed(read_options(options), select=(column.web_name,), expand=(), top=1)
        found = self._reader.read(self._query(what, asked, lookup))
        return found[0].get(attribute) if found else None

    # Writing

    def all_or_nothing(self) -> AbstractContextManager[None]:
        """See `Records.all_or_nothing`."""
        return self._database.all_or_nothing()

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """See `Records.create`."""
        what = self.schema.table(table)
        deep = deep_values(self.schema, what, values, f"create {what.name}")
        if not deep.is_deep:
            return self._create(what, values)
        changed_before = self.is_changed
        try:
            with self.all_or_nothing():
                return self._create_deep(what, deep)
        except BaseException:
            self.is_changed = changed_before
            raise

    def _create_deep(self, table: Table, deep: DeepValues) -> str:
        """Creates a record with its related records."""
        values = {**deep.plain}
        for (name, other), own in deep.lookups.items():
            values[name + BIND] = address(self.schema, other, self.create(other, own))
        record_id = self._create(table, values)
        for back, own in deep.collections:
            self.create(back.table, {**own, **bind_back(self.schema, table, back, record_id)})
        for back, other_id in deep.joined:
            self.update(back.table, other_id, bind_back(self.schema, table, back, record_id))
        return record_id

    def _create(self, what: Table, values: Mapping[str, Json]) -> str:
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

    @property
    def _reader(self) -> Reader:
        return Reader(self.schema, self._database)

    def _query(self, table: Table, options: Options, lookup: Lookup | None = None) -> Query:
        """The query of a table's records that options describe."""
        if options.saved_query:
            view = read_options(table.saved_query(options.saved_query).options)
            options = changed(view, skip=options.skip, is_counted=options.is_counted)
        if options.fetch_xml:
            return read_fetch(options, table, self.schema, self._asked)
        return OdataReader(self.schema, self._asked, lookup).read(table, options)

    def _listed(self, table: Table, options: str, listed: ListQuery) -> Query:
        """The query of a list."""
        query = self._query(table, read_options(options))
        for xml in listed.filters:
            found = read_fetch_filter(xml, table, self.schema, self._asked)
            query = changed(query, where=both(query.where, found))
        if listed.condition:
            only = self._query(table, Options(filter=listed.condition))
            query = changed(query, where=both(query.where, only.where))
        return listed_query(query, listed)

    @property
    def _asked(self) -> Asked:
        return Asked(
            self._now().astimezone(UTC).replace(tzinfo=None),
            self.user_id,
            lambda: users_teams(self._reader, self.user_id),
            lambda: users_unit(self._reader, self.user_id),
        )

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
