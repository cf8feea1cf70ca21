"""The sample records are consistent."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from apm.api.xrm.global_context_members import ORGANIZATION_ID
from apm.dataverse import Kind, Records
from apm.dataverse.names import clean_id
from apm.dataverse.sample import sample_records, sample_tables
from apm.dataverse.schema.columns import Required
from apm.dataverse.schema.sample_schema import read_sample
from apm.settings.settings import ORGANIZATION

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = read_sample()
TABLES = [*SCHEMA.tables]
ASKED_FOR = {
    "account",
    "contact",
    "incident",
    "task",
    "email",
    "phonecall",
    "appointment",
    "activityparty",
    "annotation",
    "environmentvariabledefinition",
    "environmentvariablevalue",
    "role",
    "systemuserroles",
    "teammembership",
    "teamroles",
    "queueitem",
    "knowledgearticle",
    "msdyn_ocliveworkitem",
}


@pytest.fixture(scope="module")
def records() -> Records:
    return Records()


def test_there_are_records_of_every_table(records: Records) -> None:
    assert set(TABLES) >= ASKED_FOR
    single = {"transactioncurrency", "organization", "appmodule"}
    assert all(records.count(name) >= 2 for name in {*TABLES} - single)
    assert all(records.count(name) == 1 for name in single)
    assert sum(records.count(name) for name in ASKED_FOR) >= 40


@pytest.mark.parametrize("replace", [False, True])
def test_each_dataverse_has_an_organization_and_its_currency(*, replace: bool) -> None:
    records = Records({"account": [{"name": "Mine"}]}, replace=replace)
    query = "?$select=name&$expand=basecurrencyid($select=isocurrencycode,currencysymbol)"
    [found] = records.query("organization", query)
    currency = found["basecurrencyid"]
    assert isinstance(currency, dict)
    assert (found["organizationid"], found["name"]) == (ORGANIZATION_ID, ORGANIZATION)
    assert (currency["isocurrencycode"], currency["currencysymbol"]) == ("USD", "$")
    records.update("organization", ORGANIZATION_ID, {"maxuploadfilesize": 9})
    assert records.retrieve("organization", ORGANIZATION_ID)["maxuploadfilesize"] == 9


@pytest.mark.parametrize("name", ["organization", "organizations"])
@pytest.mark.parametrize("replace", [False, True])
def test_an_organization_of_the_user_takes_the_place_of_the_other(
    name: str, *, replace: bool
) -> None:
    records = Records({name: [{"name": "Fabrikam", "languagecode": 1031}]}, replace=replace)
    [found] = records.query("organization")
    assert (found["name"], found["languagecode"]) == ("Fabrikam", 1031)


def test_ids_are_unique_and_in_their_plain_form() -> None:
    ids = [
        row[SCHEMA.table(name).primary_id]
        for name, rows in sample_records().items()
        for row in rows
    ]
    assert len(set(ids)) == len(ids)
    assert [clean_id(each) for each in ids] == ids


@pytest.mark.parametrize("name", TABLES)
def test_every_lookup_leads_to_a_record_with_a_name(records: Records, name: str) -> None:
    table = SCHEMA.table(name)
    for row in records.query(name):
        for column in table.columns.values():
            value = row[column.web_name]
            if column.kind is Kind.LOOKUP and value is not None:
                target = row[f"{column.web_name}@Microsoft.Dynamics.CRM.lookuplogicalname"]
                other = records.retrieve(str(target), str(value))
                shown = row[f"{column.web_name}@OData.Community.Display.V1.FormattedValue"]
                assert shown == other[SCHEMA.table(str(target)).primary_name] != ""


@pytest.mark.parametrize("name", TABLES)
def test_what_forms_require_is_there(records: Records, name: str) -> None:
    table = SCHEMA.table(name)
    required = [each for each in table.columns.values() if each.required is not Required.NO]
    assert required
    for row in records.query(name):
        assert all(row[each.web_name] not in (None, "") for each in required)
        assert row[table.primary_name]


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_used_by_some_record(records: Records, name: str) -> None:
    empty = {
        each.name
        for each in SCHEMA.table(name).columns.values()
        if not each.is_system
        if all(row[each.web_name] is None for row in records.query(name))
    }
    assert empty <= {"description"}


@pytest.mark.parametrize("name", TABLES)
def test_times_are_in_order(records: Records, name: str) -> None:
    if "createdon" not in SCHEMA.table(name).columns:
        linking = ("activityparty", "systemuserroles", "teammembership", "teamroles")
        assert name in (*linking, "activitymimeattachment")
        return
    for row in records.query(name):
        created, modified = str(row["createdon"]), str(row["modifiedon"])
        assert datetime.fromisoformat(created) <= datetime.fromisoformat(modified)


@pytest.mark.parametrize("name", TABLES)
def test_views_can_be_asked(records: Records, name: str) -> None:
    table = SCHEMA.table(name)
    assert table.views
    for view in table.views:
        assert clean_id(view.id) == view.id
        for row in records.query(name, view.options):
            assert {table.columns[each].web_name for each in view.columns} <= {*row}
    assert records.query(name, table.views[0].options)


def test_view_ids_are_unique_and_an_unknown_one_gives_the_default() -> None:
    views = [each for table in SCHEMA.tables.values() for each in table.views]
    assert len({each.id for each in views}) == len(views)
    case = SCHEMA.table("incident")
    assert case.view(case.views[2].id.upper()).name == "Resolved Cases"
    assert case.view("nonsense") is case.view() is case.views[0]


def test_lookups_name_tables_and_navigation_once() -> None:
    for table in SCHEMA.tables.values():
        for column in table.columns.values():
            assert (column.kind is Kind.LOOKUP) is bool(column.targets)
            assert (column.kind in (Kind.CHOICE, Kind.BOOLEAN)) is bool(column.options)
            assert all(each.table in SCHEMA.tables for each in column.targets)
        status = table.columns.get("statuscode")
        if status:
            states = {each.value for each in table.columns["statecode"].options}
            assert {each.state for each in status.options} == states
    for name in TABLES:
        ways = [each.collection for each in SCHEMA.pointing_at(name) if each.collection]
        assert len(set(ways)) == len(ways)


def test_customers_of_conversations_and_cases_agree(records: Records) -> None:
    cases = {each["incidentid"]: each for each in records.query("incident")}
    conversations = records.query("msdyn_ocliveworkitem", "?$filter=_msdyn_issueid_value ne null")
    assert conversations
    for row in conversations:
        case = cases[row["_msdyn_issueid_value"]]
        customer = row["_msdyn_customer_value"]
        assert customer in (case["_customerid_value"], case["_primarycontactid_value"])


def test_the_parties_of_an_email_agree_with_its_addresses(records: Records) -> None:
    parties = {1: "sender", 2: "torecipients"}
    emails = records.query("email", "?$expand=email_activity_parties")
    assert any(each["email_activity_parties"] for each in emails)
    for row in emails:
        for mask, column in parties.items():
            of_email: Any = row["email_activity_parties"]
            found = [
                each["addressused"] for each in of_email if each["participationtypemask"] == mask
            ]
            wanted = [each for each in str(row[column] or "").split(";") if each]
            assert sorted(found) == sorted(wanted)


def test_the_value_of_an_environment_variable_is_found_as_scripts_look_for_it(
    records: Records,
) -> None:
    options = (
        "?$select=defaultvalue&$filter=schemaname eq 'apm_ServiceUrl'"
        "&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)"
    )
    (row,) = records.query("environmentvariabledefinition", options)
    values: Any = row["environmentvariabledefinition_environmentvariablevalue"]
    assert [each["value"] for each in values] == ["https://orders.contoso.example"]


def test_importing_is_cheap_and_opens_nothing() -> None:
    code = (
        "import sys, apm.dataverse as d; r = d.Records();"
        "bad = {'sqlite3', 'odata_query', 'sly', 'difflib', 'uuid'} & set(sys.modules);"
        "assert not bad, bad; r.query('account'); assert 'sly' not in sys.modules;"
        "r.query('account', '?$filter=name eq null'); assert 'sly' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_it_works_out_of_a_zip(tmp_path: Path) -> None:
    archive = tmp_path / "apm.zip"
    with zipfile.ZipFile(archive, "w") as file:
        folders = (ROOT / "apm/core", ROOT / "apm/dataverse")
        found = (file for folder in folders for file in folder.rglob("*.*"))
        for each in [*ROOT.glob("apm/*.py"), *found]:
            if each.suffix in (".py", ".json"):
                file.write(each, each.relative_to(ROOT))
    code = f"import sys; sys.path.insert(0, {str(archive)!r}); import apm.dataverse as d; "
    code += "assert '.zip' in d.__file__; assert d.Records().count('incident') > 5"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)


def test_the_files_are_read_again_each_time() -> None:
    sample_tables()["account"]["columns"].clear()
    assert sample_tables()["account"]["columns"]
