"""Writes the currency of a record, its exchange rate, and its amounts in the base currency [D].

Amounts are rounded to the decimal places of the currency, unless their column has its own [A].

New records have the base currency of the organization [A]. A rate is that of the time when the currency was
written [D].
"""

from collections.abc import Mapping
from functools import cached_property

from apm.dataverse.column_values import Stored
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.limits import is_of_currency, rounded
from apm.dataverse.schema.schema import Table
from apm.dataverse.system_columns import (
    BASE,
    BASE_CURRENCY,
    CURRENCIES,
    CURRENCY,
    CURRENCY_PLACES,
    ORGANIZATION,
    RATE,
)
from apm.dataverse.writing.other_records import OtherRecords
from apm.dataverse.writing.signing import points_at

PLACES = 4
"""The decimal places of an amount in the base currency [A]."""


class Pricing:
    """Prices the records of a table. What it knows of the columns is prepared once for all records.

    Values that a row has already stay, as those of a file of records.

    Attributes:
        names: the columns that it writes and reads.
    """

    def __init__(self, table: Table, others: OtherRecords) -> None:
        columns = table.columns
        self._has_currency = points_at(table, CURRENCY, CURRENCIES) and RATE in columns
        money = [name for name, each in columns.items() if each.kind is Kind.MONEY]
        self._amounts = [(name, name + BASE) for name in money if name + BASE in money]
        self._rounded = [
            each for each in money if is_of_currency(columns[each]) and not each.endswith(BASE)
        ]
        self.names = {CURRENCY, RATE, *money}
        self._others = others

    def price(self, row: dict[str, Stored], before: Mapping[str, Stored]) -> None:
        """Prices written values; `before` are those of the record, if it exists."""
        if not self._has_currency:
            return
        if row.get(CURRENCY, before.get(CURRENCY)) is None and CURRENCY not in row:
            row |= self._base | row
        if CURRENCY in row and row.get(RATE) is None:
            row[RATE] = self._others.value(CURRENCIES, row[CURRENCY], RATE)
        self._round(row, row.get(CURRENCY, before.get(CURRENCY)))
        rate = row.get(RATE, before.get(RATE))
        for name, base in self._amounts:
            amount = row.get(name, before.get(name))
            is_repriced = name in row or (RATE in row and amount is not None)
            if is_repriced and row.get(base) is None:
                row[base] = _converted(amount, rate)

    def _round(self, row: dict[str, Stored], currency: Stored) -> None:
        """Rounds the written amounts to the decimal places of a currency."""
        amounts = {each: row.get(each) for each in self._rounded}
        places = (
            self._others.value(CURRENCIES, currency, CURRENCY_PLACES)
            if any(amounts.values())
            else None
        )
        for name, amount in amounts.items():
            if isinstance(amount, float) and isinstance(places, int):
                row[name] = rounded(amount, places)

    @cached_property
    def _base(self) -> dict[str, Stored]:
        """The base currency and its rate; empty without one."""
        organization = self._others.first(ORGANIZATION)
        currency = self._others.value(ORGANIZATION, organization, BASE_CURRENCY)
        if currency is None:
            return {}
        rate = self._others.value(CURRENCIES, currency, RATE)
        return {CURRENCY: currency, f"{CURRENCY}~table": CURRENCIES, RATE: rate}


def _converted(amount: Stored, rate: Stored) -> Stored:
    is_known = isinstance(amount, int | float) and isinstance(rate, int | float) and rate
    return round(amount / rate, PLACES) if is_known else None  # type: ignore[operator]
