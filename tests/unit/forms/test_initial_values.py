"""The values that a form for a new record begins with."""

from __future__ import annotations

import re

import pytest

from apm.core.events import Warned
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.forms.form import Form, form_in
from apm.forms.record_writing import write_record
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.form_state import Reference
from apm.workspace.workspace import Workspace
from tests.support.record_forms import CASE, CONTOSO, NEW_CASE, open_form
from tests.support.sample_workspace import new_workspace


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def new_form(workspace: Workspace, table: str, **parameters: Json) -> Form:
    form = form_in(open_form(workspace, table, **parameters), workspace.records)
    assert form
    return form


class TestDates:
    @pytest.mark.parametrize("written", ["06/12/2023", "June 12, 2023", "2023-06-12", "6/12/23"])
    def test_a_date_is_written_in_several_ways(self, workspace: Workspace, written: str) -> None:
        tab = open_form(workspace, "contact", data={"lastname": "Silva", "birthdate": written})
        assert write_record(workspace, tab).value.is_saved
        record = workspace.records.retrieve("contact", str(tab.parameters["entityId"]))
        assert record["birthdate"] == "2023-06-12"

    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("12/12/2030 10:00", "2030-12-12T10:00:00Z"),
            ("December 12, 2030 10:00 AM", "2030-12-12T10:00:00Z"),
            ("2030-12-12T12:00:00+02:00", "2030-12-12T10:00:00Z"),
            ("12/12/2030", "2030-12-12T00:00:00Z"),
        ],
    )
    def test_so_is_a_time(self, workspace: Workspace, written: str, kept: str) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE, "resolveby": written})
        assert write_record(workspace, tab).value.is_saved
        record = workspace.records.retrieve("incident", str(tab.parameters["entityId"]))
        assert record["resolveby"] == kept

    def test_what_is_no_date_is_reported_when_the_form_opens(self) -> None:
        workspace = Emulator("page").workspace
        data: Json = {"lastname": "Silva", "birthdate": "soon"}
        template = workspace.settings.catalogue.tabs["msdyn_entityrecord"]
        given = TabInput("", {"entityName": "contact", "data": data})
        events = workspace.open_tab(workspace.focused, template, given).events
        warnings = [each.message for each in events if isinstance(each, Warned)]
        wanted = "write it as 2030-06-12 or 06/12/2030"
        assert warnings == [f"data: birthdate is 'soon', which is not a date; {wanted}"]


class TestLookups:
    @pytest.mark.parametrize(
        "written",
        [
            {"customerid": f"{{{CONTOSO.upper()}}}", "customeridtype": "account"},
            {"customerid": [{"id": f"{{{CONTOSO}}}", "entityType": "account"}]},
            {"customerid": [{"id": CONTOSO, "entitytype": "account"}]},
            {"customerid": [{"id": CONTOSO, "type": "account"}]},
            {"customerid": {"id": CONTOSO, "entityType": "account"}},
        ],
    )
    def test_the_table_and_the_id_have_several_spellings(
        self, workspace: Workspace, written: dict[str, Json]
    ) -> None:
        form = new_form(workspace, "incident", data=written)
        assert form.reference(form.table.columns["customerid"]) == Reference(
            "account", CONTOSO, CONTOSO
        )

    def test_a_lookup_of_one_table_needs_no_type(self, workspace: Workspace) -> None:
        form = new_form(workspace, "account", data={"primarycontactid": "{C0AC}"})
        found = form.reference(form.table.columns["primarycontactid"])
        assert found == Reference("contact", "c0ac", "c0ac")


