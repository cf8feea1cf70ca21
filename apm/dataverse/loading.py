"""Fills the database with the sample's rows and a person's own.

Own rows may be answers of a tenant's Web API (they have an `@odata.etag`): what they hold besides the columns known
here is passed over, and a lookup to a record that is not there becomes empty [A]. Rows without an etag are meant to be
written so, and every name in them has to be right.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from apm.dataverse.completing import check_required, complete_new
from apm.dataverse.database import Database
from apm.dataverse.linking import check_links, give_owner
from apm.dataverse.reading import ETAG
from apm.dataverse.sample import sample_records
from apm.dataverse.schema import Kind, Schema, Table
from apm.dataverse.writing import LOGICAL_NAME, Writer, Written
from apm.json_text import Json

Row = Mapping[str, Json]


class Loader:
    """Reads rows into an empty database."""

    def __init__(
        self, schema: Schema, database: Database, now: str, new_id: Callable[[], str]
    ) -> None:
        self._schema = schema
        self._database = database
        self._now = now
        self._new_id = new_id

    def load(self, own: Mapping[str, Sequence[Row]], *, with_sample: bool) -> None:
        """Reads the sample's rows and one's own, which take the place of those with the same id.

        Raises:
            ApmError: naming the row and what is wrong with it.
        """
        sources = [sample_records()] if with_sample else []
        loaded = [self._add(*each) for rows in (*sources, own) for each in self._rows(rows)]
        for table, written, what, is_answer in loaded:
            if is_answer:
                self._drop_loose_ends(table, written)
            check_required(table, written.row, what, is_new=True)
            check_links(self._schema, self._database, written, what)
            self._own(table, written)

    def _rows(self, rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Table, Row, str]]:
        for name, each in rows.items():
            table = self._schema.table(name)
            for at, row in enumerate(each):
                yield table, row, f"records of {table.name}, number {at + 1}"

    def _add(self, table: Table, row: Row, what: str) -> tuple[Table, Written, str, bool]:
        is_answer = ETAG in row
        if is_answer:
            row = {name: value for name, value in row.items() if _is_known(table, name, row)}
        written = Writer(self._schema, table, what, is_trusted=True).read(row)
        record_id = str(written.row.get(table.primary_id) or self._new_id())
        written.row[table.primary_id] = record_id
        complete_new(table, written.row, self._now, self._database.next_number(table))
        if self._database.has(table, record_id):
            self._database.delete(table, record_id)
        self._database.insert(table, written.row)
        return table, written, what, is_answer

    def _drop_loose_ends(self, table: Table, written: Written) -> None:
        for name, (target, record_id) in [*written.links.items()]:
            if not self._database.has(self._schema.table(target), record_id):
                del written.links[name]
                self._change(table, written, {name: None, f"{name}~table": None})

    def _own(self, table: Table, written: Written) -> None:
        before = written.row.get("ownerid")
        give_owner(self._schema, self._database, table, written.row)
        if written.row.get("ownerid") != before:
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
