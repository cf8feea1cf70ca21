"""Loads the sample rows and the user's own rows into the database.

Own rows with an `@odata.etag` are Web API responses of a tenant: unknown columns are ignored, and a lookup of a record
that does not exist becomes empty [A]. In own rows without an etag, every name must be known.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.values import value_class
from apm.dataverse.column_values import Stored, is_keepable
from apm.dataverse.database import FIRST_NUMBER, Database
from apm.dataverse.names import ETAG, LOGICAL_NAME, clean_id
from apm.dataverse.rows import Row, Rows
from apm.dataverse.sample import rows_of_organization, sample_records
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import NewRecords
from apm.dataverse.writing.linking import check_links
from apm.dataverse.writing.other_records import OtherRecords
from apm.dataverse.writing.pricing import Pricing
from apm.dataverse.writing.row_problems import RecordsError, RowProblem
from apm.dataverse.writing.row_writing import Writer, Written
from apm.dataverse.writing.signing import USERS, Signer
from apm.dataverse.writing.users import (
    ROLES,
    USER_ROLES,
    new_role,
    new_user,
    new_user_role,
    user_in,
)

_WHAT = "a record"
"""The start of error messages, which `RowProblem` has in its place."""

ORGANIZATION = ("organization", "organizations")
"""The names of the table with one record: rows of the user take its place."""


@value_class
class _Loaded:
    """A row whose values were checked, each on its own.

    Attributes:
        key: the key of its table in the file.
        number: its number, from 1.
        into: the rows of the table.
        written: the checked values.
        is_answer: whether it is a record as the Web API returns it.
    """

    key: str
    number: int
    into: "_TableRows"
    written: Written
    is_answer: bool


class _TableRows:
    """The rows of a table, with what writes them, which is prepared once for all rows.

    Attributes:
        by_id: the rows by the id of their records, in the order of creation.
        added: the number of rows that were added, with those that others replaced.
    """

    def __init__(self, schema: Schema, table: Table, now: str, others: OtherRecords) -> None:
        self.table = table
        self.writer = Writer(schema, table, _WHAT, is_trusted=True)
        self.new = NewRecords(table, now)
        self.signer = Signer(table, others)
        self.pricing = Pricing(table, others)
        self.by_id: dict[str, dict[str, Stored]] = {}
        self.added = 0

    def add(self, row: dict[str, Stored], record_id: str) -> None:
        """Adds a row, which replaces that with the same id."""
        row[self.table.primary_id] = record_id
        self.new.complete(row, FIRST_NUMBER + self.added)
        self.by_id.pop(record_id, None)
        self.by_id[record_id] = row
        self.added += 1

    def sign(self, user_id: str) -> None:
        """Writes who made and owns the records, and their amounts in the base currency."""
        names = self.signer.names | self.pricing.names
        common: dict[str, Stored] = {}
        self._sign(common, user_id)
        for row in self.by_id.values():
            # Most rows of a file have none of the values: they get all in one step.
            if row.keys().isdisjoint(names):
                row.update(common)
            else:
                self._sign(row, user_id)

    def _sign(self, row: dict[str, Stored], user_id: str) -> None:
        self.signer.sign_loaded(row, user_id)
        self.pricing.price(row, {})


class Loader:
    """Loads rows into an empty database."""

    def __init__(
        self, schema: Schema, database: Database, now: str, new_id: Callable[[], str]
    ) -> None:
        self._schema = schema
        self._database = database
        self._now = now
        self._new_id = new_id
        self._tables: dict[str, _TableRows] = {}
        self._problems: list[RowProblem] = []
        self._left_out: set[tuple[str, str]] = set()

    def load(self, own: Rows, *, with_sample: bool, user: str, roles: Sequence[str] = ()) -> str:
        """Loads the sample rows and the user's own, which replace those with the same id. Returns the user's id.

        The organization and its currency are there without the sample rows too.

        Args:
            own: the user's own rows.
            with_sample: whether to load the sample rows.
            user: the full name of the user.
            roles: the names of the security roles of the user, in place of those in the rows.

        Raises:
            RecordsError: it lists every wrong row.
        """
        given = sample_records() if with_sample else self._organization()
        if any(key in own for key in ORGANIZATION):
            given.pop(ORGANIZATION[0], None)
        loaded = [each for rows in (given, own) for each in self._read(rows)]
        user_id = self._user(" ".join(user.split()))
        if roles and user_id:
            self._give(user_id, roles)
        for each in loaded:
            self._check(each)
        if self._problems:
            raise RecordsError(self._problems)
        for rows in self._tables.values():
            # Only now, because the owner or the currency of a row can be a later row.
            rows.sign(user_id)
            self._database.insert_all(rows.table, rows.by_id.values(), rows.added)
        return user_id

    def _organization(self) -> dict[str, Any]:
        found = rows_of_organization()
        return {name: rows for name, rows in found.items() if name in self._schema.tables}

    def _read(self, tables: Rows) -> Iterator[_Loaded]:
        for key, rows in tables.items():
            try:
                table = self._schema.table(key)
            except ApmError as error:
                self._problems.append(RowProblem(key, 0, str(error)))
                continue
            for at, row in enumerate(rows):
                try:
                    yield self._add(table, row, key, at + 1)
                except ApmError as error:
                    self._note(key, at + 1, error)
                    record_id = clean_id(str(row.get(table.primary_id)))
                    self._left_out.add((table.name, record_id or ""))

    def _add(self, table: Table, row: Row, key: str, number: int) -> _Loaded:
        is_answer = ETAG in row
        if is_answer:
            known = (name for name in row if _is_known(table, name, row))
            row = {name: _of_tenant(table, name, row[name]) for name in known}
        into = self._rows_of(table)
        written = into.writer.read(row)
        into.add(written.row, str(written.row.get(table.primary_id) or self._new_id()))
        return _Loaded(key, number, into, written, is_answer)

    def _note(self, key: str, number: int, error: ApmError) -> None:
        self._problems.append(RowProblem(key, number, str(error).removeprefix(f"{_WHAT}: ")))

    def _rows_of(self, table: Table) -> _TableRows:
        if table.name not in self._tables:
            self._tables[table.name] = _TableRows(self._schema, table, self._now, self)
        return self._tables[table.name]

    def _has(self, table: Table, record_id: str) -> bool:
        return table.name in self._tables and record_id in self._tables[table.name].by_id

    def _user(self, name: str) -> str:
        """The id of the user, who is added if there is no user with the name; empty if there are no users."""
        table = self._schema.tables.get(USERS)
        if table is None or not is_keepable(name):
            return ""
        users = self._rows_of(table)
        found = user_in(users.by_id.values(), table, name)
        if found or not name:
            return found
        row = new_user(table, name, users.by_id.values())
        record_id = str(row[table.primary_id])
        users.add(row, record_id)
        return record_id

    def _give(self, user_id: str, roles: Sequence[str]) -> None:
        """Gives the user security roles in place of those in the rows."""
        tables = self._schema.tables
        if ROLES not in tables or USER_ROLES not in tables:
            return
        known, links = self._rows_of(tables[ROLES]), self._rows_of(tables[USER_ROLES])
        for link_id in [key for key, row in links.by_id.items() if row["systemuserid"] == user_id]:
            del links.by_id[link_id]
        for name in roles:
            role, link = new_role(name), new_user_role(user_id, name)
            if role["roleid"] not in known.by_id:
                known.add(role, str(role["roleid"]))
            links.add(link, str(link["systemuserroleid"]))

    def _check(self, loaded: _Loaded) -> None:
        written = loaded.written
        if loaded.is_answer:
            self._drop_missing_links(written)
        try:
            loaded.into.new.check(written.row, _WHAT)
            if written.links:
                self._check_links(written)
        except ApmError as error:
            self._note(loaded.key, loaded.number, error)

    def _check_links(self, written: Written) -> None:
        # A wrong row has its own problem; rows that point at it have none.
        for name in [name for name, link in written.links.items() if link in self._left_out]:
            del written.links[name]
        check_links(self._schema, self._has, written, _WHAT)

    def value(self, table: str, record_id: Stored, column: str) -> Stored:
        """See `OtherRecords.value`."""
        rows = self._tables.get(table)
        return rows.by_id.get(str(record_id), {}).get(column) if rows else None

    def first(self, table: str) -> Stored:
        """See `OtherRecords.first`."""
        return next(iter(self._tables[table].by_id), None) if table in self._tables else None

    def _drop_missing_links(self, written: Written) -> None:
        for name, (target, record_id) in [*written.links.items()]:
            if not self._has(self._schema.table(target), record_id):
                del written.links[name]
                written.row[name] = written.row[f"{name}~table"] = None


def _is_known(table: Table, name: str, row: Row) -> bool:
    column = table.find(name.partition("@")[0])
    if column is None or column.kind is not Kind.LOOKUP:
        return column is not None
    targets = [each.table for each in column.targets]
    return row.get(column.web_name + LOGICAL_NAME, targets[0]) in targets


def _of_tenant(table: Table, name: str, value: Json) -> Json:
    """A value as the Web API has it: an exported date can have a time [A]."""
    column = table.find(name)
    is_date = column is not None and column.kind is Kind.DATE and isinstance(value, str)
    return str(value).partition("T")[0] if is_date else value
