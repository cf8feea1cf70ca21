"""The tables of solutions in a workspace: merged over the sample, with the user's own descriptions on top."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from apm.dataverse import Records
from apm.dataverse.schema.columns import Kind, Required
from apm.dataverse.schema.limits import places_of, range_of
from apm.dataverse.schema.sample_schema import read_sample
from apm.dataverse.schema.schema import Table
from apm.reading.column_limits import number_limits
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.reading.workspace_solutions import solution_stamps
from apm.settings.shipped import from_shipped
from apm.solutions.elements.table_elements import read_column
from tests.support.sample_solution import UNPACKED, tiny_files, written
from tests.support.solution_records import records_of, records_with, targets

Read = Callable[..., WorkspaceFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a workspace file with the sample solution and other settings."""

    def reading(more: str = "", records: Any = None, solution: str = "") -> WorkspaceFile:
        (tmp_path / "records.json").write_text(json.dumps(records or {}))
        (tmp_path / "workspace.toml").write_text(
            f'solutions.paths = ["{UNPACKED.as_posix()}"]\n{solution}\nrecords.files = ["records.json"]\n{more}'
        )
        return read_workspace(tmp_path / "workspace.toml")

    return reading


@pytest.fixture
def device(read: Read) -> Table:
    return records_of(read()).schema.table("con_device")


def test_a_table_of_a_solution_is_a_table_of_the_workspace(device: Table) -> None:
    assert (device.label, device.plural, device.set_name) == ("Device", "Devices", "con_devices")
    assert (device.primary_id, device.primary_name) == ("con_deviceid", "con_name")


def test_columns_have_their_kinds_limits_and_options(device: Table) -> None:
    kinds = {name: each.kind for name, each in device.columns.items() if not each.is_system}
    assert kinds == {
        "con_deviceid": Kind.ID,
        "con_name": Kind.TEXT,
        "con_number": Kind.TEXT,
        "con_kind": Kind.CHOICE,
        "con_price": Kind.MONEY,
        "con_weight": Kind.DECIMAL,
        "con_boughton": Kind.DATE,
        "con_inservice": Kind.BOOLEAN,
        "con_notes": Kind.MEMO,
        "con_opencases": Kind.INTEGER,
        "con_accountid": Kind.LOOKUP,
        "createdon": Kind.DATETIME,
        "createdby": Kind.LOOKUP,
        "modifiedon": Kind.DATETIME,
        "modifiedby": Kind.LOOKUP,
        "ownerid": Kind.LOOKUP,
        "statecode": Kind.CHOICE,
        "statuscode": Kind.CHOICE,
    }
    name, kind = device.columns["con_name"], device.columns["con_kind"]
    assert (name.label, name.required, name.max_length) == ("Name", Required.APPLICATION, 100)
    weight = device.columns["con_weight"]
    assert (range_of(weight), places_of(weight)) == ((0, 500), 1)
    assert [each.label for each in kind.options] == ["Toaster", "Kettle", "Oven"]
    assert (kind.default, device.columns["con_inservice"].default) == (None, True)
    assert [each.state for each in device.columns["statuscode"].options] == [0, 1]
    assert (device.columns["statecode"].default, device.columns["statuscode"].default) == (0, 1)
    assert device.columns["con_opencases"].read_only
    assert device.columns["con_number"].autonumber == "DEV-{number}"


def test_lookups_point_at_the_tables_of_their_relationships(read: Read, device: Table) -> None:
    assert targets(device.columns["con_accountid"]) == [("account", "con_AccountId")]
    assert targets(device.columns["createdby"]) == [("systemuser", "createdby")]
    assert targets(device.columns["ownerid"]) == [("systemuser", "ownerid"), ("team", "ownerid")]
    records = records_of(read())
    case = records.schema.table("incident")
    assert targets(case.columns["con_deviceid"]) == [("con_device", "con_DeviceId")]
    pointing = {each.collection for each in records.schema.pointing_at("con_device")}
    assert "con_device_incident" in pointing


