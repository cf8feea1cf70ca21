"""The form of a record: the values that a save writes or refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.core.events import RecordsChanged
from apm.core.json_text import Json
from apm.dataverse import Column, Kind, Records
from apm.forms.input_text import UNFINISHED
from apm.forms.record_writing import write_record
from apm.forms.refusals import refusal
from apm.templates.catalogue import RECORD_FORM
from apm.workspace.session import Tab
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find
from tests.support.record_forms import CASE, CONTOSO, NEW_CASE, control, headings, open_form, shown
from tests.support.sample_workspace import GUID, new_workspace
from tests.support.strategies import json_values, texts

ANY = new_workspace()
CONTACT = "c0ac0000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


class TestSaving:
    def test_what_was_typed_is_written(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        typed = {"title": "Grinder", "prioritycode": "3", "isescalated": "true", "description": ""}
        for name, value in typed.items():
            workspace.edit_field(tab, name, value)
        tree = shown(tab, workspace.records)
        assert find(tree, **{"class": "unsaved"})
        assert not find(tree, data_action="save", aria_disabled="true")
        outcome = write_record(workspace, tab)
        assert outcome.value.is_saved
        assert [each for each in outcome.events if isinstance(each, RecordsChanged)]
        record = workspace.records.retrieve("incident", CASE)
        wanted = {"title": "Grinder", "prioritycode": 3, "isescalated": True, "description": None}
        assert {name: record[name] for name in wanted} == wanted
        assert tab.title == "Grinder"
        assert not tab.edits

    def test_nothing_typed_saves_nothing(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        assert write_record(workspace, tab).events == ()
        workspace.edit_field(tab, "title", "Grinder stops after ten seconds")
        assert not write_record(workspace, tab).value.is_saved

    def test_a_new_record_makes_its_form_of_the_tab(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        assert tab.title == "New Case"
        write_record(workspace, tab)
        assert tab.title == "Kettle hums"
        assert tab.parameters.keys() == {"entityName", "entityId"}
        record = workspace.records.retrieve("incident", str(tab.parameters["entityId"]))
        assert record["_customerid_value"] == CONTOSO
        assert headings(shown(tab, workspace.records), "h1") == ["Kettle hums"]

    def test_a_title_that_a_script_gave_stands(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE})
        workspace.rename_tab(tab, "Mine")
        write_record(workspace, tab)
        assert tab.title == "Mine"

    def test_a_lookup_of_several_tables_is_emptied_wherever_it_points(
        self, workspace: Workspace
    ) -> None:
        parent = {"parentcustomerid_contact@odata.bind": f"/contacts({CONTACT})"}
        child = workspace.records.create("contact", {"lastname": "Silva", **parent})
        tab = open_form(workspace, "contact", entityId=child)
        workspace.edit_field(tab, "parentcustomerid", "")
        write_record(workspace, tab)
        assert workspace.records.retrieve("contact", child)["_parentcustomerid_value"] is None

    def test_a_lookup_takes_a_name(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "customerid", "contoso coffee")
        workspace.edit_field(tab, "primarycontactid", "")
        write_record(workspace, tab)
        record = workspace.records.retrieve("incident", CASE)
        assert record["_customerid_value"] == CONTOSO
        assert record["_primarycontactid_value"] is None

    @pytest.mark.parametrize(
        ("table", "parameters", "edits", "sentence"),
        [
            ("incident", {"entityId": CASE}, {"title": " "}, "Fill in Case Title, then save again."),
            ("incident", {}, {}, "Fill in Case Title and Customer, then save again."),
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
            write_record(workspace, tab)
        assert (tab.title, tab.parameters) == before
        assert tab.edits == edits

    @pytest.mark.parametrize(
        ("table", "column", "typed", "sentence"),
        [
            (
                "account", "numberofemployees", "3,000,000,000",
                "Number of Employees: 3,000,000,000 is too large; at most 1,000,000,000.",
            ),
            (
                "account", "numberofemployees", "-3000000000",
                "Number of Employees: -3,000,000,000 is too small; at least 0.",
            ),
            ("account", "numberofemployees", "many", "Number of Employees: 'many' is not a whole number."),
            ("account", "numberofemployees", "2.5", "Number of Employees: 2.5 is not a whole number."),
            ("account", "revenue", "much", "Annual Revenue: 'much' is not a number."),
            (
                "account", "revenue", "9" * 400,
                "Annual Revenue: 9,999,999,999,999,999,999,999,999,999,9… is too large; "
                "at most 100,000,000,000,000.",
            ),
            ("incident", "resolveby", "soon", "Resolve By: 'soon' is not a time; write it as 2026-07-01T08:00."),
            ("incident", "prioritycode", "9", "Priority: there is no choice 9; choose High, Normal or Low."),
            ("incident", "title", "x" * 1000, "Case Title: 1,000 characters are too many; at most 200."),
            ("incident", "title", "a\0", "Case Title: it has a character that text cannot hold."),
        ],
    )  # fmt: skip
    def test_a_value_that_does_not_fit_is_reported_in_the_words_of_the_form(
        self, workspace: Workspace, table: str, column: str, typed: str, sentence: str
    ) -> None:
        tab = open_form(workspace, table, entityId=CASE if table == "incident" else CONTOSO)
        workspace.edit_field(tab, column, typed)
        with pytest.raises(ApmError) as caught:
            write_record(workspace, tab)
        assert str(caught.value) == sentence

    def test_an_id_that_is_none_is_reported_too(self, workspace: Workspace) -> None:
        data: dict[str, Json] = {"lastname": "Silva", "contactid": "zzz"}
        with pytest.raises(ApmError) as caught:
            write_record(workspace, open_form(workspace, "contact", data=data))
        shape = "00000000-0000-0000-0000-000000000000"
        assert str(caught.value) == f"Contact: 'zzz' is not an id; write it as {shape}."

    @pytest.mark.parametrize("kind", [Kind.DATE, Kind.DATETIME])
    def test_an_unfinished_date_is_reported(self, kind: Kind) -> None:
        column = Column("birthdate", "Birthday", kind)
        assert refusal(column, UNFINISHED) == "Birthday: it is not complete; finish or clear it."

    @pytest.mark.parametrize("text", ["soon", "2026-02-30"])
    def test_a_date_that_is_none_is_reported_too(self, text: str) -> None:
        column = Column("birthdate", "Birthday", Kind.DATE)
        assert refusal(column, text) == f"Birthday: '{text}' is not a date; write it as 2026-07-01."

    @pytest.mark.parametrize(
        ("value", "sentence"),
        [
            ({"customerid": "x"}, "Customer: there is no account with the id 'x'."),
            ({"customerid": GUID}, f"Customer: there is no account with the id '{GUID}'."),
            ({"customeridtype": "team"}, "Customer is a lookup of account or contact, not of 'team'."),
        ],
    )  # fmt: skip
    def test_a_lookup_that_leads_nowhere_is_reported_by_its_label(
        self, workspace: Workspace, value: dict[str, Json], sentence: str
    ) -> None:
        tab = open_form(workspace, "incident", data={**NEW_CASE, **value})
        with pytest.raises(ApmError) as caught:
            write_record(workspace, tab)
        assert str(caught.value) == sentence

    def test_a_refresh_drops_what_was_typed(self, workspace: Workspace) -> None:
        tab = open_form(workspace, "incident", entityId=CASE)
        workspace.edit_field(tab, "title", "typed")
        workspace.refresh_page(tab)
        assert control(workspace, tab, "title")[1]["value"] == "Grinder stops after ten seconds"


def test_typing_is_no_success_that_answers_an_alert(workspace: Workspace) -> None:
    tab = open_form(workspace, "incident", entityId=CASE)
    assert not workspace.edit_field(tab, "title", "").is_success
    assert not workspace.edit_field(tab, "title", "Kettle").is_success
    assert write_record(workspace, tab).is_success
    assert workspace.focus_tab(workspace.tabs["tab-id-0"]).is_success


CASE_COLUMNS = [*Records().schema.table("incident").columns, "colour"]


@given(st.dictionaries(st.sampled_from(CASE_COLUMNS), texts), json_values)
def test_whatever_is_typed_or_given_is_saved_or_refused(typed: dict[str, str], value: Json) -> None:
    for parameters in ({"entityId": CASE}, {"data": {**NEW_CASE, **dict.fromkeys(typed, value)}}):
        tab = Tab(
            7, ANY.focused, TabPlan(RECORD_FORM, "", {"entityName": "incident", **parameters})
        )
        for edits in ({}, typed):
            tab.edits = {**edits}
            assert find(shown(tab, ANY.records), "form")
            try:
                write_record(ANY, tab)
            except ApmError as error:
                assert str(error)
                assert tab.edits == edits
