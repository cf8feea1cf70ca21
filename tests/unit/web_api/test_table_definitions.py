"""EntityDefinitions: tables and their columns, as far as the emulator knows them."""

from __future__ import annotations

from typing import Any

import pytest

from apm.api.xrm.metadata import ColumnMetadata
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.system_columns import TARGETS
from tests.support.for_each import for_each
from tests.support.web_requests import WebApi

ACCOUNT = "EntityDefinitions(LogicalName='account')"


@pytest.fixture
def api() -> WebApi:
    return WebApi()


def test_a_table_has_the_selected_values_and_its_attributes_if_they_are_expanded(
    api: WebApi,
) -> None:
    found = api.get(f"{ACCOUNT}?$select=EntitySetName,PrimaryIdAttribute")
    assert found["EntitySetName"] == "accounts"
    assert {*found} == {
        "@odata.context", "MetadataId", "EntitySetName", "PrimaryIdAttribute",
    }  # fmt: skip
    assert "Attributes" not in api.get(ACCOUNT)
    expanded = api.get(f"{ACCOUNT}?$select=LogicalName&$expand=Attributes($select=LogicalName)")
    names = [each["LogicalName"] for each in expanded["Attributes"]]
    assert {"name", "primarycontactid"} <= {*names}
    assert "AttributeType" not in expanded["Attributes"][0]
    assert api.get(f"EntityDefinitions({found['MetadataId']})")["LogicalName"] == "account"


def test_tables_and_attributes_are_filtered(api: WebApi) -> None:
    tables = api.get("EntityDefinitions?$select=LogicalName&$filter=EntitySetName eq 'accounts'")
    assert [each["LogicalName"] for each in tables["value"]] == ["account"]
    path = f"{ACCOUNT}/Attributes?$select=LogicalName&$filter="
    lookups = api.get(f"{path}AttributeType eq 'Lookup' or LogicalName eq 'name'")
    assert {each["LogicalName"] for each in lookups["value"]} - {*TARGETS} == {
        "name", "primarycontactid", "parentaccountid",
    }  # fmt: skip
    assert api.refused("GET", f"{path}contains(LogicalName,'x')")[0] == 501


def test_expanded_attributes_are_filtered(api: WebApi) -> None:
    kind = "Microsoft.Dynamics.CRM.AttributeTypeCode'Picklist'"
    inner = f"$select=LogicalName;$filter=AttributeType eq {kind}"
    found = api.get(f"{ACCOUNT}?$select=LogicalName&$expand=Attributes({inner})")
    assert [each["LogicalName"] for each in found["Attributes"]] == ["industrycode"]


def test_the_owner_and_the_number_of_a_table(api: WebApi) -> None:
    names = "OwnershipType,ObjectTypeCode,IsIntersect"
    found = api.get(f"{ACCOUNT}?$select={names}")
    assert [found[each] for each in names.split(",")] == ["UserOwned", 1, False]
    owned = "OwnershipType eq Microsoft.Dynamics.CRM.OwnershipTypes'BusinessOwned'"
    tables = api.get(f"EntityDefinitions?$select=LogicalName&$filter={owned}")["value"]
    assert {"systemuser", "team"} <= {each["LogicalName"] for each in tables}


def test_the_names_that_an_empty_list_could_have(api: WebApi) -> None:
    path = "EntityDefinitions(LogicalName='teamroles')/ManyToOneRelationships?$select=SchemaName"
    assert api.get(path)["value"] == []


KIND = "Microsoft.Dynamics.CRM.{}AttributeMetadata"


@for_each(
    "kind,names",
    [
        ("String", "MaxLength,Format,FormatName,YomiOf"),
        ("Lookup", "Targets,Format"),
        ("Picklist", "DefaultFormValue,SourceTypeMask"),
        ("Boolean", "DefaultValue,FormulaDefinition"),
        ("Integer", "MinValue,MaxValue,Format"),
        ("Money", "Precision,PrecisionSource,MinValue,MaxValue"),
        ("Double", "Precision,FormulaDefinition,SourceTypeMask"),
        ("DateTime", "DateTimeBehavior,Format"),
        ("Memo", "MaxLength"),
        ("MultiSelectPicklist", "DefaultFormValue"),
        ("Image", "MaxSizeInKB,IsPrimaryImage"),
        ("File", "MaxSizeInKB"),
        ("UniqueIdentifier", "LogicalName"),
    ],
)
def test_a_table_without_columns_of_a_type_has_an_empty_list(kind: str, names: str) -> None:
    path = f"EntityDefinitions(LogicalName='con_thing')/Attributes/{KIND.format(kind)}"
    api = WebApi(Records(described={"con_thing": _thing("decimal")}))
    found = api.get(f"{path}?$select=LogicalName,{names}")["value"]
    assert all(each["@odata.type"] == f"#{KIND.format(kind)}" for each in found)
    assert not found or kind in {"Lookup", "DateTime", "UniqueIdentifier"}
    assert api.refused("GET", f"{path}?$select=Nonsense")[0] == 400


