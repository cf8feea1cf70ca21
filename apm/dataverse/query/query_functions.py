"""Replaces the query functions in a `$filter` with plain conditions [D; days in UTC, A].

>>> from apm.dataverse.schema.sample_schema import read_sample
>>> case, now = read_sample().table("incident"), datetime(2026, 7, 4, 12)
>>> Asked(case, now, "5").plain("Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=2)")
'(createdon ge 2026-07-02T00:00:00Z and createdon le 2026-07-04T12:00:00Z)'
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from apm.core.errors import ApmError, bad_input, show
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.schema import Table

NAMESPACE = "Microsoft.Dynamics.CRM."

_QUOTED = r"'(?:[^']|'')*+'"
_CALL = re.compile(rf"({_QUOTED})|{re.escape(NAMESPACE)}(\w+)\s*\(((?:{_QUOTED}|[^()'])*+)\)")
_GIVEN = re.compile(
    r"\s*PropertyName\s*=\s*'(\w+)'\s*+(?:,\s*PropertyValues?\s*=([^=]*|\s*\[.*\]\s*))?", re.DOTALL
)
_EXAMPLE = f"{NAMESPACE}LastXDays(PropertyName='createdon',PropertyValue=7)"


@dataclass(frozen=True, slots=True)
class Asked:
    """The table, the time and the user of a query."""

    table: Table
    now: datetime
    user_id: str

    def plain(self, text: str) -> str:
        """A filter without query functions.

        Raises:
            ApmError: a function is not supported, or its arguments are wrong.
        """
        return _CALL.sub(lambda found: found[1] or self._condition(found[2], found[3]), text)

    def _condition(self, name: str, arguments: str) -> str:
        write = _FUNCTIONS.get(name)
        if write is None:
            raise bad_input(
                f"$filter: the function {NAMESPACE}{name} is not part of this emulator; "
                f"there are: {', '.join(_FUNCTIONS)}"
            )
        given = _GIVEN.fullmatch(arguments)
        if given is None:
            raise self._wrong(name, arguments)
        column = self._column(given[1])
        try:
            return f"({write(self, column, (given[2] or '').strip())})"
        except (ValueError, OverflowError):
            raise self._wrong(name, arguments) from None

    def _wrong(self, name: str, arguments: str) -> ApmError:
        return bad_input(
            f"$filter: {NAMESPACE}{name} does not take {show(arguments)}; write as in {_EXAMPLE}"
        )

    def _column(self, name: str) -> Column:
        return self.table.columns.get(name) or self.table.column(name)

    def days(self, column: Column, first: int, last: int) -> str:
        """The condition for the days from `first` to `last`, counted from today."""
        return _between(column, self.today(first), self.today(last + 1))

    def today(self, days: int = 0) -> datetime:
        """The start of a day, counted from today."""
        return datetime.combine(self.now.date() + timedelta(days), time())


def _between(column: Column, start: datetime, end: datetime) -> str:
    name = column.web_name
    return f"{name} ge {_moment(column, start)} and {name} lt {_moment(column, end)}"


def _moment(column: Column, moment: datetime) -> str:
    if column.kind is Kind.DATE:
        return moment.date().isoformat()
    if column.kind is not Kind.DATETIME:
        raise ValueError(column.name)
    return f"{moment.isoformat(timespec='seconds')}Z"


def _day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text.strip("'")[: len("2026-07-01")]), time())


def _count(text: str) -> timedelta:
    days = int(text.strip("'"))
    if days < 1:
        raise ValueError(text)
    return timedelta(days)


def _values(column: Column, text: str) -> list[str]:
    """The values of a list, quoted as the column requires it; in the list, all values are text."""
    inner = text.strip()
    values = re.findall(rf"{_QUOTED}|[^\s,\[\]']+", inner)
    if not values or not (inner.startswith("[") and inner.endswith("]")):
        raise ValueError(text)
    is_quoted = column.is_text
    return [each if is_quoted or each[0] != "'" else each[1:-1] for each in values]


def _last(asked: Asked, column: Column, text: str) -> str:
    start = asked.today() - _count(text)
    name = column.web_name
    return f"{name} ge {_moment(column, start)} and {name} le {_moment(column, asked.now)}"


def _next(asked: Asked, column: Column, text: str) -> str:
    end = asked.today(1) + _count(text)
    name = column.web_name
    return f"{name} ge {_moment(column, asked.now)} and {name} lt {_moment(column, end)}"


def _older(asked: Asked, column: Column, text: str) -> str:
    return f"{column.web_name} lt {_moment(column, asked.now - _count(text))}"


def _within(_asked: Asked, column: Column, text: str) -> str:
    low, high = _values(column, text)
    return f"{column.web_name} ge {low} and {column.web_name} le {high}"


def _user(operator: str) -> Callable[[Asked, Column, str], str]:
    return lambda asked, column, _: f"{column.web_name} {operator} {asked.user_id or 'null'}"


_FUNCTIONS: dict[str, Callable[[Asked, Column, str], str]] = {
    "EqualUserId": _user("eq"),
    "NotEqualUserId": _user("ne"),
    "Today": lambda asked, column, _: asked.days(column, 0, 0),
    "Yesterday": lambda asked, column, _: asked.days(column, -1, -1),
    "Tomorrow": lambda asked, column, _: asked.days(column, 1, 1),
    "LastXDays": _last,
    "NextXDays": _next,
    "OlderThanXDays": _older,
    "On": lambda _, column, text: _between(column, _day(text), _day(text) + timedelta(1)),
    "OnOrAfter": lambda _, column, text: f"{column.web_name} ge {_moment(column, _day(text))}",
    "OnOrBefore": lambda _, column, text: (
        f"{column.web_name} lt {_moment(column, _day(text) + timedelta(1))}"
    ),
    "In": lambda _, column, text: f"{column.web_name} in ({','.join(_values(column, text))})",
    "Between": _within,
}
