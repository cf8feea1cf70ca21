"""Incoming conversations and the communication panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_case, session_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

WIDTHS = (1280, 700, 400)


@pytest.fixture
def chat(workspace: Page) -> Locator:
    """The communication panel of a new conversation."""
    workspace.get_by_role("button", name="New conversation").click()
    return communication(workspace)


def communication(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Communication panel")


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def test_a_new_conversation_opens_a_session_with_its_panel(workspace: Page, chat: Locator) -> None:
    expect(session_tab(workspace, "Amara Okafor")).to_have_attribute("aria-selected", "true")
    expect(chat.get_by_role("heading", name="Amara Okafor")).to_be_visible()
    expect(chat.get_by_text("Live chat")).to_be_visible()
    log = chat.get_by_role("log", name="Transcript")
    expect(log.get_by_role("listitem")).to_have_count(3)
    expect(log).to_contain_text("Sam Agent joined the conversation.")


def test_home_and_a_case_have_no_panel(workspace: Page, chat: Locator) -> None:
    session_tab(workspace, "Home").click()
    expect(chat).to_be_hidden()
    open_case(workspace)
    drawn(workspace)
    expect(chat).to_be_hidden()
    session_tab(workspace, "Amara Okafor").click()
    expect(chat).to_be_visible()


def test_a_reply_is_sent_with_the_enter_key(workspace: Page, chat: Locator) -> None:
    box = chat.get_by_role("textbox", name="Message")
    box.fill("Good morning!")
    box.press("Enter")
    expect(chat.get_by_role("listitem").last).to_contain_text("Good morning!")
    expect(box).to_have_value("")
    expect(box).to_be_focused()


def test_a_message_that_a_script_prepares_waits_in_the_box(workspace: Page, chat: Locator) -> None:
    workspace.evaluate("Microsoft.Omnichannel.sendMessageToConversation('Here is the link')")
    drawn(workspace)
    expect(chat.get_by_role("textbox", name="Message")).to_have_value("Here is the link")
    chat.get_by_role("button", name="Send").click()
    expect(chat.get_by_role("listitem").last).to_contain_text("Here is the link")


def test_a_long_transcript_shows_its_end(workspace: Page) -> None:
    messages = [f"Message {number}" for number in range(60)]
    workspace.evaluate("(messages) => apmWorkspace.startConversation({ messages })", messages)
    expect(communication(workspace).get_by_text("joined").last).to_be_in_viewport()
    expect(communication(workspace).get_by_text("Message 0")).not_to_be_in_viewport()


def test_it_is_minimized_and_comes_back_by_the_same_button(workspace: Page, chat: Locator) -> None:
    width = box_of(shown_panel(workspace))["width"]
    chat.get_by_role("button", name="Minimize communication panel").press("Enter")
    expect(chat.get_by_role("log")).to_have_count(0)
    assert box_of(shown_panel(workspace))["width"] > width
    back = chat.get_by_role("button", name="Show communication panel")
    expect(back).to_be_focused()
    back.press("Enter")
    expect(chat.get_by_role("log")).to_be_visible()


def test_an_ended_conversation_leaves_its_transcript_and_the_focus_on_the_tab(
    workspace: Page, chat: Locator
) -> None:
    chat.get_by_role("button", name="End conversation").press("Enter")
    expect(chat.get_by_role("textbox")).to_have_count(0)
    expect(chat.get_by_role("log")).to_contain_text("Sam Agent ended the conversation.")
    expect(app_tab(workspace, "Amara Okafor")).to_be_focused()


def test_a_docked_panel_without_a_conversation_says_so(workspace: Page) -> None:
    workspace.evaluate("Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })")
    drawn(workspace)
    expect(communication(workspace)).to_contain_text("No conversation in this session.")


def test_a_full_workspace_says_so(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({ limits: { sessions: 1 } })")
    workspace.get_by_role("button", name="New conversation").click()
    expect(workspace.get_by_role("alert")).to_contain_text("Maximum sessions reached.")
    workspace.evaluate("apmWorkspace.load({})")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_keeps_its_room(workspace: Page, chat: Locator, width: int) -> None:
    workspace.set_viewport_size({"width": width, "height": 720})
    try:
        page, panel = box_of(shown_panel(workspace)), box_of(chat)
        assert page["width"] > 0.55 * width
        assert panel["x"] == 0
        apart = page["x"] >= panel["width"] or page["y"] >= panel["y"] + panel["height"]
        assert apart, "the panel covers the page"
        assert workspace.evaluate("document.documentElement.scrollWidth") == width
    finally:
        workspace.set_viewport_size({"width": 1280, "height": 720})
