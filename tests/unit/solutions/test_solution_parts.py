"""What becomes of the parts of the sample solution."""

from __future__ import annotations

import json

import pytest

from apm.settings.decoding import read_settings
from apm.solutions.model.form_model import FormCell, FormControl, FormSection, SolutionForm
from apm.solutions.model.model_json import model_json
from apm.solutions.model.table_model import SolutionColumn, SolutionTable
from apm.solutions.solution_layers import layered
from apm.solutions.solution_reading import read_solution
from apm.templates.exports import merged, read_exports
from tests.support.sample_solution import UNPACKED, read_tiny

CONTOSO = read_solution(UNPACKED).solution
TABLES = {each.name: each for each in CONTOSO.tables}
FORMS = {each.labels[1033]: each for each in CONTOSO.forms}
VIEWS = {each.labels[1033]: each for each in CONTOSO.views}
RIBBON = next(each for each in CONTOSO.ribbons if each.table == "incident")


def column(name: str) -> SolutionColumn:
    return next(each for each in TABLES["con_device"].columns if each.name == name)


def sections(form: SolutionForm) -> dict[str, FormSection]:
    return {
        each.name: each for tab in form.tabs for column in tab.columns for each in column.sections
    }


def cells(form: SolutionForm) -> list[FormCell]:
    return [cell for each in sections(form).values() for row in each.rows for cell in row.cells]


def controls(form: SolutionForm) -> list[FormControl]:
    return [each.control for each in form.cells() if each.control]


def control(form: SolutionForm, name: str) -> FormControl:
    return next(each for each in controls(form) if each.id == name)


def test_the_manifest() -> None:
    found = CONTOSO.manifest
    assert (found.name, found.version, found.is_managed, found.prefix) == (
        "Contoso",
        "1.0.0.1",
        False,
        "con",
    )
    assert (found.language, found.languages) == (1033, (1033, 1036))


@pytest.mark.parametrize(("managed", "is_managed"), [("0", False), ("1", True), ("2", False)])
def test_a_folder_of_both_kinds_is_not_managed(managed: str, is_managed: bool) -> None:
    manifest = (
        f"<ImportExportXml><SolutionManifest><UniqueName>a</UniqueName><Managed>{managed}</Managed>"
        "</SolutionManifest></ImportExportXml>"
    )
    read = read_tiny(more={"solution.xml": manifest})
    assert read.solution.manifest.is_managed is is_managed


def test_a_table_has_labels_in_all_languages() -> None:
    device = TABLES["con_device"]
    assert (device.schema_name, device.set_name) == ("con_device", "con_devices")
    assert (device.labels, device.collection_labels) == (
        {1033: "Device", 1036: "Appareil"},
        {1033: "Devices", 1036: "Appareils"},
    )
    assert TABLES["incident"].schema_name == "Incident"


def test_columns_have_their_types_and_limits() -> None:
    name = column("con_name")
    assert (name.schema_name, name.type, name.required, name.max_length) == (
        "con_Name",
        "nvarchar",
        "required",
        100,
    )
    assert [each.name for each in TABLES["con_device"].columns if each.is_primary_name] == [
        "con_name"
    ]
    weight, bought = column("con_weight"), column("con_boughton")
    assert (weight.minimum, weight.maximum, weight.places) == (0, 500, 1)
    assert (bought.format, bought.behavior) == ("date", 2)
    assert (column("con_number").autonumber, column("con_opencases").source) == (
        "DEV-{SEQNUM:5}",
        2,
    )
    assert (column("createdon").is_read_only, column("con_price").is_read_only) == (True, False)


def test_choices_are_inline_global_or_states() -> None:
    (kind,) = CONTOSO.choices
    assert (kind.name, column("con_kind").choice_name) == ("con_devicekind", "con_devicekind")
    assert [each.labels[1036] for each in kind.options] == ["Grille-pain", "Bouilloire", "Four"]
    assert column("con_kind").default is None
    assert [each.value for each in column("con_inservice").options] == [1, 0]
    assert column("con_inservice").default == 1
    assert [each.default_reason for each in column("statecode").options] == [1, 2]
    assert [(each.value, each.state) for each in column("statuscode").options] == [(1, 0), (2, 1)]


