"""The form of a record: what it shows, and what saving does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.dataverse import Records
from apm.elements import Element
from apm.errors import ApmError
from apm.events import RecordsChanged
from apm.forms.saving import save
from apm.inputs import Wish
from apm.json_text import Json
from apm.pages import page
from apm.session import Tab
from apm.templates import RECORD_FORM
from apm.workspace import Workspace
from tests.unit.samples import GUID, new_workspace
from tests.unit.strategies import json_values, texts
from tests.unit.trees import accessible_name, find, text

CASE = "ca5e0000-0000-4000-8000-000000000002"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
NEW_CASE: dict[str, Json] = {
    "title": "Kettle hums",
    "customerid": CONTOSO,
    "customeridname": "Contoso Coffee",
    "customeridtype": "account",
}

ANY = new_workspace()


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def open_form(workspace: Workspace, table: str, **parameters: Json) -> Tab:
    wish = Wish("", {"entityName": table, **parameters})
    return workspace.tabs[workspace.open_tab(workspace.focused, RECORD_FORM, wish).value]


def shown(tab: Tab, records: Records) -> Element:
    return ["section", {}, *page(tab, records)]


def control(workspace: Workspace, tab: Tab, name: str) -> Element:
    (found,) = find(shown(tab, workspace.records), name=name)
    return found


def headings(tree: Element, tag: str) -> list[str]:
    return [text(each) for each in find(tree, tag)]


class TestShowing:
    def test_the_header_names_the_record_and_what_matters(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        assert headings(tree, "h1") == ["Grinder stops after ten seconds"]
        (keys,) = find(tree, "dl")
        assert headings(keys, "dt") == ["Priority", "Status Reason", "Owner"]
        assert headings(keys, "dd") == ["Normal", "Waiting for Details", "Sam Agent"]
        assert not find(tree, **{"class": "unsaved"})
        assert find(tree, data_action="save", aria_disabled="true")

    @pytest.mark.parametrize(
        ("name", "tag", "kind", "value"),
        [
            ("title", "input", "text", "Grinder stops after ten seconds"),
            ("description", "textarea", None, "The motor cuts out when the hopper is more than half full."),
            ("prioritycode", "select", None, "2"),
            ("resolveby", "input", "datetime-local", ""),
        ],
    )  # fmt: skip
    def test_each_kind_of_column_has_its_field(
        self, workspace: Workspace, name: str, tag: str, kind: str | None, value: str
    ) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        field = control(workspace, tab, name)
        assert (field[0], field[1].get("type"), field[1]["value"]) == (tag, kind, value)

    def test_a_boolean_is_a_checkbox(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        assert control(workspace, tab, "firstresponsesent")[1]["checked"] is True
        assert "checked" not in control(workspace, tab, "isescalated")[1]

    def test_every_control_has_a_label(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        labelled = {each[1].get("for") for each in find(tree, "label")}
        boxes = find(tree, "input", type="checkbox")
        for tag in ("input", "select", "textarea"):
            for each in find(tree, tag):
                assert each in boxes or each[1]["id"] in labelled

    def test_a_lookup_is_a_link_that_can_be_emptied(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        (group,) = find(shown(tab, workspace.records), role="group", aria_label="Contact")
        link, clear = find(group, "button")
        assert link[1]["data-action"] == "open-record"
        assert link[1]["data-of"].startswith("contact c0ac")
        assert accessible_name(clear) == "Clear Contact"
        workspace.edit_field(tab, "primarycontactid", "")
        assert control(workspace, tab, "primarycontactid")[1]["value"] == ""

    def test_timeline_and_related_records_are_links(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        timeline, related = find(tree, "section", **{"class": "card"})
        assert [text(each) for each in find(timeline, "button")] == [
            "Ask for a video of the grinder"
        ]
        assert headings(related, "h3") == ["Queue Items (Object)", "Conversations (Case)"]

    def test_the_timeline_has_the_newest_first(self, workspace: Workspace) -> None:
        case = "ca5e0000-0000-4000-8000-000000000001"
        about = f"/incidents({case})"
        task: dict[str, Json] = {
            "subject": "Just now",
            "description": "x" * 200,
            "regardingobjectid_incident_task@odata.bind": about,
        }
        workspace.records.create("task", task)
        tree = shown(open_form(workspace, "incident", entityId=case), workspace.records)
        (timeline,) = find(tree, "ol")
        assert text(find(timeline, "button")[0]) == "Just now"
        assert len(text(find(timeline, "p")[0])) == 160
        assert len(find(timeline, "li")) > 1

    def test_an_id_without_a_record_is_the_create_form(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=GUID), workspace.records)
        assert headings(tree, "h1") == ["New Case"]
        assert GUID in text(find(tree, **{"class": "hint"})[0])
        assert not find(tree, "section", **{"class": "card"})

    @pytest.mark.parametrize(
        "value",
        [
            {"customerid": CONTOSO, "customeridname": "Contoso", "customeridtype": "account"},
            {"customerid": [{"id": CONTOSO, "name": "Contoso", "entityType": "account"}]},
        ],
    )
    def test_the_create_form_takes_lookups_from_data(
        self, workspace: Workspace, value: dict[str, Json]
    ) -> None:
        tree = shown(open_form(workspace, "incident", data=value), workspace.records)
        (group,) = find(tree, role="group", aria_label="Customer")
        assert text(find(group, "button")[0]) == "Contoso"
        assert find(group, data_of=f"account {CONTOSO}")

    def test_the_create_form_starts_with_defaults(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident")
        assert control(workspace, tab, "prioritycode")[1]["value"] == "2"
        assert not find(shown(tab, workspace.records), name="createdon")

    def test_data_that_no_column_takes_is_shown_too(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={"colour": "red"})
        assert control(workspace, tab, "colour")[1]["value"] == "red"

    def test_a_time_that_is_none_is_shown_as_it_is(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={"resolveby": "tomorrow"})
        field = control(workspace, tab, "resolveby")[1]
        assert (field["type"], field["value"]) == ("text", "tomorrow")


class TestSaving:
    def test_what_was_typed_is_written(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        typed = {"title": "Grinder", "prioritycode": "3", "isescalated": "true", "description": ""}
        for name, value in typed.items():
            workspace.edit_field(tab, name, value)
        tree = shown(tab, workspace.records)
        assert find(tree, **{"class": "unsaved"})
        assert not find(tree, data_action="save", aria_disabled="true")
        outcome = save(workspace, tab)
        assert outcome.value is True
        assert [each for each in outcome.events if isinstance(each, RecordsChanged)]
        record = workspace.records.retrieve("incident", CASE)
        wanted = {"title": "Grinder", "prioritycode": 3, "isescalated": True, "description": None}
        assert {name: record[name] for name in wanted} == wanted
        assert tab.title == "Grinder"
        assert not tab.edits

    def test_nothing_typed_saves_nothing(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        assert save(workspace, tab).events == ()
        workspace.edit_field(tab, "title", "Grinder stops after ten seconds")
        assert save(workspace, tab).value is False

    def test_a_new_record_makes_its_form_of_the_tab(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        assert tab.title == "New Case"
        save(workspace, tab)
        assert tab.title == "Kettle hums"
        assert tab.parameters.keys() == {"entityName", "entityId"}
        record = workspace.records.retrieve("incident", str(tab.parameters["entityId"]))
        assert record["_customerid_value"] == CONTOSO
        assert headings(shown(tab, workspace.records), "h1") == ["Kettle hums"]

    def test_a_title_that_a_script_gave_stands(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        workspace.rename_tab(tab, "Mine")
        save(workspace, tab)
        assert tab.title == "Mine"

    def test_a_lookup_takes_a_name(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "customerid", "contoso coffee")
        workspace.edit_field(tab, "primarycontactid", "")
        save(workspace, tab)
        record = workspace.records.retrieve("incident", CASE)
        assert record["_customerid_value"] == CONTOSO
        assert record["_primarycontactid_value"] is None

    @pytest.mark.parametrize(
        ("table", "parameters", "edits", "sentence"),
        [
            ("incident", {"entityId": CASE}, {"title": " "}, "Fill in Case Title, then save again."),
            ("incident", {}, {}, "Fill in Case Title and Customer, then save again."),
            ("incident", {"entityId": CASE}, {"customerid": "Nobody"}, "no one has the name 'Nobody'"),
            ("account", {"entityId": CONTOSO}, {"numberofemployees": "many"}, "has to be a whole number"),
            ("incident", {"data": {**NEW_CASE, "colour": "red"}}, {}, "no column 'colour'"),
            ("incident", {"data": {**NEW_CASE, "customeridtype": "team"}}, {}, "not of 'team'"),
            ("new_trip", {}, {"x": "y"}, "has no table 'new_trip'"),
        ],
    )  # fmt: skip
    def test_a_refusal_loses_nothing(
        self,
        workspace: Workspace,
        table: str,
        parameters: dict[str, Json],
        edits: dict[str, str],
        sentence: str,
    ) -> None:
        tab = open_form(workspace, table, **parameters)
        for name, value in edits.items():
            workspace.edit_field(tab, name, value)
        before = (tab.title, {**tab.parameters})
        with pytest.raises(ApmError, match=sentence.replace("(", r"\(")):
            save(workspace, tab)
        assert (tab.title, tab.parameters) == before
        assert tab.edits == edits

    def test_a_refresh_drops_what_was_typed(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "title", "typed")
        workspace.refresh_tab(tab)
        assert control(workspace, tab, "title")[1]["value"] == "Grinder stops after ten seconds"


CASE_COLUMNS = [*Records().schema.table("incident").columns, "colour"]


@given(st.dictionaries(st.sampled_from(CASE_COLUMNS), texts), json_values)
def test_whatever_is_typed_or_given_is_saved_or_refused(typed: dict[str, str], value: Json) -> None:
    for parameters in ({"entityId": CASE}, {"data": {**NEW_CASE, **dict.fromkeys(typed, value)}}):
        tab = Tab(7, ANY.focused, RECORD_FORM, "", {"entityName": "incident", **parameters})
        for edits in ({}, typed):
            tab.edits = {**edits}
            assert find(shown(tab, ANY.records), "form")
            try:
                save(ANY, tab)
            except ApmError as error:
                assert str(error)
                assert tab.edits == edits
