"""Tables with amounts of money have the currency of a record, its rate, and the amounts in the base currency."""

from __future__ import annotations

from typing import Any

import pytest

from apm.dataverse import Records
from apm.dataverse.names import FORMATTED

DOLLAR = "c0220000-0000-4000-8000-000000000001"
EURO = "c0440000-0000-4000-8000-000000000002"
NAMES = ("_transactioncurrencyid_value", "exchangerate", "revenue", "revenue_base")


@pytest.fixture
def records() -> Records:
    euro: dict[str, Any] = {
        "transactioncurrencyid": EURO,
        "currencyname": "Euro",
        "isocurrencycode": "EUR",
        "currencysymbol": "€",
        "exchangerate": 0.8,
    }
    return Records({"transactioncurrency": [euro]})


def euros(**values: Any) -> dict[str, Any]:
    """Values with the other currency."""
    return {"transactioncurrencyid@odata.bind": f"/transactioncurrencies({EURO})", **values}


def priced(records: Records, account: str) -> list[Any]:
    """The values that follow from the currency."""
    record = records.retrieve("account", account)
    return [record[name] for name in NAMES]


def test_a_new_record_has_the_base_currency(records: Records) -> None:
    account = records.create("account", {"name": "New", "revenue": 100})
    assert priced(records, account) == [DOLLAR, 1, 100, 100]
    record = records.retrieve("account", account)
    assert record[NAMES[0] + FORMATTED] == "US Dollar"
    assert priced(records, records.create("account", {})) == [DOLLAR, 1, None, None]


def test_amounts_in_another_currency_are_converted(records: Records) -> None:
    account = records.create("account", euros(revenue=100))
    assert priced(records, account) == [EURO, 0.8, 100, 125]
    records.update("account", account, {"revenue": 1})
    assert priced(records, account) == [EURO, 0.8, 1, 1.25]
    records.update("account", account, {"revenue": None})
    assert priced(records, account)[2:] == [None, None]


def test_another_currency_converts_the_amounts_again(records: Records) -> None:
    account = records.create("account", {"revenue": 100})
    records.update("account", account, euros())
    assert priced(records, account) == [EURO, 0.8, 100, 125]
    records.update("account", account, {"transactioncurrencyid@odata.bind": None})
    assert priced(records, account) == [None, None, 100, None]


def test_a_record_keeps_its_rate_until_its_currency_is_written(records: Records) -> None:
    account = records.create("account", euros(revenue=100))
    records.update("transactioncurrency", EURO, {"exchangerate": 0.5})
    records.update("account", account, {"revenue": 200})
    assert priced(records, account) == [EURO, 0.8, 200, 250]
    records.update("account", account, euros())
    assert priced(records, account) == [EURO, 0.5, 200, 400]


def test_callers_cannot_write_what_follows(records: Records) -> None:
    account = records.create("account", {"revenue": 1, "revenue_base": 7, "exchangerate": 3})
    assert priced(records, account) == [DOLLAR, 1, 1, 1]


def test_rows_of_files_have_them() -> None:
    first = Records().query("account", "?$filter=revenue ne null")[0]
    assert first["revenue_base"] == first["revenue"]
    row: dict[str, Any] = {"accountid": EURO, "revenue": 10, "exchangerate": 2, "revenue_base": 7}
    assert priced(Records({"account": [row]}), EURO) == [DOLLAR, 2, 10, 7]


def test_the_base_currency_is_that_of_the_organization() -> None:
    base = {"basecurrencyid@odata.bind": f"/transactioncurrencies({EURO})"}
    euro = {"currencyname": "Euro", "isocurrencycode": "EUR", "currencysymbol": "€"}
    rows: dict[str, Any] = {
        "transactioncurrency": [{"transactioncurrencyid": EURO, **euro, "exchangerate": 1}],
        "organization": [{"organizationid": EURO, "name": "Own", **base}],
        "account": [{"accountid": EURO, "revenue": 10}],
    }
    assert priced(Records(rows, replace=True), EURO) == [EURO, 1, 10, 10]


def test_without_a_base_currency_there_is_none() -> None:
    rows: dict[str, Any] = {
        "organization": [{"organizationid": EURO, "name": "Own"}],
        "account": [{"accountid": EURO, "revenue": 10}],
    }
    records = Records(rows, replace=True)
    assert priced(records, EURO) == [None, None, 10, None]
    assert priced(records, records.create("account", {"revenue": 1})) == [None, None, 1, None]


def test_tables_of_the_user_with_money_have_them() -> None:
    columns: dict[str, Any] = {"new_price": {"type": "money"}, "new_fee_base": {"type": "money"}}
    table = Records({}, described={"new_trip": {"columns": columns}}).schema.table("new_trip")
    assert table.columns["new_price_base"].label == "Price (Base)"
    assert table.columns["new_price_base"].is_system
    assert "new_fee_base_base" not in table.columns
    assert "exchangerate" not in Records().schema.table("contact").columns