@for_each(
    "kind,name,values",
    [
        ("Integer", "numberofemployees", {"MinValue": 0, "MaxValue": 1_000_000_000}),
        (
            "Decimal",
            "exchangerate",
            {"MinValue": 1e-12, "MaxValue": 100_000_000_000, "Precision": 12},
        ),
        (
            "Money",
            "revenue",
            {
                "MinValue": 0,
                "MaxValue": 100_000_000_000_000,
                "Precision": 2,
                "PrecisionSource": 2,
                "IsBaseCurrency": False,
            },
        ),
        ("Money", "revenue_base", {"PrecisionSource": 2, "IsBaseCurrency": True}),
        ("BigInt", "versionnumber", {"MinValue": -(2**63), "MaxValue": 2**63 - 1}),
    ],
)
def test_the_limits_of_numbers(api: WebApi, kind: str, name: str, values: dict[str, Json]) -> None:
    path = f"{ACCOUNT}/Attributes(LogicalName='{name}')/{KIND.format(kind)}"
    found = api.get(f"{path}?$select={','.join(values)}")
    assert {each: found[each] for each in values} == values


def _thing(kind: str) -> Json:
    """The description of a table with a column of a type."""
    columns: Json = {"con_thingid": {"type": "id"}, "con_value": {"type": kind}}
    return {"id": "con_thingid", "name": "con_value", "columns": columns}


def test_a_choice_with_several_values() -> None:
    columns: Json = {
        "con_thingid": {"type": "id"},
        "con_tags": {"type": "choices", "options": {"1": "New", "2": "Old"}},
    }
    described: Json = {"id": "con_thingid", "name": "con_thingid", "columns": columns}
    api = WebApi(Records(described={"con_thing": described}))
    path = "EntityDefinitions(LogicalName='con_thing')/Attributes(LogicalName='con_tags')"
    found = api.get(f"{path}/{KIND.format('MultiSelectPicklist')}?$expand=OptionSet")
    assert (found["AttributeType"], found["AttributeTypeName"]["Value"]) == (
        "Virtual",
        "MultiSelectPicklistType",
    )
    assert [each["Value"] for each in found["OptionSet"]["Options"]] == [1, 2]


def test_options_of_a_type_without_columns(api: WebApi) -> None:
    path = f"EntityDefinitions(LogicalName='activityparty')/Attributes/{KIND.format('Boolean')}"
    found = api.get(f"{path}?$select=LogicalName&$expand=OptionSet($select=TrueOption,FalseOption)")
    assert found["value"] == []
    assert api.refused("GET", f"{path}?$expand=OptionSet($select=Options)")[0] == 400


def test_columns_with_options_have_a_type_in_common(api: WebApi) -> None:
    path = "EntityDefinitions(LogicalName='incident')/Attributes"
    query = "?$select=LogicalName&$expand=OptionSet($select=Options)"
    found = api.get(f"{path}/{KIND.format('Enum')}{query}")["value"]
    names = {each["LogicalName"] for each in found}
    assert {"statecode", "statuscode", "prioritycode"} <= names
    assert "isescalated" not in names