class TestTemplates:
    @pytest.mark.parametrize("title", ['The "Leak"', "back\\slash", "two\nlines", "{plain}"])
    def test_a_slug_within_json_text_cannot_break_it(
        self, workspace: Workspace, title: str
    ) -> None:
        data = '{"title": "About {caseTitle}", "description": "{caseTitle}"}'
        parameters = {"entityName": "incident", "data": data}
        template = TabTemplate("", "Case", "", ENTITY_RECORD, parameters=parameters)
        workspace.update_context(workspace.focused, {"caseTitle": title})
        tab_id = workspace.open_tab(workspace.focused, template, TabInput("", {})).value
        form = form_in(workspace.tabs[tab_id], workspace.records)
        assert form
        assert form.text(form.table.columns["title"]) == f"About {title}"
        assert form.text(form.table.columns["description"]) == title


class TestValuesOfAnotherRecord:
    @pytest.mark.parametrize(
        ("source", "sentence"),
        [
            ({"entityType": "account", "id": CASE}, "createFromEntity: account .* does not exist|no account"),
            ({"entityType": "acount", "id": CASE}, "createFromEntity: there is no table 'acount'"),
            ("contoso", "createFromEntity: it has to be an object with entityType and id"),
        ],
    )  # fmt: skip
    def test_a_record_that_is_not_there_is_reported(
        self, workspace: Workspace, source: Json, sentence: str
    ) -> None:
        given = TabInput("", {"entityName": "contact", "createFromEntity": source})
        outcome = workspace.open_tab(workspace.focused, RECORD_FORM, given)
        (warning,) = [each.message for each in outcome.events if isinstance(each, Warned)]
        assert re.search(sentence, warning), warning
        assert workspace.tabs[outcome.value].parameters == {"entityName": "contact"}

    def test_a_child_case_has_the_customer_of_its_parent(self, workspace: Workspace) -> None:
        source: Json = {"entityType": "incident", "id": f"{{{CASE}}}"}
        tab = open_form(workspace, "incident", createFromEntity=source, data={"title": "Again"})
        assert write_record(workspace, tab).value.is_saved
        parent = workspace.records.retrieve("incident", CASE)
        child = workspace.records.retrieve("incident", str(tab.parameters["entityId"]))
        assert child["_parentcaseid_value"] == CASE
        assert child["_customerid_value"] == parent["_customerid_value"]

    def test_a_user_is_not_written_to_columns_of_the_system(self, workspace: Workspace) -> None:
        source: Json = {"entityType": "systemuser", "id": workspace.records.user_id}
        tab = open_form(workspace, "account", createFromEntity=source)
        assert tab.parameters["data"] == {}

    @pytest.mark.parametrize("written", ['{"value":null}', "", "null"])
    def test_a_template_can_leave_it_empty(self, workspace: Workspace, written: str) -> None:
        parameters = {"entityName": "contact", "createFromEntity": written}
        template = TabTemplate("", "Contact", "", ENTITY_RECORD, parameters=parameters)
        outcome = workspace.open_tab(workspace.focused, template, TabInput("", {}))
        assert not [each for each in outcome.events if isinstance(each, Warned)]
        assert workspace.tabs[outcome.value].parameters == {"entityName": "contact"}

    def test_a_template_names_it_with_slugs(self, workspace: Workspace) -> None:
        written = '{"entityType": "account", "id": "{accountId}", "name": "{accountName}"}'
        parameters = {"entityName": "contact", "createFromEntity": written}
        template = TabTemplate("", "Contact", "", ENTITY_RECORD, parameters=parameters)
        context: dict[str, Json] = {"accountId": CONTOSO, "accountName": 'The "Coffee"'}
        workspace.update_context(workspace.focused, context)
        tab = workspace.tabs[
            workspace.open_tab(workspace.focused, template, TabInput("", {})).value
        ]
        form = form_in(tab, workspace.records)
        assert form
        found = form.reference(form.table.columns["parentcustomerid"])
        assert found == Reference("account", CONTOSO, "Contoso Coffee")

    def test_an_existing_record_takes_nothing_over(self, workspace: Workspace) -> None:
        source: Json = {"entityType": "account", "id": CONTOSO}
        tab = open_form(workspace, "incident", entityId=CASE, createFromEntity=source)
        assert tab.parameters == {"entityName": "incident", "entityId": CASE}