def test_relationships_say_what_lookups_point_at() -> None:
    found = {each.column: each for each in CONTOSO.relationships}
    account = found["con_accountid"]
    assert (account.table, account.target) == ("con_device", "account")
    assert (account.navigation, account.collection) == ("con_AccountId", "con_account_device")


def test_a_many_to_many_relationship_has_two_tables() -> None:
    body = (
        "<EntityRelationshipType>ManyToMany</EntityRelationshipType><FirstEntityName>A</FirstEntityName>"
        "<SecondEntityName>B</SecondEntityName><IntersectEntityName>A_B</IntersectEntityName>"
    )
    relationship = f'<EntityRelationship Name="a_b">{body}</EntityRelationship>'
    (found,) = read_tiny(
        f"<EntityRelationships>{relationship}</EntityRelationships>"
    ).solution.relationships
    assert (found.table, found.target, found.intersect) == ("a", "b", "a_b")


def test_a_form_has_tabs_columns_sections_and_cells() -> None:
    form = FORMS["Device"]
    assert (form.table, form.type, form.is_active, form.is_partial) == (
        "con_device",
        "main",
        True,
        False,
    )
    assert [each.name for each in form.tabs] == ["general", "cases", ""]
    assert [each.width for each in form.tabs[0].columns] == ["60%", "40%"]
    assert [each.is_expanded for each in form.tabs] == [True, False, True]
    found = sections(form)
    assert found["device"].columns == 2
    assert (found["secret"].is_visible, found["secret"].labels[1036]) == (False, "Pour l’atelier")
    assert [len(each.cells) for each in found["device"].rows] == [2, 2, 2, 1, 0, 0]
    spaces = [each for each in cells(form) if not each.control]
    assert [each.shows_label for each in spaces] == [False]
    notes = next(each for each in cells(form) if each.control and each.control.id == "con_notes")
    assert (notes.colspan, notes.rowspan) == (2, 3)


def test_a_form_has_a_header_a_footer_and_hidden_columns() -> None:
    form = FORMS["Device"]
    header = [cell.control.id for row in form.header for cell in row.cells if cell.control]
    footer = [cell.control.id for row in form.footer for cell in row.cells if cell.control]
    assert (header, footer) == (["header_statuscode", "header_ownerid"], ["footer_statecode"])
    assert form.hidden == ("con_opencases",)
    assert (form.order, form.is_fallback, form.roles) == (0, True, ())


def test_controls_have_their_class_and_parameters() -> None:
    grid = control(FORMS["Device"], "Subgrid_cases")
    assert grid.class_id == "e7a81278-8635-4d9e-8d4d-59480b391c5b"
    assert (grid.column, grid.parameters["TargetEntityType"]) == ("", "incident")
    assert control(FORMS["Device"], "WebResource_map").parameters["Url"] == "con_/pages/map.html"
    quick = control(FORMS["Contoso case"], "quick_device")
    assert quick.column == "con_deviceid"
    assert quick.parameters["QuickForms"].startswith("<QuickFormIds><QuickFormId entityname=")


def test_handlers_are_read_with_their_event_and_place() -> None:
    found = {each.function: each for each in FORMS["Device"].handlers}
    assert [each.function for each in FORMS["Device"].handlers if each.event == "onload"] == [
        "onLoad",
        "Contoso.Device.greet",
        "Contoso.Device.never",
    ]
    greet = found["Contoso.Device.greet"]
    assert (greet.parameters, greet.passes_context) == ('"Toaster", 3, ["a",]', True)
    assert found["Contoso.Device.never"].is_enabled is False
    plain = found["Contoso.Device.onPlainChange"]
    assert (plain.event, plain.column, plain.passes_context) == ("onchange", "con_price", False)
    tab, grid = found["Contoso.Device.onTab"], found["Contoso.Device.onCase"]
    assert (tab.event, tab.item) == ("tabstatechange", "cases")
    assert (grid.event, grid.item) == ("onrecordselect", "Subgrid_cases")
    assert FORMS["Contoso case"].libraries == ("con_/scripts/shared.js", "con_/scripts/case.js")


