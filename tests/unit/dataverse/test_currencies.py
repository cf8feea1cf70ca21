"""Amounts have the symbol and the decimal places of the currency of their record."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.currencies import DOLLARS, Currency
from apm.dataverse.names import FORMATTED
from apm.dataverse.system_columns import BASE_CURRENCY, CURRENCIES, ORGANIZATION

YEN, EURO = (f"c0220000-0000-4000-8000-00000000000{number}" for number in (2, 3))
ROWS: dict[str, list[dict[str, Json]]] = {
    CURRENCIES: [
        {"transactioncurrencyid": YEN, "currencyname": "Yen", "isocurrencycode": "JPY",
         "currencysymbol": "¥", "currencyprecision": 0, "exchangerate": 150},
        {"transactioncurrencyid": EURO, "currencyname": "Euro", "isocurrencycode": "EUR",
         "currencysymbol": "€", "currencyprecision": 3, "exchangerate": 0.8},
    ],
}  # fmt: skip
COLUMNS: Json = {
    "new_fee": {"type": "money", "precision": 1},
    "new_total_base": {"type": "money"},
}


@pytest.fixture
def records() -> Records:
    return Records(ROWS, described={"account": {"columns": COLUMNS}})


def in_currency(currency: str, **values: Json) -> dict[str, Json]:
    return {
        "name": "Abroad",
        "transactioncurrencyid@odata.bind": f"/transactioncurrencies({currency})",
        **values,
    }


@pytest.mark.parametrize(
    ("currency", "amount", "stored", "shown", "base"),
    [
        (YEN, 1500.4, 1500, "¥1,500", "$10.00"),
        (EURO, 2.34567, 2.346, "€2.346", "$2.93"),
    ],
)
def test_an_amount_is_rounded_and_shown_as_its_currency_says(
    records: Records, currency: str, amount: float, stored: float, shown: str, base: str
) -> None:
    new = records.create("account", in_currency(currency, revenue=amount, new_fee=7.77))
    found = records.retrieve("account", new)
    assert (found["revenue"], found["revenue" + FORMATTED]) == (stored, shown)
    assert found["revenue_base" + FORMATTED] == base
    assert (found["new_fee"], found["new_fee" + FORMATTED]) == (7.8, f"{shown[0]}7.8")


def test_the_currency_is_not_selected_with_the_amount(records: Records) -> None:
    new = records.create("account", in_currency(YEN, revenue=5))
    found = records.retrieve("account", new, "?$select=revenue")
    assert found["revenue" + FORMATTED] == "¥5"
    assert not [each for each in found if "currency" in each]


def test_a_row_of_a_file_has_the_places_of_its_currency() -> None:
    row = in_currency(YEN, accountid="acc00000-0000-4000-8000-0000000000ff", revenue=9.6)
    records = Records({**ROWS, "account": [row]})
    found = records.query("account", "?$filter=name eq 'Abroad'")[0]
    assert (found["revenue"], found["revenue" + FORMATTED]) == (10, "¥10")


def test_an_amount_of_a_linked_record_has_the_currency_of_that_record(records: Records) -> None:
    new = records.create("account", in_currency(YEN, revenue=5))
    records.create(
        "contact", {"lastname": "Sato", "parentcustomerid_account@odata.bind": f"/accounts({new})"}
    )
    fetch = (
        "<fetch><entity name='contact'><attribute name='lastname'/>"
        "<filter><condition attribute='lastname' operator='eq' value='Sato'/></filter>"
        "<link-entity name='account' from='accountid' to='parentcustomerid' alias='a'>"
        "<attribute name='revenue'/></link-entity></entity></fetch>"
    )
    found = records.query("contact", f"?fetchXml={fetch}")[0]
    assert found["a.revenue" + FORMATTED] == "¥5"


def test_a_sum_and_an_amount_without_a_currency_are_in_that_of_the_organization(
    records: Records,
) -> None:
    organization = records.query(ORGANIZATION)[0]["organizationid"]
    bind = {f"{BASE_CURRENCY}@odata.bind": f"/{records.schema.table(CURRENCIES).set_name}({EURO})"}
    records.update(ORGANIZATION, str(organization), bind)
    total = "?$apply=aggregate(revenue with sum as total)"
    text = records.query("account", total)[0]["total" + FORMATTED]
    assert isinstance(text, str)
    assert text.startswith("€")
    records.create("account", {"name": "Base", "new_total_base": 2})
    found = records.query("account", "?$select=new_total_base&$filter=name eq 'Base'")[0]
    assert found["new_total_base" + FORMATTED] == "€2.000"


def test_a_currency_is_read_by_its_id(records: Records) -> None:
    assert records.currency(YEN) == Currency("¥", 0)
    assert records.currency("") == DOLLARS
    assert Records(replace=True).currency("") == DOLLARS
