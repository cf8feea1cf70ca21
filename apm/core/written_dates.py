"""Reads dates and times as scripts and documentation write them.

ISO texts; month, day and year in numbers, as in the product's language here [D: English; two digits A]; the name of a
month; and what the methods of a JavaScript `Date` write.

>>> read_date("06/12/2023"), read_date("12/12/2030 10:00")
(datetime.datetime(2023, 6, 12, 0, 0), datetime.datetime(2030, 12, 12, 10, 0))
>>> read_date("June 12, 2030 2:30 PM"), read_date("soon")
(datetime.datetime(2030, 6, 12, 14, 30), None)
"""

import re
from datetime import datetime, timedelta, timezone

_LONGEST = 100
"""The most characters that are read; what JavaScript writes is shorter, with the name of a time zone too."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WRITTEN = re.compile(
    r"""
    (?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\ +)?
    (?: (?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4}|[0-9]{2})
      | (?P<month_name>[a-z]{3,9})\.?\ +(?P<day_after>[0-9]{1,2}),?\ +(?P<year_after>[0-9]{4})
      | (?P<day_before>[0-9]{1,2})\ +(?P<name>[a-z]{3,9})\.?,?\ +(?P<year_last>[0-9]{4})
    )
    (?: ,?\ +(?:at\ +)?(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?
        (?:\ ?(?P<half>[ap])m)?
        (?:\ *(?P<zone>gmt|utc)(?:(?P<sign>[+-])(?P<offset>[0-9]{4}))?)?
    )?
    (?:\ *\([^()]*\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CENTURIES = (2000, 1900)
_FIRST_OF_OLD_CENTURY = 50
_NOON = 12


def read_date(text: str) -> datetime | None:
    """The date and time of a text; midnight without a time, without a zone unless the text has one.

    None if the text is not a date.
    """
    # Browsers write a narrow space before AM and PM.
    text = text.strip().replace("\u202f", " ")
    if len(text) > _LONGEST:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    found = _WRITTEN.fullmatch(text)
    try:
        return _moment(found) if found else None
    except ValueError:
        return None


def _moment(found: re.Match[str]) -> datetime:
    """Raises ValueError for a day, a month or a time that does not exist."""
    month_name = found["month_name"] or found["name"]
    month = _month(month_name) if month_name else int(found["month"])
    day = int(found["day"] or found["day_after"] or found["day_before"])
    hour, minute, second = (int(found[each] or 0) for each in ("hour", "minute", "second"))
    if found["half"]:
        if not 1 <= hour <= _NOON:
            raise ValueError(hour)
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    moment = datetime(_year(found), month, day, hour, minute, second)
    return moment.replace(tzinfo=_zone(found)) if found["zone"] else moment


def _month(name: str) -> int:
    short = name[:3].lower()
    if short not in _MONTHS or not _NAMES[_MONTHS.index(short)].startswith(name.lower()):
        raise ValueError(name)
    return _MONTHS.index(short) + 1


def _year(found: re.Match[str]) -> int:
    text = found["year"] or found["year_after"] or found["year_last"]
    if len(text) > len("30"):
        return int(text)
    return _CENTURIES[int(text) >= _FIRST_OF_OLD_CENTURY] + int(text)


def _zone(found: re.Match[str]) -> timezone:
    offset = found["offset"] or "0000"
    ahead = timedelta(hours=int(offset[:2]), minutes=int(offset[2:]))
    return timezone(-ahead if found["sign"] == "-" else ahead)