def test_a_table_of_the_sample_keeps_its_columns_and_records(read: Read) -> None:
    records = records_of(read())
    case = records.schema.table("incident")
    assert case.columns["title"].label == "Subject"
    assert case.columns["ticketnumber"].label == "Case Number"
    # Its options are not in the solution, so those of the sample stay.
    assert [each.label for each in case.columns["caseorigincode"].options][:2] == ["Phone", "Email"]
    assert case.columns["con_urgency"].default == 100000001
    assert records.count("incident") == Records().count("incident")


@pytest.mark.parametrize(
    ("kind", "limits", "found"),
    [
        ("int", "<MinValue>-5</MinValue><MaxValue>5.0</MaxValue>", {"min_value": -5, "max_value": 5}),
        ("int", "<MinValue>-2147483648</MinValue><MaxValue>2147483647</MaxValue>", {}),
        ("int", "<MinValue>9</MinValue><MaxValue>many</MaxValue><Accuracy>2</Accuracy>", {"min_value": 9}),
        ("float", "<MinValue>0.5</MinValue><MaxValue>0.1</MaxValue><Accuracy>5</Accuracy>",
         {"min_value": 0.5, "precision": 5}),
        ("decimal", "<MaxValue>1000000000000</MaxValue><Accuracy>99</Accuracy>", {}),
        ("money", "<MinValue>0</MinValue><Accuracy>4</Accuracy><AccuracySource>2</AccuracySource>",
         {"min_value": 0, "precision": 4, "precision_source": 2}),
        ("money", "<Accuracy>1</Accuracy><AccuracySource>0</AccuracySource>",
         {"precision": 1, "precision_source": 0}),
        ("money", "<AccuracySource>7</AccuracySource>", {"precision_source": 2}),
        ("nvarchar", "<MinValue>0</MinValue>", {}),
    ],
)  # fmt: skip
def test_numbers_have_the_limits_of_the_solution_that_their_type_can_have(
    kind: str, limits: str, found: dict[str, float]
) -> None:
    column = read_column(fromstring(f"<attribute><Type>{kind}</Type>{limits}</attribute>"))
    types = {"int": "integer", "float": "decimal", "nvarchar": "text"}
    assert number_limits(column, types.get(kind, kind)) == found


def test_options_of_the_solution_come_over_those_of_the_sample(tmp_path: Path) -> None:
    options = "".join(
        f"<option value='{value}'><labels><label description='{label}' languagecode='1033'/></labels></option>"
        for value, label in ((1, "Urgent"), (9, "Later"))
    )
    attribute = (
        "<attribute PhysicalName='PriorityCode'><Type>picklist</Type><optionset><options>"
        f"{options}</options></optionset></attribute>"
    )
    entity = (
        f"<Entity><EntityInfo><entity Name='Incident'><attributes>{attribute}</attributes></entity></EntityInfo>"
        "</Entity>"
    )
    records = records_with(tmp_path, f"<Entities>{entity}</Entities>")
    column = records.schema.table("incident").columns["prioritycode"]
    labels = {each.value: each.label for each in column.options}
    assert labels == {1: "Urgent", 2: "Normal", 3: "Low", 9: "Later"}


def test_labels_are_those_of_the_language(read: Read) -> None:
    records = records_of(read(solution="solutions.language = 1036"))
    device = records.schema.table("con_device")
    assert (device.label, device.columns["con_name"].label) == ("Appareil", "Nom")
    assert device.columns["con_kind"].options[1].label == "Bouilloire"
    unknown = records_of(read(solution="solutions.language = 1031"))
    assert unknown.schema.table("con_device").label == "Device"


def test_a_table_without_records_has_three_examples(read: Read) -> None:
    records = records_of(read())
    names = [each["con_name"] for each in records.query("con_device", "?$orderby=con_name")]
    assert names == ["Device 1", "Device 2", "Device 3"]
    assert records_of(read("records.examples = false")).count("con_device") == 0
    own = records_of(read(records={"con_devices": [{"con_name": "Toaster"}]}))
    assert [each["con_name"] for each in own.query("con_device")] == ["Toaster"]