def test_options_of_a_choice(api: WebApi) -> None:
    path = f"{ACCOUNT}/Attributes(LogicalName='industrycode')"
    kind = "Microsoft.Dynamics.CRM.PicklistAttributeMetadata"
    query = "?$select=LogicalName&$expand=OptionSet($select=Options),GlobalOptionSet"
    found = api.get(f"{path}/{kind}{query}")
    first = found["OptionSet"]["Options"][0]
    assert (first["Value"], first["Label"]["UserLocalizedLabel"]["Label"]) == (1, "Accounting")
    assert api.get(f"{path}/{kind}/OptionSet")["Options"][0] == first
    assert {*api.get(f"{path}/{kind}/OptionSet?$select=Options")} == {
        "@odata.context", "MetadataId", "Options",
    }  # fmt: skip
    all_of_kind = api.get(f"{ACCOUNT}/Attributes/{kind}?$select=LogicalName&$expand=OptionSet")
    assert [each["LogicalName"] for each in all_of_kind["value"]] == ["industrycode"]


def test_options_of_states_and_booleans(api: WebApi) -> None:
    path = "EntityDefinitions(LogicalName='incident')/Attributes(LogicalName="
    status = api.get(f"{path}'statuscode')?$expand=OptionSet")
    assert status["AttributeType"] == "Status"
    assert status["OptionSet"]["Options"][4]["State"] == 1
    escalated = api.get(f"{path}'isescalated')?$expand=OptionSet")["OptionSet"]
    assert escalated["TrueOption"]["Label"]["UserLocalizedLabel"]["Label"] == "Yes"


def test_relationships_name_their_columns_and_navigation_properties(api: WebApi) -> None:
    path = f"{ACCOUNT}/OneToManyRelationships?$filter=ReferencingEntity eq 'contact'"
    [found] = api.get(path)["value"]
    assert (
        found["ReferencedAttribute"],
        found["ReferencingAttribute"],
        found["ReferencedEntityNavigationPropertyName"],
        found["ReferencingEntityNavigationPropertyName"],
    ) == (
        "accountid",
        "parentcustomerid",
        "contact_customer_accounts",
        "parentcustomerid_account",
    )
    own = api.get(f"{ACCOUNT}?$expand=ManyToOneRelationships($select=ReferencingAttribute)")
    names = [each["ReferencingAttribute"] for each in own["ManyToOneRelationships"]]
    assert {"primarycontactid", "parentaccountid", "ownerid"} <= {*names}


def test_the_type_of_an_activity_is_the_name_of_a_table(api: WebApi) -> None:
    attributes = "EntityDefinitions(LogicalName='activitypointer')/Attributes"
    found = api.get(f"{attributes}(LogicalName='activitytypecode')")
    assert found["@odata.type"] == "#Microsoft.Dynamics.CRM.EntityNameAttributeMetadata"
    assert (found["AttributeType"], found["AttributeTypeName"]) == (
        "EntityName",
        {"Value": "EntityNameType"},
    )
    assert "MaxLength" not in found
    table = Records().schema.table("activitypointer")
    assert ColumnMetadata(table, table.columns["activitytypecode"]).type_code == 20
    for kind, names in (("EntityName", {"activitytypecode"}), ("String", {"subject"})):
        cast = api.get(f"{attributes}/{KIND.format(kind)}?$select=LogicalName")["value"]
        assert {each["LogicalName"] for each in cast} & {"activitytypecode", "subject"} == names


