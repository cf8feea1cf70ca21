"""The spans of time that conditions name, such as last week [D; days in UTC, weeks from Sunday, fiscal as calendar A].

>>> this("month", datetime(2026, 7, 4, 12), -1)
(datetime.datetime(2026, 6, 1, 0, 0), datetime.datetime(2026, 7, 1, 0, 0))
>>> moved(datetime(2026, 3, 31), "month", -1)
datetime.datetime(2026, 2, 28, 0, 0)
"""

from calendar import monthrange
from datetime import datetime, time, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[datetime, datetime]
"""The start of a span, and its end, which does not belong to it."""

_MONTHS = {"month": 1, "fiscal-period": 3, "year": 12, "fiscal-year": 12}
_TIMES = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(1),
    "week": timedelta(7),
}
CALENDAR_UNITS = ("day", "week", *_MONTHS)
"""The units of `this`."""

UNITS = (*_TIMES, *_MONTHS)
"""The units of `moved`."""


def moved(moment: datetime, unit: str, number: int) -> datetime:
    """A moment, moved by a number of units; in a month with fewer days, it is the last day.

    Raises:
        OverflowError: there is no such year.
    """
    if unit in _TIMES:
        return moment + _TIMES[unit] * number
    year, month = divmod(moment.year * 12 + moment.month - 1 + _MONTHS[unit] * number, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    day = min(moment.day, monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def this(unit: str, now: datetime, number: int = 0) -> Span:
    """The day, week, month or year of a moment; `number` counts from it, so that -1 is the one before."""
    start = moved(_start(unit, start_of_day(now)), unit, number)
    return start, moved(start, unit, 1)


def last(unit: str, now: datetime, number: int) -> Span:
    """The last units until now, counted from the start of the day; fiscal units are those before the current one."""
    if unit.startswith("fiscal"):
        start = this(unit, now)[0]
        return moved(start, unit, -number), start
    return moved(_counted_from(unit, now), unit, -number), now + timedelta(seconds=1)


def following(unit: str, now: datetime, number: int) -> Span:
    """The next units from now, counted from the end of the day; fiscal units are those after the current one."""
    if unit.startswith("fiscal"):
        end = this(unit, now)[1]
        return end, moved(end, unit, number)
    if unit in ("minute", "hour"):
        return now, moved(now, unit, number) + timedelta(seconds=1)
    return now, moved(this("day", now)[1], unit, number)


def start_of_day(moment: datetime) -> datetime:
    """The start of the day of a moment."""
    return datetime.combine(moment.date(), time())


def fiscal_period(year: int, period: int) -> Span:
    """The quarter of a calendar year [A].

    Raises:
        ValueError: there is no such year or quarter.
    """
    if not 1 <= period <= 4:
        raise ValueError(period)
    return this("fiscal-period", datetime(year, 3 * period, 1))


def _counted_from(unit: str, now: datetime) -> datetime:
    return now if unit in ("minute", "hour") else start_of_day(now)


def _start(unit: str, day: datetime) -> datetime:
    match unit:
        case "week":
            return day - timedelta((day.weekday() + 1) % 7)
        case "month":
            return day.replace(day=1)
        case "fiscal-period":
            return day.replace(day=1, month=day.month - (day.month - 1) % 3)
        case "year" | "fiscal-year":
            return day.replace(day=1, month=1)
    return day