def read_form(form: str) -> SolutionForm:
    entity = (
        "<Entity><Name>a</Name><FormXml><forms type='main'><systemform><formid>{1}</formid>"
        f"{form}</systemform></forms></FormXml></Entity>"
    )
    (found,) = read_tiny(f"<Entities>{entity}</Entities>").solution.forms
    return found


def test_internal_handlers_are_not_read_and_a_cell_has_its_own() -> None:
    cell = (
        "<cell><control id='b' datafieldname='B'/><events><event name='OnChange'><Handlers>"
        "<Handler functionName='own' libraryName='$webresource:a.js'/></Handlers><InternalHandlers>"
        "<Handler functionName='internal' libraryName='b.js'/></InternalHandlers></event></events></cell>"
    )
    rows = f"<rows><row>{cell}</row></rows>"
    form = read_form(
        f"<form><tabs><tab><columns><column><sections><section>{rows}</section></sections></column></columns>"
        "</tab></tabs></form>"
    )
    (handler,) = form.handlers
    assert (handler.event, handler.function, handler.library, handler.column) == (
        "onchange",
        "own",
        "a.js",
        "b",
    )


def test_a_form_that_only_changes_another_is_partial() -> None:
    form = read_form(
        "<form><tabs><tab name='general' ordinalvalue='0'><labels><label description='A' languagecode='1036' "
        "solutionaction='Modified'/></labels></tab></tabs></form>"
    )
    assert form.is_partial
    assert form.tabs[0].change.ordinal == 0


def test_inactive_forms_code_components_and_activity_columns() -> None:
    bound = "datafieldname='Contact_Appointments:RegardingObjectId'"
    control_text = f"<control id='c' uniqueid='{{U}}' classid='{{C}}' {bound}/>"
    form = read_form(
        "<FormActivationState>0</FormActivationState><form><tabs><tab><columns><column><sections><section>"
        f"<rows><row><cell>{control_text}</cell></row></rows></section></sections></column></columns></tab></tabs>"
        "<controlDescriptions><controlDescription forControl='{u}'><customControl name='con_Picker'/>"
        "</controlDescription></controlDescriptions></form>"
    )
    (found,) = controls(form)
    assert form.is_active is False
    assert (found.custom, found.column, found.relationship) == (
        ("con_Picker",),
        "regardingobjectid",
        "Contact_Appointments",
    )


def test_views_have_their_layout_and_query() -> None:
    view = VIEWS["Active devices"]
    assert (view.table, view.query_type, view.is_default) == ("con_device", 0, True)
    assert [(each.name, each.width) for each in view.columns][-1] == ("owner.name", 150)
    assert view.fetch_xml.startswith('<fetch version="1.0" mapping="logical">')
    assert 'link-type="outer"' in view.fetch_xml
    assert sorted(each.query_type for each in CONTOSO.views) == [0, 0, 0, 2, 4, 64]


def test_a_query_and_a_layout_may_be_text() -> None:
    query = (
        "<savedquery><fetchxml>&lt;fetch&gt;&lt;entity name='a'/&gt;&lt;/fetch&gt;</fetchxml><layoutxml>&lt;grid&gt;"
        "&lt;row&gt;&lt;cell name='b'/&gt;&lt;/row&gt;&lt;/grid&gt;</layoutxml></savedquery>"
    )
    entity = f"<Entity><Name>a</Name><SavedQueries><savedqueries>{query}</savedqueries></SavedQueries></Entity>"
    (view,) = read_tiny(f"<Entities>{entity}</Entities>").solution.views
    assert view.fetch_xml == '<fetch><entity name="a" /></fetch>'
    assert [each.name for each in view.columns] == ["b"]


def test_a_ribbon_has_items_commands_rules_and_labels() -> None:
    assert [(each.kind, each.parent) for each in RIBBON.items] == [
        ("Button", ""),
        ("FlyoutAnchor", ""),
        ("Button", "con.incident.Tools"),
        ("Button", ""),
        ("SplitButton", ""),
        ("Button", "con.incident.Notify"),
        ("ToggleButton", "con.incident.Notify"),
        ("Button", ""),
        ("Button", ""),
    ]
    assert RIBBON.hidden == ("Mscrm.Form.incident.Delete", "Mscrm.Form.incident.SaveAndClose")
    escalate = RIBBON.commands[0]
    (action,) = escalate.actions
    assert (action.function, action.library) == ("Contoso.Case.escalate", "con_/scripts/case.js")
    assert action.parameters == (("CrmParameter", "PrimaryControl"), ("StringParameter", "ribbon"))
    assert escalate.enable_rules == ("con.incident.IsUrgent", "con.incident.IsExisting")
    (custom,), (either,) = (RIBBON.enable_rules[each] for each in escalate.enable_rules)
    assert (custom.kind, custom.values["Default"]) == ("CustomRule", "false")
    assert [group[0].values["State"] for group in either.any_of] == ["Existing", "ReadOnly"]
    assert RIBBON.labels["con.incident.Escalate.LabelText"][1036] == "Transmettre"


