"""Scripts in same-origin frames reach the API through `window.parent` and `window.top`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import drawn, open_case, open_tab, session_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

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


@pytest.mark.parametrize("given", ["a b&c=ü+%41", '{"id":[1,2]}'])
def test_data_arrives_as_it_was_given(workspace: Page, given: str) -> None:
    open_tab(workspace, "msdyn_omnichannel_kbsearch", data=given)
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.locator("#data")).to_have_text(given)


def test_an_object_as_data_arrives_as_json(workspace: Page) -> None:
    workspace.evaluate(
        """Microsoft.Apm.createTab({
          templateName: "msdyn_omnichannel_kbsearch", appContext: new Map([["data", { a: [1] }]]),
        })"""
    )
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.locator("#data")).to_have_text('{"a":[1]}')


@pytest.mark.parametrize("before", ["", "$webresource:"])
def test_a_name_may_be_written_as_elsewhere_in_the_product(workspace: Page, before: str) -> None:
    open_tab(workspace, "apm_webresource", webresourceName=f"{before}MSDYN_kbSearchPageHost.html")
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.get_by_role("heading", name="Knowledge search")).to_be_visible()


CONTEXT = """<!doctype html><script src="SOURCE"></script><output></output><script>
  window.Xrm.Utility ??= { getGlobalContext: () => "the context" };
  document.querySelector("output").textContent =
    `${Xrm === parent.Xrm} ${GetGlobalContext() === Xrm.Utility.getGlobalContext()}`;
</script>"""


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("contoso_pane.html", "ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "../ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "../../ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "../../../ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "/ClientGlobalContext.js.aspx"),
        ("contoso_/deep/pane.html", "/%7B1%7D/WebResources/ClientGlobalContext.js.aspx"),
    ],
)
def test_the_script_of_the_product_gives_a_frame_what_its_workspace_has(
    workspace: Page, name: str, source: str
) -> None:
    address = f"**/WebResources/{name}"
    body = CONTEXT.replace("SOURCE", source)
    workspace.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    open_tab(workspace, "apm_webresource", webresourceName=name)
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.locator("output")).to_have_text("true true")
    workspace.unroute(address)


def test_outside_of_the_workspace_it_says_where_the_page_belongs(page: Page) -> None:
    page.route(
        "**/WebResources/contoso_alone.html",
        lambda route: route.fulfill(
            body="<!doctype html><script src='ClientGlobalContext.js.aspx'></script>",
            content_type="text/html",
        ),
    )
    page.goto("/WebResources/contoso_alone.html")
    said = page.evaluate("(() => { try { GetGlobalContext() } catch (e) { return e.message } })()")
    assert said == "GetGlobalContext: this page has to be shown in a tab of the workspace"


def test_a_missing_web_resource_is_named_in_the_tab_and_in_the_console(
    workspace: Page, console: Console
) -> None:
    with workspace.expect_console_message(lambda said: said.type == "warning"):
        tab_id = open_tab(
            workspace, "apm_webresource", webresourceName="no_/pane.html", title="Pane"
        )
        drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.get_by_text("There is no web resource no_/pane.html in ")).to_be_visible()
    _browser, ours = console.take()
    said = f"warning: {tab_id} 'Pane': there is no web resource 'no_/pane.html' in "
    assert ours.startswith(said)
    assert ours.replace("\\", "/").endswith("static/webresources")


def test_what_a_web_resource_loads_in_vain_is_named_too(workspace: Page, console: Console) -> None:
    address = "**/WebResources/contoso_/pane.html"
    body = "<!doctype html><script src='js/a b.js'></script><button>Later</button>"
    workspace.route(address, lambda route: route.fulfill(body=body, content_type="text/html"))
    with workspace.expect_console_message(lambda said: "'contoso_/js/a b.js' in " in said.text):
        open_tab(workspace, "apm_webresource", webresourceName="contoso_/pane.html")
        drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    with workspace.expect_console_message(lambda said: "'contoso_/late.js' in " in said.text):
        frame.get_by_role("button").evaluate("async () => { await fetch('late.js') }")
    console.take()
    workspace.unroute(address)


def test_a_website_is_left_alone(workspace: Page) -> None:
    answer = "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>"
    workspace.route(
        "https://elsewhere.example/",
        lambda route: route.fulfill(body=answer, content_type="text/html"),
    )
    open_tab(workspace, "apm_website", url="https://elsewhere.example/")
    drawn(workspace)
    frame = shown_panel(workspace).locator("iframe").content_frame
    expect(frame.get_by_role("heading", name="Elsewhere")).to_be_visible()
