"""The columns in which Dataverse writes about each record: who made it, who owns it, its version, its currency [D].

They come with columns that a table describes, and a table that describes one of them itself keeps its own.

>>> [*with_system_columns({"createdon": {"type": "datetime"}})]
['createdon', 'createdby', 'createdonbehalfby', 'versionnumber']
"""

from collections.abc import Mapping
from typing import Any

VERSION = "versionnumber"
"""The column with the number in the etag of a record [D]."""

OWNER = "ownerid"
"""The lookup of the owner, a user or a team [D]."""

UNIT = "owningbusinessunit"
"""The lookup of the business unit of the owner [D]."""

OWNING = {"owninguser": "systemuser", "owningteam": "team"}
"""The lookups of the owner by its table; that of the other table is empty [D]."""

CURRENCY = "transactioncurrencyid"
"""The lookup of the currency of a record with amounts of money [D]."""

CURRENCIES = "transactioncurrency"
"""The table of currencies [D]."""

ORGANIZATION, BASE_CURRENCY = "organization", "basecurrencyid"
"""The table of the organization, which has one record, and its lookup of the base currency [D]."""

RATE = "exchangerate"
"""The number of units of a currency that one unit of the base currency is worth [D]."""

SYMBOL, CURRENCY_PLACES = "currencysymbol", "currencyprecision"
"""The columns of a currency with its symbol and the decimal places of its amounts [D]."""

BASE = "_base"
"""What follows the name of an amount of money in that of the same amount in the base currency [D]."""

_LABELS = {
    "createdon": {"createdby": "Created By", "createdonbehalfby": "Created By (Delegate)"},
    "modifiedon": {"modifiedby": "Modified By", "modifiedonbehalfby": "Modified By (Delegate)"},
    OWNER: {"owninguser": "Owning User", "owningteam": "Owning Team", UNIT: "Owning Business Unit"},
}
"""The lookups that come with a column, each with its label [D]."""

TARGETS = {
    **{name: "systemuser" for names in _LABELS.values() for name in names},
    **OWNING,
    UNIT: "businessunit",
    CURRENCY: CURRENCIES,
}
"""The table that each of the lookups points at [D]."""


def _lookup(name: str, label: str) -> dict[str, Any]:
    target = {"navigation": name, "collection": ""}
    return {**_system(label, "lookup"), "targets": {TARGETS[name]: target}}


def _system(label: str, kind: str) -> dict[str, Any]:
    return {"label": label, "type": kind, "read_only": True, "system": True}


_BESIDE = {
    beside: {name: _lookup(name, label) for name, label in labels.items()}
    for beside, labels in _LABELS.items()
}
_VERSION = {VERSION: _system("Version Number", "integer")}
_PRICED = {
    CURRENCY: {**_lookup(CURRENCY, "Currency"), "read_only": False},
    RATE: {**_system("Exchange Rate", "decimal"), "precision": 12, "min_value": 1e-12},
}
_TYPES = ("lookup", "datetime")


def with_system_columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The described columns of a table, in the form of `tables.json`, with the columns that come with them."""
    added: dict[str, Any] = {}
    for beside, lookups in _BESIDE.items():
        if columns.get(beside, {}).get("type") in _TYPES:
            added |= lookups
    return {**columns, **added, **_VERSION, **_of_money(columns), **columns}


def _of_money(columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that come with amounts of money."""
    amounts = [
        name
        for name, about in columns.items()
        if about["type"] == "money" and not name.endswith(BASE)
    ]
    bases = {
        name + BASE: _system(f"{columns[name].get('label', name)} (Base)", "money")
        for name in amounts
    }
    return {**_PRICED, **bases} if amounts else {}
