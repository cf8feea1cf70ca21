"""Custom records, in addition to the sample or instead of it."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.schema.schema_reading import read_schema
from tests.support.thing_tables import TABLES
from tests.support.versions import without_version

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
OWN = "0a000000-0000-4000-8000-000000000001"


def test_own_rows_stand_beside_the_sample() -> None:
    records = Records({"accounts": [{"name": "Own"}]})
    assert records.count("account") == 7
    own = records.query("account", "?$filter=name eq 'own'")[0]
    assert own["statecode"] == 0
    assert own["_ownerid_value@OData.Community.Display.V1.FormattedValue"] == "Sam Agent"


def test_a_row_with_the_id_of_a_sample_record_takes_its_place() -> None:
    records = Records({"account": [{"accountid": f"{{{ACCOUNT.upper()}}}", "name": "Renamed"}]})
    account = records.retrieve("account", ACCOUNT)
    assert (account["name"], account["revenue"]) == ("Renamed", None)
    case = records.query("incident", f"?$filter=_customerid_value eq {ACCOUNT}")[0]
    assert case["_customerid_value@OData.Community.Display.V1.FormattedValue"] == "Renamed"


def test_automatic_numbers_continue_after_rows_that_were_replaced() -> None:
    customer = {"customerid_account@odata.bind": f"/accounts({ACCOUNT})"}
    rows = [{"incidentid": OWN, "title": title, **customer} for title in ("One", "Two")]
    records = Records({"incident": rows}, replace=False)
    assert not records.query("incident", "?$filter=title eq 'One'")
    records.create("incident", {"title": "Three", **customer})
    numbers = [str(each["ticketnumber"]) for each in records.query("incident")]
    assert len({*numbers}) == len(numbers)
    assert numbers[-2:] == sorted(numbers)[-2:]


def test_own_rows_instead_of_the_sample() -> None:
    records = Records({"account": [{"name": "Only"}]}, replace=True)
    assert [records.count(name) for name in ("account", "incident", "systemuser")] == [1, 0, 0]
    assert records.query("account")[0]["_ownerid_value"] is None


def test_a_new_record_without_any_user_has_no_owner() -> None:
    records = Records(replace=True)
    found = records.create("account", {"name": "x"})
    assert records.retrieve("account", found)["_ownerid_value"] is None


def test_rows_may_point_at_rows_that_come_later() -> None:
    rows: dict[str, Any] = {
        "incident": [{"title": "x", "customerid_account@odata.bind": f"/accounts({OWN})"}],
        "account": [{"accountid": OWN, "name": "Later", "createdon": "2020-02-03T04:05:06Z"}],
    }
    records = Records(rows, replace=True)
    case = records.query("incident", "?$expand=customerid_account")[0]
    customer = case["customerid_account"]
    assert isinstance(customer, dict)
    assert (customer["name"], customer["createdon"]) == ("Later", "2020-02-03T04:05:06Z")


def test_answers_of_a_tenant_are_taken_as_they_are() -> None:
    answered: dict[str, Json] = {
        "@odata.etag": 'W/"1234"',
        "incidentid": OWN,
        "title": "Answered",
        "address1_composite": "unknown here",
        "prioritycode@OData.Community.Display.V1.FormattedValue": "High",
        "prioritycode": 1,
        "_customerid_value": ACCOUNT,
        "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
        "_primarycontactid_value": "0c000000-0000-4000-8000-000000000009",
        "_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
        "_parentcaseid_value": None,
        "_ownerid_value": OWN,
        "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "businessunit",
        "createdon": "2021-01-01T00:00:00Z",
    }
    case = Records({"incident": [answered]}).retrieve("incident", OWN)
    assert (case["_customerid_value"], case["createdon"]) == (ACCOUNT, "2021-01-01T00:00:00Z")
    assert case["_primarycontactid_value"] is None
    assert case["_ownerid_value@OData.Community.Display.V1.FormattedValue"] == "Sam Agent"


def test_what_was_asked_can_be_loaded_again() -> None:
    first = Records()
    rows = {name: first.query(name) for name in first.schema.tables}
    second = Records(rows, replace=True)
    for name, records in rows.items():
        again = [without_version(each) for each in second.query(name)]
        assert again == [without_version(each) for each in records]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"acount": []}, "there is no table 'acount'"),
        ({"acount": [{}]}, "there is no table 'acount'; did you mean 'account'?"),
        ({"account": [{}, {"nam": "x"}]}, "there is no column 'nam' in account"),
        ({"account": [{}, {"name": 5}]}, "records of account, number 2: name has to be text"),
        (
            {"incident": [{"title": "x"}]},
            "records of incident, number 1: Case needs customerid_acc",
        ),
        (
            {"incident": [{"customerid_account@odata.bind": f"/accounts({OWN})"}]},
            f"number 1: customerid points at account '{OWN}', which does not exist",
        ),
        (
            {"incident": [{"_customerid_value": ACCOUNT}]},
            "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname has to be one of account,",
        ),
        ({"account": [{"accountid": "5"}]}, "accountid has to be an id (a GUID), not '5'"),
    ],
)
def test_a_wrong_row_is_named(rows: dict[str, Any], sentence: str) -> None:
    records = Records(rows)
    for _ in range(2):
        with pytest.raises(ApmError) as caught:
            records.open()
        assert sentence in str(caught.value)


def test_names_of_a_schema_are_checked() -> None:
    for name in ('thing" --', "Thing", "1x", "x~fold"):
        with pytest.raises(ApmError, match="is not a name of a table or column"):
            read_schema({name: TABLES["thing"]})
        columns = {**TABLES["thing"]["columns"], name: {"label": "x", "type": "text"}}
        with pytest.raises(ApmError, match="is not a name of a table or column"):
            read_schema({"thing": {**TABLES["thing"], "columns": columns}}).table("thing")
