"""Dialogs, by mouse and keyboard: dialogs that scripts open, and questions before something closes."""

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
    from playwright.sync_api import Locator, Page

ASK = """(title) => {
  window.answers ??= [];
  Xrm.Navigation.openConfirmDialog({ text: "Sure?", title }).then(({ confirmed }) => {
    window.answers.push(confirmed);
  });
}"""
SUPPRESS = """Xrm.Utility.getGlobalContext().saveSettingValue(
  "msdyn_SuppressSessionCloseWarning", true)"""
IN_DIALOG = "(page) => void Xrm.Navigation.navigateTo(page, { target: 2 })"
SHOWN = "Microsoft.Apm.getFocusedSession().sessionId"


def answers(page: Page) -> list[bool]:
    """The results of the dialogs since the last call."""
    given: list[bool] = page.evaluate("(window.answers ?? []).splice(0)")
    return given


def button(within: Locator, name: str) -> Locator:
    return within.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(("key", "confirmed"), [("Enter", True), ("Escape", False)])
def test_a_key_answers_and_the_focus_returns(workspace: Page, key: str, confirmed: bool) -> None:
    session_tab(workspace, "Home").focus()
    workspace.evaluate(ASK, "Really")
    drawn(workspace)
    expect(button(dialog(workspace, "Really"), "OK")).to_be_focused()
    workspace.keyboard.press(key)
    expect(dialog(workspace, "Really")).to_have_count(0)
    expect(session_tab(workspace, "Home")).to_be_focused()
    assert answers(workspace) == [confirmed]


def test_an_answer_is_settled_before_the_click_returns(workspace: Page) -> None:
    workspace.evaluate(ASK, "Really")
    drawn(workspace)
    order = workspace.evaluate(
        """async () => {
          const ok = document.querySelector("dialog .primary");
          ok.click();
          const open = document.querySelectorAll("dialog").length;
          await null;
          return [open, answers.length];
        }"""
    )
    assert order == [0, 1]
    answers(workspace)


def test_the_newest_dialog_is_on_top_and_the_page_below_keeps_all(workspace: Page) -> None:
    form = {"pageType": "entityrecord", "entityName": "contact"}
    workspace.evaluate(IN_DIALOG, form)
    resource = {"pageType": "webresource", "webresourceName": "msdyn_kbsearchpagehost.html"}
    workspace.evaluate(IN_DIALOG, resource)
    drawn(workspace)
    frame = workspace.locator("dialog iframe")
    expect(frame.content_frame.get_by_role("heading")).to_be_visible()
    frame.evaluate("(frame) => frame.contentWindow.mark = true")
    workspace.evaluate(ASK, "Really")
    drawn(workspace)
    button(dialog(workspace, "Really"), "Cancel").click()
    assert frame.evaluate("(frame) => frame.contentWindow.mark") is True
    workspace.keyboard.press("Escape")
    expect(frame).to_have_count(0)
    field = dialog(workspace, "New Contact").get_by_label("Last Name")
    field.fill("Silva")
    workspace.evaluate(ASK, "Really")
    drawn(workspace)
    workspace.keyboard.press("Escape")
    expect(field).to_have_value("Silva")
    answers(workspace)


def test_a_list_in_a_dialog_keeps_the_focus_in_it_when_it_is_sorted(workspace: Page) -> None:
    workspace.evaluate(IN_DIALOG, {"pageType": "entitylist", "entityName": "account"})
    drawn(workspace)
    header = dialog(workspace, "Accounts").get_by_role("button", name="Account Name")
    header.click()
    header.click()
    held = "document.querySelector('dialog').contains(document.activeElement)"
    assert workspace.evaluate(held) is True


