"""Failed saves: the marked fields, the keyboard focus, and the messages to the user and to scripts."""

from __future__ import annotations

import pytest

from apm.api.form_calls import refresh_form
from apm.core.errors import ApmError
from apm.core.events import FieldFocused, PageChanged
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.forms.form_field import Field, control_of
from apm.forms.scripted_form import ScriptedForm
from apm.settings import Settings
from apm.ui.dom_ids import control_id
from apm.ui.elements import Element
from apm.ui.shell.tab_panel import panel
from apm.workspace.form_state import Note
from apm.workspace.session import Tab
from tests.support.element_trees import find, text
from tests.support.form_saves import (
    SCRIPT,
    alerts,
    focused,
    open_form,
    save_by,
    save_by_hand,
    typed,
)
from tests.support.sample_workspace import CATALOGUE

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CASE = "ca5e0000-0000-4000-8000-000000000001"
EMPTY_NAME = "Fill in Account Name, then save again."
MANY = "Number of Employees: 'many' is not a whole number."


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page", Settings(catalogue=CATALOGUE))


@pytest.fixture
def account(emulator: Emulator) -> Tab:
    """A form with an empty name and an invalid number."""
    tab = open_form(emulator, "account", entityId=ACCOUNT)
    typed(emulator, tab, name=" ", numberofemployees="many")
    return tab


def shown(emulator: Emulator, tab: Tab) -> Element:
    return panel(emulator.workspace, tab)


def faults(emulator: Emulator, tab: Tab) -> dict[str, str]:
    """The errors of the invalid fields, by column."""
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
    found = control_of(ScriptedForm(emulator.workspace, tab), name)
    assert isinstance(found, Field)
    return found


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

    def test_a_record_that_is_none_is_reported_at_its_link(self, emulator: Emulator) -> None:
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

    def test_what_is_typed_again_is_right_until_it_is_saved(
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
        field = scripted(emulator, account, "name")
        field.change_column(**{change: change == "is_disabled"})
        assert focused(save_by_hand(emulator, account)) == ["numberofemployees"]

    def test_the_name_of_what_has_it_is_an_element(self, emulator: Emulator, account: Tab) -> None:
        (event,) = [
            each
            for each in save_by_hand(emulator, account).events
            if isinstance(each, FieldFocused)
        ]
        assert len(find(shown(emulator, account), id=control_id(event.page_id, event.control))) == 1

    def test_a_script_marks_fields_and_moves_nothing(
        self, emulator: Emulator, account: Tab
    ) -> None:
        with pytest.raises(ApmError) as caught:
            save_by(SCRIPT, emulator, account)
        assert str(caught.value) == f"formContext.data.save: {EMPTY_NAME}"
        assert caught.value.events == (PageChanged(account.id),)
        assert list(faults(emulator, account)) == ["name", "numberofemployees"]


class TestHeader:
    """The notification of a script at a control in the header."""

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
        scripted(emulator, case, "header_prioritycode").change_control(is_visible=False)
        (box,) = find(shown(emulator, case), name="prioritycode")
        assert (box[1]["aria-invalid"], box[1].get("aria-describedby")) == ("true", None)
