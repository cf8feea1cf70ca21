"""The value of `userSettings.dateFormattingInfo`: American English [A].

>>> date_formatting()["AbbreviatedDayNames"][0], date_formatting()["ShortDatePattern"]
('Sun', 'M/d/yyyy')
"""

from apm.core.json_text import Json

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_formatting() -> dict[str, Json]:
    """The names of days and months, patterns and separators; lists of months end with an empty name, as in .NET."""
    return {
        "AmDesignator": "AM",
        "PmDesignator": "PM",
        "CalendarWeekRule": 0,
        "FirstDayOfWeek": 0,
        "DateSeparator": "/",
        "TimeSeparator": ":",
        "DayNames": [*_DAYS],
        "AbbreviatedDayNames": [each[:3] for each in _DAYS],
        "ShortestDayNames": [each[:2] for each in _DAYS],
        "MonthNames": [*_MONTHS, ""],
        "MonthGenitiveNames": [*_MONTHS, ""],
        "AbbreviatedMonthNames": [*(each[:3] for each in _MONTHS), ""],
        "AbbreviatedMonthGenitiveNames": [*(each[:3] for each in _MONTHS), ""],
        "ShortDatePattern": "M/d/yyyy",
        "LongDatePattern": "dddd, MMMM d, yyyy",
        "ShortTimePattern": "h:mm tt",
        "LongTimePattern": "h:mm:ss tt",
        "FullDateTimePattern": "dddd, MMMM d, yyyy h:mm:ss tt",
        "MonthDayPattern": "MMMM d",
        "YearMonthPattern": "MMMM yyyy",
        "SortableDateTimePattern": "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
        "UniversalSortableDateTimePattern": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    }
