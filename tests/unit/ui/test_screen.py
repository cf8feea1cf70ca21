"""The screen: it performs outcomes, draws regions in order, and a failed region does not affect the others."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError, ErrorCode
from apm.core.events import (
    ActionRefused,
    Event,
    FormOpened,
    LimitReached,
    PageChanged,
    RecordsChanged,
    SessionChanged,
    Warned,
    WorkspaceReplaced,
)
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.templates.catalogue import RECORD_FORM, TabTemplate
from apm.templates.page_types import DASHBOARD, ENTITY_LIST
from apm.ui.drawing import FAILED
from apm.ui.panels import PANELS, REGION_TREES
from apm.ui.regions import Region
from apm.workspace.page import Page
from apm.workspace.side_panes import Pane
from apm.workspace.tab_plan import TabPlan
from tests.support.element_trees import find, text
from tests.support.page_actions import WINDOW_TITLE, new_screen
from tests.support.record_forms import CONTOSO
from tests.support.sample_workspace import CASE, new_workspace, open_session, open_tab


class TestDrawing:
    def test_every_region_has_a_tree(self) -> None:
        assert set(REGION_TREES) == set(Region)
        declaring = {each.__module__ for each in REGION_TREES.values()}
        assert declaring == {each.__name__ for each in PANELS}

    def test_regions_are_drawn_in_a_fixed_order_then_panels_in_the_order_of_their_tabs(
        self,
    ) -> None:
        workspace = new_workspace(tabs=20)
        session = open_session(workspace, "crew")
        for _ in range(10):
            open_tab(session, workspace)
        screen, browser = new_screen(workspace)
        screen.show_all()
        screen.draw()
        assert browser.order == [*Region, *workspace.tabs]
        assert list(workspace.tabs)[-1] > "tab-id-10"

    def test_a_page_in_the_background_is_drawn_when_its_tab_is_shown(self) -> None:
        workspace = new_workspace()
        screen, browser = new_screen(workspace)
        background = SessionInput("case", {**CASE}, is_focused=False)
        screen.perform(workspace.create_session(background))
        screen.draw()
        (empty,) = find(browser.drawn["tab-id-1"], role="tabpanel")
        assert empty[2:] == []
        assert [kind for kind, _, _ in browser.signals] == ["form-load"]
        browser.order.clear()
        screen.perform(workspace.focus_session(workspace.sessions["session-id-1"]))
        screen.draw()
        assert find(browser.drawn["tab-id-1"], "input")
        assert browser.shown[-1] == "tab-id-1"
        assert "tab-id-0" not in browser.order, "the panel that is left is hidden, but not drawn"

    def test_a_page_with_a_frame_is_drawn_in_the_background(self) -> None:
        workspace = new_workspace()
        screen, browser = new_screen(workspace)
        screen.perform(workspace.create_tab(workspace.focused, TabInput("page", {}, False)))
        screen.draw()
        assert find(browser.drawn["tab-id-1"], "iframe")
        assert browser.shown == ["tab-id-0"]

    def test_changes_of_a_page_in_the_background_are_drawn_once_it_is_shown(self) -> None:
        workspace = new_workspace()
        screen, browser = new_screen(workspace)
        screen.perform(workspace.create_session(SessionInput("case", {**CASE})))
        screen.draw()
        form = workspace.focused.focused_tab
        screen.perform(workspace.show_tab(workspace.tabs["tab-id-0"]))
        screen.perform(workspace.edit_field(form, "title", "Leak"))
        screen.draw()
        assert "Leak" not in str(browser.drawn[form.id])
        screen.perform(workspace.show_tab(form))
        screen.draw()
        assert "Leak" in str(browser.drawn[form.id])
        browser.order.clear()
        for tab_id in ("tab-id-0", form.id):
            screen.perform(workspace.show_tab(workspace.tabs[tab_id]))
            screen.draw()
        assert not {"tab-id-0", form.id}.intersection(browser.order), "neither has changed"

    def test_a_postponed_page_of_a_closed_tab_is_forgotten(self) -> None:
        workspace = new_workspace()
        screen, browser = new_screen(workspace)
        screen.perform(workspace.create_session(SessionInput("case", {**CASE}, is_focused=False)))
        screen.draw()
        screen.perform(workspace.close_session(workspace.sessions["session-id-1"]))
        screen.draw()
        assert "tab-id-1" not in browser.drawn
        assert browser.defects == []

    def test_a_region_that_fails_says_so_and_leaves_the_others(self) -> None:
        screen, browser = new_screen()
        browser.broken = [Region.TABS]
        screen.show_all()
        screen.draw()
        assert browser.drawn[Region.TABS] == FAILED
        assert browser.order.count(Region.TOASTS) == 1
        assert browser.defects == ["drawing tabs: it cannot be drawn"]

    def test_a_failure_notice_that_fails_too_leaves_the_others(self) -> None:
        screen, browser = new_screen()
        browser.broken = [Region.TOP_BAR, Region.TOP_BAR]
        screen.show_all()
        screen.draw()
        assert set(Region) <= {*browser.order}
        assert browser.defects == ["drawing top-bar: it cannot be drawn"] * 2

    def test_a_window_title_that_fails_leaves_the_regions(self) -> None:
        screen, browser = new_screen()
        browser.broken = [WINDOW_TITLE]
        screen.show_all()
        screen.draw()
        assert set(Region) <= {*browser.order}
        assert browser.defects == ["drawing the title of the window: it cannot be set"]

    def test_an_event_that_fails_leaves_what_is_marked_to_the_next_frame(self) -> None:
        screen, browser = new_screen()
        frames = browser.frames
        with pytest.raises(KeyError):
            screen.perform(Outcome(None, (PageChanged("tab-id-0"), Event())))
        assert browser.frames == frames + 1
        screen.view.workspace.focused.focused_tab.title = "Changed"
        screen.draw()
        assert browser.order == ["tab-id-0"]

    def test_a_region_that_failed_is_drawn_again_at_its_next_turn(self) -> None:
        screen, browser = new_screen()
        session = screen.view.workspace.focused
        browser.broken = [Region.SESSIONS, Region.SESSIONS]
        session.title = "Other"
        screen.perform(Outcome(None, (SessionChanged(session.id),)))
        screen.draw()
        session.title = "Home"
        browser.order.clear()
        screen.view.marked.add(Region.SESSIONS)
        screen.draw()
        assert browser.order == [Region.SESSIONS]

    def test_a_dashboard_in_the_background_shows_changed_records_when_its_tab_is_shown(
        self,
    ) -> None:
        screen, browser = new_screen()
        workspace = screen.view.workspace
        home = workspace.focused.focused_tab
        template = TabTemplate("", "Cases", "", DASHBOARD)
        board = workspace.open_tab(workspace.focused, template, TabInput("", {"dashboardId": "1"}))
        screen.perform(board)
        screen.draw()
        assert "Aardvark" not in text(browser.drawn[board.value])
        screen.perform(workspace.show_tab(home))
        screen.draw()
        customer = f"/accounts({CONTOSO})"
        values: dict[str, Json] = {"title": "Aardvark", "customerid_account@odata.bind": customer}
        workspace.records.create("incident", values)
        browser.order.clear()
        screen.perform(Outcome(None, (RecordsChanged(),)))
        screen.draw()
        assert board.value not in browser.order, "it is in the background"
        screen.perform(workspace.show_tab(workspace.tabs[board.value]))
        screen.draw()
        assert "Aardvark" in text(browser.drawn[board.value])

    def test_a_list_in_a_side_pane_shows_changed_records_when_it_is_refreshed(self) -> None:
        screen, browser = new_screen()
        workspace = screen.view.workspace
        template = TabTemplate("", "Accounts", "", ENTITY_LIST)
        page = Page("pane-1", TabPlan(template, "Accounts", {"entityName": "account"}))
        screen.perform(workspace.side_panes.create(Pane(1, "list", title="List", page=page)))
        screen.draw()
        workspace.records.create("account", {"name": "Aardvark"})
        screen.perform(Outcome(None, (RecordsChanged(),)))
        screen.draw()
        assert "Aardvark" not in text(browser.drawn[Region.SIDE_PANES])
        screen.perform(workspace.set_list_state(page, page.list_state))
        screen.draw()
        assert "Aardvark" in text(browser.drawn[Region.SIDE_PANES])

    def test_only_the_tabs_of_a_strip_that_changed_are_sent_again(self) -> None:
        workspace = new_workspace()
        sessions = [open_session(workspace) for _ in range(3)]
        screen, browser = new_screen(workspace)
        browser.added.clear()
        screen.perform(workspace.rename_session(sessions[1], "Other"))
        screen.draw()
        assert browser.added == [{sessions[1].id}]
        assert "Other" in text(browser.drawn[Region.SESSIONS])
        screen.show_all()
        screen.draw()
        assert {*workspace.sessions} in browser.added, "another workspace may have the same ids"

    def test_what_looks_the_same_is_not_drawn(self) -> None:
        screen, browser = new_screen()
        screen.view.marked.update(Region)
        screen.draw()
        assert browser.order == []

    def test_one_frame_is_asked_for_until_it_has_drawn(self) -> None:
        screen, browser = new_screen()
        before = browser.frames
        for message in ("One", "Two"):
            screen.perform(Outcome(None, (LimitReached(message),)))
        assert browser.frames == before + 1
        screen.draw()
        screen.perform(Outcome(None, (LimitReached("Three"),)))
        assert browser.frames == before + 2

    def test_the_panel_of_a_closed_tab_is_removed_and_its_objects_are_forgotten(self) -> None:
        workspace = new_workspace()
        tab = open_tab(open_session(workspace), workspace)
        screen, browser = new_screen(workspace)
        assert tab.id in browser.drawn
        screen.act("close-tab", tab.id, "")
        screen.draw()
        assert tab.id not in browser.drawn
        assert browser.forgotten == [tab.id]

    def test_a_page_in_a_side_pane_is_drawn_with_the_panes(self) -> None:
        workspace = new_workspace()
        page = Page("pane-1", TabPlan(RECORD_FORM, "New Contact", {"entityName": "contact"}))
        workspace.side_panes.create(Pane(1, "mine", page=page))
        screen, browser = new_screen(workspace)
        workspace.edit_field(page, "lastname", "Silva")
        screen.perform(Outcome(None, (PageChanged(page.id),)))
        screen.draw()
        assert browser.order == [Region.SIDE_PANES]

    def test_nothing_marked_asks_for_no_frame(self) -> None:
        screen, browser = new_screen()
        before = browser.frames
        screen.perform(Outcome(None, (Warned("Nothing was done."), FormOpened("tab-id-0"))))
        assert browser.frames == before
        assert browser.warnings == ["Nothing was done."]
        assert browser.signals == [("form-load", "tab-id-0", None)]


class TestPerforming:
    def test_an_alert_stays_until_the_next_success(self) -> None:
        screen, browser = new_screen()
        screen.perform(Outcome(None, (LimitReached("Full."),)))
        screen.perform(Outcome("a text", ()))
        screen.draw()
        assert [text(each) for each in find(browser.drawn["notices"], role="alert")] == ["Full."]
        screen.perform(success(True))
        screen.draw()
        assert not find(browser.drawn["notices"], role="alert")

    def test_a_refused_action_is_an_alert(self) -> None:
        workspace = new_workspace(sessions=1)
        screen, browser = new_screen(workspace)
        screen.act("start-conversation", "", "")
        screen.draw()
        (alert,) = find(browser.drawn["notices"], role="alert")
        assert "chat" in text(alert)

    def test_a_refused_call_shows_its_limit_message(self) -> None:
        screen, browser = new_screen()
        screen.refuse(ApmError(ErrorCode.SESSION_LIMIT, "Full.", LimitReached("Full.")))
        screen.draw()
        assert [text(each) for each in find(browser.drawn["notices"], role="alert")] == ["Full."]

    def test_a_warning_goes_to_the_console(self) -> None:
        screen, browser = new_screen()
        screen.warn("Be careful.")
        assert browser.warnings == ["Be careful."]

    def test_a_limit_message_is_not_repeated_as_a_refusal(self) -> None:
        screen, browser = new_screen()
        workspace = screen.view.workspace
        while workspace.can_create_session():
            screen.act("start-conversation", "", "")
        screen.act("start-conversation", "", "")
        screen.draw()
        assert len(find(browser.drawn["notices"], role="alert")) == 1

    def test_an_event_of_a_message_is_said_once(self) -> None:
        screen, browser = new_screen()
        screen.perform(Outcome(False, (ActionRefused("Not now."),)))
        screen.draw()
        assert text(browser.drawn["notices"]).count("Not now.") == 1

    def test_another_workspace_closes_objects_and_makes_new_panels(self) -> None:
        screen, browser = new_screen()
        screen.view.emulator.reset()
        screen.restart()
        assert browser.closings == ["promise-id"]
        assert "tab-id-0" not in browser.drawn
        screen.draw()
        assert "tab-id-0" in browser.drawn
        screen.perform(Outcome(None, (WorkspaceReplaced(),)))
        assert browser.closings == ["promise-id"] * 2
