"""The session strip and the tab strip, by mouse and keyboard, and the documented DOM of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import (
    app_tab,
    close_session,
    drawn,
    open_case,
    open_tab,
    session_tab,
    shown_panel,
    titles,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOCUSED = "Microsoft.Apm.getFocusedSession().sessionId"
FOCUSED_TAB = "Microsoft.Apm.getFocusedSession().getFocusedTab().tabId"


def test_shows_home_with_its_dashboard_at_first(workspace: Page) -> None:
    assert titles(workspace, "Session strip") == ["Home"]
    assert titles(workspace, "Tab strip") == ["Dashboard"]
    assert workspace.get_by_role("button", name="Close").count() == 0
    expect(shown_panel(workspace)).to_have_attribute("data-page-type", "dashboard")


def test_a_tablist_owns_the_tabs_that_stand_beside_it(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    drawn(workspace)
    sessions = workspace.get_by_role("tablist", name="Sessions", exact=True)
    owned = (sessions.get_attribute("aria-owns") or "").split()
    assert owned == [tab.get_attribute("id") for tab in _tabs(workspace, "Session strip")]
    assert sessions.get_by_role("button").count() == 0
    tabs = workspace.get_by_role("tablist", name="Application tabs", exact=True)
    assert len((tabs.get_attribute("aria-owns") or "").split()) == 1


def _tabs(page: Page, strip: str) -> list:  # type: ignore[type-arg]
    return page.get_by_role("group", name=strip, exact=True).locator("[role=tab]").all()


def test_a_tab_names_what_it_stands_for(workspace: Page) -> None:
    session_id = open_case(workspace, title="Late delivery")
    tab_id = open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
    drawn(workspace)
    session = session_tab(workspace, "Late delivery")
    expect(session).to_have_attribute("data-session-id", session_id)
    expect(session).to_have_attribute("aria-selected", "true")
    expect(session_tab(workspace, "Home")).to_have_attribute("aria-selected", "false")
    tab = app_tab(workspace, "Numbers")
    expect(tab).to_have_attribute("data-tab-id", tab_id)
    panel_id = tab.get_attribute("aria-controls")
    expect(shown_panel(workspace)).to_have_attribute("id", str(panel_id))
    expect(shown_panel(workspace)).to_have_role("tabpanel")


def test_a_click_moves_the_focus_that_scripts_read(workspace: Page) -> None:
    session_id = open_case(workspace, title="Late delivery")
    drawn(workspace)
    session_tab(workspace, "Home").click()
    assert workspace.evaluate(FOCUSED) == "session-id-0"
    session_tab(workspace, "Late delivery").click()
    assert workspace.evaluate(FOCUSED) == session_id


def test_a_click_on_close_closes(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
    drawn(workspace)
    workspace.get_by_role("button", name="Close tab Numbers", exact=True).click()
    assert titles(workspace, "Tab strip") == ["New Case"]
    close_session(workspace, "Late delivery")
    assert titles(workspace, "Session strip") == ["Home"]
    assert workspace.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]


def test_no_close_button_where_closing_is_not_allowed(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    workspace.evaluate("Microsoft.Apm.getFocusedSession().canClose = false")
    drawn(workspace)
    assert workspace.get_by_role("button", name="Close session").count() == 0
    workspace.evaluate("Microsoft.Apm.getFocusedSession().canClose = true")
    drawn(workspace)
    expect(workspace.get_by_role("button", name="Close session Late delivery")).to_be_visible()


def test_a_title_uses_the_room_of_an_absent_close_button(workspace: Page) -> None:
    title = "A title that is longer than the room in the strip"
    open_case(workspace, title=title)
    drawn(workspace)
    width = "(tab) => tab.querySelector('.strip-title').getBoundingClientRect().width"
    with_button = session_tab(workspace, title).evaluate(width)
    workspace.evaluate("Microsoft.Apm.getFocusedSession().canClose = false")
    drawn(workspace)
    assert session_tab(workspace, title).evaluate(width) == with_button + 24


def test_the_title_of_a_tab_uses_the_room_of_an_invisible_close_button(workspace: Page) -> None:
    open_tab(workspace, "apm_dashboard", dashboardId="x", title="Short")
    open_tab(
        workspace, "apm_dashboard", dashboardId="x", title="A title longer than its tab is wide"
    )
    app_tab(workspace, "Dashboard").click()
    workspace.mouse.move(0, 400)
    drawn(workspace)
    widths = """(tab) => [tab.parentElement, tab.querySelector(".strip-title")].map((element) =>
      Math.round(element.getBoundingClientRect().width))"""
    for title, grows in {"Short": 0, "A title longer than its tab is wide": 24}.items():
        tab, text = app_tab(workspace, title).evaluate(widths)
        app_tab(workspace, title).hover()
        assert app_tab(workspace, title).evaluate(widths) == [tab, text - grows]
        workspace.mouse.move(0, 400)


def test_a_click_is_drawn_before_its_handler_returns(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    drawn(workspace)
    selected = workspace.evaluate(
        """() => {
          const home = document.querySelector('[data-session-id="session-id-0"]');
          home.click();
          return home.getAttribute("aria-selected");
        }"""
    )
    assert selected == "true"


def test_arrows_home_and_end_move_along_a_strip_and_enter_focuses(workspace: Page) -> None:
    open_case(workspace, title="One")
    open_case(workspace, title="Two")
    drawn(workspace)
    session_tab(workspace, "Two").focus()
    workspace.keyboard.press("ArrowLeft")
    expect(session_tab(workspace, "One")).to_be_focused()
    expect(session_tab(workspace, "Two")).to_have_attribute("aria-selected", "true")
    workspace.keyboard.press("Home")
    expect(session_tab(workspace, "Home")).to_be_focused()
    workspace.keyboard.press("ArrowLeft")
    expect(session_tab(workspace, "Home")).to_be_focused()
    workspace.keyboard.press("End")
    expect(session_tab(workspace, "Two")).to_be_focused()
    workspace.keyboard.press("ArrowLeft")
    workspace.keyboard.press("Enter")
    expect(session_tab(workspace, "One")).to_have_attribute("aria-selected", "true")


def test_only_the_selected_tab_is_a_tab_stop(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    expect(session_tab(workspace, "One")).to_have_attribute("tabindex", "0")
    expect(session_tab(workspace, "Home")).to_have_attribute("tabindex", "-1")


def test_delete_closes_and_the_keyboard_stays_in_the_strip(workspace: Page) -> None:
    open_case(workspace, title="One")
    open_case(workspace, title="Two")
    drawn(workspace)
    session_tab(workspace, "Two").focus()
    workspace.keyboard.press("Delete")
    workspace.keyboard.press("Enter")
    assert titles(workspace, "Session strip") == ["Home", "One"]
    expect(session_tab(workspace, "One")).to_be_focused()


def test_delete_on_a_tab_that_cannot_be_closed_does_nothing(workspace: Page) -> None:
    session_tab(workspace, "Home").focus()
    workspace.keyboard.press("Delete")
    assert titles(workspace, "Session strip") == ["Home"]
    expect(session_tab(workspace, "Home")).to_be_focused()


def test_a_session_that_asks_for_attention_shows_it_until_it_is_focused(workspace: Page) -> None:
    session_id = open_case(workspace, isFocused=False, title="Late delivery")
    workspace.evaluate("(id) => Microsoft.Apm.getSession(id).requestFocus()", session_id)
    drawn(workspace)
    tab = session_tab(workspace, "Late delivery")
    expect(tab).to_have_attribute("data-attention", "true")
    expect(tab).to_have_accessible_description("Requests your attention")
    expect(workspace.get_by_role("status")).to_contain_text("Late delivery requests your attention")
    tab.click()
    assert tab.get_attribute("data-attention") is None
    expect(tab).not_to_have_accessible_description("Requests your attention")


def test_titles_are_text_and_never_markup(workspace: Page) -> None:
    nasty = '<img src=x onerror="window.hacked = 1"> & "quotes"'
    open_case(workspace, title=nasty)
    drawn(workspace)
    expect(session_tab(workspace, nasty)).to_be_visible()
    name = f"Close session {nasty}"
    expect(workspace.get_by_role("button", name=name, exact=True)).to_be_visible()
    assert workspace.evaluate("window.hacked") is None


def test_tabs_that_overflow_stay_in_the_document(workspace: Page) -> None:
    for number in range(9):
        open_case(workspace, title=f"A rather long title of session {number}")
    drawn(workspace)
    assert len(titles(workspace, "Session strip")) == 10
    session_tab(workspace, "Home").click()
    assert workspace.evaluate(FOCUSED) == "session-id-0"


def test_closing_by_hand_focuses_the_left_neighbour(workspace: Page) -> None:
    open_case(workspace, title="One")
    for name in ("A", "B", "C"):
        open_tab(workspace, "apm_dashboard", dashboardId="x", title=name)
    drawn(workspace)
    app_tab(workspace, "B").click()
    workspace.get_by_role("button", name="Close tab B", exact=True).click()
    expect(app_tab(workspace, "A")).to_have_attribute("aria-selected", "true")
    before = workspace.evaluate(FOCUSED_TAB)
    workspace.get_by_role("button", name="Close tab C", exact=True).click()
    assert workspace.evaluate(FOCUSED_TAB) == before
