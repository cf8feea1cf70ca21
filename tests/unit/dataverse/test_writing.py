"""Records are created, updated and deleted; a refused write changes nothing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.dataverse import Records
from tests.support.thing_tables import OWNERS, everything, store

CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CONTACT = "c0ac0000-0000-4000-8000-000000000009"
CUSTOMER = {"customerid_account@odata.bind": f"/accounts({ACCOUNT})"}


def _moments() -> Iterator[datetime]:
    return (datetime(2026, 8, 1, tzinfo=UTC) + timedelta(minutes=n) for n in itertools.count())


@pytest.fixture
def records() -> Records:
    moments = _moments()
    numbers = itertools.count(1)
    return Records(
        now=lambda: next(moments),
        new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
    )


def test_a_new_case_gets_what_cases_have(records: Records) -> None:
    found = records.create("incident", {"title": "New", **CUSTOMER})
    assert found == "00000000-0000-4000-8000-000000000001"
    case = records.retrieve("incident", found)
    assert {
        "title": "New",
        "ticketnumber": "CAS-01013-E5M7L1",
        "prioritycode": 2,
        "statecode": 0,
        "statuscode": 1,
        "isescalated": False,
        "_customerid_value": ACCOUNT,
        "_ownerid_value@OData.Community.Display.V1.FormattedValue": "Sam Agent",
        "createdon": case["modifiedon"],
        "description": None,
    }.items() <= case.items()
    assert str(case["createdon"]).startswith("2026-08-01T")


def test_an_id_may_be_given_once(records: Records) -> None:
    given_id = "{ABCDEF00-0000-4000-8000-000000000001}"
    values = {"accountid": given_id, "name": "Given"}
    assert records.create("accounts", values) == given_id.lower().strip("{}")
    with pytest.raises(ApmError, match="there is already a record with the id abcdef00"):
        records.create("account", values)


@pytest.mark.parametrize(
    "address",
    [
        f"/accounts({ACCOUNT})",
        f"accounts({ACCOUNT})",
        f" /accounts( {{{ACCOUNT.upper()}}} ) ",
        f"https://contoso.example/api/data/v9.2/accounts({ACCOUNT})",
    ],
)
def test_a_lookup_is_bound_by_address(records: Records, address: str) -> None:
    found = records.create("incident", {"customerid_account@odata.bind": address})
    assert records.retrieve("incident", found)["_customerid_value"] == ACCOUNT


def test_a_lookup_changes_its_table_and_is_emptied(records: Records) -> None:
    records.update("incident", CASE, {"customerid_contact@odata.bind": f"/contacts({CONTACT})"})
    case = records.retrieve("incident", CASE)
    logical_name = "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"
    assert (case["_customerid_value"], case[logical_name]) == (CONTACT, "contact")
    for name in ("primarycontactid@odata.bind", "primarycontactid"):
        bind = {"primarycontactid@odata.bind": f"/contacts({CONTACT})"}
        records.update("incident", CASE, bind)
        records.update("incident", CASE, {name: None})
        assert records.retrieve("incident", CASE)["_primarycontactid_value"] is None


def test_emptying_one_side_of_a_customer_keeps_the_other(records: Records) -> None:
    both: dict[str, Json] = {
        "customerid_contact@odata.bind": f"/contacts({CONTACT})",
        "customerid_account@odata.bind": None,
    }
    for values in (both, dict(reversed(both.items()))):
        records.update("incident", CASE, values)
        assert records.retrieve("incident", CASE)["_customerid_value"] == CONTACT


def test_a_change_leaves_the_rest_and_counts_a_version(records: Records) -> None:
    before = records.retrieve("incident", CASE)
    records.update("incident", CASE, {"title": "Changed", "description": None})
    after = records.retrieve("incident", CASE)
    differ = {name for name in before if before[name] != after[name]}
    assert differ >= {"title", "description", "modifiedon", "@odata.etag"}
    assert {name.partition("@")[0] for name in differ - {"@odata.etag"}} == {
        "title",
        "description",
        "modifiedon",
        "versionnumber",
    }
    assert records.query("incident", "?$filter=title eq 'CHANGED'")


@pytest.mark.parametrize(
    ("values", "state", "status"),
    [
        ({"statecode": 1}, 1, 5),
        ({"statuscode": 6}, 2, 6),
        ({"statecode": 1, "statuscode": 1000}, 1, 1000),
        ({"statecode": 0}, 0, 1),
        ({"statuscode": 3}, 0, 3),
    ],
)
def test_state_and_status_agree(
    records: Records, values: dict[str, Json], state: int, status: int
) -> None:
    records.update("incident", CASE, values)
    case = records.retrieve("incident", CASE)
    assert (case["statecode"], case["statuscode"]) == (state, status)


def test_a_status_stays_where_it_belongs_to_the_state(records: Records) -> None:
    records.update("incident", CASE, {"statuscode": 3})
    records.update("incident", CASE, {"statecode": 0})
    assert records.retrieve("incident", CASE)["statuscode"] == 3


def test_names_are_joined(records: Records) -> None:
    records.update("contact", CONTACT, {"lastname": "Dos Santos", "fullname": "passed over"})
    assert records.retrieve("contact", CONTACT)["fullname"] == "Ines Dos Santos"
    records.update("contact", CONTACT, {"firstname": None})
    assert records.retrieve("contact", CONTACT)["fullname"] == "Dos Santos"
    assert records.query("contact", "?$filter=fullname eq 'dos santos'")


def test_what_the_system_writes_is_passed_over(records: Records) -> None:
    before = records.retrieve("incident", CASE)["createdon"]
    records.update("incident", CASE, {"createdon": "2000-01-01T00:00:00Z", "@odata.etag": "x"})
    assert records.retrieve("incident", CASE)["createdon"] == before


def test_the_parties_of_a_deleted_activity_are_deleted_with_it(records: Records) -> None:
    email = "e4a10000-0000-4000-8000-000000000001"
    parties = f"?$filter=_activityid_value eq {email}"
    ids = [each["activitypartyid"] for each in records.query("activityparty", parties)]
    everyone = records.count("activityparty", "")
    records.delete("email", email)
    assert (len(ids), records.count("activityparty", "")) == (2, everyone - 2)
    rows = records.changes().deleted["activityparty"]
    assert {*rows} == {*ids}


def test_a_deleted_record_is_gone_and_nothing_points_at_it(records: Records) -> None:
    records.delete("incident", CASE)
    with pytest.raises(ApmError, match="does not exist"):
        records.retrieve("incident", CASE)
    assert records.count("task", f"?$filter=_regardingobjectid_value eq {CASE}") == 0
    assert records.count("task") == 9


def test_a_record_that_others_need_stays(records: Records) -> None:
    before = everything(records)
    with pytest.raises(ApmError) as caught:
        records.delete("account", ACCOUNT)
    assert "it is required as customerid by records of incident (2)" in str(caught.value)
    assert everything(records) == before


WRONG: list[tuple[dict[str, Json], str]] = [
    ({"titel": "x"}, "there is no column 'titel' in incident; did you mean 'title'?"),
    ({"title": 5}, "title has to be text, not 5"),
    ({"title": "x" * 201}, "title takes 200 characters, not 201"),
    ({"title": "a\0b"}, "title has a character that text cannot hold"),
    ({"title": "\ud800"}, "title has a character that text cannot hold"),
    ({"prioritycode": 7}, "prioritycode has no option 7; there are: 1 High, 2 Normal, 3 Low"),
    ({"prioritycode": "7"}, "prioritycode has no option 7; there are: 1 High, 2 Normal, 3 Low"),
    (
        {"prioritycode": "High"},
        "Cannot convert the literal 'High' to the expected type 'Edm.Int32'",
    ),
    ({"prioritycode": ""}, "Cannot convert the literal '' to the expected type 'Edm.Int32'"),
    ({"prioritycode": "1.0"}, "Cannot convert the literal '1.0' to the expected type 'Edm.Int32'"),
    ({"prioritycode": True}, "prioritycode has no option true"),
    ({"isescalated": 1}, "isescalated has to be true or false, not 1"),
    ({"isescalated": "1"}, "Cannot convert the literal '1' to the expected type 'Edm.Boolean'"),
    ({"resolveby": "soon"}, "resolveby has to be a time such as 2026-07-01T08:00:00Z, not 'soon'"),
    ({"resolveby": "soon"}, "Cannot convert the literal 'soon' to the expected type 'Edm.DateTim"),
    ({"resolveby": 5}, "resolveby has to be a time"),
    ({"resolveby": "0001-01-01T00:00:00+14:00"}, "resolveby has to be a time"),
    ({"statecode": 1, "statuscode": 1}, "statuscode 1 belongs to statecode 0, not to 1"),
    ({"statecode": None}, "needs statecode"),
    ({"customerid_account@odata.bind": None}, "customerid_account@odata.bind or customerid_cont"),
    ({"_customerid_value": ACCOUNT}, "_customerid_value is a lookup and cannot be written; write"),
    ({"_customerid_value": None}, "_customerid_value is a lookup and cannot be written"),
    ({"customerid": ACCOUNT}, 'write "customerid_account@odata.bind": "/accounts(<id>)"'),
    (
        {"customerid": {"name": "x"}},
        "the navigation property of customerid is called customerid_acc",
    ),
    ({"customerid@odata.bind": f"/accounts({ACCOUNT})"}, "customerid may point at several tables"),
    (
        {"Customerid_Account@odata.bind": f"/accounts({ACCOUNT})"},
        "the case of Customerid_Account@odata.bind is wrong; write customerid_account@odata.bind",
    ),
    (
        {"PrimaryContactId@odata.bind": f"/contacts({CONTACT})"},
        "the case of PrimaryContactId@odata.bind is wrong; write primarycontactid@odata.bind",
    ),
    (
        {"_primarycontactid_value@odata.bind": f"/contacts({CONTACT})"},
        "_primarycontactid_value is no navigation property of incident; write primarycontactid@oda",
    ),
    (
        {"customerid_account@odata.bind": f"/account({ACCOUNT})"},
        f'needs the entity set name in an address; write "/accounts({ACCOUNT})", not "/account(',
    ),
    (
        {"customerid_account@odata.bind": f"/Accounts({ACCOUNT})"},
        f'write "/accounts({ACCOUNT})", not "/Accounts(',
    ),
    ({"custmer@odata.bind": None}, "there is no navigation property 'custmer' in incident"),
    ({"customerid_account@odata.bind": ACCOUNT}, 'has to be an address such as "/accounts(<id>)"'),
    ({"customerid_account@odata.bind": 5}, "has to be an address"),
    ({"customerid_account@odata.bind": "/accounts(5)"}, "has to be an address"),
    (
        {"customerid_account@odata.bind": f"/contacts({CONTACT})"},
        "customerid_account@odata.bind points at accounts, not at 'contacts'",
    ),
    (
        {"primarycontactid@odata.bind": f"/contacts({ACCOUNT})"},
        f"primarycontactid points at contact '{ACCOUNT}', which does not exist",
    ),
]


@pytest.mark.parametrize(("values", "sentence"), WRONG)
def test_a_refused_write_changes_nothing(
    records: Records, values: dict[str, Json], sentence: str
) -> None:
    before = everything(records)
    written = {"description": "written", **values}
    for write in (
        lambda: records.update("incident", CASE, written),
        lambda: records.create("incident", {**CUSTOMER, **written}),
    ):
        with pytest.raises(ApmError) as caught:
            write()
        assert sentence in str(caught.value)
        assert "\n" not in str(caught.value)
    assert everything(records) == before
    later = records.create("incident", CUSTOMER)
    assert records.retrieve("incident", later)["ticketnumber"] == "CAS-01013-E5M7L1"


@pytest.mark.parametrize(
    ("number", "column"),
    [
        (1.5, "numberofemployees"),
        (2**31, "numberofemployees"),
        (True, "numberofemployees"),
        ("5.5", "numberofemployees"),
        (float("inf"), "revenue"),
        (float("nan"), "revenue"),
        (10**400, "revenue"),
        (True, "revenue"),
        ("$5", "revenue"),
    ],
)
def test_numbers_that_do_not_fit(records: Records, number: Json, column: str) -> None:
    with pytest.raises(ApmError, match=f"{column} has to be a"):
        records.create("account", {"name": "x", column: number})


def test_numbers_that_fit(records: Records) -> None:
    values: dict[str, Json] = {"numberofemployees": 5.0, "revenue": 3}
    account = records.retrieve("account", records.create("account", values))
    assert (account["numberofemployees"], account["revenue"]) == (5, 3.0)
    assert isinstance(account["numberofemployees"], int)


def test_an_id_cannot_change_and_needs_a_record(records: Records) -> None:
    records.update("incident", CASE, {"incidentid": f"{{{CASE.upper()}}}", "title": "Same"})
    with pytest.raises(ApmError, match="the id of a record cannot change"):
        records.update("incident", CASE, {"incidentid": ACCOUNT})
    with pytest.raises(ApmError) as updating:
        records.update("incident", ACCOUNT, {})
    with pytest.raises(ApmError) as deleting:
        records.delete("incident", ACCOUNT)
    assert updating.value.code is deleting.value.code is ErrorCode.UNKNOWN_ID


def test_reset_forgets_changes(records: Records) -> None:
    records.reset()
    before = records.query("incident")
    records.delete("incident", CASE)
    records.create("account", {"name": "x"})
    records.reset()
    assert records.query("incident") == before
    assert records.count("account") == 6


KEYS = (
    *("name", "allowed", "size", "weight", "isnew", "madeon", "bornon", "color", "thingid"),
    *("holder@odata.bind", "_holder_value", "holder", "nothing", "createdon"),
)


@given(
    st.dictionaries(
        st.sampled_from([*KEYS]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | st.sampled_from([*OWNERS, f"/owners({OWNERS[0]})", "2026-07-01", "2026-07-01T08:00Z"]),
        max_size=4,
    )
)
def test_any_write_is_taken_whole_or_refused(values: dict[str, Json]) -> None:
    thing = "00000000-0000-4000-8000-000000000001"
    records = store([{"thingid": thing, "name": "One", "size": 1}])
    before = everything(records)
    try:
        records.update("thing", thing, values)
    except ApmError as error:
        assert "\n" not in str(error)
        assert everything(records) == before
        return
    after = records.retrieve("thing", thing)
    for name in ("name", "size", "isnew", "color"):
        assert after[name] == (values[name] if name in values else before["thing"][0][name])


def test_several_operations_are_one_if_the_caller_wants_it(records: Records) -> None:
    before = everything(records)

    def change(*, fails: bool) -> None:
        with records.all_or_nothing():
            records.create("account", {"name": "First"})
            records.update("account", ACCOUNT, {"name": "Second"})
            records.delete("contact", CONTACT.replace("9", "1"))
            if fails:
                raise KeyError

    with pytest.raises(KeyError):
        change(fails=True)
    assert everything(records) == before
    change(fails=False)
    assert records.retrieve("account", ACCOUNT)["name"] == "Second"
