"""The calls of a save from begin to end: the waiting form, the page that closes, and forms that are closed already."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from apm.api.save_calls import USER, begin_save, end_save, save_form, wait_to_save
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import PageChanged, SaveAsked
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.settings import Settings
from apm.templates.catalogue import RECORD_FORM
from apm.ui.elements import Element
from apm.ui.shell.overlays_view import overlays
from apm.ui.shell.side_panes_view import side_panes
from apm.ui.shell.tab_panel import panel
from apm.workspace.navigation import open_new
from apm.workspace.overlays import Button, Dialog
from apm.workspace.page import Page
from apm.workspace.session import Tab
from apm.workspace.side_panes import Pane
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find
from tests.support.form_saves import SCRIPT, alerts, focused, open_form, typed, waiting
from tests.support.page_actions import act
from tests.support.sample_workspace import CATALOGUE, open_session, open_tab

CASE = "ca5e0000-0000-4000-8000-000000000001"


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page", Settings(catalogue=CATALOGUE))


@pytest.fixture
def case(emulator: Emulator) -> Tab:
    """A form with unsaved edits."""
    tab = open_form(emulator, "incident", entityId=CASE)
    emulator.workspace.rename_tab(tab, "Espresso machine")
    typed(emulator, tab, title="Leak")
    return tab


def shown(emulator: Emulator, tab: Tab) -> Element:
    return panel(emulator.workspace, tab)


def save_button(tree: Element) -> tuple[str, object]:
    (found,) = find(tree, "button", data_action="save")
    return accessible_name(found), found[1].get("aria-disabled")


class TestWhatShows:
    def test_the_form_says_so_and_is_busy_until_the_last_has_ended(
        self, emulator: Emulator, case: Tab
    ) -> None:
        before = shown(emulator, case)
        numbers = [begin_save(emulator, case.id, "false") for _ in range(2)]
        for number in numbers:
            assert wait_to_save(emulator, case.id, number).events == (PageChanged(case.id),)
        assert save_button(shown(emulator, case)) == ("Saving…", "true")
        assert shown(emulator, case)[1]["aria-busy"] == "true"
        end_save(emulator, case.id, numbers[0])
        assert save_button(shown(emulator, case))[0] == "Saving…"
        assert end_save(emulator, case.id, numbers[1]).events == (PageChanged(case.id),)
        assert shown(emulator, case) == before

    def test_one_that_does_not_wait_shows_nothing(self, emulator: Emulator, case: Tab) -> None:
        before = shown(emulator, case)
        number = begin_save(emulator, case.id, "false")
        assert shown(emulator, case) == before
        assert end_save(emulator, case.id, number).events == ()

    def test_a_second_save_by_hand_is_the_same_one(self, emulator: Emulator, case: Tab) -> None:
        assert act(emulator.workspace, "save", case.id).events == (SaveAsked(case.id),)
        waiting(emulator, case)
        assert act(emulator.workspace, "save", case.id).events == ()

    def test_a_dialog_and_a_side_pane_are_busy_too(self, emulator: Emulator) -> None:
        workspace = emulator.workspace
        pages = [
            Page(each, TabPlan(RECORD_FORM, "New", {"entityName": "contact"}))
            for each in ("a", "pane-1")
        ]
        workspace.overlays.open_dialog(Dialog("page", buttons=(Button("Close"),), page=pages[0]))
        workspace.side_panes.create(Pane(1, "mine", page=pages[1]))
        for page in pages:
            waiting(emulator, page)
        for tree in (overlays(workspace), side_panes(workspace)):
            assert len(find(tree, aria_busy="true")) == 1
            assert save_button(tree) == ("Saving…", "true")

    def test_a_form_that_was_replaced_waits_no_longer(self, emulator: Emulator, case: Tab) -> None:
        number = waiting(emulator, case)
        emulator.workspace.refresh_page(case)
        assert "aria-busy" not in shown(emulator, case)[1]
        assert end_save(emulator, case.id, number).events == ()
        assert save_button(shown(emulator, case)) == ("Save", "true")

    def test_a_page_that_is_gone_has_nothing_to_show(self, emulator: Emulator) -> None:
        number = begin_save(emulator, "tab-id-9", "false")
        assert wait_to_save(emulator, "tab-id-9", number).events == ()
        assert end_save(emulator, "tab-id-9", number).events == ()

    @pytest.mark.parametrize(("waits", "columns"), [(False, ["title"]), (True, [])])
    def test_one_that_waited_leaves_the_focus_where_it_is(
        self, emulator: Emulator, case: Tab, *, waits: bool, columns: list[str]
    ) -> None:
        typed(emulator, case, title="")
        number = begin_save(emulator, case.id, "false")
        if waits:
            wait_to_save(emulator, case.id, number)
        outcome = save_form(emulator, case.id, number, USER)
        assert focused(outcome) == columns
        assert alerts(outcome) == ["Fill in Case Title, then save again."]
        assert len(find(shown(emulator, case), aria_invalid="true")) == 1


def answer(workspace: Workspace, at: int) -> Outcome[bool]:
    """Answers the topmost question."""
    return workspace.overlays.answer(workspace.overlays.dialogs[-1].number, at)


def save_and_close(workspace: Workspace, tab: Tab) -> None:
    act(workspace, "save-and-close", tab.id)


def save_and_continue(workspace: Workspace, tab: Tab) -> None:
    act(workspace, "close-tab", tab.id)
    answer(workspace, 0)


class TestClosing:
    """The form closes with its last successful save, if that was requested."""

    @pytest.mark.parametrize("closes", ["true", "false"])
    def test_one_that_is_to_close_it_does(self, emulator: Emulator, case: Tab, closes: str) -> None:
        number = begin_save(emulator, case.id, closes)
        assert save_form(emulator, case.id, number, USER).value is True
        assert case.id in emulator.workspace.tabs
        end_save(emulator, case.id, number)
        assert (case.id in emulator.workspace.tabs) is (closes == "false")

    @pytest.mark.parametrize("wanted", [save_and_close, save_and_continue])
    def test_a_wish_to_close_is_kept_while_it_waits(
        self, emulator: Emulator, case: Tab, wanted: Callable[[Workspace, Tab], None]
    ) -> None:
        number = waiting(emulator, case)
        wanted(emulator.workspace, case)
        assert case.id in emulator.workspace.tabs
        save_form(emulator, case.id, number, SCRIPT)
        end_save(emulator, case.id, number)
        assert case.id not in emulator.workspace.tabs

    def test_the_wish_goes_with_a_save_that_came_to_nothing(
        self, emulator: Emulator, case: Tab
    ) -> None:
        number = waiting(emulator, case)
        save_and_close(emulator.workspace, case)
        end_save(emulator, case.id, number)
        number = begin_save(emulator, case.id, "false")
        assert save_form(emulator, case.id, number, USER).value is True
        end_save(emulator, case.id, number)
        assert case.id in emulator.workspace.tabs

    def test_it_closes_with_the_last_save_alone(self, emulator: Emulator, case: Tab) -> None:
        outer = begin_save(emulator, case.id, "true")
        inner = begin_save(emulator, case.id, "false")
        save_form(emulator, case.id, inner, SCRIPT)
        end_save(emulator, case.id, inner)
        assert case.id in emulator.workspace.tabs
        assert save_form(emulator, case.id, outer, USER).value is False, "it is saved already"
        end_save(emulator, case.id, outer)
        assert case.id not in emulator.workspace.tabs

    @pytest.mark.parametrize(
        ("names", "problem"),
        [
            (["Grinder"], "Grinder has unsaved changes."),
            (["Grinder", "Kettle"], "Grinder and Kettle have unsaved changes."),
        ],
    )
    def test_a_session_with_changes_the_user_was_not_asked_about_stays_open(
        self, emulator: Emulator, names: list[str], problem: str
    ) -> None:
        workspace = emulator.workspace
        open_new(workspace, "contact")
        anchor = workspace.focused.focused_tab
        typed(emulator, anchor, lastname="Silva")
        number = waiting(emulator, anchor, closes=True)
        for name in names:
            tab = open_form(emulator, "incident", entityId=CASE)
            workspace.rename_tab(tab, name)
            typed(emulator, tab, title=name)
        save_form(emulator, anchor.id, number, USER)
        [sentence] = alerts(end_save(emulator, anchor.id, number))
        assert sentence == f"New Contact was saved. Its session stays open: {problem}"
        assert anchor.id in workspace.tabs

    def test_what_functions_may_change_yet_is_waited_for(self, emulator: Emulator) -> None:
        tab = open_form(emulator, "incident", entityId=CASE)
        waiting(emulator, tab)
        save_and_close(emulator.workspace, tab)
        assert tab.id in emulator.workspace.tabs


def gone(workspace: Workspace, tab: Tab) -> None:
    workspace.close_tab(tab)


def replaced(workspace: Workspace, tab: Tab) -> None:
    workspace.refresh_page(tab)


class TestGone:
    """A form that closed after its save began."""

    @pytest.mark.parametrize("waits", [True, False])
    @pytest.mark.parametrize(("leave", "word"), [(gone, "closed"), (replaced, "replaced")])
    def test_both_are_reported_in_a_sentence(
        self,
        emulator: Emulator,
        case: Tab,
        leave: Callable[[Workspace, Tab], None],
        word: str,
        *,
        waits: bool,
    ) -> None:
        number = waiting(emulator, case) if waits else begin_save(emulator, case.id, "true")
        sentence = f"Case Espresso machine was {word} before it was saved; nothing was saved."
        leave(emulator.workspace, case)
        outcome = save_form(emulator, case.id, number, USER)
        assert (outcome.value, alerts(outcome), focused(outcome)) == (False, [sentence], [])
        with pytest.raises(ApmError) as caught:
            save_form(emulator, case.id, number, SCRIPT)
        assert str(caught.value) == f"formContext.data.save: {sentence}"
        assert caught.value.code is ErrorCode.CLOSED

    def test_a_form_that_is_replaced_is_not_closed(self, emulator: Emulator, case: Tab) -> None:
        number = begin_save(emulator, case.id, "true")
        replaced(emulator.workspace, case)
        save_form(emulator, case.id, number, USER)
        end_save(emulator, case.id, number)
        assert case.id in emulator.workspace.tabs

    def test_another_form_in_the_same_pane_is_not_saved_instead(self, emulator: Emulator) -> None:
        workspace = emulator.workspace
        page = Page("pane-1", TabPlan(RECORD_FORM, "New Contact", {"entityName": "contact"}))
        pane = Pane(1, "mine", page=page)
        workspace.side_panes.create(pane)
        number = begin_save(emulator, page.id, "false")
        pane.page = Page("pane-1", TabPlan(RECORD_FORM, "New Contact", {"entityName": "contact"}))
        # A save of the other form is another save.
        begin_save(emulator, page.id, "false")
        typed(emulator, pane.page, lastname="Silva")
        assert alerts(save_form(emulator, page.id, number, USER)) == [
            "New Contact was replaced before it was saved; nothing was saved."
        ]
        assert pane.page.edits == {"lastname": "Silva"}

    @pytest.mark.parametrize(("action", "at"), [("close-tab", 1), ("refresh-page", 0)])
    def test_a_user_who_discarded_it_gets_no_message_and_a_script_does(
        self, emulator: Emulator, case: Tab, action: str, at: int
    ) -> None:
        number = waiting(emulator, case)
        act(emulator.workspace, action, case.id)
        answer(emulator.workspace, at)
        assert save_form(emulator, case.id, number, USER) == Outcome(False)
        with pytest.raises(ApmError, match="before it was saved"):
            save_form(emulator, case.id, number, SCRIPT)

    def test_a_user_who_closed_its_session_gets_no_message(self, emulator: Emulator) -> None:
        session = open_session(emulator.workspace, "chat", {"customerName": "Contoso"})
        tab = open_tab(session, emulator.workspace, "record", {"entityName": "contact"})
        typed(emulator, tab, lastname="Silva")
        number = waiting(emulator, tab)
        act(emulator.workspace, "close-session", session.id)
        answer(emulator.workspace, 0)
        assert tab.id not in emulator.workspace.tabs
        assert save_form(emulator, tab.id, number, USER) == Outcome(False)

    def test_after_a_reset_a_user_gets_no_message_and_a_script_does(
        self, emulator: Emulator, case: Tab
    ) -> None:
        number = waiting(emulator, case)
        emulator.reset()
        # A form with the same id is saved, with another number.
        other = open_form(emulator, "incident", entityId=CASE)
        assert other.id == case.id
        assert begin_save(emulator, other.id, "true") != number
        assert wait_to_save(emulator, case.id, number).events == ()
        assert save_form(emulator, case.id, number, USER).events == ()
        with pytest.raises(ApmError, match="tab-id-1 is closed by reset"):
            save_form(emulator, case.id, number, SCRIPT)
        assert end_save(emulator, case.id, number).events == ()
        assert other.id in emulator.workspace.tabs

    @pytest.mark.parametrize("table", ["incident", "new_trip"])
    def test_what_has_no_name_is_called_by_its_title(self, emulator: Emulator, table: str) -> None:
        tab = open_form(emulator, table)
        emulator.workspace.rename_tab(tab, "Trip")
        number = begin_save(emulator, tab.id, "false")
        emulator.workspace.close_tab(tab)
        (alert,) = alerts(save_form(emulator, tab.id, number, USER))
        assert alert.startswith("Trip was closed")
