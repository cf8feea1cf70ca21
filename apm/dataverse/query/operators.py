"""The operators of FetchXML, which are also the query functions of the Web API, as conditions [D].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> created = Path(read_sample().table("incident").columns["createdon"])
>>> tree = condition("on", created, ["2026-07-04"], Asked(datetime(2026, 7, 4, 12)))
>>> [(each.operator, each.values[0]) for each in tree.parts]
[('ge', '2026-07-04T00:00:00'), ('lt', '2026-07-05T00:00:00')]
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from apm.core.errors import bad_input, show
from apm.dataverse.column_values import Stored, WrongValueError, fold
from apm.dataverse.names import nearest
from apm.dataverse.query.filter_values import Missing, from_text
from apm.dataverse.query.query_model import Condition, Group, Negation, Never, Path, Tree
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


def _nobody() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """When a query is run, and by whom.

    Attributes:
        now: the time in UTC, without a time zone.
        user_id: the id of the user; empty if there are no users.
        teams: returns the ids of the user's teams.
        business_unit: returns the id of the user's business unit, or no id.
    """

    now: datetime
    user_id: str = ""
    teams: Callable[[], tuple[str, ...]] = _nobody
    business_unit: Callable[[], tuple[str, ...]] = _nobody


Build: TypeAlias = Callable[[Path, Sequence[str], Asked], Tree]
"""Makes a condition of a column and the texts of the values."""


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator.

    Attributes:
        build: makes the condition.
        least: how many values it takes at least.
        most: how many values it takes at most; None for any number.
    """

    build: Build
    least: int = 0
    most: int | None = 0


def condition(name: str, path: Path, values: Sequence[str], asked: Asked) -> Tree:
    """The condition of an operator.

    Raises:
        ApmError: there is no such operator.
        WrongValueError: the operator does not take these values, or not for this column.
    """
    operator = OPERATORS.get(name)
    if operator is None:
        raise bad_input(
            f"the operator {show(name)} is not part of this emulator; {nearest(name, [*OPERATORS])}"
        )
    if len(values) < operator.least or (operator.most is not None and len(values) > operator.most):
        raise WrongValueError(f"takes {_number(operator)} with {name}, not {len(values)}")
    try:
        return operator.build(path, values, asked)
    except Missing:
        return Never()
    except WrongValueError:
        raise
    except (ValueError, OverflowError):
        given = ", ".join(show(each) for each in values)
        raise WrongValueError(f"cannot be compared by {name} with {given}") from None


def _number(operator: Operator) -> str:
    if operator.most is None:
        return "one value or several"
    return ("no value", "one value", "two values")[operator.most]


# Values


def _compared(operator: str) -> Build:
    return lambda path, values, _: Condition(path, operator, (from_text(path, values[0]),))


def _is_null(path: Path, _values: Sequence[str], _asked: Asked) -> Tree:
    return Condition(path, "eq", (None,))


def _one_of(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    known: list[Stored] = []
    for each in values:
        try:
            known.append(from_text(path, each))
        except Missing:
            continue
    return Condition(path, "in", tuple(known))


def _between(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    low, high = (from_text(path, each) for each in values)
    return Group(True, (Condition(path, "ge", (low,)), Condition(path, "le", (high,))))


def _not(build: Build) -> Build:
    return lambda path, values, asked: Negation(build(path, values, asked))


# Text


def _like(before: str = "", after: str = "") -> Build:
    def build(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
        if not path.is_text:
            raise WrongValueError("holds no text, which is what the operator looks for")
        return Condition(path, "like", (before + pattern(values[0]) + after,))

    return build


def pattern(text: str) -> str:
    r"""The pattern of sqlite, with `\` as escape character, for a pattern of FetchXML: `%`, `_`, `[x]` [D].

    Raises:
        WrongValueError: it has a range of characters, such as `[a-f]`.
    """
    ranged = re.search(r"\[[^\]]{2,}\]", text)
    if ranged:
        raise WrongValueError(f"is compared with {ranged[0]}, which is not part of this emulator")
    found = re.sub(r"\\|\[(.)\]", lambda match: f"\\{match[1] or match[0]}", fold(text))
    # Only wildcards and the escape character itself may follow the escape character.
    return re.sub(r"\\(?![%_\\])|(\\[%_\\])", lambda match: match[1] or "", found)


# Choices with several values


def _has(path: Path, values: Sequence[str], _asked: Asked) -> Tree:
    if path.is_name or path.column.kind is Kind.LOOKUP:
        raise WrongValueError("is no choice")
    return Condition(path, "has", tuple(int(each) for each in values))


# Users


def _ids(found: Callable[[Asked], tuple[str, ...]]) -> Build:
    def build(path: Path, _values: Sequence[str], asked: Asked) -> Tree:
        if path.column.kind not in (Kind.LOOKUP, Kind.ID) or path.is_name:
            raise WrongValueError("is no lookup, which is what the operator compares")
        return Condition(path, "in", found(asked))

    return build


def _me(asked: Asked) -> tuple[str, ...]:
    return (asked.user_id,) if asked.user_id else ()


# Time


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


_PLAIN: Mapping[str, Operator] = {
    **{each: Operator(_compared(each), 1, 1) for each in ("eq", "ne", "gt", "ge", "lt", "le")},
    "neq": Operator(_compared("ne"), 1, 1),
    "null": Operator(_is_null),
    "not-null": Operator(_not(_is_null)),
    "in": Operator(_one_of, 1, None),
    "not-in": Operator(_not(_one_of), 1, None),
    "between": Operator(_between, 2, 2),
    "not-between": Operator(_not(_between), 2, 2),
    "like": Operator(_like(), 1, 1),
    "not-like": Operator(_not(_like()), 1, 1),
    "begins-with": Operator(_like(after="%"), 1, 1),
    "not-begin-with": Operator(_not(_like(after="%")), 1, 1),
    "ends-with": Operator(_like(before="%"), 1, 1),
    "not-end-with": Operator(_not(_like(before="%")), 1, 1),
    "contain-values": Operator(_has, 1, None),
    "not-contain-values": Operator(_not(_has), 1, None),
    "eq-userid": Operator(_ids(_me)),
    "ne-userid": Operator(_not(_ids(_me))),
    "eq-businessid": Operator(_ids(lambda asked: asked.business_unit())),
    "ne-businessid": Operator(_not(_ids(lambda asked: asked.business_unit()))),
    "eq-userteams": Operator(_ids(lambda asked: asked.teams())),
    "eq-useroruserteams": Operator(_ids(lambda asked: (*_me(asked), *asked.teams()))),
}
_DATES: Mapping[str, Operator] = {
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
    **{f"olderthan-x-{unit}s": _older(unit) for unit in UNITS if "fiscal" not in unit},
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
OPERATORS: Mapping[str, Operator] = {
    **_PLAIN,
    **_DATES,
    # Both spellings occur [S].
    **{f"older-than-x-{unit}s": _older(unit) for unit in UNITS if "fiscal" not in unit},
}
"""The operators by their names in FetchXML."""
