"""The forms of solutions in the settings of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from apm.reading.workspace_file import read_workspace
from apm.settings.checking import check
from apm.settings.rules import PAGE_RULES
from tests.support.sample_solution import UNPACKED, tiny_files, zipped

DEVICE, CASE, CARD, QUICK = (f"c0a7f000-0000-4000-8000-00000000000{at}" for at in (1, 2, 3, 4))


def layouts(folder: Path, solution: Path, more: str = "") -> dict[str, Any]:
    """The layouts by id, in their order."""
    (folder / "workspace.toml").write_text(f'solutions.paths = ["{solution.as_posix()}"]\n{more}')
    read = read_workspace(folder / "workspace.toml")
    assert read.problems == ()
    found: list[Any] = read.page.get("layouts", [])  # type: ignore[assignment]
    assert not check({"layouts": found}, PAGE_RULES)
    return {each["id"]: each for each in found}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return layouts(tmp_path_factory.mktemp("sample"), UNPACKED)


def of_forms(folder: Path, *forms: str, kind: str = "main") -> dict[str, Any]:
    """The layouts of a solution that has these `systemform` elements for cases."""
    entity = f"<Entity><Name>Incident</Name><FormXml><forms type='{kind}'>{''.join(forms)}</forms></FormXml></Entity>"
    file = folder / "a.zip"
    file.write_bytes(zipped(tiny_files(f"<Entities>{entity}</Entities>")))
    return layouts(folder, file)


def form(form_id: str, inside: str = "", *, about: str = "") -> str:
    tabs = f"<tabs><tab name='t' id='x'><columns><column><sections>{inside}</sections></column></columns></tab></tabs>"
    return f"<systemform><formid>{{{form_id}}}</formid>{about}<form>{tabs}</form></systemform>"


def section(*controls: str, more: str = "") -> str:
    cells = "".join(f"<cell>{each}</cell>" for each in controls)
    return f"<section name='s' {more}><rows><row>{cells}</row></rows></section>"


def controls_of(layout: Any) -> list[dict[str, Any]]:
    (tab,) = layout["tabs"]
    rows = tab["columns"][0]["sections"][0]["rows"]
    return [cell for row in rows for cell in row]


def test_forms_have_their_tables_types_and_names(sample: dict[str, Any]) -> None:
    assert [(each["table"], each["type"], each["name"]) for each in sample.values()] == [
        ("con_device", "main", "Device"),
        ("incident", "main", "Contoso case"),
        ("con_device", "quick", "Device card"),
        ("con_device", "quickCreate", "New device"),
    ]


def test_tabs_and_sections_have_their_names_labels_and_columns(sample: dict[str, Any]) -> None:
    tabs = sample[DEVICE]["tabs"]
    # A tab without a name has its id.
    assert [each["name"] for each in tabs] == [
        "general",
        "cases",
        "{c0a70000-0000-4000-8000-000000000016}",
    ]
    general = tabs[0]["columns"]
    assert [each["width"] for each in general] == ["60%", "40%"]
    device, money, secret = (each for column in general for each in column["sections"])
    assert (device["columns"], money.get("columns"), secret["is_hidden"]) == (2, None, True)
    assert device["rows"][3] == [
        {"name": "con_notes", "label": "Notes", "colspan": 2, "rowspan": 3}
    ]
    assert device["rows"][2][0] == {}


def test_labels_are_those_of_the_language(tmp_path: Path) -> None:
    french = layouts(tmp_path, UNPACKED, "solutions.language = 1036")
    assert [each["label"] for each in french[DEVICE]["tabs"][:2]] == ["Général", "Incidents"]


def test_a_repeated_control_has_a_number(sample: dict[str, Any]) -> None:
    secret = sample[DEVICE]["tabs"][0]["columns"][1]["sections"][1]
    assert secret["rows"][0][0]["name"] == "con_name1"
    assert secret["rows"][0][0]["column"] == "con_name"


def test_other_controls_have_their_type_and_parameters(sample: dict[str, Any]) -> None:
    tabs = sample[DEVICE]["tabs"]
    grid, page = (each["columns"][0]["sections"][0]["rows"][0][0] for each in tabs[1:])
    assert (grid["kind"], grid["parameters"]["TargetEntityType"]) == ("subgrid", "incident")
    assert (page["kind"], page["parameters"]["Url"]) == ("webresource", "con_/pages/map.html")
    quick = sample[CASE]["tabs"][0]["columns"][2]["sections"][0]["rows"][1][0]
    assert (quick["kind"], quick["column"]) == ("quickform", "con_deviceid")
    assert quick["quick_forms"] == {"con_device": CARD}


def test_header_footer_and_hidden_columns(sample: dict[str, Any]) -> None:
    device = sample[DEVICE]
    assert [each["name"] for each in device["header"]] == ["header_statuscode", "header_ownerid"]
    assert [each["name"] for each in device["footer"]] == ["footer_statecode"]
    assert device["hidden"] == ["con_opencases"]


def test_every_column_can_be_an_attribute(tmp_path: Path) -> None:
    found = layouts(tmp_path, UNPACKED, "solutions.all_columns = true")
    assert found
    assert all(each["all_columns"] for each in found.values())


def test_the_forms_of_a_table_that_is_left_out_are_left_out(tmp_path: Path) -> None:
    assert list(layouts(tmp_path, UNPACKED, 'solutions.ignore = ["con_*"]')) == [CASE]


def test_forms_are_in_their_order_and_inactive_ones_are_left_out(tmp_path: Path) -> None:
    def ordered(form_id: str, order: str) -> str:
        conditions = f"<DisplayConditions Order='{order}'/>" if order else ""
        return form(form_id).replace("</form></systemform>", f"{conditions}</form></systemform>")

    inactive = form("9", about="<FormActivationState>0</FormActivationState>")
    found = of_forms(tmp_path, ordered("3", ""), ordered("2", "2"), inactive, ordered("1", "1"))
    assert list(found) == ["1", "2", "3"]


@pytest.mark.parametrize("kind", ["card", "mobile", "dialog"])
def test_other_types_of_forms_are_left_out(tmp_path: Path, kind: str) -> None:
    assert of_forms(tmp_path, form("1"), kind=kind) == {}


def test_a_form_of_changes_has_what_is_not_removed(tmp_path: Path) -> None:
    kept, removed = (
        f"<control id='{name}' datafieldname='{name}' solutionaction='{action}'/>"
        for name, action in (("title", "Modified"), ("description", "Removed"))
    )
    whole = form("2", section("<control id='title' datafieldname='title'/>"))
    empty = form("3").replace("<tab ", "<tab solutionaction='Modified' ")
    found = of_forms(tmp_path, form("1", section(kept, removed)), whole, empty)
    assert list(found) == ["2", "1"]
    assert found["1"]["partial"] is True
    assert [each["name"] for each in controls_of(found["1"])] == ["title"]


def test_the_column_decides_what_a_field_is(tmp_path: Path) -> None:
    lookup = "{270BD3DB-D9AF-4782-9025-509E298DEC0A}"
    found = of_forms(
        tmp_path,
        form(
            "1",
            section(
                f"<control id='resolveby' classid='{lookup}' datafieldname='resolveby'/>",
                "<control id='Case_x:title' datafieldname='Case_x:title'/>",
                "<control id='kb' classid='{7CCD1494-ABCD-4B1E-9B21-000000000000}'/>",
                "<control id='old' classid='{1F179106-ABCD-4B1E-9B21-000000000000}'/>",
                "<control id='set' classid='{F9A8A302-114E-466A-B582-6771B2AE0D92}'><parameters><TargetEntityType>task"
                "</TargetEntityType></parameters></control>",
                "<control id='pane' datafieldname='' disabled='true'/>",
            ),
        ),
    )
    shown = [
        (each["name"], each.get("column"), each.get("kind")) for each in controls_of(found["1"])
    ]
    assert shown == [
        ("resolveby", None, None),
        ("Case_x:title", "title", None),
        ("kb", None, "kbsearch"),
        ("old", None, "standard"),
        ("set", None, "subgrid"),
        ("pane", None, "standard"),
    ]


@pytest.mark.parametrize(
    "text", ["", "&lt;", "&lt;!DOCTYPE a&gt;&lt;a/&gt;", "&lt;a&gt;&lt;b/&gt;&lt;/a&gt;"]
)
def test_forms_of_a_quick_view_that_cannot_be_read_are_none(tmp_path: Path, text: str) -> None:
    parameters = f"<parameters><QuickForms>{text}</QuickForms></parameters>"
    bound = "classid='{5C5600E0-1D6E-4205-A272-BE80DA87FD42}' datafieldname='customerid'"
    control = f"<control id='q' {bound}>{parameters}</control>"
    (found,) = controls_of(of_forms(tmp_path, form("1", section(control)))["1"])
    assert (found["kind"], "quick_forms" in found) == ("quickform", False)


def test_the_roles_of_a_form_have_names_if_all_are_known(tmp_path: Path) -> None:
    admin, own, unknown = (
        "{627090ff-40a3-4053-8790-584edc5be201}",
        "{A0000000-0000-4000-8000-000000000001}",
        "{a0000000-0000-4000-8000-000000000002}",
    )

    def limited(form_id: str, *roles: str) -> str:
        inside = "".join(f"<Role Id='{each}'/>" for each in roles)
        return (
            f"<systemform><formid>{form_id}</formid><form><tabs><tab name='t'/></tabs>"
            f"<DisplayConditions FallbackForm='true'>{inside}</DisplayConditions></form></systemform>"
        )

    forms = limited("1", admin, own) + limited("2", admin, unknown)
    file = tmp_path / "a.zip"
    entity = f"<Entity><Name>Incident</Name><FormXml><forms type='main'>{forms}</forms></FormXml></Entity>"
    role = f"<Roles><Role id='{own}' name='Contoso agent'/></Roles>"
    file.write_bytes(zipped(tiny_files(f"<Entities>{entity}</Entities>{role}")))
    found = layouts(tmp_path, file)
    assert found["1"]["roles"] == ["System Administrator", "Contoso agent"]
    assert found["1"]["is_fallback"]
    assert "roles" not in found["2"]
