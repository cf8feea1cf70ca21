"""Completes records: defaults, times, automatic numbers, matching status and state."""

from collections.abc import Iterable, Mapping

from apm.core.errors import bad_input
from apm.dataverse.column_values import Stored
from apm.dataverse.schema.columns import Column, Kind, Required
from apm.dataverse.schema.schema import Table

STATE = "statecode"
STATUS = "statuscode"


class NewRecords:
    """Completes and checks new records of a table. What it knows of the columns is prepared once for all records."""

    def __init__(self, table: Table, now: str) -> None:
        columns = table.columns.values()
        defaults = {each.name: _default(each) for each in columns if not each.autonumber}
        self._table = table
        self._defaults = times(table, now, "createdon", "modifiedon")
        self._defaults |= {name: each for name, each in defaults.items() if each is not None}
        self._numbered = [each for each in columns if each.autonumber]
        self._joined = [each for each in columns if each.joins]
        self._required = [each for each in columns if _is_required(table, each)]

    def complete(self, row: dict[str, Stored], number: int) -> None:
        """Fills in the automatic values of a record. `number` is its automatic number."""
        agree(self._table, row, {})
        # Most rows of a file have none of them: they get all in one step.
        row |= self._defaults if row.keys().isdisjoint(self._defaults) else self._defaults | row
        for column in self._numbered:
            row.setdefault(column.name, column.autonumber.replace("{number}", f"{number:05d}"))
        _join(self._joined, row, {})

    def check(self, row: Mapping[str, Stored], what: str) -> None:
        """Refuses a record without a system-required value; forms require more [D].

        Raises:
            ApmError: it names the missing columns.
        """
        missing = [each for each in self._required if row.get(each.name) is None]
        _refuse_missing(self._table, missing, what)


def _default(column: Column) -> Stored:
    if column.kind is Kind.BOOLEAN:
        return int(bool(column.default))
    return column.default if isinstance(column.default, int | float | str) else None


def times(table: Table, now: str, *names: str) -> dict[str, Stored]:
    """The time for those of some columns that the table has."""
    return {name: now for name in names if name in table.columns}


def agree(table: Table, row: dict[str, Stored], before: Mapping[str, Stored]) -> None:
    """Sets the status for a written state, or the state for a written status [D].

    Raises:
        ApmError: both are written and do not match.
    """
    if row.get(STATUS) is None:
        row.pop(STATUS, None)
    if STATE not in row and STATUS not in row:
        return
    status = table.columns.get(STATUS)
    is_emptied = STATE in row and row[STATE] is None
    is_ruled = status and status.options and STATE in table.columns
    if status is None or not is_ruled or is_emptied:
        return
    if row.get(STATUS) is None:
        wanted = row.get(STATE) or 0
        old = status.option(before.get(STATUS))
        first = next((each for each in status.options if each.state == wanted), None)
        if first is None:
            return
        row[STATUS] = old.value if old and old.state == wanted else first.value
    option = status.option(row[STATUS])
    belongs = option.state if option else None
    given = row.get(STATE)
    if given is None:
        row[STATE] = belongs
    elif given != belongs:
        raise bad_input(
            f"{table.name}: {STATUS} {row[STATUS]} belongs to {STATE} {belongs}, not to {given}"
        )


def join(table: Table, row: dict[str, Stored], before: Mapping[str, Stored]) -> None:
    """Writes the columns that are joined from others, such as a full name."""
    _join([each for each in table.columns.values() if each.joins], row, before)


def _join(joined: Iterable[Column], row: dict[str, Stored], before: Mapping[str, Stored]) -> None:
    for column in joined:
        if any(part in row for part in column.joins):
            parts = [row.get(part, before.get(part)) for part in column.joins]
            row[column.name] = " ".join(str(part) for part in parts if part) or None


def check_kept(table: Table, row: Mapping[str, Stored], what: str) -> None:
    """Refuses changes that empty a system-required column.

    Raises:
        ApmError: it names the columns.
    """
    emptied = [table.columns[name] for name in row if row[name] is None and name in table.columns]
    _refuse_missing(table, [each for each in emptied if _is_required(table, each)], what)


def _is_required(table: Table, column: Column) -> bool:
    return column.required is Required.SYSTEM and column.name != table.primary_id


def _refuse_missing(table: Table, missing: list[Column], what: str) -> None:
    if not missing:
        return
    names = [
        " or ".join(f"{each.navigation}@odata.bind" for each in column.targets) or column.name
        for column in missing
    ]
    raise bad_input(f"{what}: {table.label} needs {' and '.join(names)}")
