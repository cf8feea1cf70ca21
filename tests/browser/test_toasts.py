"""Toasts and incoming conversations in the lower right corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_case, session_tab, shown_panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

OFFER = """(options) => {
  globalThis.chat = apmWorkspace.startConversation({ customerName: "Ana", notify: true, ...options });
  return apmWorkspace.drawn();
}"""
SAVED = "Case Leak was saved."


@pytest.fixture
def workspace(workspace: Page) -> Iterator[Page]:
    """The page, with toasts that stay long enough for a slow machine."""
    set_time = "(time) => document.documentElement.style.setProperty('--toast-time', time)"
    workspace.evaluate(set_time, "3600s")
    yield workspace
    workspace.evaluate(set_time, "")


def toast(page: Page, text: str) -> Locator:
    toasts = page.get_by_role("list", name="Toasts")
    return toasts.get_by_role("listitem").filter(has_text=text)


def card(page: Page) -> Locator:
    return page.get_by_role("group", name="Incoming conversation from Ana")


def fill_case(page: Page, title: str = "Leak") -> None:
    """Opens the form of a new case and fills it in."""
    open_case(page)
    drawn(page)
    shown_panel(page).get_by_label("Case Title").fill(title)
    customer = shown_panel(page).get_by_label("Customer")
    customer.fill("Contoso Coffee")


def save(page: Page) -> None:
    shown_panel(page).get_by_role("button", name="Save", exact=True).click()


class TestToasts:
    def test_a_saved_form_says_so_and_the_cross_takes_it_away(self, workspace: Page) -> None:
        fill_case(workspace)
        save(workspace)
        expect(toast(workspace, SAVED)).to_be_visible()
        expect(workspace.locator("#notices").get_by_role("status")).to_contain_text(SAVED)
        toast(workspace, SAVED).get_by_role("button", name="Dismiss").click()
        expect(toast(workspace, SAVED)).to_have_count(0)

    def test_it_goes_by_itself_but_not_while_a_person_is_at_it(self, workspace: Page) -> None:
        fill_case(workspace)
        save(workspace)
        shown = toast(workspace, SAVED)
        shown.get_by_role("button").hover()
        state = "each => each.getAnimations()[0].playState"
        assert shown.evaluate(state) == "paused"
        app_tab(workspace, "Leak").hover()
        assert shown.evaluate(state) == "running"
        # The time of the toast is over.
        shown.evaluate("each => { each.getAnimations()[0].currentTime = 3_600_000; }")
        expect(shown).to_have_count(0)

    def test_a_screenshot_without_animations_shows_it(self, workspace: Page) -> None:
        fill_case(workspace)
        save(workspace)
        shown = toast(workspace, SAVED)
        expect(shown).to_be_visible()
        workspace.screenshot(animations="disabled")
        drawn(workspace)
        expect(shown).to_be_visible()

    def test_what_lies_below_can_be_clicked(self, workspace: Page) -> None:
        fill_case(workspace)
        save(workspace)
        text = toast(workspace, SAVED).get_by_role("paragraph")
        found = text.evaluate(
            """each => {
              const { x, y, width, height } = each.getBoundingClientRect();
              return document.elementFromPoint(x + width / 2, y + height / 2).closest("main") !== null;
            }"""
        )
        assert found

    def test_a_record_made_in_a_dialog_is_a_link_away(self, workspace: Page) -> None:
        workspace.evaluate(
            """() => {
              Xrm.Navigation.navigateTo({ pageType: "entityrecord", entityName: "contact" }, { target: 2 });
              return apmWorkspace.drawn();
            }"""
        )
        dialog = workspace.get_by_role("dialog", name="New Contact")
        dialog.get_by_label("Last Name").fill("Silva")
        dialog.get_by_role("button", name="Save", exact=True).click()
        workspace.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
        shown = toast(workspace, "Contact Silva was saved.")
        assert shown.evaluate("each => each.getAnimations().length") == 0, "a link takes its time"
        shown.get_by_role("button", name="Open record").click()
        expect(session_tab(workspace, "Silva")).to_have_attribute("aria-selected", "true")
        expect(shown).to_have_count(0)

    def test_a_link_that_leads_nowhere_stays(self, workspace: Page) -> None:
        workspace.evaluate("apmWorkspace.load({ limits: { sessions: 1 } })")
        workspace.evaluate(
            """() => {
              Xrm.Navigation.navigateTo({ pageType: "entityrecord", entityName: "contact" }, { target: 2 });
              return apmWorkspace.drawn();
            }"""
        )
        dialog = workspace.get_by_role("dialog", name="New Contact")
        dialog.get_by_label("Last Name").fill("Silva")
        dialog.get_by_role("button", name="Save & Close").click()
        shown = toast(workspace, "Contact Silva was saved.")
        shown.get_by_role("button", name="Open record").click()
        expect(workspace.get_by_role("alert")).to_contain_text("Maximum sessions reached.")
        expect(shown).to_be_visible()
        workspace.evaluate("apmWorkspace.load({})")

    def test_a_reset_takes_them_away(self, workspace: Page) -> None:
        fill_case(workspace)
        save(workspace)
        expect(toast(workspace, SAVED)).to_be_visible()
        workspace.evaluate("apmWorkspace.reset()")
        expect(workspace.get_by_role("list", name="Toasts")).to_have_count(0)


class TestIncoming:
    def test_it_waits_with_what_is_known_while_the_page_stays_usable(self, workspace: Page) -> None:
        workspace.evaluate(OFFER, {"channel": "SMS", "answers": {"Topic": "Order"}})
        expect(card(workspace)).to_contain_text("SMS")
        expect(card(workspace).get_by_role("definition")).to_have_text("Order")
        expect(workspace.locator("#notices").get_by_role("status")).to_contain_text(
            "Incoming conversation from Ana."
        )
        fill_case(workspace)
        expect(card(workspace)).to_be_visible()

    def test_accept_opens_its_session(self, workspace: Page) -> None:
        workspace.evaluate(OFFER, {})
        card(workspace).get_by_role("button", name="Accept").click()
        assert workspace.evaluate("() => chat") == "session-id-1"
        expect(session_tab(workspace, "Ana")).to_have_attribute("aria-selected", "true")
        expect(card(workspace)).to_have_count(0)

    def test_reject_opens_none(self, workspace: Page) -> None:
        workspace.evaluate(OFFER, {})
        card(workspace).get_by_role("button", name="Reject").click()
        assert workspace.evaluate("async () => [await chat, Microsoft.Apm.getAllSessions()]") == [
            None,
            ["session-id-0"],
        ]
        expect(card(workspace)).to_have_count(0)

    def test_keys_lead_there_and_back(self, workspace: Page) -> None:
        workspace.evaluate(OFFER, {})
        workspace.get_by_role("button", name="New conversation").focus()
        workspace.keyboard.press("Shift+F6")
        expect(card(workspace).get_by_role("button", name="Accept")).to_be_focused()
        workspace.keyboard.press("Enter")
        expect(app_tab(workspace, "Ana")).to_be_focused()

    def test_one_that_finds_no_room_stays_and_says_so(self, workspace: Page) -> None:
        workspace.evaluate("apmWorkspace.load({ limits: { sessions: 1 } })")
        workspace.evaluate(OFFER, {})
        card(workspace).get_by_role("button", name="Accept").click()
        expect(workspace.get_by_role("alert")).to_contain_text("Maximum sessions reached.")
        expect(card(workspace)).to_be_visible()
        workspace.evaluate("apmWorkspace.load({})")

    def test_a_double_click_answers_one(self, workspace: Page) -> None:
        for name in ("Ben", "Ana", "Eva"):
            workspace.evaluate(OFFER, {"customerName": name})
        card(workspace).get_by_role("button", name="Reject").dblclick()
        waiting = workspace.get_by_role("group", name="Incoming conversation from")
        expect(waiting.get_by_role("heading")).to_have_text(
            ["Incoming conversation from Ben", "Incoming conversation from Eva"]
        )

    def test_a_long_question_leaves_room_for_its_answer(self, workspace: Page) -> None:
        question = "How would you describe the problem that you have with your machine? " * 3
        workspace.evaluate(OFFER, {"answers": {question: "It leaks"}})
        answer = card(workspace).get_by_role("definition").bounding_box()
        accept = card(workspace).get_by_role("button", name="Accept")
        assert answer
        assert answer["width"] > 100
        expect(accept).to_be_in_viewport(ratio=1)
