"""The examples run as scripts of the page, and the user sees their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_case, session_tab, shown_panel, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.conftest import BootedPage

CASE_TITLE = "Espresso machine leaks from the group head"


@pytest.fixture(scope="module")
def booted_page(new_booted_page: BootedPage) -> Iterator[Page]:
    """A page of its own, because an example follows events for as long as its page is open."""
    with new_booted_page() as page:
        yield page


def run(page: Page, name: str) -> None:
    """Runs an example as a script of the page."""
    page.add_script_tag(url=f"/examples/{name}.js", type="module")
    drawn(page)


def test_create_session(workspace: Page) -> None:
    run(workspace, "create-session")
    assert titles(workspace, "Session strip") == ["Home", CASE_TITLE]
    expect(session_tab(workspace, CASE_TITLE)).to_have_attribute("aria-selected", "true")
    expect(shown_panel(workspace)).to_have_attribute("data-page-type", "entityrecord")
    session = "Microsoft.Apm.getFocusedSession()"
    assert workspace.evaluate(f"{session}.resolveSlug('{{anchor.entityName}}')") == "incident"
    assert workspace.evaluate("Microsoft.Apm.getAllSessions().length") == 2


def test_create_session_in_background(workspace: Page) -> None:
    run(workspace, "create-session-in-background")
    expect(session_tab(workspace, "Home")).to_have_attribute("aria-selected", "true")
    expect(session_tab(workspace, "New Case")).to_have_attribute("data-attention", "true")
    assert workspace.evaluate("Microsoft.Apm.getFocusedSession().isDefault") is True


def test_open_record_tab(workspace: Page) -> None:
    open_case(workspace)
    run(workspace, "open-record-tab")
    expect(app_tab(workspace, "Amara Okafor")).to_have_attribute("aria-selected", "true")
    assert (
        workspace.evaluate("Xrm.Page.data.entity.getId()")
        == "{C0AC0000-0000-4000-8000-000000000001}"
    )


def test_open_form_with_values(workspace: Page) -> None:
    run(workspace, "open-form-with-values")
    expect(shown_panel(workspace)).to_contain_text("New Account")
    expect(shown_panel(workspace).get_by_label("Account Name", exact=True)).to_have_value(
        "Contoso Coffee"
    )
    lookup = shown_panel(workspace).get_by_role("group", name="Primary Contact")
    expect(lookup.get_by_role("button", name="Amara Okafor", exact=True)).to_be_visible()


def test_open_web_resource_tab(workspace: Page) -> None:
    run(workspace, "open-web-resource-tab")
    expect(app_tab(workspace, "Knowledge Search")).to_have_attribute("aria-selected", "true")
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.get_by_text("Searched for: Contoso")).to_be_visible()


def test_list_sessions_and_tabs(workspace: Page) -> None:
    open_case(workspace, title="Late delivery")
    lines: list[str] = []
    workspace.on("console", lambda message: lines.append(message.text))
    run(workspace, "list-sessions-and-tabs")
    assert lines == [
        "Home (session-id-0)",
        "  Dashboard (tab-id-0)",
        "Late delivery (session-id-1)",
        "  New Case (tab-id-1)",
    ]


def test_follow_events(workspace: Page) -> None:
    run(workspace, "follow-events")
    lines: list[str] = []
    workspace.on("console", lambda message: lines.append(message.text))
    session_id = open_case(workspace)
    with workspace.expect_console_message(lambda message: "ON_SESSION_CLOSED" in message.text):
        workspace.evaluate("(id) => Microsoft.Apm.getSession(id).close()", session_id)
    closed = next(line for line in lines if "ON_SESSION_CLOSED" in line)
    assert closed == f'ON_SESSION_CLOSED {{"sessionId":"{session_id}"}}'
    assert (
        f'ON_SESSION_SWITCH {{"previousSessionId":"session-id-0","newSessionId":"{session_id}"}}'
        in lines
    )