def test_closing_a_session_by_hand_asks(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    drawn(workspace)
    close = workspace.get_by_role("button", name="Close session Late delivery", exact=True)
    close.click()
    asked = dialog(workspace, "Close session Late delivery?")
    expect(asked).to_contain_text("1 tab will close: New Case.")
    button(asked, "Cancel").click()
    assert titles(workspace, "Session strip") == ["Home", "Late delivery"]
    expect(close).to_be_focused()
    close_session(workspace, "Late delivery")
    assert titles(workspace, "Session strip") == ["Home"]
    expect(session_tab(workspace, "Home")).to_be_focused()


def test_the_setting_has_sessions_close_without_a_question(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    workspace.evaluate(SUPPRESS)
    drawn(workspace)
    workspace.get_by_role("button", name="Close session Late delivery", exact=True).click()
    assert titles(workspace, "Session strip") == ["Home"]


def test_the_api_closes_without_a_question(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    workspace.evaluate("Microsoft.Apm.getFocusedSession().close()")
    drawn(workspace)
    assert titles(workspace, "Session strip") == ["Home"]
    expect(workspace.get_by_role("dialog")).to_have_count(0)


def edited_form(page: Page, last_name: str) -> Locator:
    """Types into the form of a new contact, closes its tab, and returns the question."""
    open_tab(page, "msdyn_entityrecord", entityName="contact", title="Person")
    drawn(page)
    shown_panel(page).get_by_label("First Name").fill("Ana")
    shown_panel(page).get_by_label("Last Name").fill(last_name)
    page.get_by_role("button", name="Close tab Person", exact=True).click()
    return dialog(page, "Unsaved changes")


def test_discarding_closes_a_tab_and_cancelling_does_not(workspace: Page) -> None:
    asked = edited_form(workspace, "Silva")
    workspace.keyboard.press("Escape")
    expect(shown_panel(workspace).get_by_label("Last Name")).to_have_value("Silva")
    workspace.get_by_role("button", name="Close tab Person", exact=True).click()
    button(asked, "Discard changes").click()
    assert titles(workspace, "Tab strip") == ["Dashboard"]


def test_saving_closes_a_tab(workspace: Page) -> None:
    button(edited_form(workspace, "Silva"), "Save and continue").click()
    assert titles(workspace, "Tab strip") == ["Dashboard"]
    found = workspace.evaluate(
        """Xrm.WebApi.retrieveMultipleRecords("contact", "?$filter=lastname eq 'Silva'")
          .then(({ entities }) => entities.length)"""
    )
    assert found == 1


def test_a_form_that_cannot_be_saved_stays_open(workspace: Page) -> None:
    button(edited_form(workspace, ""), "Save and continue").click()
    expect(workspace.get_by_role("alert")).to_contain_text("Last Name")
    expect(app_tab(workspace, "Person")).to_have_attribute("aria-selected", "true")


def test_a_session_names_what_would_be_lost_even_when_the_warning_is_off(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    workspace.evaluate(SUPPRESS)
    drawn(workspace)
    shown_panel(workspace).get_by_label("Case Title").fill("Leak")
    workspace.get_by_role("button", name="Close session Late delivery", exact=True).click()
    asked = dialog(workspace, "Close session Late delivery?")
    expect(asked).to_contain_text("Unsaved changes will be lost: New Case.")
    button(asked, "Close session").click()
    assert workspace.evaluate(SHOWN) == "session-id-0"


@pytest.mark.parametrize("size", [(1280, 800), (400, 800), (640, 400)])
def test_the_page_never_scrolls_sideways_and_bars_stay_in_view(
    workspace: Page, size: tuple[int, int]
) -> None:
    width, height = size
    open_case(workspace, title="Late delivery")
    drawn(workspace)
    before = workspace.viewport_size
    workspace.set_viewport_size({"width": width, "height": height})
    try:
        wide, high = workspace.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert wide <= width
        if height > 480:
            assert high == height, "the page itself does not scroll; what stands on it does"
        field = shown_panel(workspace).get_by_label("Description", exact=True)
        field.scroll_into_view_if_needed()
        expect(field).to_be_in_viewport()
    finally:
        assert before
        workspace.set_viewport_size(before)


def test_a_web_resource_in_a_dialog_closes_it(workspace: Page) -> None:
    open_it = """(webresourceName) => {
      const page = { pageType: "webresource", webresourceName };
      const closed = Xrm.Navigation.navigateTo(page, { target: 2 });
      closed.then(() => { window.answers = [true]; });
    }"""
    workspace.evaluate(open_it, "msdyn_kbsearchpagehost.html")
    body = workspace.frame_locator("dialog iframe").locator("body")
    body.evaluate("() => void setTimeout(() => self.close())")
    expect(workspace.locator("dialog")).to_have_count(0)
    workspace.wait_for_function("window.answers")
    assert answers(workspace) == [True]


def test_scripts_can_add_styles_to_the_page(workspace: Page) -> None:
    add = """() => {
      const style = document.createElement("style");
      style.textContent = "#banner { color: rgb(1, 2, 3); }";
      const banner = document.createElement("div");
      banner.id = "banner";
      banner.innerHTML = '<p style="display: flex">Read only</p>';
      document.head.append(style);
      document.body.append(banner);
      const seen = [getComputedStyle(banner).color, getComputedStyle(banner.firstChild).display];
      style.remove();
      banner.remove();
      return seen;
    }"""
    assert workspace.evaluate(add) == ["rgb(1, 2, 3)", "flex"]