def test_records_of_a_table_of_the_solution_are_checked(read: Read) -> None:
    wrong = read(records={"con_device": [{"con_name": "Toaster", "con_kind": 5}]})
    assert wrong.problems == (
        "records.json: con_device, row 1: con_kind has no option 5; there are: 100000000 Toaster, 100000001 Kettle, "
        "100000002 Oven",
    )


def test_ones_own_descriptions_come_over_the_solution(read: Read) -> None:
    columns = {"con_colour": {"type": "text"}, "con_name": {"type": "text", "label": "Nickname"}}
    described = {"con_device": {"columns": columns, "plural": "Machines"}}
    records = records_of(read(records={"$tables": described}))
    device = records.schema.table("con_device")
    assert (device.plural, device.columns["con_name"].label) == ("Machines", "Nickname")
    assert {"con_colour", "con_kind"} <= device.columns.keys()


def test_tables_can_be_left_out(read: Read) -> None:
    tables = records_of(read(solution='solutions.ignore = ["con_*"]')).schema.tables
    assert "con_device" not in tables
    # A lookup that points at no table is left out too.
    assert "con_deviceid" not in tables["incident"].columns


def test_a_table_without_columns_has_those_that_its_forms_and_views_name(tmp_path: Path) -> None:
    cells = "".join(
        f"<cell><labels><label description='{name}!' languagecode='1033'/></labels>"
        f"<control id='{name}' datafieldname='{name}'/></cell>"
        for name in ("new_Name", "new_Account", "ownerid", "statuscode")
    )
    form = f"<systemform><formid>1</formid><form><header><rows><row>{cells}</row></rows></header></form></systemform>"
    row = "<row><cell name='new_days'/><cell name='a.name'/></row>"
    view = f"<savedquery><layoutxml><grid>{row}</grid></layoutxml></savedquery>"
    entity = (
        f"<Entity><Name>new_Trip</Name><FormXml><forms type='main'>{form}</forms></FormXml><SavedQueries><savedqueries>"
        f"{view}</savedqueries></SavedQueries></Entity>"
    )
    relationship = (
        "<EntityRelationship Name='r'><EntityRelationshipType>OneToMany</EntityRelationshipType>"
        "<ReferencingEntityName>new_Trip</ReferencingEntityName><ReferencedEntityName>Account</ReferencedEntityName>"
        "<ReferencingAttributeName>new_Account</ReferencingAttributeName></EntityRelationship>"
    )
    sections = (
        f"<Entities>{entity}</Entities><EntityRelationships>{relationship}</EntityRelationships>"
    )
    records = records_with(tmp_path, sections)
    columns = records.schema.table("new_trip").columns
    own = {name: each for name, each in columns.items() if not each.is_system}
    assert {name: (each.kind, each.label) for name, each in own.items()} == {
        "new_tripid": (Kind.ID, "Trip"),
        "new_name": (Kind.TEXT, "new_Name!"),
        "new_account": (Kind.LOOKUP, "new_Account!"),
        "ownerid": (Kind.LOOKUP, "ownerid!"),
        "new_days": (Kind.TEXT, "Days"),
    }
    assert records.count("new_trip") == 3


@pytest.mark.parametrize("own", ["", "<Entity><Name>Annotation</Name><EntityInfo/></Entity>"])
def test_notes_can_be_about_a_table_whose_relationship_a_solution_has(
    tmp_path: Path, own: str
) -> None:
    column = "<attribute><Name>new_name</Name><Type>nvarchar</Type></attribute>"
    trip = (
        "<Entity><Name>new_Trip</Name><EntityInfo><entity Name='new_Trip'>"
        f"<attributes>{column}</attributes></entity></EntityInfo></Entity>"
    )
    relationship = (
        "<EntityRelationship Name='new_trip_Annotations'><EntityRelationshipType>OneToMany</EntityRelationshipType>"
        "<ReferencingEntityName>Annotation</ReferencingEntityName><ReferencedEntityName>new_Trip</ReferencedEntityName>"
        "<ReferencingAttributeName>ObjectId</ReferencingAttributeName><EntityRelationshipRoles>"
        "<EntityRelationshipRole><NavigationPropertyName>objectid_new_trip</NavigationPropertyName>"
        "<RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole><EntityRelationshipRole>"
        "<NavigationPropertyName>new_trip_Annotations</NavigationPropertyName>"
        "<RelationshipRoleType>0</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles>"
        "</EntityRelationship>"
    )
    sections = (
        f"<Entities>{trip}{own}</Entities><EntityRelationships>{relationship}</EntityRelationships>"
    )
    records = records_with(tmp_path, sections)
    about = records.schema.table("annotation").columns["objectid"]
    assert ("new_trip", "objectid_new_trip") in targets(about)
    assert ("incident", "objectid_incident") in targets(about)
    trips = records.query("new_trip")
    note = {"objectid_new_trip@odata.bind": f"/new_trips({trips[0]['new_tripid']})"}
    records.create("annotation", {"notetext": "By train.", **note})
    (trip_with_notes,) = records.query(
        "new_trip", "?$expand=new_trip_Annotations&$filter=new_trip_Annotations/any()"
    )
    assert trip_with_notes["new_trip_Annotations"]
    assert records.count("annotation") == Records().count("annotation") + 1


