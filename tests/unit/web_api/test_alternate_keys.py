"""Addresses that name a record by an alternate key of its table."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Records
from tests.support.settings_reading import load
from tests.support.web_requests import ACCOUNT, WebApi

DESCRIBED: dict[str, Any] = {
    "account": {
        "columns": {"new_code": {"type": "integer"}},
        "keys": [["accountnumber"], ["name", "new_code"]],
    }
}


@pytest.fixture
def api() -> WebApi:
    return WebApi(Records(described=DESCRIBED))


def test_a_record_is_found_by_a_key_of_one_or_several_columns(api: WebApi) -> None:
    assert api.get("accounts(accountnumber='CC-1001')?$select=name")["accountid"] == ACCOUNT
    api.ask("PATCH", f"accounts({ACCOUNT})", {"new_code": 7, "name": "It's & more"})
    found = api.get("accounts(name='It''s%20%26%20more',new_code=7)/name")
    assert found["value"] == "It's & more"
    assert api.get("accounts(accountnumber='CC-1001')/contact_customer_accounts")["value"]


def test_a_key_that_no_record_has_is_not_found(api: WebApi) -> None:
    wanted = (
        404,
        "0x80060891",
        "A record with the specified key values does not exist in account entity",
    )
    for method, path in (
        ("GET", "accounts(accountnumber='none')"),
        ("DELETE", "accounts(accountnumber='none')"),
        ("GET", "accounts(accountnumber='none')/name"),
    ):
        assert api.refused(method, path) == wanted
    values = {"name": "New"}
    assert api.refused("PATCH", "accounts(accountnumber='none')", values, If_Match="*") == wanted


def test_an_upsert_creates_the_record_with_the_values_of_its_key(api: WebApi) -> None:
    path = "accounts(accountnumber='X-1')"
    answer = api.ask("PATCH", path, {"name": "New"})
    assert answer.status == 204
    assert api.get(f"{path}?$select=name,accountnumber")["accountnumber"] == "X-1"
    api.ask("PATCH", path, {"name": "Newer"})
    assert api.get("accounts?$filter=accountnumber eq 'X-1'&$count=true")["@odata.count"] == 1
    assert api.get(f"{path}/name")["value"] == "Newer"


def test_columns_that_are_no_key_are_refused_with_the_keys(api: WebApi) -> None:
    status, _, message = api.refused("GET", "accounts(telephone1='1')")
    assert status == 400
    assert message == (
        "(telephone1) is no alternate key of accounts; it has (accountnumber) or (name, new_code)."
    )


def test_a_key_has_to_name_columns() -> None:
    wrong = {"account": {"columns": {}, "keys": [["nothing"]]}}
    with pytest.raises(
        ApmError, match=r"account\.keys\[0\]\[0\] is 'nothing', but has to be a column"
    ):
        load({"records": {"described": wrong}})


def test_a_lookup_is_bound_by_a_key(api: WebApi) -> None:
    bind = "parentcustomerid_account@odata.bind"
    for address in (
        "/accounts(accountnumber='CC-1001')",
        "accounts(accountnumber=%27CC-1001%27)",
        f"/accounts(accountid={ACCOUNT})",
    ):
        sent = {"lastname": "Key", bind: address}
        answer = api.ask("POST", "contacts", sent, Prefer="return=representation")
        assert answer.json()["_parentcustomerid_value"] == ACCOUNT
    contact = f"contacts({answer.json()['contactid']})"
    api.ask("PATCH", f"accounts({ACCOUNT})", {"new_code": 7, "name": "It's 5 & 100%, (more)"})
    several = {bind: "/accounts(name='It''s 5 & 100%25, (more)',new_code=7)"}
    assert api.ask("PATCH", contact, {bind: None}).status == 204
    assert api.ask("PATCH", contact, several).status == 204
    assert api.get(contact)["_parentcustomerid_value"] == ACCOUNT
    nested = {"name": "Deep", "contact_customer_accounts": [{"lastname": "N", **several}]}
    assert api.ask("POST", "accounts", nested).status == 204


def test_a_lookup_bound_by_a_key_that_is_none_is_refused(api: WebApi) -> None:
    bind = "parentcustomerid_account@odata.bind"
    before = api.records.count("contact")
    for address, status, said in (
        ("/accounts(accountnumber='none')", 404, "does not exist in account entity"),
        ("/accounts(telephone1='1')", 400, "(telephone1) is no alternate key of accounts; it has"),
        ("/accounts(accountnumber=5", 400, "has to be an address"),
        ("/nothings(accountnumber='5')", 400, "has to be an address"),
    ):
        found = api.refused("POST", "contacts", {"lastname": "Key", bind: address})
        assert (found[0], said in found[2]) == (status, True), found
    assert api.records.count("contact") == before
