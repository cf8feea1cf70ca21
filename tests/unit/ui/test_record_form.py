"""The elements of a record's form."""

from __future__ import annotations

import pytest

from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.forms.record_writing import write_record
from apm.templates.catalogue import RECORD_FORM
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.record_forms import CASE, CONTOSO, NEW_CASE, control, headings, open_form, shown
from tests.support.sample_workspace import GUID, new_workspace, warnings


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestShowing:
    def test_the_header_names_the_record_and_what_matters(self, workspace: Workspace) -> None:
        tree = shown(open_form(workspace, "incident", entityId=CASE), workspace.records)
        assert headings(tree, "h1") == ["Grinder stops after ten seconds"]
        (keys,) = find(tree, "dl")
        assert headings(keys, "dt") == ["Priority", "Status Reason", "Owner"]
        assert headings(keys, "dd") == ["Normal", "Waiting for Details", "Sam Agent"]
        assert not find(tree, **{"class": "unsaved"})

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
            controls = find(tree, tag)
            assert controls
            for each in controls:
                is_named = "aria-label" in each[1] or each[1]["id"] in labelled
                assert each in boxes or is_named

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
        (listed,) = find(timeline, "ol")
        assert [text(each) for each in find(listed, "button")] == ["Ask for a video of the grinder"]
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

    def test_data_that_no_column_takes_is_reported_when_the_tab_opens(
        self, workspace: Workspace
    ) -> None:
        wanted = TabInput(
            "", {"entityName": "incident", "data": {"titel": "Leak", "customeridname": ""}}
        )
        outcome = workspace.open_tab(workspace.focused, RECORD_FORM, wanted)
        sentence = "data: there is no column 'titel' in incident; did you mean 'title'?"
        assert warnings(outcome) == [sentence]
        tree = shown(workspace.tabs[outcome.value], workspace.records)
        assert sentence in text(find(tree, **{"class": "message error form-note"})[0])

    def test_it_is_reported_of_a_session_s_anchor_too(self, workspace: Workspace) -> None:
        anchor = '[["entityName","incident"],["data",{"titel":"Leak"}]]'
        outcome = workspace.create_session(SessionInput("case", {"parametersStr": anchor}))
        assert "'titel'" in warnings(outcome)[0]

    @pytest.mark.parametrize(
        "parameters",
        [
            {"data": {**NEW_CASE}},
            {"entityId": CASE, "data": {"titel": "passed over"}},
        ],
    )
    def test_data_without_fault_warns_of_nothing(
        self, workspace: Workspace, parameters: dict[str, Json]
    ) -> None:
        wanted = TabInput("", {"entityName": "incident", **parameters})
        outcome = workspace.open_tab(workspace.focused, RECORD_FORM, wanted)
        assert warnings(outcome) == []
        tree = shown(workspace.tabs[outcome.value], workspace.records)
        assert not find(tree, **{"class": "message error form-note"})

    def test_an_email_is_shown_as_its_words(self, workspace: Workspace) -> None:
        body = "<p>Dear&nbsp;Ana,</p><p>it <b>hums</b>.</p><script>alert(1)</script>"
        email = workspace.records.create("email", {"subject": "Hum", "description": body})
        tab = open_form(workspace, "email", entityId=email)
        tree = shown(tab, workspace.records)
        (words,) = find(tree, "textarea", readonly=True)
        assert words[1]["value"] == "Dear Ana,\nit hums."
        (about,) = find(tree, id=words[1]["aria-describedby"])
        assert "cannot be edited here" in text(about)
        workspace.edit_field(tab, "subject", "Hums")
        write_record(workspace, tab)
        assert workspace.records.retrieve("email", email)["description"] == body

    def test_an_email_without_markup_is_edited_as_any_text(self, workspace: Workspace) -> None:
        email = workspace.records.create("email", {"subject": "Hum", "description": "2 < 3"})
        tab = open_form(workspace, "email", entityId=email)
        workspace.edit_field(tab, "description", "2 <br> 3")
        assert control(workspace, tab, "description")[1]["value"] == "2 <br> 3"

    def test_a_time_that_is_none_is_shown_as_it_is(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={"resolveby": "tomorrow"})
        field = control(workspace, tab, "resolveby")[1]
        assert (field["type"], field["value"]) == ("text", "tomorrow")
