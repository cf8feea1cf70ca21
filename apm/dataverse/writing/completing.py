"""Completes records: defaults, times, automatic numbers, matching status and state."""

from collections.abc import Mapping

from apm.core.errors import bad_input
from apm.dataverse.column_values import Stored
from apm.dataverse.schema.columns import Kind, Required
from apm.dataverse.schema.schema import Table

STATE = "statecode"
STATUS = "statuscode"


def complete_new(table: Table, row: dict[str, Stored], now: str, number: int) -> None:
    """Fills in the automatic values of a new record. `number` is its automatic number."""
    stamp(table, row, now, "createdon", "modifiedon")
    agree(table, row, {})
    for column in table.columns.values():
        default: Stored = None
        if column.autonumber:
            default = column.autonumber.replace("{number}", f"{number:05d}")
        elif column.kind is Kind.BOOLEAN:
            default = int(bool(column.default))
        elif isinstance(column.default, int | float | str):
            default = column.default
        if default is not None:
            row.setdefault(column.name, default)
    join(table, row, {})


def stamp(table: Table, row: dict[str, Stored], now: str, *names: str) -> None:
    """Writes the time to columns that have no value."""
    for name in names:
        if name in table.columns:
            row.setdefault(name, now)


def agree(table: Table, row: dict[str, Stored], before: Mapping[str, Stored]) -> None:
    """Sets the status for a written state, or the state for a written status [D].

    Raises:
        ApmError: both are written and do not match.
    """
    status = table.columns.get(STATUS)
    if row.get(STATUS) is None:
        row.pop(STATUS, None)
    is_emptied = STATE in row and row[STATE] is None
    is_ruled = status and status.options and STATE in table.columns
    if status is None or not is_ruled or is_emptied or not {STATE, STATUS} & {*row}:
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
    for column in table.columns.values():
        if any(part in row for part in column.joins):
            parts = [row.get(part, before.get(part)) for part in column.joins]
            row[column.name] = " ".join(str(part) for part in parts if part) or None


def check_required(table: Table, row: Mapping[str, Stored], what: str, *, is_new: bool) -> None:
    """Refuses a record without a system-required value; forms require more [D].

    Raises:
        ApmError: it names the missing columns.
    """
    missing = [
        " or ".join(f"{each.navigation}@odata.bind" for each in column.targets) or column.name
        for column in table.columns.values()
        if column.required is Required.SYSTEM
        and column.name != table.primary_id
        and (is_new or column.name in row)
        and row.get(column.name) is None
    ]
    if missing:
        raise bad_input(f"{what}: {table.label} needs {' and '.join(missing)}")
