"""The columns of solutions: several options and files, dates, and those that the system writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.dataverse.schema.columns import Kind
from tests.support.solution_records import records_with, targets


def test_choices_of_several_options_and_files_are_columns(tmp_path: Path) -> None:
    option = (
        "<option value='1'><labels><label description='Red' languagecode='1033'/></labels></option>"
    )
    several = f"<optionset><options>{option}</options></optionset>"
    attributes = "".join(
        f"<attribute PhysicalName='{name}'><Type>{kind}</Type>{more}</attribute>"
        for name, kind, more in (
            ("new_Colours", "multiselectpicklist", several),
            ("new_Sizes", "multiselectpicklist", ""),
            ("new_Picture", "image", ""),
            ("new_Manual", "file", ""),
        )
    )
    entity = (
        f"<Entity><EntityInfo><entity Name='new_Trip'><attributes>{attributes}</attributes></entity></EntityInfo>"
        "</Entity>"
    )
    records = records_with(tmp_path, f"<Entities>{entity}</Entities>")
    columns = records.schema.table("new_trip").columns
    assert [each.label for each in columns["new_colours"].options] == ["Red"]
    assert columns["new_colours"].kind is Kind.CHOICES
    assert "new_sizes" not in columns
    for name in ("new_picture", "new_manual"):
        assert (columns[name].kind, columns[name].read_only) == (Kind.TEXT, True)


@pytest.mark.parametrize(("default", "expected"), [("3", 3), ("9", 1), ("", 1)])
def test_the_status_reason_of_new_records_is_the_default_of_the_first_state(
    tmp_path: Path, default: str, expected: int
) -> None:
    state = f"<optionset><states><state value='0' defaultstatus='{default}'/><state value='1' defaultstatus='2'/>"
    reasons = "".join(
        f"<status value='{value}' state='{at}'/>" for value, at in ((1, 0), (2, 1), (3, 0))
    )
    attributes = (
        f"<attribute PhysicalName='statecode'><Type>state</Type>{state}</states></optionset></attribute>"
        "<attribute PhysicalName='statuscode'><Type>status</Type>"
        f"<optionset><statuses>{reasons}</statuses></optionset></attribute>"
    )
    entity = (
        f"<Entity><EntityInfo><entity Name='new_Trip'><attributes>{attributes}</attributes></entity></EntityInfo>"
        "</Entity>"
    )
    records = records_with(tmp_path, f"<Entities>{entity}</Entities>")
    trip = records.retrieve("new_trip", records.create("new_trip", {}))
    assert (trip["statecode"], trip["statuscode"]) == (0, expected)


def test_dates_have_the_behavior_of_the_solution(tmp_path: Path) -> None:
    dates = {
        "a": ("date", "1"), "b": ("date", "2"), "c": ("date", "3"), "d": ("datetime", "3"), "e": ("date", ""),
        "f": ("datetime", "1"),
    }  # fmt: skip
    attributes = "".join(
        f"<attribute PhysicalName='{name}'><Type>datetime</Type><Format>{given}</Format>"
        f"{f'<Behavior>{number}</Behavior>' if number else ''}</attribute>"
        for name, (given, number) in dates.items()
    )
    table = (
        f"<Entity><EntityInfo><entity Name='new_Trip'><attributes>{attributes}</attributes>"
        "</entity></EntityInfo></Entity>"
    )
    columns = (
        records_with(tmp_path, f"<Entities>{table}</Entities>").schema.table("new_trip").columns
    )
    found = {name: columns[name] for name in dates}
    assert {name: (each.kind, str(each.behavior), each.is_day) for name, each in found.items()} == {
        "a": (Kind.DATETIME, "UserLocal", True),
        "b": (Kind.DATE, "DateOnly", True),
        "c": (Kind.DATETIME, "TimeZoneIndependent", True),
        "d": (Kind.DATETIME, "TimeZoneIndependent", False),
        "e": (Kind.DATE, "DateOnly", True),
        "f": (Kind.DATETIME, "UserLocal", False),
    }


def test_system_columns_have_the_labels_of_the_solution(tmp_path: Path) -> None:
    label = "<displaynames><displayname description='Author' languagecode='1033'/></displaynames>"
    attributes = (
        f"<attribute PhysicalName='CreatedBy'><Type>lookup</Type>{label}</attribute>"
        "<attribute PhysicalName='VersionNumber'><Type>bigint</Type></attribute>"
        "<attribute PhysicalName='OwningTeam'><Type>lookup</Type></attribute>"
    )
    tables = "".join(
        f"<Entity><EntityInfo><entity Name='{name}'><attributes>{attributes}</attributes>"
        "</entity></EntityInfo></Entity>"
        for name in ("Account", "new_Trip")
    )
    records = records_with(tmp_path, f"<Entities>{tables}</Entities>")
    for name in ("account", "new_trip"):
        columns = records.schema.table(name).columns
        assert columns["createdby"].label == "Author"
        assert [each.table for each in columns["owningteam"].targets] == ["team"]
        assert columns["versionnumber"].is_version


@pytest.mark.parametrize("with_relationships", [True, False])
def test_lookups_of_the_system_have_navigation_properties_in_small_letters(
    tmp_path: Path, with_relationships: bool
) -> None:
    lookups = [("OwnerId", "owner", "SystemUser"), ("ModifiedBy", "lookup", "SystemUser")]
    lookups += [("RegardingObjectId", "lookup", each) for each in ("Account", "Contact")]
    lookups += [("new_OwnerId", "lookup", "SystemUser")] * with_relationships
    attributes = "".join(
        f"<attribute PhysicalName='{name}'><Type>{kind}</Type></attribute>"
        for name, kind in {name: kind for name, kind, _ in lookups}.items()
    )
    entity = f"<entity Name='new_Visit'><attributes>{attributes}</attributes></entity>"
    relationships = "".join(
        f"<EntityRelationship Name='new_{name}_{target}'><EntityRelationshipType>OneToMany</EntityRelationshipType>"
        f"<ReferencingEntityName>new_Visit</ReferencingEntityName><ReferencedEntityName>{target}</ReferencedEntityName>"
        f"<ReferencingAttributeName>{name}</ReferencingAttributeName></EntityRelationship>"
        for name, _, target in lookups * with_relationships
    )
    sections = (
        f"<Entities><Entity><EntityInfo>{entity}</EntityInfo></Entity></Entities>"
        f"<EntityRelationships>{relationships}</EntityRelationships>"
    )
    columns = records_with(tmp_path, sections).schema.table("new_visit").columns
    assert ("systemuser", "ownerid") in targets(columns["ownerid"])
    assert targets(columns["modifiedby"]) == [("systemuser", "modifiedby")]
    assert targets(columns["regardingobjectid"])[:2] == [
        (each, f"regardingobjectid_{each}_new_visit") for each in ("account", "contact")
    ]
    if with_relationships:
        assert targets(columns["new_ownerid"]) == [("systemuser", "new_OwnerId")]
