"""The page without a mouse: regions, strips, the keyboard focus, and announcements to screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import (
    app_tab,
    close_session,
    dialog,
    drawn,
    open_case,
    open_tab,
    session_tab,
    shown_panel,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

CHAT = 'Microsoft.Apm.createSession({ templateName: "msdyn_chat_session", sessionContext: {} })'
PANE = "Xrm.App.sidePanes.createPane({ title: 'Help', paneId: 'Help' })"
HERE = """document.activeElement.closest("#workspace > *, #stage > *")?.id ?? """ + '""'
PLACES = """() => {
  const element = document.activeElement;
  window.places ??= new Map();
  if (!places.has(element)) places.set(element, places.size);
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return [places.get(element), element.outerHTML.slice(0, 120), outlineStyle, outlineWidth];
}"""
ADDED = """() => {
  const added = [];
  window.added = added;
  const region = document.querySelector("#notices [role=status].spoken-only");
  new MutationObserver((all) => {
    for (const { addedNodes } of all) added.push(...[...addedNodes].map((node) => node.textContent));
  }).observe(region, { childList: true });
}"""
MOVING = """() => {
  const moves = (element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    const lasts = transitionDuration.split(", ").some((each) => parseFloat(each) > 0);
    return lasts || animationName !== "none";
  };
  return [...document.querySelectorAll("body *")].filter(moves).map((each) => each.outerHTML);
}"""
FULL = """async () => {
  for (let number = 1; number < 10; number += 1) {
    await Microsoft.Apm.createSession({
      templateName: "case_entity_session_default_template",
      sessionContext: { parametersStr: '[["entityName","incident"]]' },
    });
  }
  const session = Microsoft.Apm.getFocusedSession();
  while (session.canCreateTab()) {
    await session.createTab({
      templateName: "apm_dashboard", appContext: { dashboardId: "x" }, isFocused: false,
    });
  }
  await apmWorkspace.drawn();
}"""


@pytest.fixture(autouse=True)
def _closes_the_inspector(workspace: Page) -> Iterator[None]:
    """Closes the inspector after each test, because a reset leaves it open."""
    yield
    close = workspace.get_by_role("button", name="Close inspector", exact=True)
    if close.is_visible():
        close.click()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def start(page: Page) -> None:
    """Moves the keyboard focus to the start of the page."""
    page.evaluate("document.activeElement.blur()")
    page.locator("#skip").focus()


def spoken(page: Page) -> list[str]:
    drawn(page)
    texts = page.locator("#notices [role=status].spoken-only p").all_text_contents()
    return [each.strip() for each in texts]


class TestRegions:
    def test_the_first_stop_skips_to_the_page(self, workspace: Page) -> None:
        workspace.reload()
        workspace.evaluate("apmWorkspace.ready")
        drawn(workspace)
        press(workspace, "Tab")
        skip = workspace.get_by_role("link", name="Skip to page")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        press(workspace, "Enter")
        expect(shown_panel(workspace)).to_be_focused()
        assert "#" not in workspace.url

    def test_f6_goes_through_the_regions_that_are_there_and_back(self, workspace: Page) -> None:
        workspace.get_by_role("button", name="New conversation", exact=True).click()
        workspace.evaluate(PANE)
        drawn(workspace)
        start(workspace)
        there = ["top-bar", "sessions", "tabs", "communication", "panels", "side-panes"]
        seen = []
        for _ in range(7):
            press(workspace, "F6")
            seen.append(workspace.evaluate(HERE))
        assert seen == [*there, "top-bar"]
        for place in reversed(there):
            press(workspace, "Shift+F6")
            assert workspace.evaluate(HERE) == place

    def test_f6_reaches_the_script_panel_and_the_inspector(self, workspace: Page) -> None:
        workspace.get_by_role("button", name="Inspector", exact=True).click()
        workspace.get_by_role("button", name="Run script", exact=True).click()
        shown_panel(workspace).focus()
        press(workspace, "F6")
        assert workspace.evaluate(HERE) == "inspector"
        press(workspace, "F6")
        assert workspace.evaluate(HERE) == "script-panel"
        press(workspace, "F6")
        assert workspace.evaluate(HERE) == "top-bar"

    def test_f6_lands_on_the_selected_tab_and_returns_to_where_one_was(
        self, workspace: Page
    ) -> None:
        open_case(workspace, title="One")
        open_case(workspace, title="Two")
        drawn(workspace)
        field = shown_panel(workspace).get_by_label("Case Title")
        field.focus()
        press(workspace, "Shift+F6", "Shift+F6")
        expect(session_tab(workspace, "Two")).to_be_focused()
        press(workspace, "F6")
        expect(app_tab(workspace, "New Case")).to_be_focused()
        press(workspace, "F6")
        expect(field).to_be_focused()

    def test_a_dialog_keeps_the_focus(self, workspace: Page) -> None:
        workspace.evaluate("void Xrm.Navigation.openAlertDialog({ text: 'Done', title: 'So' })")
        drawn(workspace)
        press(workspace, "F6")
        ok = dialog(workspace, "So").get_by_role("button", name="OK")
        expect(ok).to_be_focused()


class TestStrips:
    def test_a_strip_takes_two_stops_of_the_tab_key(self, workspace: Page) -> None:
        for title in ("One", "Two", "Three"):
            open_case(workspace, title=title)
        drawn(workspace)
        session_tab(workspace, "Two").click()
        close = workspace.get_by_role("button", name="Close session Two", exact=True)
        press(workspace, "Tab")
        expect(close).to_be_focused()
        press(workspace, "Tab")
        expect(app_tab(workspace, "New Case")).to_be_focused()

    def test_space_selects_like_enter(self, workspace: Page) -> None:
        open_case(workspace, title="One")
        drawn(workspace)
        session_tab(workspace, "One").focus()
        press(workspace, "Home", "Space")
        expect(session_tab(workspace, "Home")).to_have_attribute("aria-selected", "true")
        expect(session_tab(workspace, "Home")).to_be_focused()

    @pytest.mark.parametrize("closes", [True, False])
    def test_a_tab_says_whether_delete_closes_it(self, workspace: Page, closes: bool) -> None:
        open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
        drawn(workspace)
        tab = app_tab(workspace, "Numbers" if closes else "Dashboard")
        assert tab.get_attribute("aria-keyshortcuts") == ("Delete" if closes else None)

    def test_after_a_close_the_newly_selected_tab_has_the_focus(self, workspace: Page) -> None:
        for title in ("One", "Two"):
            open_tab(workspace, "apm_dashboard", dashboardId="x", title=title)
        drawn(workspace)
        app_tab(workspace, "Two").focus()
        press(workspace, "Delete")
        expect(app_tab(workspace, "One")).to_be_focused()
        expect(app_tab(workspace, "One")).to_have_attribute("aria-selected", "true")

    def test_a_control_whose_page_goes_out_of_view_leaves_the_focus_on_the_new_tab(
        self, workspace: Page
    ) -> None:
        open_case(workspace, title="One")
        drawn(workspace)
        shown_panel(workspace).get_by_role("button", name="New", exact=True).press("Enter")
        expect(app_tab(workspace, "New Case")).to_be_focused()
        assert titles(workspace, "Session strip") == ["Home", "One", "New Case"]

    def test_a_script_that_closes_takes_no_focus_from_a_person(self, workspace: Page) -> None:
        session_id = open_case(workspace, title="One", isFocused=False)
        drawn(workspace)
        shown_panel(workspace).focus()
        workspace.evaluate("(id) => Microsoft.Apm.getSession(id).close()", session_id)
        drawn(workspace)
        expect(shown_panel(workspace)).to_be_focused()


class TestAnnouncements:
    def test_at_the_start_nothing_is_said(self, workspace: Page) -> None:
        assert spoken(workspace) == []

    def test_sessions_that_open_and_close_are_said(self, workspace: Page) -> None:
        conversation = f"{CHAT}.then(String)"
        workspace.evaluate(conversation)
        drawn(workspace)
        title = workspace.evaluate("Microsoft.Apm.getFocusedSession().title")
        assert spoken(workspace) == [f"Session {title} opened."]
        workspace.evaluate("Microsoft.Apm.getFocusedSession().close()")
        assert spoken(workspace)[-1] == f"Session {title} closed."

    def test_what_opens_in_the_background_is_said_to_be_there(self, workspace: Page) -> None:
        open_case(workspace, isFocused=False)
        open_tab(workspace, "apm_dashboard", dashboardId="x", isFocused=False)
        assert spoken(workspace) == [
            "Session New Case opened in the background.",
            "Tab Dashboard opened in the background.",
        ]

    def test_each_sentence_is_added_once_and_of_many_the_newest(self, workspace: Page) -> None:
        workspace.evaluate(ADDED)
        workspace.evaluate(FULL)
        assert len(workspace.evaluate("added")) == 3
        workspace.evaluate("Microsoft.Apm.getFocusedSession().close()")
        drawn(workspace)
        assert workspace.evaluate("added").pop() == "Session New Case closed."
        assert len(workspace.evaluate("added")) == 4

    def test_the_window_is_named_after_the_tab_on_screen(self, workspace: Page) -> None:
        expect(workspace).to_have_title("Dashboard - Customer Service workspace")
        open_case(workspace, title="One")
        drawn(workspace)
        expect(workspace).to_have_title("New Case - Customer Service workspace")
        workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Leak'")
        drawn(workspace)
        expect(workspace).to_have_title("Leak - Customer Service workspace")
        session_tab(workspace, "Home").click()
        expect(workspace).to_have_title("Dashboard - Customer Service workspace")


class TestDialogs:
    def test_the_import_dialog_gives_the_focus_back(self, workspace: Page) -> None:
        opener = workspace.get_by_role("button", name="Import templates", exact=True)
        opener.focus()
        press(workspace, "Enter")
        expect(dialog(workspace, "Import templates").get_by_role("textbox")).to_be_focused()
        press(workspace, "Escape")
        expect(opener).to_be_focused()

    def test_tab_stays_within_a_dialog(self, workspace: Page) -> None:
        open_case(workspace, title="One")
        drawn(workspace)
        session_tab(workspace, "One").focus()
        press(workspace, "Delete")
        within = (
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
        for _ in range(6):
            press(workspace, "Tab")
            assert workspace.evaluate(within)

    def test_a_question_answered_by_mouse_leaves_the_focus_in_the_strip(
        self, workspace: Page
    ) -> None:
        open_case(workspace, title="One")
        open_case(workspace, title="Two")
        drawn(workspace)
        close_session(workspace, "Two")
        expect(session_tab(workspace, "One")).to_be_focused()


class TestTabbing:
    def test_no_element_holds_the_tab_key_and_each_shows_its_focus(self, workspace: Page) -> None:
        workspace.get_by_role("button", name="New conversation", exact=True).click()
        workspace.evaluate(PANE)
        workspace.get_by_role("button", name="Inspector", exact=True).click()
        workspace.get_by_role("button", name="Run script", exact=True).click()
        open_case(workspace)
        drawn(workspace)
        start(workspace)
        before, stays, rounds = -1, 0, 0
        for _ in range(200):
            press(workspace, "Tab")
            place, element, style, width = workspace.evaluate(PLACES)
            stays = stays + 1 if place == before else 0
            # A field for a date with time has seven parts and a button.
            assert stays < 8, f"the Tab key does not leave {element}"
            # The browser draws the focus of date parts; the page in a frame draws its own.
            if not element.startswith(("<body", "<iframe")) and 'type="date' not in element:
                assert style != "none", f"no visible focus: {element}"
                assert width != "0px", f"no visible focus: {element}"
            rounds += place == 0
            before = place
        assert rounds > 1, "it comes round to where it began"

    def test_the_tab_key_leads_through_a_frame_and_out_of_it(self, workspace: Page) -> None:
        open_tab(workspace, "msdyn_omnichannel_kbsearch")
        workspace.evaluate(PANE)
        drawn(workspace)
        frame = shown_panel(workspace).locator("iframe")
        # A control in the page of the frame.
        expect(frame.content_frame.get_by_role("heading")).to_be_visible()
        frame.evaluate(
            """(frame) => {
              const { document } = frame.contentWindow;
              document.body.append(document.createElement("button"));
            }"""
        )
        shown_panel(workspace).focus()
        press(workspace, "Tab")
        expect(frame).to_be_focused()
        expect(frame.content_frame.get_by_role("button")).to_be_focused()
        press(workspace, "Tab")
        assert workspace.evaluate(HERE) == "side-panes"

    def test_who_wants_less_motion_gets_none(self, workspace: Page) -> None:
        open_case(workspace, title="One")
        workspace.evaluate("Xrm.Utility.showProgressIndicator('Wait')")
        drawn(workspace)
        assert workspace.evaluate(MOVING) != []
        workspace.emulate_media(reduced_motion="reduce")
        moving = workspace.evaluate(MOVING)
        workspace.emulate_media(reduced_motion="no-preference")
        assert moving == []

    @pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
    def test_the_focus_is_seen_in_every_theme(self, workspace: Page, scheme: str) -> None:
        open_case(workspace, title="One")
        drawn(workspace)
        forced = scheme == "forced"
        workspace.emulate_media(
            color_scheme="light" if scheme == "light" else "dark",
            forced_colors="active" if forced else "none",
        )
        try:
            for element in _some_of_each(workspace):
                element.focus()
                press(workspace, "Shift")
                about = element.evaluate(
                    """(element) => {
                      const { outlineStyle, outlineWidth } = getComputedStyle(element);
                      return [outlineStyle, parseFloat(outlineWidth), element.outerHTML];
                    }"""
                )
                assert about[0] != "none", about
                assert about[1] >= 2, about
        finally:
            workspace.emulate_media(color_scheme="light", forced_colors="none")


def _some_of_each(page: Page) -> list[Locator]:
    return [
        page.locator("#skip"),
        page.get_by_role("button", name="Run script", exact=True),
        session_tab(page, "One"),
        app_tab(page, "New Case"),
        shown_panel(page),
        shown_panel(page).get_by_label("Case Title"),
        shown_panel(page).get_by_role("button", name="Save", exact=True),
    ]
