"""Writes the currency of a record, its exchange rate, and its amounts in the base currency [D].

New records have the base currency of the organization [A]. A rate is that of the time when the currency was
written [D].
"""

from collections.abc import Mapping
from functools import cached_property

from apm.dataverse.column_values import Stored
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.schema import Table
from apm.dataverse.system_columns import (
    BASE,
    BASE_CURRENCY,
    CURRENCIES,
    CURRENCY,
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
        rate = row.get(RATE, before.get(RATE))
        for name, base in self._amounts:
            amount = row.get(name, before.get(name))
            is_repriced = name in row or (RATE in row and amount is not None)
            if is_repriced and row.get(base) is None:
                row[base] = _converted(amount, rate)

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
