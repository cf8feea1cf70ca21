"""The open database behind `Records`, which creates it on first use.

All values are checked before they are written; a failed operation changes nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from urllib.parse import quote

from apm.core.errors import bad_input
from apm.core.json_text import Json
from apm.dataverse.database import Database, points_at
from apm.dataverse.key_addresses import with_ids
from apm.dataverse.names import BIND
from apm.dataverse.query.record_queries import RecordQueries
from apm.dataverse.record_changes import ChangeWriter, RecordChanges, read_changes
from apm.dataverse.record_ids import existing_id
from apm.dataverse.rows import Rows
from apm.dataverse.schema.columns import Column, Required
from apm.dataverse.schema.relationships import ManyToMany
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import NewRecords, agree, check_kept, join, times
from apm.dataverse.writing.deep_insert import DeepValues, address, bind_back, deep_values
from apm.dataverse.writing.linking import check_links, keep_other_links, settle_links
from apm.dataverse.writing.other_records import StoredRecords
from apm.dataverse.writing.pricing import Pricing
from apm.dataverse.writing.row_loading import Loader
from apm.dataverse.writing.row_writing import Writer
from apm.dataverse.writing.signing import Signer


class Store:
    """All rows, read when the store is created. `Records` documents the methods of the same names.

    Attributes:
        schema: the tables.
        user_id: the id of the user; empty if the organization has no users.
        queries: reads the records.
        change_count: the number of records created, updated or deleted since the rows were read.
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
        row_id: Callable[[], str],
    ) -> None:
        """Reads all rows; `row_id` makes the ids of rows that have none.

        Raises:
            RecordsError: rows have unknown columns, wrong values, or lookups of records that do not exist.
        """
        self.schema = schema
        self.change_count = 0
        self._touched: dict[tuple[str, str], None] = {}
        self._now = now
        self._new_id = new_id
        self._database = Database(schema)
        self._others = StoredRecords(schema, self._database)
        try:
            with self._database.all_or_nothing():
                loader = Loader(schema, self._database, self._time(), row_id)
                self.user_id = loader.load(rows, with_sample=with_sample, user=user, roles=roles)
            self.queries = RecordQueries(schema, self._database, now, self.user_id)
            self._database.make(self.queries.made_text)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    # Writing

    def all_or_nothing(self) -> AbstractContextManager[None]:
        """See `Records.all_or_nothing`."""
        return self._database.all_or_nothing()

    def create(self, table: str, values: Mapping[str, Json]) -> str:
        """See `Records.create`."""
        what = self._written(table)
        values = with_ids(self._by_set, self._id_of, values)
        deep = deep_values(self.schema, what, values, f"create {what.name}")
        if not deep.is_deep:
            return self._create(what, values)
        before = self.change_count, dict(self._touched)
        try:
            with self.all_or_nothing():
                return self._create_deep(what, deep)
        except BaseException:
            self.change_count, self._touched = before
            raise

    def _create_deep(self, table: Table, deep: DeepValues) -> str:
        """Creates a record with its related records."""
        values = {**deep.plain}
        for (name, other), own in deep.lookups.items():
            values[name + BIND] = address(self.schema, other, self.create(other, own))
        record_id = self._create(table, values)
        for back, own in deep.collections:
            if isinstance(back, ManyToMany):
                self.create(back.links, back.link(record_id, self.create(back.table, own)))
            else:
                self.create(back.table, {**own, **bind_back(self.schema, table, back, record_id)})
        for back, other_id in deep.joined:
            if isinstance(back, ManyToMany):
                found = existing_id(self._database, self.schema.table(back.table), other_id)
                self.create(back.links, back.link(record_id, found))
            else:
                self.update(back.table, other_id, bind_back(self.schema, table, back, record_id))
        return record_id

    def _create(self, what: Table, values: Mapping[str, Json]) -> str:
        database = self._database
        doing = f"create {what.name}"
        written = Writer(self.schema, what, doing).read(values)
        settle_links(self.schema, database.has, written, what, doing)
        row = written.row
        record_id = str(row.get(what.primary_id) or self._new_id())
        row[what.primary_id] = record_id
        if database.has(what, record_id):
            raise bad_input(f"{doing}: there is already a record with the id {record_id}")
        new = NewRecords(what, self._time())
        new.complete(row, database.next_number(what))
        new.check(row, doing)
        check_links(self.schema, database.has, written, doing)
        Signer(what, self._others).sign_new(row, self.user_id)
        Pricing(what, self._others).price(row, {})
        with database.all_or_nothing():
            database.insert(what, row)
        # A record that was deleted before is now the latest one.
        self._touched.pop((what.name, record_id), None)
        self._touch(what, record_id)
        return record_id

    def update(self, table: str, record_id: str, values: Mapping[str, Json]) -> None:
        """See `Records.update`."""
        what = self._written(table)
        database = self._database
        doing = f"update {what.name}"
        found = existing_id(database, what, record_id)
        values = with_ids(self._by_set, self._id_of, values)
        written = Writer(self.schema, what, doing).read(values)
        settle_links(self.schema, database.has, written, what, doing)
        row = written.row
        if row.pop(what.primary_id, found) != found:
            raise bad_input(f"{doing}: the id of a record cannot change")
        before = database.row(what, found)
        keep_other_links(written, before)
        agree(what, row, before)
        join(what, row, before)
        check_kept(what, row, doing)
        check_links(self.schema, database.has, written, doing)
        row = times(what, self._time(), "modifiedon") | row
        Signer(what, self._others).sign_change(row, self.user_id)
        Pricing(what, self._others).price(row, before)
        with database.all_or_nothing():
            database.update(what, found, row)
        self._touch(what, found)

    def delete(self, table: str, record_id: str) -> None:
        """See `Records.delete`."""
        what = self._written(table)
        database = self._database
        found = existing_id(database, what, record_id)
        held = self._held(what, found)
        for table_name, column, number in held:
            if column.required is Required.SYSTEM and not column.parental:
                raise bad_input(
                    f"delete {what.name}: it is required as {column.name} by records of {table_name} ({number})"
                )
        with database.all_or_nothing():
            for table_name, column, _ in held:
                pointing = self.schema.table(table_name)
                for each in database.ids(pointing, column, what, found) if column.parental else ():
                    self.delete(table_name, each)
                database.unlink(pointing, column, what, found)
            for links, column_name in self.schema.links_of(what.name):
                for each in database.ids_with(links, column_name, found):
                    self.delete(links.name, each)
            database.delete(what, found)
        self._touch(what, found)

    # Changes

    def changes(self) -> RecordChanges:
        """See `Records.changes`."""
        return read_changes(self.schema, self._database, self.queries, self._touched)

    def apply(self, changes: RecordChanges) -> list[str]:
        """See `Records.apply`."""
        writer = ChangeWriter(self.schema, self._database, self._time())
        with self.all_or_nothing():
            writer.write(changes)
        self._touched.update(dict.fromkeys(writer.touched))
        self.change_count += len(writer.touched)
        return writer.problems

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

    def _written(self, name: str) -> Table:
        """The table with a name, whose records are written.

        Raises:
            ApmError: there is none, or it has only the records of other tables.
        """
        table = self.schema.table(name)
        table.check_written()
        return table

    def _by_set(self, name: str) -> Table | None:
        """The table with an entity set name."""
        return next((each for each in self.schema.readable if each.set_name == name), None)

    def _id_of(self, table: Table, condition: str) -> str:
        """The id of the first record that meets an OData condition; empty if there is none."""
        options = f"?$select={table.primary_id}&$top=1&$filter={quote(condition)}"
        found = self.queries.query(table.name, options)
        return str(found[0][table.primary_id]) if found else ""

    def _touch(self, table: Table, record_id: str) -> None:
        """Notes that a record was created, updated or deleted."""
        self._touched[table.name, record_id] = None
        self.change_count += 1

    def _time(self) -> str:
        return self._now().astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()
