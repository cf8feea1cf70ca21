"""A save that fails or waits: what the form shows then, where the keyboard focus goes, and who is told what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apm.api.form_calls import (
    PERSON,
    close_form,
    form_name,
    refresh_form,
    save_form,
    wait_to_save,
)
from apm.elements import Element
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode
from apm.events import PageChanged
from apm.forms.scripted import Field, ScriptedForm, field_of
from apm.json_text import Json
from apm.outcome import Outcome
from apm.overlays import Choice, Question
from apm.page import Note, Page
from apm.session import Tab
from apm.settings import Settings
from apm.shell.actions import act
from apm.shell.overlays import overlays
from apm.shell.panels import panel
from apm.shell.side_panes import side_panes
from apm.side_panes import Pane
from apm.signals import FieldFocused, SaveAsked
from apm.templates import RECORD_FORM
from apm.workspace import Workspace
from tests.unit.samples import CATALOGUE, open_tab
from tests.unit.trees import accessible_name, find, text

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CASE = "ca5e0000-0000-4000-8000-000000000001"
SCRIPT = "script"
EMPTY_NAME = "Fill in Account Name, then save again."
MANY = "Number of Employees: 'many' is no whole number."


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page", Settings(catalogue=CATALOGUE))


def open_form(emulator: Emulator, table: str, **parameters: Json) -> Tab:
    workspace = emulator.workspace
    return open_tab(workspace.focused, workspace, "record", {"entityName": table, **parameters})


def typed(emulator: Emulator, page: Page, **values: str) -> None:
    for column, value in values.items():
        emulator.workspace.edit_field(page, column, value)


@pytest.fixture
def account(emulator: Emulator) -> Tab:
    """A form without a name and with a number that is none."""
    tab = open_form(emulator, "account", entityId=ACCOUNT)
    typed(emulator, tab, name=" ", numberofemployees="many")
    return tab


def save_by_hand(emulator: Emulator, page: Page, number: str = "") -> Outcome[bool]:
    return save_form(emulator, page.id, PERSON, form_name(emulator, page.id), number)


def shown(emulator: Emulator, tab: Tab) -> Element:
    return panel(emulator.workspace, tab)


def faults(emulator: Emulator, tab: Tab) -> dict[str, str]:
    """What is said of the invalid fields, by column."""
    tree = shown(emulator, tab)
    return {
        str(each[1]["name"]): " ".join(
            text(said)
            for said_id in str(each[1]["aria-describedby"]).split()
            for said in find(tree, id=said_id)
        )
        for each in find(tree, aria_invalid="true")
    }


def scripted(emulator: Emulator, tab: Tab, name: str) -> Field:
    found = field_of(ScriptedForm(emulator.workspace, tab), name)
    assert found
    return found


def focused(outcome: Outcome[bool]) -> list[str]:
    return [each.column for each in outcome.events if isinstance(each, FieldFocused)]


def alerts(outcome: Outcome[bool]) -> list[str]:
    return [each.alert() for each in outcome.events if each.alert()]


class TestFaults:
    def test_nothing_is_at_fault_before_a_save(self, emulator: Emulator, account: Tab) -> None:
        assert faults(emulator, account) == {}

    def test_each_field_says_what_is_wrong_with_it(self, emulator: Emulator, account: Tab) -> None:
        outcome = save_by_hand(emulator, account)
        assert faults(emulator, account) == {"name": EMPTY_NAME, "numberofemployees": MANY}
        assert alerts(outcome) == [EMPTY_NAME]
        assert PageChanged(account.id) in outcome.events

    def test_all_that_is_missing_is_marked(self, emulator: Emulator) -> None:
        case = open_form(emulator, "incident")
        outcome = save_by_hand(emulator, case)
        assert alerts(outcome) == ["Fill in Case Title and Customer, then save again."]
        assert list(faults(emulator, case)) == ["title", "customerid"]

    def test_a_name_that_no_record_has_is_a_fault(self, emulator: Emulator) -> None:
        case = open_form(emulator, "incident", entityId=CASE)
        typed(emulator, case, primarycontactid="Nobody")
        save_by_hand(emulator, case)
        assert "no contact called 'Nobody'" in faults(emulator, case)["primarycontactid"]
        assert scripted(emulator, case, "primarycontactid").problem()

    def test_a_record_that_is_none_is_told_at_its_link(self, emulator: Emulator) -> None:
        data: dict[str, Json] = {
            "title": "Leak", "customerid": ACCOUNT, "customeridname": "C", "customeridtype": "team",
        }  # fmt: skip
        case = open_form(emulator, "incident", data=data)
        assert focused(save_by_hand(emulator, case)) == ["customerid"]
        (link,) = find(shown(emulator, case), id=f"{case.id}-customerid")
        (said,) = find(shown(emulator, case), id=link[1]["aria-describedby"])
        assert "not of 'team'" in text(said)

    def test_a_field_that_is_right_again_says_nothing(
        self, emulator: Emulator, account: Tab
    ) -> None:
        save_by_hand(emulator, account)
        typed(emulator, account, name="C", numberofemployees="1x")
        assert faults(emulator, account) == {"numberofemployees": MANY.replace("many", "1x")}

    def test_a_save_that_succeeds_takes_all_marks(self, emulator: Emulator, account: Tab) -> None:
        save_by_hand(emulator, account)
        typed(emulator, account, name="C", numberofemployees="1")
        assert save_by_hand(emulator, account).value is True
        typed(emulator, account, name="")
        assert faults(emulator, account) == {}

    def test_what_is_typed_anew_is_right_until_it_is_saved(
        self, emulator: Emulator, account: Tab
    ) -> None:
        save_by_hand(emulator, account)
        refresh_form(emulator, account.id)
        typed(emulator, account, name="")
        assert faults(emulator, account) == {}

    def test_what_a_script_says_is_not_said_twice(self, emulator: Emulator, account: Tab) -> None:
        scripted(emulator, account, "name").note("a", Note("Too short", "ERROR"))
        save_by_hand(emulator, account)
        assert faults(emulator, account)["name"] == f"{EMPTY_NAME}Too short"
        typed(emulator, account, name="C")
        assert faults(emulator, account)["name"] == "Too short"
        assert save_by_hand(emulator, account).value is False
        assert faults(emulator, account)["name"] == "Too short"

    def test_what_the_page_has_said_is_no_alert_again(
        self, emulator: Emulator, account: Tab
    ) -> None:
        save_by_hand(emulator, account)
        (box,) = find(shown(emulator, account), id=f"{account.id}-name-notes")
        assert "role" not in box[1]

    def test_a_form_of_no_table_has_no_fields_to_mark(self, emulator: Emulator) -> None:
        outcome = save_by_hand(emulator, open_form(emulator, "new_trip"))
        assert "has no table 'new_trip'" in alerts(outcome)[0]
        assert focused(outcome) == []


class TestFocus:
    def test_it_goes_to_the_first_at_fault(self, emulator: Emulator, account: Tab) -> None:
        assert focused(save_by_hand(emulator, account)) == ["name"]

    @pytest.mark.parametrize("change", ["is_visible", "is_disabled"])
    def test_it_goes_to_none_that_nobody_can_change(
        self, emulator: Emulator, account: Tab, change: str
    ) -> None:
        setattr(scripted(emulator, account, "name").state, change, change == "is_disabled")
        assert focused(save_by_hand(emulator, account)) == ["numberofemployees"]

    def test_the_name_of_what_has_it_is_an_element(self, emulator: Emulator, account: Tab) -> None:
        (event,) = [
            each
            for each in save_by_hand(emulator, account).events
            if isinstance(each, FieldFocused)
        ]
        assert len(find(shown(emulator, account), id=event.signal().target)) == 1

    def test_a_script_marks_fields_and_moves_nothing(
        self, emulator: Emulator, account: Tab
    ) -> None:
        with pytest.raises(ApmError) as caught:
            save_form(emulator, account.id, SCRIPT, "", "")
        assert str(caught.value) == f"formContext.data.save: {EMPTY_NAME}"
        assert caught.value.events == (PageChanged(account.id),)
        assert list(faults(emulator, account)) == ["name", "numberofemployees"]


class TestHeader:
    """What a script says at a control in the header."""

    @pytest.fixture
    def case(self, emulator: Emulator) -> Tab:
        tab = open_form(emulator, "incident", entityId=CASE)
        scripted(emulator, tab, "header_prioritycode").note("a", Note("Too low", "ERROR"))
        return tab

    def test_it_stands_there(self, emulator: Emulator, case: Tab) -> None:
        (keys,) = find(shown(emulator, case), "dl")
        (said,) = find(keys, role="alert")
        assert text(said) == "Too low"
        assert len(find(shown(emulator, case), role="alert")) == 1

    def test_the_field_below_is_wrong_and_says_the_same(
        self, emulator: Emulator, case: Tab
    ) -> None:
        assert faults(emulator, case) == {"prioritycode": "Too low"}
        typed(emulator, case, title="Leak")
        outcome = save_by_hand(emulator, case)
        assert alerts(outcome) == ["Priority: Too low"]
        assert focused(outcome) == ["prioritycode"]

    def test_each_control_clears_its_own(self, emulator: Emulator, case: Tab) -> None:
        scripted(emulator, case, "prioritycode").note("a", Note("Really?", "RECOMMENDATION"))
        assert scripted(emulator, case, "prioritycode").clear_notes("").value is True
        assert faults(emulator, case) == {"prioritycode": "Too low"}
        assert scripted(emulator, case, "header_prioritycode").clear_notes("").value is True
        assert faults(emulator, case) == {}

    def test_a_hidden_control_describes_nothing(self, emulator: Emulator, case: Tab) -> None:
        scripted(emulator, case, "header_prioritycode").own_state.is_visible = False
        (box,) = find(shown(emulator, case), name="prioritycode")
        assert (box[1]["aria-invalid"], box[1].get("aria-describedby")) == ("true", None)


def save_button(tree: Element) -> tuple[str, object]:
    (found,) = find(tree, "button", data_action="save")
    return accessible_name(found), found[1].get("aria-disabled")


class TestWaiting:
    def test_the_form_says_so_and_is_busy_until_the_last_has_ended(
        self, emulator: Emulator, account: Tab
    ) -> None:
        before = shown(emulator, account)
        for number in ("1", "2"):
            outcome = wait_to_save(emulator, account.id, number, "true")
            assert outcome.events == (PageChanged(account.id),)
        assert save_button(shown(emulator, account)) == ("Saving…", "true")
        assert shown(emulator, account)[1]["aria-busy"] == "true"
        wait_to_save(emulator, account.id, "1", "false")
        assert save_button(shown(emulator, account))[0] == "Saving…"
        assert wait_to_save(emulator, account.id, "2", "false").events
        assert shown(emulator, account) == before

    def test_a_second_save_by_hand_is_the_same_one(self, emulator: Emulator, account: Tab) -> None:
        assert act(emulator.workspace, "save", account.id).events == (SaveAsked(account.id),)
        wait_to_save(emulator, account.id, "1", "true")
        assert act(emulator.workspace, "save", account.id).events == ()

    def test_a_dialog_and_a_side_pane_are_busy_too(self, emulator: Emulator) -> None:
        workspace = emulator.workspace
        pages = [
            Page(each, RECORD_FORM, "New", {"entityName": "contact"}) for each in ("a", "pane-1")
        ]
        workspace.overlays.open_dialog(Question("page", choices=(Choice("Close"),), page=pages[0]))
        workspace.side_panes.create(Pane(1, "mine", page=pages[1]))
        for page in pages:
            wait_to_save(emulator, page.id, "1", "true")
        for tree in (overlays(workspace), side_panes(workspace)):
            assert len(find(tree, aria_busy="true")) == 1
            assert save_button(tree) == ("Saving…", "true")

    def test_a_form_that_started_anew_waits_no_longer(
        self, emulator: Emulator, account: Tab
    ) -> None:
        wait_to_save(emulator, account.id, "1", "true")
        emulator.workspace.refresh_page(account)
        assert "aria-busy" not in shown(emulator, account)[1]
        wait_to_save(emulator, account.id, "1", "false")
        assert save_button(shown(emulator, account)) == ("Save", "true")

    def test_a_page_that_is_gone_has_nothing_to_show(self, emulator: Emulator) -> None:
        assert wait_to_save(emulator, "tab-id-9", "1", "true").events == ()


def gone(workspace: Workspace, tab: Tab) -> None:
    workspace.close_tab(tab)


def anew(workspace: Workspace, tab: Tab) -> None:
    workspace.refresh_page(tab)


class TestGone:
    """A form that has gone while its save was waiting."""

    @pytest.fixture
    def case(self, emulator: Emulator) -> Tab:
        tab = open_form(emulator, "incident", entityId=CASE)
        emulator.workspace.rename_tab(tab, "Espresso machine")
        typed(emulator, tab, title="Leak")
        wait_to_save(emulator, tab.id, "1", "true")
        return tab

    @pytest.mark.parametrize(("leave", "word"), [(gone, "closed"), (anew, "replaced")])
    def test_both_are_told_in_a_sentence(
        self, emulator: Emulator, case: Tab, leave: Callable[[Workspace, Tab], None], word: str
    ) -> None:
        name = form_name(emulator, case.id)
        sentence = f"Case Espresso machine was {word} before it was saved; nothing was saved."
        leave(emulator.workspace, case)
        outcome = save_form(emulator, case.id, PERSON, name, "1")
        assert (outcome.value, alerts(outcome), focused(outcome)) == (False, [sentence], [])
        with pytest.raises(ApmError) as caught:
            save_form(emulator, case.id, SCRIPT, name, "1")
        assert str(caught.value) == f"formContext.data.save: {sentence}"
        assert caught.value.code is ErrorCode.CLOSED

    def test_another_form_in_the_same_pane_is_not_saved_instead(self, emulator: Emulator) -> None:
        workspace = emulator.workspace
        page = Page("pane-1", RECORD_FORM, "New Contact", {"entityName": "contact"})
        pane = Pane(1, "mine", page=page)
        workspace.side_panes.create(pane)
        wait_to_save(emulator, page.id, "1", "true")
        pane.page = Page("pane-1", RECORD_FORM, "New Contact", {"entityName": "contact"})
        typed(emulator, pane.page, lastname="Silva")
        outcome = save_form(emulator, page.id, PERSON, "New Contact", "1")
        assert alerts(outcome) == [
            "New Contact was replaced before it was saved; nothing was saved."
        ]
        assert pane.page.edits == {"lastname": "Silva"}

    def test_after_a_reset_a_person_is_told_nothing_and_a_script_is(
        self, emulator: Emulator, case: Tab
    ) -> None:
        emulator.reset()
        target = f"{case.id} reset"
        assert save_form(emulator, target, PERSON, "Case", "1").events == ()
        with pytest.raises(ApmError, match="tab-id-1 is closed by reset"):
            save_form(emulator, target, SCRIPT, "Case", "1")

    @pytest.mark.parametrize("table", ["incident", "new_trip"])
    def test_what_has_no_name_is_called_by_its_title(self, emulator: Emulator, table: str) -> None:
        tab = open_form(emulator, table)
        emulator.workspace.rename_tab(tab, "Trip")
        assert form_name(emulator, tab.id) == "Trip"

    def test_closing_what_has_closed_does_nothing(self, emulator: Emulator, case: Tab) -> None:
        assert close_form(emulator, case.id).value is True
        assert close_form(emulator, case.id).value is False
        assert form_name(emulator, case.id) == case.id
