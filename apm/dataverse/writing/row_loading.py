"""Loads the sample rows and the user's own rows into the database.

Own rows with an `@odata.etag` are Web API responses of a tenant: unknown columns are ignored, and a lookup of a record
that does not exist becomes empty [A]. In own rows without an etag, every name must be known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.dataverse.database import Database
from apm.dataverse.names import ETAG, LOGICAL_NAME, clean_id
from apm.dataverse.rows import Row, Rows
from apm.dataverse.sample import sample_records
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import check_required, complete_new
from apm.dataverse.writing.linking import check_links, sign
from apm.dataverse.writing.row_problems import RecordsError, RowProblem
from apm.dataverse.writing.row_writing import Writer, Written
from apm.dataverse.writing.users import user_of


@dataclass(frozen=True, slots=True)
class _Place:
    """The position of a row: the key of its table, and its number from 1."""

    key: str
    number: int

    @property
    def what(self) -> str:
        return f"records of {self.key}, number {self.number}"

    def problem(self, error: ApmError) -> RowProblem:
        return RowProblem(self.key, self.number, str(error).removeprefix(f"{self.what}: "))


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A row that is in the database, but whose lookups are not yet checked."""

    place: _Place
    table: Table
    written: Written
    is_answer: bool


class Loader:
    """Loads rows into an empty database."""

    def __init__(
        self, schema: Schema, database: Database, now: str, new_id: Callable[[], str]
    ) -> None:
        self._schema = schema
        self._database = database
        self._now = now
        self._new_id = new_id
        self._problems: list[RowProblem] = []
        self._left_out: set[tuple[str, str]] = set()

    def load(self, own: Rows, *, with_sample: bool, user: str) -> str:
        """Loads the sample rows and the user's own, which replace those with the same id. Returns the user's id.

        Raises:
            RecordsError: it lists every wrong row.
        """
        sources = [sample_records()] if with_sample else []
        loaded = [each for rows in (*sources, own) for each in self._read(rows)]
        user_id = user_of(user, self._schema, self._database, self._now)
        for each in loaded:
            self._finish(each, user_id)
        if self._problems:
            raise RecordsError(self._problems)
        return user_id

    def _read(self, tables: Rows) -> Iterator[_Loaded]:
        for key, rows in tables.items():
            try:
                table = self._schema.table(key)
            except ApmError as error:
                self._problems.append(RowProblem(key, 0, str(error)))
                continue
            for at, row in enumerate(rows):
                place = _Place(key, at + 1)
                try:
                    yield self._add(table, row, place)
                except ApmError as error:
                    self._problems.append(place.problem(error))
                    record_id = clean_id(str(row.get(table.primary_id)))
                    self._left_out.add((table.name, record_id or ""))

    def _add(self, table: Table, row: Row, place: _Place) -> _Loaded:
        is_answer = ETAG in row
        if is_answer:
            row = {name: value for name, value in row.items() if _is_known(table, name, row)}
        written = Writer(self._schema, table, place.what, is_trusted=True).read(row)
        record_id = str(written.row.get(table.primary_id) or self._new_id())
        written.row[table.primary_id] = record_id
        complete_new(table, written.row, self._now, self._database.next_number(table))
        if self._database.has(table, record_id):
            self._database.delete(table, record_id)
        self._database.insert(table, written.row)
        return _Loaded(place, table, written, is_answer)

    def _finish(self, loaded: _Loaded, user_id: str) -> None:
        table, written = loaded.table, loaded.written
        if loaded.is_answer:
            self._drop_loose_ends(table, written)
        # A wrong row has its own problem; rows that point at it have none.
        for name in [name for name, link in written.links.items() if link in self._left_out]:
            del written.links[name]
        try:
            check_required(table, written.row, loaded.place.what, is_new=True)
            check_links(self._schema, self._database, written, loaded.place.what)
        except ApmError as error:
            self._problems.append(loaded.place.problem(error))
        else:
            self._own(table, written, user_id)

    def _drop_loose_ends(self, table: Table, written: Written) -> None:
        for name, (target, record_id) in [*written.links.items()]:
            if not self._database.has(self._schema.table(target), record_id):
                del written.links[name]
                self._change(table, written, {name: None, f"{name}~table": None})

    def _own(self, table: Table, written: Written, user_id: str) -> None:
        if sign(table, written.row, user_id):
            self._change(table, written, {})

    def _change(self, table: Table, written: Written, row: dict[str, None]) -> None:
        written.row.update(row)
        self._database.update(table, str(written.row[table.primary_id]), written.row)


def _is_known(table: Table, name: str, row: Row) -> bool:
    column = table.find(name.partition("@")[0])
    if column is None or column.kind is not Kind.LOOKUP:
        return column is not None
    targets = [each.table for each in column.targets]
    return row.get(column.web_name + LOGICAL_NAME, targets[0]) in targets
