"""The table `activitypointer` has the activities of all tables, and is only read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.names import FORMATTED

CASE = "ca5e0000-0000-4000-8000-000000000001"
NEW = "ac700000-0000-4000-8000-0000000000ff"
TABLES = ("task", "email", "phonecall", "appointment", "msdyn_ocliveworkitem")


@pytest.fixture
def records() -> Records:
    return Records()


def test_it_has_the_activities_of_all_tables(records: Records) -> None:
    found = records.query("activitypointer", "?$select=activityid,activitytypecode,subject")
    assert {(each["activitytypecode"], each["activityid"]) for each in found} == {
        (table, each["activityid"]) for table in TABLES for each in records.query(table)
    }
    assert len(found) == records.count("activitypointers")
    assert all(each["@odata.etag"] for each in found)


@pytest.mark.parametrize("seed", ["0", "2"])
def test_its_collections_have_the_same_order_in_each_run(seed: str) -> None:
    code = (
        "from apm.dataverse import Records\n"
        "print(*(each.collection for each in Records().schema.collections('activitypointer')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == [
        "activitypointer_activity_parties",
        "ActivityPointer_QueueItem",
        "activity_pointer_activity_mime_attachment",
    ]


def test_a_record_has_the_values_of_its_activity(records: Records) -> None:
    [mail, *_] = records.query("email")
    found = records.retrieve("activitypointer", str(mail["activityid"]))
    shared = {*found} & {*mail} - {"_regardingobjectid_value"}
    assert {"subject", "_ownerid_value", "statecode", "statuscode", "createdon"} <= shared
    for name in shared:
        if "statuscode" not in name and "associatednavigationproperty" not in name:
            assert found[name] == mail[name], name
    assert found["scheduledstart"] is None


def test_its_records_are_filtered_ordered_and_paged(records: Records) -> None:
    options = "?$select=subject,activitytypecode&$orderby=createdon desc,activityid"
    page = records.retrieve_multiple("activitypointer", options, 5)
    following = records.retrieve_multiple("activitypointer", page.next_options, 5)
    every = records.query("activitypointer", options)
    assert [*page.records, *following.records] == every[:10]
    where = "contains(subject,'e') and activitytypecode eq 'Task'"
    assert records.count("activitypointer", f"?$filter={where}") == records.count(
        "task", "?$filter=contains(subject,'e')"
    )
    created = [str(each["createdon"]) for each in records.query("activitypointer")]
    assert created == sorted(created)


def test_activities_of_a_record(records: Records) -> None:
    number = sum(
        records.count(table, f"?$filter=_regardingobjectid_value eq {CASE}") for table in TABLES[:4]
    )
    where = f"_regardingobjectid_value eq {CASE} and regardingobjectid_incident/title ne null"
    expand = "regardingobjectid_incident($select=title)"
    found = records.query("activitypointer", f"?$filter={where}&$expand={expand}")
    case = records.retrieve("incident", CASE, "?$expand=Incident_ActivityPointers")
    related = case["Incident_ActivityPointers"]
    assert isinstance(related, list)
    assert len(found) == len(related) == number > 0
    calls = "?$filter=Incident_ActivityPointers/any(a:a/activitytypecode eq 'phonecall')"
    assert records.count("incident", calls) == records.count(
        "incident", "?$filter=Incident_Phonecalls/any()"
    )


def test_fetchxml_reads_it(records: Records) -> None:
    xml = (
        "<fetch aggregate='true'><entity name='activitypointer'>"
        "<attribute name='activityid' aggregate='count' alias='n'/>"
        "<attribute name='activitytypecode' groupby='true' alias='type'/></entity></fetch>"
    )
    found = records.query("activitypointer", f"?fetchXml={xml}")
    assert {each["type"]: each["n"] for each in found} == {
        table: number for table in TABLES if (number := records.count(table))
    }


def mails_with_parties(records: Records) -> set[Json]:
    return {each["_activityid_value"] for each in records.query("activityparty")}


@pytest.mark.parametrize(
    ("table", "column"),
    [("activityparty", "activityid"), ("annotation", "objectid"), ("queueitem", "objectid")],
)
def test_fetchxml_links_it_with_the_tables_that_point_at_activities(
    records: Records, table: str, column: str
) -> None:
    mail = records.query("email")[0]["activityid"]
    records.create("annotation", {"objectid_email@odata.bind": f"/emails({mail})"})
    where = f"{column}_email/subject ne null"
    ids = {each[f"_{column}_value"] for each in records.query(table, f"?$filter={where}")}
    assert ids
    link = f"<link-entity name='{table}' from='{column}' to='activityid' link-type='exists'/>"
    xml = f"<fetch><entity name='activitypointer'>{link}</entity></fetch>"
    found = {each["activityid"] for each in records.query("activitypointer", f"?fetchXml={xml}")}
    assert ids <= found
    back = f"<link-entity name='activitypointer' from='activityid' to='{column}' alias='a'>"
    only = "<condition attribute='activitytypecode' operator='eq' value='email'/>"
    back += f"<attribute name='subject'/><filter>{only}</filter></link-entity>"
    xml = f"<fetch><entity name='{table}'><attribute name='{column}'/>{back}</entity></fetch>"
    linked = records.query(table, f"?fetchXml={xml}")
    assert {each[f"_{column}_value"] for each in linked} == ids
    assert all(each["a.subject"] for each in linked)


def test_navigation_properties_lead_to_it_and_from_it(records: Records) -> None:
    with_parties = mails_with_parties(records)
    name = "activitypointer_activity_parties"
    found = records.query(
        "activitypointer", f"?$filter={name}/any()&$expand={name},ActivityPointer_QueueItem"
    )
    assert {each["activityid"] for each in found} == with_parties
    for each in found:
        parties = each[name]
        assert isinstance(parties, list)
        where = f"?$filter=_activityid_value eq {each['activityid']}"
        assert len(parties) == records.count("activityparty", where) > 0
    lookup = "activityid_activitypointer"
    options = (
        f"?$filter={lookup}/activitytypecode eq 'email'&$expand={lookup}($select=activitytypecode)"
    )
    for party in records.query("activityparty", options):
        activity = party[lookup]
        assert isinstance(activity, dict)
        assert (activity["activityid"], activity["activitytypecode"]) == (
            party["_activityid_value"],
            "email",
        )
    assert records.count("queueitem", "?$filter=objectid_activitypointer/subject ne null")


def test_a_lookup_of_any_activity_points_at_the_table_of_the_activity(records: Records) -> None:
    item = str(records.query("queueitem")[0]["queueitemid"])
    [task, *_] = records.query("task", "?$select=activityid")
    bind = "objectid_activitypointer@odata.bind"
    records.update("queueitem", item, {bind: f"/activitypointers({task['activityid']})"})
    found = records.retrieve("queueitem", item, "?$expand=objectid_task($select=activityid)")
    assert found["_objectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"] == "task"
    assert found["_objectid_value"] == task["activityid"]
    with pytest.raises(ApmError, match=r"objectid points at activitypointer '.*', which does not"):
        records.update("queueitem", item, {bind: f"/activitypointers({NEW})"})
    records.update("queueitem", item, {bind: None})
    assert records.retrieve("queueitem", item)["_objectid_value"] is None


def test_a_lookup_does_not_point_at_activities_of_other_tables() -> None:
    columns: Json = {"activityid": {"type": "id"}, "subject": {"type": "text"}}
    records = Records(
        {"new_visit": [{"activityid": NEW, "subject": "Visit"}]},
        described={"new_visit": {"id": "activityid", "name": "subject", "columns": columns}},
    )
    item = str(records.query("queueitem")[0]["queueitemid"])
    bind = {"objectid_activitypointer@odata.bind": f"/activitypointers({NEW})"}
    with pytest.raises(ApmError, match=r"objectid points at .*, not at new_visit"):
        records.update("queueitem", item, bind)


def test_rows_of_files_name_the_table_of_an_activity() -> None:
    row: dict[str, Json] = {"objectid_activitypointer@odata.bind": f"/activitypointers({NEW})"}
    said = "objectid_activitypointer does not say of which table the activity is; write objectid_"
    with pytest.raises(ApmError, match=said):
        Records({"queueitem": [row]}).query("queueitem")


def test_the_type_of_an_activity_has_a_label_and_a_number_in_fetchxml(records: Records) -> None:
    [call, *_] = records.query("activitypointer", "?$filter=activitytypecode eq 'phonecall'")
    assert call[f"activitytypecode{FORMATTED}"] == "Phone Call"
    one = "<condition attribute='activitytypecode' operator='eq' value='4210'/>"
    two = "<condition attribute='activitytypecode' operator='in'><value>4212</value><value>email</value></condition>"
    for condition, tables in ((one, ["phonecall"]), (two, ["task", "email"])):
        xml = f"<fetch><entity name='activitypointer'><filter>{condition}</filter></entity></fetch>"
        found = records.query("activitypointer", f"?fetchXml={xml}")
        assert len(found) == sum(records.count(each) for each in tables)
        assert {each["activitytypecode"] for each in found} == {*tables}


def test_it_follows_changes(records: Records) -> None:
    before = records.count("activitypointer")
    records.create("task", {"activityid": NEW, "subject": "Call back"})
    assert records.retrieve("activitypointer", NEW)["subject"] == "Call back"
    records.update("task", NEW, {"subject": "Write"})
    assert records.retrieve("activitypointer", NEW)["subject"] == "Write"
    records.delete("task", NEW)
    assert records.count("activitypointer") == before


@pytest.mark.parametrize(
    "write",
    [
        lambda records: records.create("activitypointer", {"subject": "x"}),
        lambda records: records.update("activitypointers", NEW, {"subject": "x"}),
        lambda records: records.delete("activitypointer", NEW),
        lambda records: records.create(
            "account", {"name": "x", "Account_ActivityPointers": [{"subject": "x"}]}
        ),
    ],
)
def test_it_is_only_read(records: Records, write: Callable[[Records], Json]) -> None:
    with pytest.raises(
        ApmError, match=re.escape("activitypointer is only read; write a record of")
    ):
        write(records)
    assert not records.query("account", "?$filter=name eq 'x'")


def test_a_record_with_activities_can_be_deleted(records: Records) -> None:
    records.delete("incident", CASE)
    assert not records.count("activitypointer", f"?$filter=_regardingobjectid_value eq {CASE}")


def test_own_activities_belong_to_it() -> None:
    columns: Json = {
        "activityid": {"type": "id"},
        "subject": {"type": "text"},
        "createdon": {"type": "text"},
    }
    records = Records(
        {"new_visit": [{"subject": "Visit", "createdon": "soon"}]},
        described={"new_visit": {"id": "activityid", "name": "subject", "columns": columns}},
    )
    where = "?$filter=activitytypecode eq 'new_visit'"
    [found] = records.query("activitypointer", where)
    assert (found["subject"], found["createdon"], found["statecode"]) == ("Visit", None, None)


def test_rows_for_it_make_a_table_of_its_own() -> None:
    records = Records({"activitypointer": [{"subject": "Mine"}]})
    assert [each["subject"] for each in records.query("activitypointers")] == ["Mine"]
