"""The parts of a form of a solution as scripts see them."""

from __future__ import annotations

import pytest

from apm.core.events import FieldFocused, FormTabToggled, Warned
from apm.core.json_text import Json
from apm.forms.form_field import Field, control_of, field_of
from apm.forms.form_items import current_item, form_items, show_form_item
from apm.forms.form_part import FormPart, section_of, tab_of
from apm.forms.record_writing import write_record
from apm.forms.scripted_form import ScriptedForm
from apm.forms.validation import mark_invalid
from tests.support.form_layouts import CASE_FORM, FORM, OTHER_FORM, SHORT_FORM, workspace_with
from tests.support.record_forms import CASE, NEW_CASE, open_form


def opened(*layouts: dict[str, Json], **parameters: Json) -> ScriptedForm:
    workspace = workspace_with(*(layouts or (FORM, OTHER_FORM)))
    return ScriptedForm(workspace, open_form(workspace, "incident", **parameters))


@pytest.fixture
def form() -> ScriptedForm:
    return opened(entityId=CASE)


def tab(form: ScriptedForm, name: str) -> FormPart:
    found = tab_of(form, name)
    assert found
    return found


def field(form: ScriptedForm, name: str) -> Field:
    found = control_of(form, name)
    assert isinstance(found, Field)
    return found


class TestParts:
    def test_tabs_and_sections_are_those_of_the_form(self, form: ScriptedForm) -> None:
        assert form.form
        assert [each.name for each in form.form.layout.tabs] == ["summary", "more", "{ab}"]
        labels = [tab(form, each).label for each in ("summary", "more", "{ab}")]
        assert labels == ["Summary", "More", "Hidden"]
        first, second = (section_of(form, f"{each} case") for each in ("summary", "more"))
        assert first and second and (first.label, second.label) == ("Case", "")
        first.change(is_visible=False)
        assert (first.is_visible, second.is_visible) == (False, True)

    def test_a_hidden_part_becomes_visible(self, form: ScriptedForm) -> None:
        secret = section_of(form, "summary secret")
        assert secret and not secret.is_visible
        secret.change(is_visible=True)
        assert secret.is_visible
        assert not tab(form, "{ab}").is_visible

    def test_attributes_are_the_columns_that_the_form_binds(self, form: ScriptedForm) -> None:
        assert [each.name for each in form.columns] == [
            "title",
            "prioritycode",
            "customerid",
            "description",
            "caseorigincode",
            "ownerid",
            "statuscode",
            "isescalated",
        ]
        assert field_of(form, "resolveby") is None
        everything = opened({**FORM, "all_columns": True}, entityId=CASE)
        assert field_of(everything, "resolveby")

    def test_a_column_has_a_control_for_each_place(self, form: ScriptedForm) -> None:
        title = field(form, "title")
        assert form.form
        assert [each.name for each in form.form.layout.controls_of("title")] == ["title", "title1"]
        title.change_control(label="Mine")
        assert (field(form, "title").label, field(form, "title1").label) == ("Mine", "Case Title")
        assert control_of(form, "isescalated") is None
        assert (control_of(form, "notes"), isinstance(control_of(form, "notes"), Field)) != (
            None,
            True,
        )

    def test_the_form_says_what_is_hidden_and_disabled(self, form: ScriptedForm) -> None:
        customer, origin = field(form, "customerid"), field(form, "caseorigincode")
        assert (customer.is_disabled, customer.is_visible) == (True, True)
        assert (origin.is_disabled, origin.is_visible) == (False, False)
        customer.change_column(is_disabled=False)
        assert not field(form, "customerid").is_disabled


class TestTabs:
    def test_one_tab_is_shown(self, form: ScriptedForm) -> None:
        assert [tab(form, each).is_expanded for each in ("summary", "more")] == [True, False]
        assert tab(form, "more").expand(is_expanded=True).events == (
            FormTabToggled(form.page.id, "summary"),
            FormTabToggled(form.page.id, "more"),
        )
        assert [tab(form, each).is_expanded for each in ("summary", "more")] == [False, True]
        assert tab(form, "more").expand(is_expanded=True).events == ()

    def test_a_hidden_tab_is_not_shown(self, form: ScriptedForm) -> None:
        assert tab(form, "{ab}").expand(is_expanded=True).events == ()
        tab(form, "summary").change(is_visible=False)
        assert tab(form, "more").is_expanded

    def test_a_control_takes_the_focus_in_its_tab(self, form: ScriptedForm) -> None:
        field(form, "caseorigincode").change_control(is_visible=True)
        *toggled, focused = field(form, "caseorigincode").focus().events
        assert len(toggled) == 2
        assert focused == FieldFocused(form.page.id, "caseorigincode")
        assert tab(form, "more").is_expanded


class TestChoice:
    def test_the_default_form_is_the_first(self, form: ScriptedForm) -> None:
        assert form.form and form.form.form_id == CASE_FORM
        assert [each.label for each in form_items(form)] == ["Contoso case", "Short case"]

    @pytest.mark.parametrize("written", [SHORT_FORM, f"{{{SHORT_FORM.upper()}}}"])
    def test_the_page_may_name_another(self, written: str) -> None:
        form = opened(entityId=CASE, formId=written)
        assert (current_item(form).id, current_item(form).label) == (SHORT_FORM, "Short case")

    def test_an_unknown_form_is_the_default_form_with_a_warning(self) -> None:
        form = opened(entityId=CASE, formId="{AB}")
        assert current_item(form).id == CASE_FORM
        (warned,) = (
            each for each in form.workspace.scripts_of(form.page) if isinstance(each, Warned)
        )
        assert warned.message == (
            "formId: incident has no form 'AB', so its default form Contoso case is shown; there are: "
            f"{CASE_FORM} Contoso case, {SHORT_FORM} Short case"
        )

    def test_another_form_is_shown_in_the_page(self, form: ScriptedForm) -> None:
        form.page.edits["title"] = "Changed"
        assert not show_form_item(form_items(form)[0]).is_success
        show_form_item(form_items(form)[1])
        assert form.form and form.form.form_id == SHORT_FORM
        assert (form.page.edits, form.page.parameters["formId"]) == ({}, SHORT_FORM)

    def test_a_table_without_forms_keeps_the_generated_one(self) -> None:
        form = opened({**FORM, "table": "account"}, entityId=CASE, formId=SHORT_FORM)
        assert form.form and form.form.layout.is_generated
        assert [each.id for each in form_items(form)] == [SHORT_FORM]

    def test_a_generated_form_leaves_out_the_columns_of_the_system(self) -> None:
        form = opened({**FORM, "table": "account"}, entityId=CASE)
        assert form.form
        names = {each.name for each in form.form.columns}
        assert {"createdon", "ownerid"} <= names
        assert not {"createdby", "owningbusinessunit", "versionnumber"} & names


class TestSaving:
    def test_values_that_the_form_does_not_show_are_saved(self) -> None:
        form = opened(data={**NEW_CASE, "resolveby": "2030-01-01T10:00:00Z"})
        write_record(form.workspace, form.page)
        assert form.form and form.form.record["resolveby"] == "2030-01-01T10:00:00Z"
        assert form.form.form_id == CASE_FORM

    def test_what_is_missing_has_the_label_of_its_control(self) -> None:
        form = opened()
        assert form.problem() == "Fill in Subject, then save again."
        first = mark_invalid(form.workspace, form.page).value
        assert first and first.name == "title"
