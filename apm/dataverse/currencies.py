"""How the currencies of an organization write their amounts: with which symbol, and with how many decimal places."""

from functools import cached_property
from typing import TypeAlias

from apm.core.values import value_class
from apm.dataverse.column_values import Stored
from apm.dataverse.database import Database
from apm.dataverse.schema.schema import Schema
from apm.dataverse.system_columns import (
    BASE_CURRENCY,
    CURRENCIES,
    CURRENCY_PLACES,
    ORGANIZATION,
    SYMBOL,
)


@value_class
class Currency:
    """What the amounts of a currency look like.

    Attributes:
        symbol: what stands before an amount.
        places: the digits after the decimal point.
    """

    symbol: str
    places: int


DOLLARS = Currency("$", 2)
"""The currency of an organization without one [A]."""

_CurrencyId: TypeAlias = Stored


class Currencies:
    """Reads the currencies of an organization, each once."""

    def __init__(self, schema: Schema, database: Database) -> None:
        self._schema, self._database = schema, database
        self._read: dict[_CurrencyId, Currency] = {}

    def of(self, currency_id: _CurrencyId) -> Currency:
        """The currency with an id; without one, that of the organization."""
        if currency_id is None:
            return self.base
        found = self._read.get(currency_id)
        if found is None:
            found = self._read[currency_id] = self._found(currency_id)
        return found

    @cached_property
    def base(self) -> Currency:
        """The currency of the organization, in which its base amounts are."""
        table = self._schema.find(ORGANIZATION)
        if table is None or BASE_CURRENCY not in table.columns:
            return DOLLARS
        organization = self._database.first(table)
        found = self._database.value(table, organization, BASE_CURRENCY)
        return DOLLARS if found is None else self._found(found)

    def _found(self, currency_id: _CurrencyId) -> Currency:
        table = self._schema.find(CURRENCIES)
        if table is None or not {SYMBOL, CURRENCY_PLACES} <= {*table.columns}:
            return DOLLARS
        symbol, places = (
            self._database.value(table, currency_id, name) for name in (SYMBOL, CURRENCY_PLACES)
        )
        return Currency(
            DOLLARS.symbol if symbol is None else str(symbol),
            places if isinstance(places, int) else DOLLARS.places,
        )
