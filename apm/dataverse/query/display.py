"""Converts stored values to Web API values and to formatted values.

Formatted values are in US English and UTC [A: user settings in the product]. Amounts have the symbol and, unless their
column says otherwise, the decimal places of a currency [D].

>>> formatted(Column("revenue", "Revenue", Kind.MONEY), 18500000.5)
'$18,500,000.50'
>>> formatted(Column("revenue", "Revenue", Kind.MONEY), -1250, Currency("¥", 0))
'-¥1,250'
>>> formatted(Column("createdon", "Created On", Kind.DATETIME), "2026-07-01T15:05:00")
'7/1/2026 3:05 PM'
"""

from datetime import datetime

from apm.core.json_text import Json
from apm.dataverse.column_values import Stored
from apm.dataverse.currencies import DOLLARS, Currency
from apm.dataverse.schema.columns import Column, Kind
from apm.dataverse.schema.limits import places_of


def shown(column: Column, stored: Stored) -> Json:
    """The Web API value of a stored value."""
    if stored is None:
        return None
    if column.kind is Kind.BOOLEAN:
        return bool(stored)
    if column.kind is Kind.DATETIME:
        return f"{stored}Z"
    return stored


def formatted(column: Column, stored: Stored, currency: Currency = DOLLARS) -> str | None:
    """The formatted value of a stored value; None if the Web API has no such annotation [D].

    Args:
        column: the column.
        stored: the value.
        currency: that of an amount of money.
    """
    if stored is None:
        return None
    match column.kind:
        case Kind.CHOICE | Kind.BOOLEAN:
            option = column.option(stored)
            return option.label if option else str(stored)
        case Kind.CHOICES:
            chosen = str(stored).split(",")
            return "; ".join(each.label for each in column.options if str(each.value) in chosen)
        case Kind.TEXT if column.tables:
            return dict(column.tables).get(str(stored))
        case Kind.INTEGER:
            return f"{stored:,}"
        case Kind.DECIMAL:
            return f"{stored:,.{places_of(column)}f}"
        case Kind.MONEY:
            return _money(float(stored), currency.symbol, places_of(column, currency.places))
        case Kind.DATETIME | Kind.DATE:
            return _moment(column, datetime.fromisoformat(str(stored)))
    return None


def _money(amount: float, symbol: str, places: int | None) -> str:
    return f"{'-' if amount < 0 else ''}{symbol}{abs(amount):,.{places}f}"


def _moment(column: Column, moment: datetime) -> str:
    day = f"{moment.month}/{moment.day}/{moment.year}"
    if column.is_day:
        return day
    return (
        f"{day} {moment.hour % 12 or 12}:{moment.minute:02d} {'AM' if moment.hour < 12 else 'PM'}"
    )
