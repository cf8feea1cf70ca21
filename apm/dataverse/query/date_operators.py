"""The operators that compare dates with spans of time, such as `last-x-days` [D]."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time

from apm.dataverse.column_values import WrongValueError
from apm.dataverse.query.operator import Operator
from apm.dataverse.query.query_model import Condition, Group, Negation, Path, Tree
from apm.dataverse.query.time_spans import (
    CALENDAR_UNITS,
    UNITS,
    Span,
    fiscal_period,
    following,
    last,
    moved,
    this,
)
from apm.dataverse.schema.columns import Kind


def _moment(path: Path, moment: datetime) -> str:
    if path.column.kind is Kind.DATE:
        return moment.date().isoformat()
    if path.column.kind is not Kind.DATETIME:
        raise WrongValueError("holds no date, which is what the operator compares")
    return moment.isoformat(timespec="seconds")


def _since(path: Path, moment: datetime) -> Tree:
    return Condition(path, "ge", (_moment(path, moment),))


def _before(path: Path, moment: datetime) -> Tree:
    return Condition(path, "lt", (_moment(path, moment),))


def _within(path: Path, span: Span) -> Tree:
    start, end = span
    # A date has no time: a span that ends within a day has that day.
    if path.column.kind is Kind.DATE and end.time() != time():
        return Group(True, (_since(path, start), Condition(path, "le", (_moment(path, end),))))
    return Group(True, (_since(path, start), _before(path, end)))


def _day(text: str) -> Span:
    day = date.fromisoformat(text.strip().strip("'")[: len("2026-07-01")])
    return this("day", datetime.combine(day, time()))


def _count(values: Sequence[str]) -> int:
    number = int(values[0])
    if number < 1:
        raise ValueError(number)
    return number


def _named(unit: str, number: int) -> Operator:
    return Operator(lambda path, _, asked: _within(path, this(unit, asked.now, number)))


def _counted(spans: Callable[[str, datetime, int], Span], unit: str) -> Operator:
    return Operator(
        lambda path, values, asked: _within(path, spans(unit, asked.now, _count(values))), 1, 1
    )


def _older(unit: str) -> Operator:
    return Operator(
        lambda path, values, asked: _before(path, moved(asked.now, unit, -_count(values))), 1, 1
    )


def _seven_days(spans: Callable[[str, datetime, int], Span]) -> Operator:
    return Operator(lambda path, _, asked: _within(path, spans("day", asked.now, 7)))


def _period(values: Sequence[str]) -> Span:
    return fiscal_period(int(values[1]), int(values[0]))


DATE_OPERATORS: Mapping[str, Operator] = {
    "on": Operator(lambda path, values, _: _within(path, _day(values[0])), 1, 1),
    "not-on": Operator(lambda path, values, _: Negation(_within(path, _day(values[0]))), 1, 1),
    "on-or-before": Operator(lambda path, values, _: _before(path, _day(values[0])[1]), 1, 1),
    "on-or-after": Operator(lambda path, values, _: _since(path, _day(values[0])[0]), 1, 1),
    "yesterday": _named("day", -1),
    "today": _named("day", 0),
    "tomorrow": _named("day", 1),
    "last-seven-days": _seven_days(last),
    "next-seven-days": _seven_days(following),
    **{f"last-{unit}": _named(unit, -1) for unit in CALENDAR_UNITS[1:]},
    **{f"this-{unit}": _named(unit, 0) for unit in CALENDAR_UNITS[1:]},
    **{f"next-{unit}": _named(unit, 1) for unit in CALENDAR_UNITS[1:]},
    **{f"last-x-{unit}s": _counted(last, unit) for unit in UNITS if unit != "minute"},
    **{f"next-x-{unit}s": _counted(following, unit) for unit in UNITS if unit != "minute"},
    # Both spellings occur [S].
    **{
        f"{older}-x-{unit}s": _older(unit)
        for older in ("olderthan", "older-than")
        for unit in UNITS
        if "fiscal" not in unit
    },
    "in-fiscal-year": Operator(
        lambda path, values, _: _within(path, this("year", datetime(int(values[0]), 1, 1))), 1, 1
    ),
    "in-fiscal-period-and-year": Operator(
        lambda path, values, _: _within(path, _period(values)), 2, 2
    ),
    "in-or-before-fiscal-period-and-year": Operator(
        lambda path, values, _: _before(path, _period(values)[1]), 2, 2
    ),
    "in-or-after-fiscal-period-and-year": Operator(
        lambda path, values, _: _since(path, _period(values)[0]), 2, 2
    ),
}
"""The operators by their names in FetchXML."""
