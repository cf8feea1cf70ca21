"""Scripts in same-origin frames reach the API through `window.parent` and `window.top`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.strips import drawn, open_case, session_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import Page

PANE = """<!doctype html><title>Pane</title><button>Open</button><output></output><script>
  const { Apm } = window.parent.Microsoft;
  const channel = new BroadcastChannel(Apm.getEventPublisherTopic("ON_SESSION_SWITCH"));
  channel.onmessage = ({ data }) => {
    document.querySelector("output").textContent += data.newSessionId + " ";
  };
  document.querySelector("button").onclick = async () => {
    const id = await Apm.createSession({
      templateName: "case_entity_session_default_template",
      sessionContext: new Map([["parametersStr", '[["entityName","incident"]]'], ["from", "pane"]]),
      isFocused: false,
    });
    window.top.Microsoft.Apm.getSession(id).title = "From the pane";
    document.querySelector("output").textContent = `opened ${id} `;
  };
</script>"""


def test_a_web_resource_opens_a_session_and_follows_the_focus(workspace: Page) -> None:
    workspace.route(
        "**/WebResources/new_pane.html",
        lambda route: route.fulfill(body=PANE, content_type="text/html"),
    )
    workspace.evaluate(
        """Microsoft.Apm.createTab({
          templateName: "apm_webresource",
          appContext: new Map([["webresourceName", "new_pane.html"]]),
        })"""
    )
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    frame.get_by_role("button").click()
    expect(frame.get_by_text("opened session-id-1")).to_be_visible()
    expect(session_tab(workspace, "From the pane")).to_be_visible()
    slug = "Microsoft.Apm.getSession('session-id-1').resolveSlug('{from}')"
    assert workspace.evaluate(slug) == "pane"
    workspace.evaluate("Microsoft.Apm.getSession('session-id-1').focus()")
    expect(workspace.locator("iframe").content_frame.locator("output")).to_contain_text(
        "opened session-id-1 session-id-1"
    )
    workspace.unroute("**/WebResources/new_pane.html")


def test_the_same_object_answers_everywhere(workspace: Page) -> None:
    open_case(workspace)
    open_tab = """async () => {
      await Microsoft.Apm.createTab({
        templateName: "msdyn_omnichannel_kbsearch", appContext: new Map([["data", "x"]]),
      });
      await apmWorkspace.drawn();
    }"""
    workspace.evaluate(open_tab)
    frame = shown_panel(workspace).locator("iframe").content_frame
    same = frame.locator("body").evaluate(
        "() => window.parent.Microsoft.Apm === window.top.Microsoft.Apm"
    )
    assert same