def test_the_ribbon_of_the_app_is_a_section_of_its_own() -> None:
    read = read_tiny(
        "<RibbonDiffXml><CustomActions><CustomAction Location='Mscrm.GlobalTab'><CommandUIDefinition>"
        "<Button Id='a'/></CommandUIDefinition></CustomAction></CustomActions></RibbonDiffXml>"
    )
    (ribbon,) = read.solution.ribbons
    assert (ribbon.table, [each.id for each in ribbon.items]) == ("", ["a"])


def test_modern_commands() -> None:
    explain, retire = CONTOSO.modern_commands
    assert (retire.name, retire.table, retire.location, retire.event_type) == (
        "con_Retire!con_device!1",
        "con_device",
        1,
        2,
    )
    assert (retire.function, retire.parameters) == ("Contoso.Device.retire", ({"type": 12},))
    assert retire.library_id in {each.id for each in CONTOSO.web_resources}
    assert (explain.visibility, explain.event_type) == (1, 1)


def test_web_resources_have_types_and_dependencies() -> None:
    found = {each.name: each for each in CONTOSO.web_resources}
    assert {name: each.type for name, each in found.items()}["con_/pages/map.html"] == 1
    assert found["con_/scripts/shared.js"].dependencies == (
        "con_/labels.1033.resx",
        "con_/labels.1036.resx",
    )


def test_templates_are_rows_that_the_reader_of_exports_reads() -> None:
    rows = [dict(each) for each in (*CONTOSO.session_templates, *CONTOSO.tab_templates)]
    exported = read_exports({"Contoso": [*rows]})
    assert exported.problems == ()
    assert exported.session_templates["con_case_session"] == {
        "unique_name": "con_case_session",
        "name": "Contoso case",
        "title": "{customerName}",
        "type": "generic",
        "title_on_anchor": False,
        "panel": "minimized",
        "anchor": "con_case_tab",
        "additional": ["con_device_tab"],
    }
    settings = read_settings(merged({}, exported))
    assert settings.catalogue.tab_template("con_case_tab").parameters == {
        "entityName": "incident",
        "entityId": "{incidentid}",
    }


def test_the_model_is_json() -> None:
    text = json.dumps(model_json(CONTOSO))
    assert '"1036": "Grille-pain"' in text


def test_later_solutions_are_layered_over_earlier_ones() -> None:
    names = "<LocalizedNames><LocalizedName description='Machine' languagecode='1033'/></LocalizedNames>"
    columns = (
        "<attributes><attribute PhysicalName='con_Name'><Type>nvarchar</Type><MaxLength>7</MaxLength></attribute>"
        "<attribute PhysicalName='con_New'><Type>int</Type></attribute></attributes>"
    )
    entity = f"<Entity><EntityInfo><entity Name='con_Device'>{names}{columns}</entity></EntityInfo></Entity>"
    choice = "<optionset Name='con_DeviceKind'/>"
    later = read_tiny(f"<Entities>{entity}</Entities><optionsets>{choice}</optionsets>").solution
    found = layered([CONTOSO, later])
    device: SolutionTable = found.tables["con_device"]
    assert device.labels == {1033: "Machine", 1036: "Appareil"}
    assert device.set_name == "con_devices"
    by_name = {each.name: each for each in device.columns}
    assert (by_name["con_name"].max_length, by_name["con_new"].type) == (7, "int")
    assert "con_kind" in by_name
    assert found.choices["con_devicekind"].options == ()
    assert len(found.forms) == len(CONTOSO.forms)
    assert found.language == 1033
