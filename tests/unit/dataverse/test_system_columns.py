"""Every table has the columns in which Dataverse writes about a record: its makers, its owner's unit, its version."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Kind, Records, Relationship
from apm.dataverse.sample import sample_tables
from apm.dataverse.system_columns import TARGETS, VERSION
from apm.forms.subgrids import relationship_of

AGENT = "05e40000-0000-4000-8000-000000000001"
OTHER = "05e40000-0000-4000-8000-000000000003"
TEAM_FILTER = "?$select=name&$top=1"
CASE = "ca5e0000-0000-4000-8000-000000000001"
OWNING = ("_owninguser_value", "_owningteam_value", "_owningbusinessunit_value")
MADE = ("_createdby_value", "_modifiedby_value")


def values(records: Records, table: str, record_id: str, *names: str) -> list[Any]:
    """Some values of a record."""
    record = records.retrieve(table, record_id)
    return [record[name] for name in names]


@pytest.fixture
def records() -> Records:
    return Records(user="Priya Raman")


def test_tables_with_an_owner_have_the_columns_and_others_have_their_part(records: Records) -> None:
    tables = records.schema.tables
    assert {*TARGETS, VERSION} <= {*tables["account"].columns}
    assert {*TARGETS, VERSION} & {*tables["team"].columns} == {
        *(each for each in TARGETS if each.startswith(("created", "modified"))),
        VERSION,
    }
    assert VERSION in tables["activityparty"].columns
    pointer = records.schema.table("activitypointer")
    assert {*OWNING, *MADE} <= {each.web_name for each in pointer.columns.values()}


def test_a_new_record_has_makers_owners_and_a_unit(records: Records) -> None:
    created = records.create("account", {"name": "New"})
    me, unit = records.user_id, records.user_unit
    assert values(records, "account", created, *MADE) == [me, me]
    assert values(records, "account", created, *OWNING) == [me, None, unit]


def test_an_assigned_record_has_the_columns_of_its_owner(records: Records) -> None:
    team = records.query("team", TEAM_FILTER)[0]["teamid"]
    unit = records.retrieve("team", str(team))["_businessunitid_value"]
    assert unit
    records.update("incident", CASE, {"ownerid@odata.bind": f"/teams({team})"})
    assert values(records, "incident", CASE, *OWNING) == [None, team, unit]
    assert values(records, "incident", CASE, "_modifiedby_value") == [records.user_id]
    records.update("incident", CASE, {"ownerid@odata.bind": f"/systemusers({AGENT})"})
    assert values(records, "incident", CASE, *OWNING)[:2] == [AGENT, None]


def test_a_change_of_others_leaves_owners_and_the_creator(records: Records) -> None:
    before = values(records, "incident", CASE, "_createdby_value", *OWNING)
    records.update("incident", CASE, {"title": "Changed"})
    assert values(records, "incident", CASE, "_createdby_value", *OWNING) == before


def test_rows_of_files_are_made_by_their_owner(records: Records) -> None:
    cases = records.query("incident", "?$filter=_owninguser_value ne null")
    assert cases
    assert all(each["_createdby_value"] == each["_ownerid_value"] for each in cases)


def test_the_version_is_that_of_the_etag_and_counts_up(records: Records) -> None:
    first = records.retrieve("incident", CASE)
    assert first["@odata.etag"] == f'W/"{first[VERSION]}"'
    records.update("incident", CASE, {"title": "Changed"})
    second = records.retrieve("incident", CASE)
    assert second["@odata.etag"] == f'W/"{second[VERSION]}"'
    assert int(str(second[VERSION])) > int(str(first[VERSION]))
    newer = records.query("incident", f"?$select=title&$filter=versionnumber gt {first[VERSION]}")
    assert "Changed" in [each["title"] for each in newer]
    in_order = records.query("incident", "?$select=title&$orderby=versionnumber desc&$top=1")
    assert in_order[0]["title"] == "Changed"


def test_callers_cannot_write_them(records: Records) -> None:
    people = ("createdby", "modifiedby", "owninguser")
    other = f"/systemusers({OTHER})"
    given: dict[str, Any] = {"name": "New", VERSION: 7}
    given |= {f"{name}@odata.bind": other for name in people}
    created = records.create("account", given)
    made = values(records, "account", created, *(f"_{name}_value" for name in people))
    assert len({*made}) == 1
    assert OTHER not in made
    records.update("account", created, {f"{name}@odata.bind": None for name in people})
    assert values(records, "account", created, *(f"_{name}_value" for name in people)) == made
    assert values(records, "account", created, VERSION) != [7]


def test_rows_keep_what_they_say_except_for_the_version() -> None:
    row: dict[str, Any] = {
        "@odata.etag": 'W/"91234567890"',
        "accountid": AGENT,
        VERSION: 91234567890,
        "_createdby_value": AGENT,
        "_ownerid_value": AGENT,
        "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "systemuser",
        "_owningbusinessunit_value": "00000000-0000-4000-8000-00000000dead",
    }
    records = Records(
        {"account": [row], "new_trip": [{**row, "new_name": "Rome"}]}, user="Priya Raman"
    )
    for table in ("account", "new_trip"):
        record = records.query(table, f"?$filter=_createdby_value eq {AGENT}")[-1]
        assert record[VERSION] != row[VERSION]
        assert record["_owninguser_value"] == AGENT
        assert record["_owningbusinessunit_value"] == records.user_unit
    assert records.schema.table("new_trip").columns["createdby"].label == "Created By"


def test_a_table_that_describes_one_keeps_its_own() -> None:
    lookup: dict[str, Any] = {"type": "lookup", "targets": {"systemuser": {}}}
    columns: dict[str, Any] = {"ownerid": lookup, "owninguser": {**lookup, "label": "Boss"}}
    records = Records({}, described={"new_trip": {"columns": columns}})
    table = records.schema.table("new_trip")
    assert (table.columns["owninguser"].label, table.columns["owninguser"].is_system) == (
        "Boss",
        False,
    )
    assert table.columns["owningteam"].is_system
    created = records.create("new_trip", {})
    assert values(records, "new_trip", created, "_owninguser_value") == [records.user_id]
    assert "createdby" not in table.columns


def test_a_deleted_user_leaves_the_columns_empty(records: Records) -> None:
    created = records.create(
        "account", {"name": "x", "ownerid@odata.bind": f"/systemusers({AGENT})"}
    )
    records.delete("systemuser", AGENT)
    assert values(records, "account", created, *OWNING)[:2] == [None, None]


def test_a_user_without_a_record_creates_records(records: Records) -> None:
    records.delete("systemuser", records.user_id)
    created = records.create("account", {"name": "New"})
    assert values(records, "account", created, "_owningbusinessunit_value") == [None]


def test_changes_are_made_again_with_them(records: Records) -> None:
    created = records.create("account", {"name": "New"})
    again = Records(user="Sam Agent")
    assert again.apply(records.changes()) == []
    names = (*MADE, *OWNING)
    assert values(again, "account", created, *names) == values(records, "account", created, *names)


def test_columns_are_numbers_and_lookups() -> None:
    columns = Records().schema.table("account").columns
    assert columns[VERSION].kind is Kind.INTEGER
    assert {columns[each].kind for each in TARGETS} == {Kind.LOOKUP}
    assert all(columns[each].is_system for each in (*TARGETS, VERSION))
    assert [each for each in TARGETS if not columns[each].read_only] == ["transactioncurrencyid"]
    assert "system" not in sample_tables()["account"]["columns"]["name"]


def test_expand_reads_the_makers(records: Records) -> None:
    options = "?$select=title&$expand=createdby($select=fullname),owningbusinessunit($select=name)"
    record: Any = records.retrieve("incident", CASE, options)
    assert record["createdby"]["fullname"]
    assert record["owningbusinessunit"]["name"] == "Contoso Service"


def test_an_unknown_owner_refuses(records: Records) -> None:
    with pytest.raises(ApmError, match="does not exist"):
        records.update("incident", CASE, {"ownerid@odata.bind": f"/systemusers({CASE})"})


def test_subgrids_list_no_records_of_them() -> None:
    schema = Records().schema
    owned = relationship_of(schema, "systemuser", "account", "a_name_of_no_relationship")
    assert isinstance(owned, Relationship)
    assert owned.column.name == "ownerid"
    assert relationship_of(schema, "businessunit", "account", "a_name_of_no_relationship") is None
