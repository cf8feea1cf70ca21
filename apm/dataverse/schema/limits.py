"""The range and the decimal places of columns with numbers.

A column without limits of its own has those of its type [D].

>>> range_of(Column("size", "Size", Kind.INTEGER)), places_of(Column("size", "Size", Kind.INTEGER))
((-2147483648, 2147483647), 0)
>>> range_of(Column("name", "Name", Kind.TEXT)), places_of(Column("rate", "Rate", Kind.DECIMAL, precision=4))
(None, 4)
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TypeAlias

from apm.dataverse.schema.columns import Column, Kind, PrecisionSource

Range: TypeAlias = tuple[float, float]
"""The least and the greatest value of a column."""

RANGES: Mapping[Kind, Range] = {
    Kind.INTEGER: (-(2**31), 2**31 - 1),
    Kind.DECIMAL: (-100_000_000_000, 100_000_000_000),
    Kind.MONEY: (-922_337_203_685_477, 922_337_203_685_477),
}
"""The widest range of each type of number, which is that of a column without its own [D]."""

MOST_PLACES: Mapping[Kind, int] = {Kind.DECIMAL: 10, Kind.MONEY: 4}
"""The most decimal places that a maker can give a column [D]."""

USUAL_PLACES = 2
"""The decimal places of a decimal or an amount without its own [D], and of prices of an organization [D]."""

_VERSIONS: Range = (-(2**63), 2**63 - 1)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)


def range_of(column: Column) -> Range | None:
    """The least and the greatest value that a column accepts; None if it holds no numbers."""
    widest = _VERSIONS if column.is_version else RANGES.get(column.kind)
    if widest is None:
        return None
    low, high = column.minimum, column.maximum
    return widest[0] if low is None else low, widest[1] if high is None else high


def places_of(column: Column, of_currency: int | None = None) -> int | None:
    """The number of digits after the decimal point; None if a column holds no numbers.

    Args:
        column: the column.
        of_currency: the decimal places of the currency of the record; None if it has no currency.
    """
    if column.kind not in MOST_PLACES:
        return 0 if column.kind is Kind.INTEGER else None
    if column.kind is Kind.MONEY and column.precision_source is PrecisionSource.ORGANIZATION:
        return USUAL_PLACES
    if is_of_currency(column) and of_currency is not None:
        return of_currency
    return USUAL_PLACES if column.precision is None else column.precision


def is_of_currency(column: Column) -> bool:
    """Whether the currency of a record says how many decimal places an amount has [D]."""
    return column.kind is Kind.MONEY and column.precision_source is PrecisionSource.CURRENCY


def rounded(number: float, places: int) -> float:
    """A number with so many digits after the decimal point. Halves are rounded away from zero [A].

    >>> rounded(1.005, 2), rounded(-2.5, 0), rounded(1e300, 2)
    (1.01, -3.0, 1e+300)
    """
    if round(number, places) == number:
        return number
    step = Decimal(1).scaleb(-places)
    return float(Decimal(repr(number)).quantize(step, context=_EXACT))