@for_each(
    "path,status,said",
    [
        ("EntityDefinitions(LogicalName='acount')", 404, "'account'"),
        (f"{ACCOUNT}/Attributes(LogicalName='nam')", 404, "'name'"),
        (f"{ACCOUNT}/ManyToManyRelationships", 501, "ManyToManyRelationships"),
        (f"{ACCOUNT}?$expand=Keys", 501, "Keys"),
        (f"{ACCOUNT}?$select=Nonsense", 400, "'Nonsense'"),
        (f"{ACCOUNT}?$select=logicalname", 400, "did you mean 'LogicalName'?"),
        (f"{ACCOUNT}?$select=HasNotes", 501, "HasNotes"),
        (f"{ACCOUNT}?$expand=Nonsense", 400, "'Nonsense'"),
        (f"{ACCOUNT}?$expand=OptionSet", 400, "'OptionSet'"),
        (f"{ACCOUNT}?$expand=LogicalName", 400, "no navigation property"),
        ("EntityDefinitions?$select=Nonsense", 400, "'Nonsense'"),
        ("EntityDefinitions?$filter=Nonsense eq 1", 400, "'Nonsense'"),
        ("EntityDefinitions?$filter=HasNotes eq true", 501, "HasNotes"),
        ("EntityDefinitions?$filter=DisplayName/Nonsense eq 1", 400, "'DisplayName/Nonsense'"),
        (f"{ACCOUNT}/Attributes?$select=Nonsense", 400, "AttributeMetadata"),
        (f"{ACCOUNT}/Attributes?$select=ColumnNumber", 501, "ColumnNumber"),
        (f"{ACCOUNT}/Attributes(LogicalName='industrycode')?$select=MaxLength", 400, "'MaxLength'"),
        (f"{ACCOUNT}/Attributes/{KIND.format('Nonsense')}", 404, "NonsenseAttributeMetadata"),
        (f"{ACCOUNT}/Attributes/Microsoft.Dynamics.CRM.EntityMetadata", 404, "EntityMetadata"),
        (
            f"{ACCOUNT}/Attributes/Microsoft.Dynamics.CRM.OptionSetMetadata",
            404,
            "OptionSetMetadata",
        ),
        (
            f"{ACCOUNT}/Attributes(LogicalName='name')/Microsoft.Dynamics.CRM.EntityMetadata",
            404,
            "EntityMetadata",
        ),
        (f"{ACCOUNT}/Attributes/{KIND.format('String')}?$select=Targets", 400, "String"),
        (f"{ACCOUNT}/Attributes/{KIND.format('String')}?$select=YomiOf", 501, "YomiOf"),
        (f"{ACCOUNT}/Attributes/{KIND.format('String')}?$expand=OptionSet", 400, "'OptionSet'"),
        (
            f"{ACCOUNT}/Attributes(LogicalName='name')/{KIND.format('Memo')}",
            404,
            "it is a Microsoft.Dynamics.CRM.StringAttributeMetadata",
        ),
        (f"{ACCOUNT}/OneToManyRelationships?$select=Nonsense", 400, "'Nonsense'"),
        (f"{ACCOUNT}/OneToManyRelationships?$select=CascadeConfiguration", 501, "Cascade"),
        (f"{ACCOUNT}/OneToManyRelationships?$expand=Lookup", 501, "Lookup"),
        (
            "EntityDefinitions(LogicalName='teamroles')/ManyToOneRelationships?$select=No",
            400,
            "'No'",
        ),
        (f"{ACCOUNT}?$expand=Attributes($select=Nonsense)", 400, "'Nonsense'"),
        (f"{ACCOUNT}/Attributes?$expand=OptionSet($select=Nonsense)", 400, "'Nonsense'"),
    ],
)
def test_what_is_not_there_says_so(path: str, status: int, said: str) -> None:
    found = WebApi().refused("GET", path)
    assert (found[0], said in found[2]) == (status, True)


def test_the_table_of_all_activities_has_relationships(api: WebApi) -> None:
    path = f"{ACCOUNT}/OneToManyRelationships?$filter=ReferencingEntity eq 'activitypointer'"
    [found] = api.get(path)["value"]
    assert found["SchemaName"] == "Account_ActivityPointers"
    path = "EntityDefinitions(LogicalName='activitypointer')/OneToManyRelationships"
    names = {each["SchemaName"]: each for each in api.get(path)["value"]}
    assert {*names} == {
        "activitypointer_activity_parties",
        "ActivityPointer_QueueItem",
        "activity_pointer_activity_mime_attachment",
    }
    parties = names["activitypointer_activity_parties"]
    assert parties["ReferencingEntityNavigationPropertyName"] == "activityid_activitypointer"
    path = "EntityDefinitions(LogicalName='activityparty')/ManyToOneRelationships"
    assert parties in api.get(path)["value"]
    assert (
        "'activitypointer'"
        in api.refused("GET", "EntityDefinitions(LogicalName='activitypointr')")[2]
    )


def test_columns_of_several_options_and_versions_have_types() -> None:
    column: dict[str, Any] = {"type": "choices", "options": {"1": "A"}}
    records = Records({}, described={"new_trip": {"columns": {"new_tags": column}}})
    api = WebApi(records)
    path = "EntityDefinitions(LogicalName='new_trip')/Attributes(LogicalName='{}')"
    tags = api.get(path.format("new_tags"))
    types = (tags["AttributeType"], tags["AttributeTypeName"])
    assert types == ("Virtual", {"Value": "MultiSelectPicklistType"})
    assert api.get(path.format("versionnumber"))["AttributeType"] == "BigInt"
