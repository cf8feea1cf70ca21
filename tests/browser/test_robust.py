"""The page works with careless client scripts, and with a fake clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_case, open_tab, session_tab, titles
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_elements_of_page_scripts_are_their_own(workspace: Page) -> None:
    prevented = workspace.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", '<form id="theirs"><button></button></form>');
          const form = document.getElementById("theirs");
          const button = form.firstChild;
          button.dataset.action = "save";
          button.type = "button";
          button.click();
          for (const kind of ["click", "input", "keydown"]) document.dispatchEvent(new Event(kind));
          const submit = new Event("submit", { cancelable: true, bubbles: true });
          form.dispatchEvent(submit);
          form.remove();
          return submit.defaultPrevented;
        }"""
    )
    assert prevented is False


def test_a_held_clock_holds_neither_drawing_nor_reset(page: Page, console: Console) -> None:
    boot(page, console)
    page.clock.install()
    page.clock.pause_at(2_000_000_000_000)
    open_case(page, title="One")
    drawn(page)
    assert titles(page, "Session strip") == ["Home", "One"]
    page.evaluate("apmWorkspace.reset()")
    assert titles(page, "Session strip") == ["Home"]


def test_calls_on_a_nearly_full_stack_do_not_stop_the_page(page: Page, console: Console) -> None:
    """A call fails there with an error that says so, or works; afterwards, all calls work."""
    boot(page, console)
    said = page.evaluate(
        """async () => {
          const session = Microsoft.Apm.getFocusedSession();
          const said = new Set();
          let left = 1500;
          const dive = () => {
            try { dive(); } catch {}
            if (left-- < 0) return;
            try { session.title = "Start"; } catch (error) { try { said.add(`${error}`); } catch {} }
          };
          try { dive(); } catch {}
          await apmWorkspace.drawn();
          return [...said];
        }"""
    )
    console.take()  # Pyodide writes what interrupted it.
    # What the browser itself says, or a failed call of the emulator.
    ours = ("RangeError: Maximum call stack size exceeded", "ApmError: session.title: ")
    assert [each for each in said if not each.startswith(ours)] == []
    open_case(page, title="One")
    drawn(page)
    assert titles(page, "Session strip") == ["Home", "One"]
    assert page.locator("html[data-apm=ready]").count() == 1


def test_an_object_asked_for_on_a_full_stack_is_whole_later(workspace: Page) -> None:
    names = workspace.evaluate(
        """() => {
          const { Apm } = Microsoft;
          const id = String(Apm.createSession({ templateName: "msdyn_chat_session" }));
          const deeper = () => {
            try { deeper() } catch { Apm.getSession(id) }
          };
          try { deeper() } catch {}
          return Object.getOwnPropertyNames(Apm.getSession(id));
        }"""
    )
    assert {"sessionId", "title", "close"} <= set(names)


def test_reset_brings_back_what_was_frozen_or_replaced(workspace: Page) -> None:
    ids = workspace.evaluate(
        """async () => {
          const ids = [];
          Object.freeze(Microsoft.Apm);
          await apmWorkspace.reset();
          ids.push(...Microsoft.Apm.getAllSessions());
          window.Microsoft = Object.freeze({ Apm: { mock: true }, Other: 1 });
          await apmWorkspace.reset();
          ids.push(...Microsoft.Apm.getAllSessions(), String(Microsoft.Other));
          Microsoft.Apm.extra = 1;
          await apmWorkspace.reset();
          ids.push(String("extra" in Microsoft.Apm));
          const { info } = console;
          console.info = (note) => ids.push(note);
          try { Microsoft.CCaaS; } finally { console.info = info; }
          return ids;
        }"""
    )
    assert ids == ["session-id-0", "session-id-0", "1", "false", "Microsoft has no CCaaS."]


def test_a_dismissed_alert_hands_the_keyboard_focus_on(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({ limits: { sessions: 1 } })")
    workspace.evaluate(
        'Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" }).catch(() => {})'
    )
    drawn(workspace)
    workspace.get_by_role("button", name="Dismiss").press("Enter")
    expect(app_tab(workspace, "Dashboard")).to_be_focused()
    workspace.evaluate("apmWorkspace.load({})")


def test_a_close_by_script_hands_the_keyboard_focus_on(workspace: Page) -> None:
    session_id = open_case(workspace, title="One")
    drawn(workspace)
    session_tab(workspace, "One").focus()
    workspace.evaluate("(id) => Microsoft.Apm.getSession(id).close()", session_id)
    drawn(workspace)
    expect(session_tab(workspace, "Home")).to_be_focused()


def test_the_same_alert_twice_is_announced_twice(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({ limits: { sessions: 1 } })")
    refused = 'Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" }).catch(() => {})'
    workspace.evaluate(refused)
    drawn(workspace)
    alert = workspace.get_by_role("alert")
    first = alert.element_handle()
    workspace.evaluate(refused)
    drawn(workspace)
    expect(alert).to_have_count(1)
    assert not first.evaluate("(element) => element.isConnected"), "a new element is announced"
    workspace.evaluate("apmWorkspace.load({})")


def test_a_newly_selected_tab_comes_into_view(workspace: Page) -> None:
    workspace.set_viewport_size({"width": 500, "height": 500})
    for number in range(9):
        open_tab(workspace, "apm_dashboard", dashboardId="x", title=f"Dashboard {number}")
    drawn(workspace)
    expect(app_tab(workspace, "Dashboard 8")).to_be_in_viewport(ratio=0.99)
    workspace.evaluate("Microsoft.Apm.focusTab('tab-id-0')")
    drawn(workspace)
    expect(app_tab(workspace, "Dashboard").first).to_be_in_viewport(ratio=0.99)
    workspace.set_viewport_size({"width": 1280, "height": 720})


def test_a_title_of_white_space_is_shown_as_the_id(workspace: Page) -> None:
    session_id = open_case(workspace, title=" ")
    drawn(workspace)
    expect(session_tab(workspace, session_id)).to_be_visible()
    title = "Microsoft.Apm.getFocusedSession().title"
    assert workspace.evaluate(title) == " "