def test_form_scripts_can_name_a_table_of_the_solution(read: Read) -> None:
    form = '[[forms]]\ntable = "con_device"\nevent = "onload"\nfunction = "a"'
    assert read(form).problems == ()


def test_the_templates_of_a_solution_are_templates_of_the_workspace(read: Read) -> None:
    catalogue = from_shipped(read().page).settings.catalogue
    session = catalogue.session_template("con_case_session")
    assert (session.anchor, session.additional) == ("con_case_tab", ("con_device_tab",))
    assert catalogue.tab_template("con_device_tab").parameters == {"entityName": "con_device"}


def test_a_table_with_too_many_columns_or_a_name_of_sqlite_breaks_nothing(tmp_path: Path) -> None:
    def entity(name: str, count: int) -> str:
        attributes = "".join(
            f"<attribute PhysicalName='c{at}'><Type>nvarchar</Type></attribute>"
            for at in range(count)
        )
        info = f"<EntityInfo><entity Name='{name}'><attributes>{attributes}</attributes></entity></EntityInfo>"
        return f"<Entity>{info}</Entity>"

    entities = entity("new_wide", 3000) + entity("sqlite_master", 1) + entity("new~odd", 1)
    records = records_with(tmp_path, f"<Entities>{entities}</Entities>")
    assert records.count("new_wide") == 3
    assert not {"sqlite_master", "new~odd"} & records.schema.tables.keys()


def test_a_saved_file_of_a_solution_is_read_again(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "a", tiny_files("<Entities><Entity><Name>new_a</Name></Entity></Entities>")
    )
    tables = []
    for name in ("new_a", "new_longer"):
        entity = f"<EntityInfo><entity Name='{name}'><attributes><attribute PhysicalName='b'><Type>int</Type>"
        entity += "</attribute></attributes></entity></EntityInfo>"
        text = f"<a><Entities><Entity>{entity}</Entity></Entities></a>"
        (folder / "customizations.xml").write_text(text)
        read = read_workspace(tmp_path / "workspace.toml", [folder])
        tables.append({*records_of(read).schema.tables} - {*read_sample().tables})
    assert tables == [{"new_a"}, {"new_longer"}]


def test_a_solution_that_is_refused_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "workspace.toml"
    file.write_text('solutions.paths = ["a.zip"]')
    (tmp_path / "a.zip").write_bytes(b"PK")
    reason = "a.zip is not a zip that can be read: File is not a zip file."
    assert read_workspace(file).problems == (f"workspace.toml: solutions.paths: {reason}",)
    file.write_text("")
    assert read_workspace(file, [tmp_path / "a.zip"]).problems == (reason,)


def test_remarks_are_one_line_and_the_files_are_watched(read: Read) -> None:
    found = read()
    assert found.remarks[:1] == (
        f"contoso: 10 remarks; the command 'check --solution {UNPACKED}' lists them",
    )
    assert found.solutions == (UNPACKED,)
    watched = {name for name, _ in solution_stamps(UNPACKED)}
    assert {"Other/Solution.xml", "WebResources/con_/labels.1033.resx"} <= watched
    assert "WebResources/con_/scripts/case.js" not in watched
