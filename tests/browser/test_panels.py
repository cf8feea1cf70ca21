"""The panels: one for each tab, kept while hidden, and reloaded only for some page types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.ui.pages.frames import NOT_SHOWN
from tests.support.page_strips import app_tab, drawn, open_case, open_tab, session_tab, shown_panel

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    from tests.support.watched_pages import Console

KB = "msdyn_omnichannel_kbsearch"
MARK = "(frame) => frame.contentWindow.mark = true"
MARKED = "(frame) => frame.contentWindow.mark === true"


def test_one_panel_a_tab_and_one_of_them_shown(workspace: Page) -> None:
    open_case(workspace, title="One")
    open_tab(workspace, "apm_dashboard", dashboardId="x", isFocused=False)
    drawn(workspace)
    assert workspace.locator("[role=tabpanel]").count() == 3
    expect(workspace.locator("[role=tabpanel]:not([hidden])")).to_have_count(1)
    expect(shown_panel(workspace)).to_have_count(1)
    expect(shown_panel(workspace)).to_have_attribute("data-page-type", "entityrecord")
    expect(shown_panel(workspace)).to_have_accessible_name("New Case")


def test_a_panel_is_empty_until_it_is_shown(workspace: Page) -> None:
    tab_id = open_tab(workspace, "apm_dashboard", dashboardId="x", isFocused=False)
    drawn(workspace)
    expect(workspace.locator(f"[data-panel-of={tab_id}]")).to_be_empty()
    workspace.evaluate("(id) => Microsoft.Apm.focusTab(id)", tab_id)
    drawn(workspace)
    expect(shown_panel(workspace)).to_have_attribute("data-panel-of", tab_id)
    expect(shown_panel(workspace).get_by_role("heading", level=1)).to_be_visible()


def test_a_panel_that_is_left_and_shown_again_is_not_touched(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    session_tab(workspace, "Home").click()
    changes = workspace.evaluate(
        """() => {
          const seen = new MutationObserver(() => {});
          const all = { subtree: true, characterData: true, childList: true, attributes: true };
          seen.observe(document.getElementById("panels"), all);
          for (const id of ["session-id-1", "session-id-0"]) {
            document.querySelector(`[data-session-id=${id}]`).click();
          }
          return seen.takeRecords().map(({ target, attributeName }) => [
            target.dataset.panelOf, attributeName,
          ]);
        }"""
    )
    assert changes == [
        [panel, "hidden"] for panel in ("tab-id-0", "tab-id-1", "tab-id-1", "tab-id-0")
    ]


def test_closing_takes_the_panels_away(workspace: Page) -> None:
    open_case(workspace, title="One")
    open_tab(workspace, KB)
    drawn(workspace)
    workspace.evaluate("Microsoft.Apm.getFocusedSession().close()")
    drawn(workspace)
    expect(workspace.locator("[role=tabpanel]")).to_have_count(1)
    expect(workspace.locator("#panels > *")).to_have_count(1)


def test_a_web_resource_gets_its_data_and_loads_also_in_the_background(workspace: Page) -> None:
    open_case(workspace)
    tab_id = open_tab(workspace, KB, data="Contoso & <Sons>", isFocused=False)
    drawn(workspace)
    frame = workspace.frame_locator(f"[data-panel-of={tab_id}] iframe")
    expect(frame.get_by_text("Searched for: Contoso & <Sons>")).to_have_count(1)


def test_a_frame_that_gets_the_focus_back_loads_again(workspace: Page) -> None:
    open_case(workspace, title="One")
    tab_id = open_tab(workspace, KB)
    drawn(workspace)
    iframe = workspace.locator(f"[data-panel-of={tab_id}] iframe")
    expect(iframe.content_frame.get_by_role("heading")).to_be_visible()
    iframe.evaluate(MARK)
    session_tab(workspace, "Home").click()
    assert iframe.evaluate(MARKED), "it stays mounted while hidden"
    session_tab(workspace, "One").click()
    expect(iframe.content_frame.get_by_role("heading")).to_be_visible()
    assert not iframe.evaluate(MARKED)


def test_a_background_tab_focused_for_the_first_time_keeps_its_page(workspace: Page) -> None:
    open_case(workspace)
    tab_id = open_tab(workspace, KB, isFocused=False)
    drawn(workspace)
    iframe = workspace.locator(f"[data-panel-of={tab_id}] iframe")
    expect(iframe.content_frame.locator("h1")).to_have_count(1)
    iframe.evaluate(MARK)
    app_tab(workspace, "Knowledge Search").click()
    assert iframe.evaluate(MARKED)


def test_other_tabs_that_come_and_go_leave_a_frame_alone(workspace: Page) -> None:
    open_case(workspace)
    other = open_tab(workspace, "apm_dashboard", dashboardId="x")
    tab_id = open_tab(workspace, KB)
    drawn(workspace)
    iframe = workspace.locator(f"[data-panel-of={tab_id}] iframe")
    expect(iframe.content_frame.locator("h1")).to_have_count(1)
    iframe.evaluate(MARK)
    workspace.evaluate("(id) => Microsoft.Apm.closeTab(id)", other)
    open_tab(workspace, "apm_dashboard", dashboardId="y", isFocused=False)
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Renamed'")
    drawn(workspace)
    assert iframe.evaluate(MARKED)


def test_refresh_loads_the_page_again(workspace: Page) -> None:
    open_case(workspace)
    tab_id = open_tab(workspace, KB)
    drawn(workspace)
    iframe = workspace.locator(f"[data-panel-of={tab_id}] iframe")
    expect(iframe.content_frame.locator("h1")).to_have_count(1)
    iframe.evaluate(MARK)
    assert workspace.evaluate("(id) => Microsoft.Apm.refreshTab(id)", tab_id) is True
    drawn(workspace)
    expect(iframe.content_frame.locator("h1")).to_have_count(1)
    assert not iframe.evaluate(MARKED)


def test_a_form_keeps_what_was_typed(workspace: Page) -> None:
    open_case(workspace, title="One")
    open_tab(workspace, "msdyn_entityrecord", entityName="contact", data='{"firstname":"Ana"}')
    drawn(workspace)
    field = shown_panel(workspace).get_by_label("First Name")
    expect(field).to_have_value("Ana")
    field.fill("Anabel")
    session_tab(workspace, "Home").click()
    session_tab(workspace, "One").click()
    expect(field).to_have_value("Anabel")
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Renamed'")
    drawn(workspace)
    expect(field).to_have_value("Anabel")
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().refresh()")
    drawn(workspace)
    expect(field).to_have_value("Ana")


def test_typing_keeps_its_place_in_the_text(workspace: Page) -> None:
    open_tab(workspace, "msdyn_entityrecord", entityName="contact", data='{"firstname":"Ana"}')
    drawn(workspace)
    field = shown_panel(workspace).get_by_label("First Name")
    field.click()
    workspace.keyboard.press("Home")
    workspace.keyboard.type("Dr ")
    expect(field).to_have_value("Dr Ana")


def test_enter_in_a_form_does_not_leave_the_page(workspace: Page) -> None:
    open_tab(workspace, "msdyn_entityrecord", entityName="contact", data='{"firstname":"Ana"}')
    drawn(workspace)
    shown_panel(workspace).get_by_label("First Name").press("Enter")
    assert workspace.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]


def test_a_website_is_framed_in_a_sandbox_at_url_and_data(workspace: Page) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<title>Shop</title>", content_type="text/html")

    workspace.route("https://shop.example/**", answer)
    tab_id = open_tab(workspace, "apm_website", url="https://shop.example/find?q=", data="tea pot")
    drawn(workspace)
    iframe = workspace.locator(f"[data-panel-of={tab_id}] iframe")
    sandbox = (iframe.get_attribute("sandbox") or "").split()
    assert "allow-scripts" in sandbox
    assert "allow-same-origin" not in sandbox
    expect(iframe).to_have_attribute("src", "https://shop.example/find?q=tea pot")
    expect(iframe.content_frame.locator("title")).to_have_count(1)
    assert asked == ["https://shop.example/find?q=tea%20pot"]
    workspace.unroute("https://shop.example/**")


def refuses(route: Route) -> None:
    route.fulfill(body="<h1>Shop</h1>", headers={"X-Frame-Options": "DENY"})


def is_not_there(route: Route) -> None:
    route.abort("connectionrefused")


@pytest.mark.parametrize(
    ("answer", "event"), [(refuses, "console"), (is_not_there, "requestfailed")]
)
def test_a_website_that_does_not_appear_can_be_opened_in_a_window(
    workspace: Page, console: Console, answer: Callable[[Route], None], event: str
) -> None:
    address = "https://shop.example/find?q=tea%20pot"
    workspace.route("https://shop.example/**", answer)
    with workspace.expect_event(event):
        open_tab(workspace, "apm_website", url=address)
        drawn(workspace)
    panel = shown_panel(workspace)
    expect(panel).to_contain_text(f"{address} · {NOT_SHOWN}")
    workspace.context.route(
        "https://shop.example/**",
        lambda route: route.fulfill(body="<h1>Shop</h1>", content_type="text/html"),
    )
    with workspace.context.expect_page() as opened:
        panel.get_by_role("link", name="Open in a new window").click()
    assert opened.value.url == address
    assert opened.value.evaluate("window.opener") is None
    opened.value.close()
    console.take()
    workspace.context.unroute("https://shop.example/**")
    workspace.unroute("https://shop.example/**")


def test_a_record_that_is_not_there_is_reported_by_its_id(
    workspace: Page, console: Console
) -> None:
    open_tab(workspace, "msdyn_entityrecord", entityName="contact", entityId=" {d31f2c0e} ")
    drawn(workspace)
    (warning,) = console.take()
    assert "there is no Contact with the id 'd31f2c0e'" in warning
    expect(shown_panel(workspace)).to_contain_text("There is no Contact with the id d31f2c0e")


def test_a_control_shows_what_it_was_given(workspace: Page) -> None:
    workspace.evaluate(
        """Microsoft.Apm.createSession({
          templateName: "msdyn_chat_session",
          sessionContext: { parametersStr: '[["controlName","Example.Control"],["data","42"]]' },
        })"""
    )
    drawn(workspace)
    expect(shown_panel(workspace)).to_have_attribute("data-page-type", "control")
    expect(shown_panel(workspace)).to_contain_text("Example.Control")
    expect(shown_panel(workspace)).to_contain_text("42")
