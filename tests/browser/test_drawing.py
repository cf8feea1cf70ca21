"""The screen is drawn at most once in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import drawn, open_case, session_tab, titles

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIMIT_SESSIONS = "Maximum sessions reached. Close a session before opening another."
LIMIT_TABS = "Maximum tabs reached. Close a tab in this session before opening another."
OPEN = """() => Microsoft.Apm.createSession({
  templateName: "msdyn_chat_session", sessionContext: new Map(),
}).catch((error) => error.message)"""


def test_many_calls_in_a_task_are_drawn_once(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    batches = workspace.evaluate(
        """async () => {
          let batches = 0;
          const seen = new MutationObserver(() => { batches += 1; });
          seen.observe(document.getElementById("sessions"), {
            subtree: true, characterData: true, childList: true, attributes: true,
          });
          const session = Microsoft.Apm.getFocusedSession();
          for (let at = 0; at < 50; at += 1) session.title = `Title ${at}`;
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          seen.disconnect();
          return batches;
        }"""
    )
    assert batches == 1
    assert titles(workspace, "Session strip") == ["Home", "Title 49"]


def test_a_region_that_did_not_change_is_not_touched(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    touched = workspace.evaluate(
        """async () => {
          const touched = [];
          const seen = new MutationObserver((all) => touched.push(...all));
          const all = { subtree: true, characterData: true, childList: true, attributes: true };
          for (const region of ["tabs", "panels", "notices"]) {
            seen.observe(document.getElementById(region), all);
          }
          Microsoft.Apm.getFocusedSession().title = "Two";
          await apmWorkspace.drawn();
          touched.push(...seen.takeRecords());
          return touched.length;
        }"""
    )
    assert touched == 0


def test_a_hidden_page_is_drawn_without_frames(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    workspace.evaluate(
        """async () => {
          const own = window.requestAnimationFrame;
          Object.defineProperty(document, "hidden", { value: true, configurable: true });
          window.requestAnimationFrame = () => 0;
          try {
            const drawn = new Promise((done) => {
              const all = { subtree: true, characterData: true, childList: true };
              new MutationObserver(done).observe(document.getElementById("sessions"), all);
            });
            Microsoft.Apm.getFocusedSession().title = "Two";
            await drawn;
          } finally {
            delete document.hidden;
            window.requestAnimationFrame = own;
          }
        }"""
    )
    assert titles(workspace, "Session strip") == ["Home", "Two"]


def test_a_page_hidden_before_its_frame_is_drawn_then(workspace: Page) -> None:
    open_case(workspace, title="One")
    drawn(workspace)
    shown = workspace.evaluate(
        """() => {
          const own = window.requestAnimationFrame;
          window.requestAnimationFrame = () => 0;
          try {
            Microsoft.Apm.getFocusedSession().title = "Two";
            Object.defineProperty(document, "hidden", { value: true, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
          } finally {
            delete document.hidden;
            window.requestAnimationFrame = own;
          }
          return document.querySelector("#sessions [aria-selected=true]").textContent;
        }"""
    )
    assert "Two" in shown


def test_one_session_too_many_shows_the_message_until_dismissed(workspace: Page) -> None:
    for number in range(9):
        open_case(workspace, title=f"Session {number}")
    assert LIMIT_SESSIONS in workspace.evaluate(OPEN)
    drawn(workspace)
    expect(workspace.get_by_role("alert")).to_have_text(LIMIT_SESSIONS)
    workspace.get_by_role("button", name="Dismiss").click()
    expect(workspace.get_by_role("alert")).to_have_count(0)
    assert len(titles(workspace, "Session strip")) == 10


def test_one_tab_too_many_shows_the_message_until_the_next_success(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({ limits: { tabs: 2 } })")
    script = """() => Microsoft.Apm.createTab({
      templateName: "apm_dashboard", appContext: new Map([["dashboardId", "x"]]),
    }).catch((error) => error.message)"""
    workspace.evaluate(script)
    assert LIMIT_TABS in workspace.evaluate(script)
    drawn(workspace)
    expect(workspace.get_by_role("alert")).to_have_text(LIMIT_TABS)
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().close()")
    drawn(workspace)
    expect(workspace.get_by_role("alert")).to_have_count(0)
    workspace.evaluate("apmWorkspace.load({})")


def test_reset_shows_the_beginning_again(workspace: Page) -> None:
    open_case(workspace, title="One")
    workspace.evaluate("Microsoft.Apm.getSession('session-id-0').requestFocus()")
    drawn(workspace)
    workspace.evaluate("apmWorkspace.reset()")
    assert titles(workspace, "Session strip") == ["Home"]
    expect(workspace.locator("[role=tabpanel]")).to_have_count(1)
    assert session_tab(workspace, "Home").get_attribute("data-attention") is None


def test_without_a_role_home_is_drawn_with_the_reason(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({ user: { name: 'Kim', roles: ['Guest'] } })")
    expect(workspace.get_by_role("alert")).to_contain_text("Kim may not use Microsoft.Apm")
    assert titles(workspace, "Session strip") == ["Home"]
    workspace.evaluate("apmWorkspace.load({})")
    expect(workspace.get_by_role("alert")).to_have_count(0)
