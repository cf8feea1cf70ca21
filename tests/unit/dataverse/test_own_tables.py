"""Custom tables and columns: inferred from their rows, or described."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.dataverse import Kind, Records
from apm.dataverse.writing.row_problems import RecordsError
from apm.settings import OwnRecords, Settings
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import ENTITY_LIST, SEARCH
from apm.ui.pages.page_contents import page
from apm.workspace.workspace import Workspace
from tests.support.element_trees import text

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"
NAVIGATION = "@Microsoft.Dynamics.CRM.associatednavigationproperty"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CASE = "ca5e0000-0000-4000-8000-000000000001"
AGENT = "05e40000-0000-4000-8000-000000000001"
TRIP = "0a000000-0000-4000-8000-000000000001"

TRIPS: list[dict[str, Any]] = [
    {
        "new_tripid": TRIP,
        "new_name": "Rome",
        "new_days": 4,
        "new_price": 4.5,
        "new_is_open": True,
        "new_leaves": "2026-08-01",
        "new_ends": "2026-08-05T10:00:00Z",
        "new_notes": "first line\nsecond line",
        "new_tier": 2,
        f"new_tier{FORMATTED}": "Gold",
        "_new_account_value": ACCOUNT,
        f"_new_account_value{LOGICAL_NAME}": "account",
        f"_new_account_value{NAVIGATION}": "new_Account",
        "new_guideid": AGENT,
        "new_guideidtype": "systemuser",
        "new_guideidname": "Sam",
    },
    {
        "new_name": "Oslo",
        "new_price": 7,
        "new_tier": 1,
        f"new_tier{FORMATTED}": "Silver",
        "new_case@odata.bind": f"/incidents({CASE})",
    },
]


def problems(rows: dict[str, Any]) -> list[str]:
    with pytest.raises(RecordsError) as caught:
        Records(rows).open()
    return [str(each) for each in caught.value.problems]


def test_a_table_is_inferred_from_its_rows() -> None:
    table = Records({"new_trip": TRIPS}).schema.table("new_trips")
    assert (table.name, table.label, table.plural) == ("new_trip", "Trip", "Trips")
    assert (table.primary_id, table.primary_name) == ("new_tripid", "new_name")
    kinds = {each.name: each.kind for each in table.columns.values()}
    assert kinds == {
        "new_tripid": Kind.ID,
        "new_name": Kind.TEXT,
        "new_days": Kind.INTEGER,
        "new_price": Kind.DECIMAL,
        "new_is_open": Kind.BOOLEAN,
        "new_leaves": Kind.DATE,
        "new_ends": Kind.DATETIME,
        "new_notes": Kind.MEMO,
        "new_tier": Kind.CHOICE,
        "new_account": Kind.LOOKUP,
        "new_guideid": Kind.LOOKUP,
        "new_case": Kind.LOOKUP,
        "statecode": Kind.CHOICE,
        "statuscode": Kind.CHOICE,
        "ownerid": Kind.LOOKUP,
        "createdon": Kind.DATETIME,
        "modifiedon": Kind.DATETIME,
    }
    assert [(each.value, each.label) for each in table.columns["new_tier"].options] == [
        (1, "Silver"),
        (2, "Gold"),
    ]
    labels = [table.columns[each].label for each in ("new_is_open", "new_guideid")]
    assert labels == ["Is Open", "Guide"]


def test_its_records_are_like_any_other() -> None:
    records = Records({"new_trip": TRIPS}, user="Sam Agent")
    rome = records.retrieve("new_trip", TRIP, "?$expand=new_Account($select=name)")
    assert rome["new_Account"]["name"] == "Contoso Coffee"  # type: ignore[call-overload,index]
    assert rome[f"new_tier{FORMATTED}"] == "Gold"
    assert rome[f"_new_guideid_value{FORMATTED}"] == "Sam Agent"
    assert rome[f"statuscode{FORMATTED}"] == "Active"
    assert rome["_ownerid_value"] == AGENT
    found = records.query("new_trips", f"?$filter=_new_case_value eq {CASE} and statecode eq 0")
    assert [each["new_name"] for each in found] == ["Oslo"]
    new = records.create("new_trip", {"new_name": "Bern", "new_tier": 1})
    assert (
        records.first_value("new_trip", "new_name", f"?$filter=new_tripid eq {new}", str) == "Bern"
    )
    ways = [each.collection for each in records.schema.pointing_at("account")]
    assert "new_trip_new_account_account" in ways


def test_it_has_views_to_list_it() -> None:
    records = Records({"new_trip": [*TRIPS, {"new_name": "Past", "statecode": 1}]})
    views = records.schema.table("new_trip").views
    assert [each.name for each in views] == ["Active Trips", "All Trips"]
    counts = [len(records.query("new_trip", each.options)) for each in views]
    assert counts == [2, 3]
    again = Records({"new_trip": TRIPS}).schema.table("new_trip").views
    assert [each.id for each in again] == [each.id for each in views]


@pytest.mark.parametrize(
    ("key", "row", "expected"),
    [
        ("contoso_warranty", {"contoso_name": "x"}, ("contoso_warranties", "contoso_name")),
        ("new_box", {"subject": "x"}, ("new_boxes", "subject")),
        ("new_day", {"new_code": "x"}, ("new_days", "new_code")),
        ("new_entry", {}, ("new_entries", "new_name")),
        ("bookings", {"title": "x", "name": "y"}, ("bookingses", "name")),
    ],
)
def test_sets_and_names_follow_the_usual_rules(
    key: str, row: dict[str, Any], expected: tuple[str, str]
) -> None:
    table = Records({key: [row] if row else []}).schema.table(key)
    assert (table.set_name, table.primary_name) == expected


def test_the_key_may_be_a_set_name_and_the_id_another_column() -> None:
    rows: dict[str, Any] = {
        "new_trips": [{"new_tripid": TRIP}],
        "new_call": [{"activityid": TRIP, "subject": "x"}],
    }
    schema = Records(rows).schema
    assert schema.table("new_trip").set_name == "new_trips"
    assert schema.table("new_call").primary_id == "activityid"


def test_a_table_without_a_status_may_have_a_column_that_is_called_so() -> None:
    records = Records({"team": [{"name": "x", "statuscode": 3}]}, replace=True)
    assert records.query("team")[0]["statuscode"] == 3


def test_names_of_ones_own_may_be_alike() -> None:
    rows: dict[str, Any] = {
        "new_product_a": [{"new_name": "x", "new_size_a": 1, "new_size_b": 2}],
        "new_product_b": [{"new_name": "y"}],
    }
    schema = Records(rows).schema
    assert {"new_product_a", "new_product_b"} <= {*schema.tables}
    assert {"new_size_a", "new_size_b"} <= {*schema.table("new_product_a").columns}


def test_rows_may_have_a_status_of_their_own() -> None:
    rows: list[dict[str, Any]] = [
        {"new_name": "a", "statecode": 2, f"statecode{FORMATTED}": "Lost", "statuscode": 7},
        {"new_name": "b"},
    ]
    records = Records({"new_trip": rows})
    first, second = records.query("new_trip")
    assert (first[f"statecode{FORMATTED}"], first["statuscode"]) == ("Lost", 7)
    assert (second["statecode"], second["statuscode"]) == (0, 1)


def test_tables_may_lead_to_tables_that_come_later() -> None:
    rows: dict[str, Any] = {
        "new_stop": [{"new_name": "x", "new_trip@odata.bind": f"/new_trips({TRIP})"}],
        "new_trip": TRIPS,
    }
    stop = Records(rows).query("new_stop")[0]
    assert stop[f"_new_trip_value{FORMATTED}"] == "Rome"


def test_a_table_of_the_sample_takes_in_columns_of_a_tenants() -> None:
    row: dict[str, Any] = {
        "title": "x",
        "customerid": ACCOUNT,
        "customeridtype": "account",
        "customeridname": "Contoso",
        "new_tier": "A",
        "telephone2": "1",
        "new_trip@odata.bind": f"/new_trips({TRIP})",
    }
    records = Records({"new_trip": TRIPS, "incident": [row]})
    case = records.query("incident", "?$filter=new_tier eq 'a'&$expand=new_trip")[0]
    assert case["_customerid_value"] == ACCOUNT
    assert case["new_trip"]["new_name"] == "Rome"  # type: ignore[call-overload,index]
    assert records.retrieve("incident", CASE)["new_tier"] is None
    assert "customeridtype" not in records.schema.table("incident").columns


def test_answers_of_a_tenant_bring_their_columns() -> None:
    row: dict[str, Any] = {
        "@odata.etag": 'W/"1"',
        "accountid": ACCOUNT,
        "nam": "taken for what it is",
        "new_empty": None,
        "new_list": [{"x": 1}],
        "_createdby_value": AGENT,
        f"_createdby_value{LOGICAL_NAME}": "systemuser",
        "_slaid_value": TRIP,
        f"_slaid_value{LOGICAL_NAME}": "sla",
    }
    account = Records({"account": [row]}).retrieve("account", ACCOUNT)
    assert (account["nam"], account["_createdby_value"]) == ("taken for what it is", AGENT)
    left_out = {"new_empty", "new_list", "_slaid_value"}
    assert not left_out & {*account}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"account": [{"nmae": "x"}]}, ["account, number 1: there is no column 'nmae'"]),
        ({"acount": [{"name": "x"}]}, ["there is no table 'acount'; did you mean 'account'?"]),
        ({"New Trip": [{"a": "x"}]}, ["there is no table 'New Trip'"]),
        ({"new_trip": [{'x"': "x"}]}, ["there is no column 'x\"' in new_trip"]),
        ({"new_trip": [{"new_a": "x"}, {"new_a": 5}]}, ["number 2: new_a has to be text, not 5"]),
        ({"new_trip": [{"new_a": {"b": 1}}]}, ["new_a has to be text, not"]),
        (
            {"new_trip": [{"new_b@odata.bind": f"/new_nothings({TRIP})"}]},
            ["there is no navigation property 'new_b' in new_trip"],
        ),
        (
            {"incident": [{"titel": "x"}], "account": [{"name": 5, "revenue": "a"}, {"name": 7}]},
            [
                "records of incident, number 1: there is no column 'titel'",
                "account, number 1: name has to be text, not 5; revenue has to be a number, not 'a'",
                "account, number 2: name has to be text, not 7",
            ],
        ),
    ],
)
def test_all_that_is_wrong_is_reported_at_once(rows: dict[str, Any], expected: list[str]) -> None:
    found = problems(rows)
    assert len(found) == len(expected)
    for problem, part in zip(found, expected, strict=True):
        assert part in problem


def test_a_row_that_points_at_a_wrong_one_is_not_wrong_itself() -> None:
    case = {"title": "x", "customerid_account@odata.bind": f"/accounts({TRIP})"}
    rows: dict[str, Any] = {"incident": [case], "account": [{"accountid": TRIP, "name": 5}]}
    assert len(problems(rows)) == 1


def test_a_described_table_is_taken_exactly() -> None:
    described: dict[str, Any] = {
        "new_trip": {
            "label": "Journey",
            "columns": {
                "new_code": {"type": "text", "max_length": 3},
                "new_kind": {"type": "choice", "options": {"1": "Short"}, "default": 1},
                "new_account": {"type": "lookup", "targets": {"account": {}}},
            },
        }
    }
    records = Records({"new_trip": [{"new_code": "abc"}]}, described=described)
    table = records.schema.table("new_trip")
    assert (table.plural, table.primary_name, table.view().name) == (
        "Journeys",
        "new_code",
        "All Journeys",
    )
    assert [*table.columns] == ["new_tripid", "new_code", "new_kind", "new_account"]
    assert records.query("new_trip")[0][f"new_kind{FORMATTED}"] == "Short"
    with pytest.raises(RecordsError, match="takes 3 characters, not 4"):
        Records({"new_trip": [{"new_code": "abcd"}]}, described=described).open()
    with pytest.raises(RecordsError, match="no column 'new_more' in new_trip"):
        Records({"new_trip": [{"new_more": 1}]}, described=described).open()


def test_a_table_of_the_sample_may_be_described_further() -> None:
    described: dict[str, Any] = {"incident": {"columns": {"new_tier": {"type": "integer"}}}}
    records = Records(described=described)
    records.update("incident", CASE, {"new_tier": 3})
    assert records.retrieve("incident", CASE)["new_tier"] == 3
    ways = [each.collection for each in records.schema.pointing_at("systemuser")]
    assert not any(each.startswith("incident_ownerid") for each in ways)


def test_pages_show_it_like_any_other() -> None:
    workspace = Workspace(Settings(records=OwnRecords({"new_trip": TRIPS})))

    def shown(template: TabTemplate, **parameters: Json) -> str:
        opened = workspace.open_tab(workspace.focused, template, TabInput("", parameters))
        return text(["section", {}, *page(workspace.tabs[opened.value], workspace.records)])

    listed = shown(TabTemplate("", "List", "", ENTITY_LIST), entityName="new_trip")
    assert "Active Trips" in listed
    assert "Rome" in listed
    form = shown(RECORD_FORM, entityName="new_trip", entityId=TRIP)
    assert "Is Open" in form
    assert "Gold" in form
    account = shown(RECORD_FORM, entityName="account", entityId=ACCOUNT)
    assert "Rome" in account
    assert "Rome" in shown(TabTemplate("", "Search", "", SEARCH), searchText="rome")


DAYS: dict[str, Any] = {
    "new_trip": {
        "columns": {
            "new_days": {
                "type": "choices",
                "options": {"1": "Monday", "2": "Tuesday", "10": "Friday"},
            }
        }
    }
}


@pytest.mark.parametrize(
    ("given", "stored"),
    [("10,1", "1,10"), ("2", "2"), (2, "2"), ("", None), (None, None), ("1,1", "1")],
)
def test_choices_are_stored_in_the_order_of_the_options(given: Json, stored: Json) -> None:
    records = Records(described=DAYS)
    trip = records.create("new_trip", {"new_days": given})
    assert records.retrieve("new_trip", trip)["new_days"] == stored
    found = records.query("new_trip", f"?$filter=new_days eq '{stored}'") if stored else []
    assert len(found) == (1 if stored else 0)


@pytest.mark.parametrize("given", ["3", "1,x", True, 5])
def test_choices_that_the_column_lacks_are_refused(given: Json) -> None:
    records = Records(described=DAYS)
    with pytest.raises(ApmError, match="new_days has no option"):
        records.create("new_trip", {"new_days": given})
