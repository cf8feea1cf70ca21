"""The tables `savedquery`, which has the views of all tables, and `userquery`, which is empty; they are only read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.names import FORMATTED

ACTIVE = "00a5e000-0000-4000-8000-000000000001"


@pytest.fixture
def records() -> Records:
    return Records()


def test_it_has_the_views_of_all_tables(records: Records) -> None:
    found = records.query("savedquery", "?$select=name,returnedtypecode")
    schema = records.schema
    assert [(each["returnedtypecode"], each["name"]) for each in found] == [
        (table.name, view.name)
        for table in schema.readable
        for view in table.all_views
        if table.name not in schema.view_tables
    ]
    assert "activitypointer" in {each["returnedtypecode"] for each in found}
    assert len(found) == records.count("savedqueries")


def test_a_view_is_found_by_table_and_name(records: Records) -> None:
    where = "?$filter=returnedtypecode eq 'account' and name eq 'active accounts'"
    [found] = records.query("savedquery", where)
    assert found["savedqueryid"] == ACTIVE
    assert found[f"returnedtypecode{FORMATTED}"] == "Account"
    values = [found[each] for each in ("querytype", "isdefault", "isquickfindquery", "statecode")]
    assert values == [0, True, False, 0]
    assert records.retrieve("savedquery", f"{{{ACTIVE.upper()}}}")["name"] == "Active Accounts"
    with pytest.raises(ApmError, match="does not exist"):
        records.retrieve("savedquery", ACTIVE.replace("00a5", "00a6"))


def test_the_query_of_a_view_finds_its_records(records: Records) -> None:
    views = records.query("savedquery")
    assert views
    for view in views:
        table = str(view["returnedtypecode"])
        key = records.schema.table(table).primary_id
        found = records.query(table, f"?fetchXml={view['fetchxml']}")
        asked = records.query(table, f"?savedQuery={view['savedqueryid']}")
        assert [each[key] for each in found] == [each[key] for each in asked], view["name"]


def test_a_layout_has_the_columns(records: Records) -> None:
    view = records.retrieve("savedquery", ACTIVE)
    grid = fromstring(str(view["layoutxml"]))
    assert (grid.get("object"), grid.get("jump"), grid[0].get("id")) == ("1", "name", "accountid")
    cells = [(each.get("name"), int(each.get("width", ""))) for each in grid[0]]
    [shown, *_] = records.schema.table("account").views
    assert [name for name, _ in cells] == [*shown.columns]
    layout = json.loads(str(view["layoutjson"]))
    assert layout["Object"] == 1
    assert [(each["Name"], each["Width"]) for each in layout["Rows"][0]["Cells"]] == cells


def test_views_have_the_types_of_their_kinds_and_their_own_queries() -> None:
    fetch = "<fetch top='2'><entity name='new_trip'><order attribute='new_name'/></entity></fetch>"
    quick: dict[str, Json] = {"name": "Quick", "columns": ["new_name"], "kind": "quick find"}
    views: Json = [
        {"name": "Mine", "columns": ["new_name"], "widths": [250], "fetch": fetch},
        {"name": "Other", "columns": ["new_name"]},
        {"name": "Hidden", "columns": ["new_name"], "kind": "unlisted"},
        {"name": "Look", "columns": ["new_name"], "kind": "lookup"},
        {"name": "Related", "columns": ["new_name"], "kind": "associated"},
        {**quick, "fetch": fetch, "searched": ["new_name", "new_note"]},
    ]
    columns: Json = {"new_name": {"type": "text"}, "new_note": {"type": "text"}}
    trip: Json = {"columns": columns, "views": views}
    records = Records({"new_trip": [{"new_name": "Rome"}]}, described={"new_trip": trip})
    found = records.query("savedquery", "?$filter=returnedtypecode eq 'new_trip'")
    kinds = {each["name"]: (each["querytype"], each["isdefault"]) for each in found}
    assert kinds == {
        "Mine": (0, True),
        "Other": (0, False),
        "Hidden": (0, False),
        "Look": (64, True),
        "Related": (2, True),
        "Quick": (4, True),
    }
    view = {each["name"]: each for each in found}
    own = fromstring(str(view["Mine"]["fetchxml"]))
    assert own.get("top") == "2"
    assert [each.get("name") for each in own.iter("attribute")] == ["new_tripid", "new_name"]
    assert '<cell name="new_name" width="250"' in str(view["Mine"]["layoutxml"])
    assert "object=" not in str(view["Mine"]["layoutxml"])
    assert view["Quick"]["isquickfindquery"] is True
    [typed] = fromstring(str(view["Quick"]["fetchxml"])).iter("filter")
    assert typed.attrib == {"type": "or", "isquickfindfields": "1"}
    assert [(each.get("attribute"), each.get("value")) for each in typed] == [
        ("new_name", "{0}"),
        ("new_note", "{0}"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        {"fetch": "<fetch"},
        {"fetch": "<fetch/>"},
        {"fetch": "<fetch aggregate='x'><entity name='new_trip'/></fetch>"},
        {"filter": "new_nothing eq 1"},
        {"order": "new_name asc&$top=x"},
    ],
)
def test_a_query_that_cannot_be_used_reads_all_records(query: dict[str, Json]) -> None:
    view: Json = {"name": "Wrong", "columns": ["new_name"], **query}
    trip: Json = {"columns": {"new_name": {"type": "text"}}, "views": [view]}
    records = Records({"new_trip": [{"new_name": "Rome"}]}, described={"new_trip": trip})
    [found] = records.query("savedquery", "?$filter=name eq 'Wrong'")
    read = records.query("new_trip", f"?fetchXml={found['fetchxml']}")
    assert [each["new_name"] for each in read] == ["Rome"]


def test_a_view_can_ask_for_the_teams_of_the_user() -> None:
    teams = "Microsoft.Dynamics.CRM.EqualUserTeams(PropertyName='ownerid')"
    view: Json = {"name": "Ours", "columns": ["new_name"], "filter": teams}
    columns: Json = {
        "new_name": {"type": "text"},
        "ownerid": {"type": "lookup", "targets": {"systemuser": {}, "team": {}}},
    }
    trip: Json = {"columns": columns, "views": [view]}
    records = Records({"new_trip": [{"new_name": "Rome"}]}, described={"new_trip": trip})
    [found] = records.query("savedquery", "?$filter=name eq 'Ours'")
    assert 'attribute="ownerid"' in str(found["fetchxml"])
    assert not records.query("new_trip", f"?fetchXml={found['fetchxml']}")


def test_fetchxml_finds_views_by_the_number_of_their_table(records: Records) -> None:
    one = "<condition attribute='returnedtypecode' operator='eq' value='1'/>"
    xml = f"<fetch><entity name='savedquery'><attribute name='name'/><filter>{one}</filter></entity></fetch>"
    found = records.query("savedquery", f"?fetchXml={xml}")
    assert [each["name"] for each in found] == ["Active Accounts", "All Accounts"]


def test_there_are_no_personal_views(records: Records) -> None:
    options = "?$select=userqueryid,name,fetchxml&$filter=returnedtypecode eq 'account' and statecode eq 0"
    assert records.query("userquery", options) == []
    with pytest.raises(ApmError, match="no column 'isdefault' in userquery"):
        records.query("userqueries", "?$select=isdefault")


@pytest.mark.parametrize(
    "write",
    [
        lambda records: records.create("savedquery", {"name": "x"}),
        lambda records: records.update("savedqueries", ACTIVE, {"name": "x"}),
        lambda records: records.delete("savedquery", ACTIVE),
    ],
)
def test_views_are_only_read(records: Records, write: Callable[[Records], Json]) -> None:
    said = "savedquery is only read; a view is described with its table, or is in a solution"
    with pytest.raises(ApmError, match=re.escape(said)):
        write(records)
    assert not records.is_changed


def test_rows_for_them_make_tables_of_their_own() -> None:
    rows: dict[str, list[dict[str, Json]]] = {
        "savedquery": [{"name": "Mine", "fetchxml": "<fetch/>"}],
        "userquery": [{"name": "My view"}],
    }
    records = Records(rows)
    assert [each["name"] for each in records.query("savedqueries")] == ["Mine"]
    assert [each["name"] for each in records.query("userqueries")] == ["My view"]
