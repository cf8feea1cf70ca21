"""Forms in client scripts: typed values, and changes of fields, tabs and sections."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.core.events import FieldFocused, FormTabToggled
from apm.core.inputs import TabInput
from apm.core.json_text import Json
from apm.core.results import DateValue
from apm.dataverse import Column, Kind, Option, Records
from apm.dataverse.schema.columns import Required, Target
from apm.forms.form_field import Field, control_of, field_of
from apm.forms.form_part import FormPart, section_of, tab_of
from apm.forms.record_writing import write_record
from apm.forms.script_values import from_script, to_script
from apm.forms.scripted_form import ScriptedForm
from apm.templates.catalogue import RECORD_FORM
from apm.ui.dom_ids import control_id
from apm.ui.elements import Element, h
from apm.ui.pages.page_contents import page as drawn
from apm.workspace.form_state import FormPlace, Note, Reference
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find
from tests.support.sample_workspace import new_workspace
from tests.support.strategies import json_values, texts

CASE = "ca5e0000-0000-4000-8000-000000000001"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
SHOPS = (Target("account", "customerid_account"), Target("contact", "customerid_contact"))
LEVELS = (Option(1, "High"), Option(2, "Low"))


def column(kind: Kind, **more: object) -> Column:
    return Column("it", "It", kind, **more)  # type: ignore[arg-type]


def through(kind: Kind, value: Json, **more: object) -> object:
    """The result of getValue after setValue."""
    it = column(kind, **more)
    kept = from_script(it, value)
    reference = kept if isinstance(kept, Reference) else None
    return to_script(it, "" if reference else str(kept), reference)


@pytest.fixture
def form() -> ScriptedForm:
    return open_form(new_workspace(), entityId=CASE)


def open_form(workspace: Workspace, table: str = "incident", **parameters: Json) -> ScriptedForm:
    options = TabInput("", {"entityName": table, **parameters})
    tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, options).value
    return ScriptedForm(workspace, workspace.tabs[tab_id])


def field(form: ScriptedForm, name: str) -> Field:
    found = control_of(form, name)
    assert isinstance(found, Field)
    return found


def part(form: ScriptedForm, name: str) -> FormPart:
    found = tab_of(form, name) or section_of(form, f"SUMMARY_TAB {name}")
    assert found
    return found


def saved(form: ScriptedForm) -> dict[str, Json]:
    write_record(form.workspace, form.page)
    return form.workspace.records.retrieve("incident", CASE)


def html(form: ScriptedForm) -> Element:
    return h("div", {}, *drawn(form.page, form.workspace.records))


class TestValues:
    """setValue, then getValue."""

    @given(texts.filter(str.strip))
    def test_text_stays_as_it_is(self, text: str) -> None:
        for kind in (Kind.TEXT, Kind.MEMO):
            assert through(kind, text) == text

    @given(st.integers(-(2**31), 2**31 - 1))
    def test_whole_numbers_stay(self, number: int) -> None:
        assert through(Kind.INTEGER, number) == number

    @given(st.floats(-1e11, 1e11))
    def test_numbers_stay(self, number: float) -> None:
        for kind in (Kind.DECIMAL, Kind.MONEY):
            assert through(kind, number) == number

    @given(st.booleans())
    def test_booleans_stay(self, value: bool) -> None:
        assert through(Kind.BOOLEAN, value) is value

    @given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.timezones()))
    def test_a_time_is_the_same_moment_to_the_second(self, moment: datetime) -> None:
        given = through(Kind.DATETIME, moment.isoformat())
        assert isinstance(given, DateValue)
        assert datetime.fromisoformat(given.text) == moment.astimezone(UTC).replace(microsecond=0)

    @given(st.dates())
    @example(date.min)
    @example(date.max)
    def test_a_day_stays(self, day: object) -> None:
        assert through(Kind.DATE, str(day)) == DateValue(str(day))

    @pytest.mark.parametrize("value", [1, 2, 1.0])
    def test_choices_stay(self, value: Json) -> None:
        assert through(Kind.CHOICE, value, options=LEVELS) == value

    @pytest.mark.parametrize(("value", "kept"), [([2, 1], [1, 2]), ([2], [2]), ([], None)])
    def test_several_choices_stay_in_the_order_of_the_options(
        self, value: Json, kept: Json
    ) -> None:
        assert through(Kind.CHOICES, value, options=LEVELS) == kept

    @pytest.mark.parametrize("written", [CASE, f"{{{CASE.upper()}}}", f" {{{CASE}}} "])
    @pytest.mark.parametrize("is_list", [True, False])
    def test_lookups_are_written_in_any_way(self, written: str, is_list: bool) -> None:
        one: Json = {"id": written, "name": "Contoso", "entityType": "account"}
        wanted = [{"id": f"{{{CASE.upper()}}}", "name": "Contoso", "entityType": "account"}]
        assert through(Kind.LOOKUP, [one] if is_list else one, targets=SHOPS) == wanted

    def test_a_lookup_of_one_table_needs_no_type_and_no_name(self) -> None:
        kept = from_script(column(Kind.LOOKUP, targets=SHOPS[:1]), [{"id": CASE}])
        assert kept == Reference("account", CASE, CASE)

    @pytest.mark.parametrize("kind", list(Kind))
    def test_null_empties_any(self, kind: Kind) -> None:
        assert through(kind, None, options=LEVELS, targets=SHOPS) is None

    @pytest.mark.parametrize(
        ("kind", "value", "sentence"),
        [
            (Kind.TEXT, 5, "it takes text or null, not 5"),
            (Kind.MEMO, True, "it takes text or null, not true"),
            (Kind.INTEGER, 1.5, "it takes a whole number or null, not 1.5"),
            (Kind.INTEGER, "1", "it takes a whole number or null, not '1'"),
            (Kind.DECIMAL, True, "it takes a number or null, not true"),
            (Kind.BOOLEAN, 1, "it takes true, false or null, not 1"),
            (Kind.DATETIME, "soon", "it takes a Date or null, not 'soon'"),
            (Kind.DATE, 5, "it takes a Date or null, not 5"),
            (Kind.CHOICE, 3, "it takes one of 1 High, 2 Low or null, not 3"),
            (Kind.CHOICES, [3], "it takes a list of 1 High, 2 Low or null, not [3]"),
            (Kind.CHOICES, 1, "it takes a list of 1 High, 2 Low or null, not 1"),
            (Kind.LOOKUP, CASE, "it takes a list with one object such as"),
            (Kind.LOOKUP, [{"name": "x"}], "it takes a list with one object such as"),
            (Kind.LOOKUP, [{"id": CASE}], "it is a lookup of account or contact, not of ''"),
            (Kind.LOOKUP, [{"id": CASE, "entityType": "task"}], "not of 'task'"),
        ],
    )  # fmt: skip
    def test_what_does_not_fit_is_refused_with_what_does(
        self, kind: Kind, value: Json, sentence: str
    ) -> None:
        with pytest.raises(ApmError) as caught:
            through(kind, value, options=LEVELS, targets=SHOPS)
        assert sentence in str(caught.value)

    @given(st.sampled_from(list(Kind)), json_values)
    def test_anything_is_taken_or_refused(self, kind: Kind, value: Json) -> None:
        try:
            through(kind, value, options=LEVELS, targets=SHOPS)
        except ApmError as error:
            assert str(error)

    @given(st.sampled_from([each for each in Kind if each is not Kind.LOOKUP]), texts)
    def test_anything_that_was_typed_has_a_value(self, kind: Kind, text: str) -> None:
        to_script(column(kind, options=LEVELS), text, None)

    def test_setting_every_value_again_changes_nothing(self, form: ScriptedForm) -> None:
        assert form.columns
        for each in form.columns:
            value = field(form, each.name).value()
            field(form, each.name).set(value.text if isinstance(value, DateValue) else value)
        assert form.form
        assert not form.form.is_dirty


class TestFields:
    def test_an_initial_value_is_the_one_before(self, form: ScriptedForm) -> None:
        field(form, "title").set("Leak")
        title = field(form, "title")
        assert (title.value(), title.is_dirty) == ("Leak", True)
        assert str(title.value_before()).startswith("Espresso")

    def test_a_lookup_that_was_set_shows_and_saves_its_record(self, form: ScriptedForm) -> None:
        contoso: Json = {"id": CONTOSO, "entityType": "account", "name": "Contoso Coffee"}
        field(form, "customerid").set([contoso])
        assert form.form
        assert form.form.text(form.form.table.columns["customerid"]) == "Contoso Coffee"
        assert saved(form)["_customerid_value"] == CONTOSO

    def test_a_typed_name_is_the_record_of_that_name(self, form: ScriptedForm) -> None:
        form.workspace.edit_field(form.page, "customerid", "adventure works")
        value = field(form, "customerid").value()
        assert isinstance(value, list)
        assert isinstance(value[0], dict)
        assert value[0]["name"] == "Adventure Works"

    @pytest.mark.parametrize("text", ["", "  ", "Nobody"])
    def test_a_name_of_no_record_is_no_value(self, form: ScriptedForm, text: str) -> None:
        form.workspace.edit_field(form.page, "customerid", text)
        assert field(form, "customerid").value() is None

    def test_reading_keeps_nothing(self, form: ScriptedForm) -> None:
        for each in form.columns:
            one = field(form, each.name)
            assert (one.label, one.is_visible, one.problem()) == (each.label, True, "")
            assert (one.is_disabled, one.required) == (
                each.read_only,
                "required" if each.required is not Required.NO else "none",
            )
        assert form.page.form.controls == {}

    def test_a_level_of_its_own_wins_over_the_columns(self, form: ScriptedForm) -> None:
        field(form, "title").change_column(required="none")
        field(form, "title").set(None)
        assert field(form, "title").problem() == ""
        field(form, "description").change_column(required="required")
        field(form, "description").set(None)
        assert form.problem() == "Fill in Description, then save again."
        with pytest.raises(ApmError, match="Fill in Description"):
            write_record(form.workspace, form.page)

    def test_an_error_blocks_and_a_recommendation_does_not(self, form: ScriptedForm) -> None:
        field(form, "title").set("Leak")
        field(form, "title").note("a", Note("Shorter?", "RECOMMENDATION"))
        assert field(form, "title").problem() == ""
        field(form, "title").note("b", Note("Wrong", "ERROR"))
        with pytest.raises(ApmError, match="Case Title: Wrong"):
            write_record(form.workspace, form.page)
        unknown = field(form, "title").clear_notes("none")
        assert (unknown.value, unknown.is_success) == (False, False)
        every = field(form, "title").clear_notes("")
        assert (every.value, every.is_success) == (True, True)
        assert saved(form)["title"] == "Leak"

    def test_what_is_never_submitted_is_not_saved(self, form: ScriptedForm) -> None:
        field(form, "title").change_column(submit="never")
        field(form, "title").set("Leak")
        field(form, "productserialnumber").set("S1")
        record = saved(form)
        assert record["productserialnumber"] == "S1"
        assert str(record["title"]).startswith("Espresso")

    def test_a_choice_offers_what_scripts_leave(self, form: ScriptedForm) -> None:
        field(form, "prioritycode").change_column(options=((3, "Later"), (2, "Normal")))
        (select,) = find(html(form), "select", name="prioritycode")
        shown = [each[1]["value"] for each in find(select, "option")]
        assert shown == ["", "1", "3", "2"], "the present value stays among them"

    def test_focus_names_the_element_of_the_field(self, form: ScriptedForm) -> None:
        assert form.columns
        for each in form.columns:
            (event,) = field(form, each.name).focus().events
            assert isinstance(event, FieldFocused)
            wanted = control_id(event.page_id, event.control)
            assert len(find(html(form), id=wanted)) == 1, each.name

    def test_a_form_of_an_unknown_table_has_no_fields(self) -> None:
        form = open_form(new_workspace(), "new_trip", entityId=CASE)
        assert (form.table_name, form.form, form.columns) == ("new_trip", None, [])
        assert field_of(form, "new_name") is None
        assert form.problem() == "there is no table new_trip"


class TestLooks:
    """The elements of the form."""

    @pytest.mark.parametrize("name", ["title", "isescalated", "prioritycode", "description"])
    def test_notes_are_tied_to_their_field(self, form: ScriptedForm, name: str) -> None:
        field(form, name).note("a", Note("Wrong", "ERROR"))
        (box,) = find(html(form), name=name)
        (notes,) = find(html(form), "div", id=box[1]["aria-describedby"])
        assert (box[1]["aria-invalid"], notes[1]["role"]) == ("true", "alert")
        field(form, name).note("a", Note("Shorter?", "RECOMMENDATION"))
        (box,) = find(html(form), name=name)
        (notes,) = find(html(form), "div", id=box[1]["aria-describedby"])
        assert (box[1].get("aria-invalid"), notes[1]["role"]) == (None, "status")

    @pytest.mark.parametrize("name", ["title", "isescalated", "customerid"])
    @pytest.mark.parametrize("level", ["none", "recommended", "required"])
    def test_a_label_shows_how_much_is_asked(
        self, form: ScriptedForm, name: str, level: str
    ) -> None:
        field(form, name).change_column(required=level)
        field(form, name).change_control(label="Mine")
        marks = [
            each[1].get("class")
            for kind in ("label", "span")
            for each in find(html(form), kind)
            if each[2:] == ["Mine"]
        ]
        assert marks == [None if level == "none" else level]

    def test_a_disabled_lookup_has_no_cross(self, form: ScriptedForm) -> None:
        cross = {"aria_label": "Clear Customer"}
        assert find(html(form), "button", **cross)
        field(form, "customerid").change_column(is_disabled=True)
        assert not find(html(form), "button", **cross)

    def test_hidden_parts_are_not_there(self, form: ScriptedForm) -> None:
        assert find(html(form), "form")
        part(form, "DETAILS_SECTION").change(is_visible=False)
        assert not find(html(form), "form")
        assert find(html(form), "div", **{"class": "side"})
        assert find(html(form), **{"class": "keys"})
        form.page.form.hidden.add(FormPlace.HEADER)
        assert not find(html(form), **{"class": "keys"})
        part(form, "SUMMARY_TAB").change(is_visible=False)
        assert not [each for each in find(html(form), "div") if "data-form-tab" in each[1]]


class TestParts:
    def test_they_are_found_by_name(self, form: ScriptedForm) -> None:
        names = ["SUMMARY_TAB", "DETAILS_SECTION", "RELATED_SECTION"]
        labels = [part(form, each).label for each in names]
        assert labels == ["Summary", "Details", "Related"]
        assert tab_of(form, "OTHER") is section_of(form, "SUMMARY_TAB OTHER") is None

    def test_a_label_may_be_empty(self, form: ScriptedForm) -> None:
        part(form, "SUMMARY_TAB").change(label="")
        assert part(form, "SUMMARY_TAB").label == ""

    def test_only_a_change_of_state_is_an_event(self, form: ScriptedForm) -> None:
        tab = part(form, "SUMMARY_TAB")
        assert tab.expand(is_expanded=True).events == ()
        assert tab.expand(is_expanded=False).events == (
            FormTabToggled(form.page.id, "SUMMARY_TAB"),
        )
        assert (tab.is_expanded, find(html(form), "form")) == (False, [])
        assert tab.expand(is_expanded=False).events == ()
        assert len(tab.expand(is_expanded=True).events) == 1


def test_notes_of_a_form_are_replaced_by_their_id(form: ScriptedForm) -> None:
    form.note("a", Note("One", "INFO"))
    form.note("a", Note("Two", "ERROR"))
    (note,) = find(html(form), "p", role="alert")
    assert note[2:] == ["Two"]
    assert form.note("a", None).value is True
    assert form.note("a", None).value is False
    assert not find(html(form), "p", role="alert")


def test_a_refresh_forgets_what_scripts_made_of_a_form(form: ScriptedForm) -> None:
    field(form, "title").change_column(is_disabled=True)
    form.note("a", Note("One", "INFO"))
    form.workspace.refresh_page(form.page)
    assert not field(form, "title").is_disabled
    assert form.page.form.notes == {}


def test_the_sample_has_columns_of_every_kind_that_forms_show() -> None:
    kinds = {
        each.kind for table in Records().schema.tables.values() for each in table.columns.values()
    }
    # Only tables of an organization have choices. Party lists are beside the columns.
    assert kinds == {*Kind} - {Kind.CHOICES, Kind.PARTIES}


def test_only_a_notification_that_was_removed_counts_as_success() -> None:
    form = open_form(new_workspace(), "incident", entityId=CASE)
    form.note("a", Note("One", "INFO"))
    assert form.note("a", None).is_success
    assert not form.note("a", None).is_success
