"""The records that were created, changed or deleted since the rows were read, as rows that can be written again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from apm.core.errors import ApmError, bad_input
from apm.dataverse.column_values import Stored
from apm.dataverse.database import Database, StoredRow
from apm.dataverse.names import LOGICAL_NAME, clean_id
from apm.dataverse.query.record_queries import RecordQueries
from apm.dataverse.rows import Row, Rows
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Schema, Table
from apm.dataverse.writing.completing import NewRecords
from apm.dataverse.writing.row_writing import Writer, Written

Touched = Iterable[tuple[str, str]]
"""The table and the id of each record that was created, changed or deleted; new records in the order of creation."""


@dataclass(frozen=True, slots=True)
class RecordChanges:
    """Changes of records.

    Attributes:
        rows: the created and changed records by table, with the names of the Web API; empty columns are left out.
        deleted: the ids of the deleted records by table.
        numbers: by table, the number of records so far, from which automatic numbers continue.
    """

    rows: Rows = field(default_factory=dict)
    deleted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


def read_changes(
    schema: Schema, database: Database, queries: RecordQueries, touched: Touched
) -> RecordChanges:
    """The changes of the records that were touched."""
    rows: dict[str, list[Row]] = {}
    deleted: dict[str, list[str]] = {}
    for name, record_id in touched:
        table = schema.table(name)
        if database.has(table, record_id):
            rows.setdefault(name, []).append(_kept(table, queries.retrieve(name, record_id)))
        else:
            deleted.setdefault(name, []).append(record_id)
    return RecordChanges(rows, deleted, database.numbers({*rows, *deleted}))


def _kept(table: Table, record: Row) -> Row:
    """The values of a record, without the annotations that follow from them and without its version."""
    versions = {each.name for each in table.columns.values() if each.is_version}
    return {
        name: value
        for name, value in record.items()
        if value is not None and ("@" not in name or name.endswith(LOGICAL_NAME))
        if name not in versions
    }


class ChangeWriter:
    """Writes changes to a database that has the same records as before the changes.

    Attributes:
        problems: the changes that could not be written, one sentence each; they are left out.
        touched: the records that were written or deleted.
    """

    def __init__(self, schema: Schema, database: Database, now: str) -> None:
        self._schema = schema
        self._database = database
        self._now = now
        self.problems: list[str] = []
        self.touched: list[tuple[str, str]] = []

    def write(self, changes: RecordChanges) -> None:
        """Writes the changes: first what was deleted, then the rows."""
        for name, ids in changes.deleted.items():
            if table := self._table(name, len(ids)):
                for record_id in ids:
                    self._delete(table, record_id)
        written: list[tuple[Table, Written]] = []
        for name, rows in changes.rows.items():
            if table := self._table(name, len(rows)):
                written += [(table, each) for row in rows if (each := self._write(table, row))]
        # Only now, because records can point at each other.
        for table, each in written:
            self._drop_missing_links(table, each)
        known = changes.numbers.keys() & self._schema.tables.keys()
        self._database.continue_numbers({name: changes.numbers[name] for name in known})

    def _table(self, name: str, number: int) -> Table | None:
        if name not in self._schema.tables:
            changed = "1 changed record" if number == 1 else f"{number} changed records"
            self.problems.append(f"there is no table {name} any more: {changed} of it left out")
        return self._schema.tables.get(name)

    def _delete(self, table: Table, record_id: str) -> None:
        for each in self._schema.pointing_at(table.name):
            self._database.unlink(self._schema.table(each.table), each.column, table, record_id)
        self._database.delete(table, record_id)
        self.touched.append((table.name, record_id))

    def _write(self, table: Table, row: Row) -> Written | None:
        """Writes a row; None if it cannot be written. Columns that no longer exist are left out."""
        record_id = clean_id(str(row.get(table.primary_id)))
        doing = f"{table.label} {row.get(table.primary_name) or record_id or ''}"
        known = {name: row[name] for name in row if table.find(name.partition("@")[0])}
        try:
            if record_id is None:
                raise bad_input(f"{doing}: it has no id")
            written = Writer(self._schema, table, doing, is_trusted=True).read(known)
            NewRecords(table, self._now).check(written.row, doing)
        except ApmError as error:
            self.problems.append(f"a changed record was left out: {error}")
            return None
        if self._database.has(table, record_id):
            self._database.update(table, record_id, {**_emptied(table), **written.row})
        else:
            self._database.insert(table, written.row)
        self.touched.append((table.name, record_id))
        return written

    def _drop_missing_links(self, table: Table, written: Written) -> None:
        """Empties the lookups of records that do not exist, as in the rows of a tenant [A]."""
        empty: dict[str, Stored] = {}
        for name, (target, record_id) in written.links.items():
            if not self._database.has(self._schema.table(target), record_id):
                empty[name] = empty[f"{name}~table"] = None
        if empty:
            self._database.update(table, str(written.row[table.primary_id]), empty)


def _emptied(table: Table) -> StoredRow:
    """A row without any value, except for the id."""
    lookups = (each.name for each in table.columns.values() if each.kind is Kind.LOOKUP)
    own = (each.name for each in table.columns.values() if not each.is_version)
    names = [*own, *(f"{name}~table" for name in lookups)]
    return dict.fromkeys(name for name in names if name != table.primary_id)
