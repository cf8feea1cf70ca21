"""Requests to the Web API: from web resources and dialogs, answered by a test, refused, with handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_form_scripts import open_case
from tests.support.page_strips import dialog, drawn, open_tab, shown_panel
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
NAME = f"/api/data/v9.2/accounts({ACCOUNT})?$select=name"

SCRIPT = f"""
  const request = new XMLHttpRequest();
  request.open("GET", "{NAME}", false);
  request.send();
  const show = (text) => {{
    document.querySelector("output").textContent += text + ";";
  }};
  document.addEventListener("DOMContentLoaded", async () => {{
    show(JSON.parse(request.responseText).name);
    const address = new URL("api/data/v9.2/accounts/$count", ROOT);
    show(await (await fetch(address)).text());
  }});
"""
ANSWERED = "Contoso Coffee;6;"


def document(root: str) -> str:
    """A web resource whose first script sends requests."""
    script = SCRIPT.replace("ROOT", f'new URL("{root}", location.href)')
    return f"<!doctype html><html><head><script>{script}</script></head><body><output></output>"


@pytest.fixture(scope="module")
def client(
    runtime: object, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Console]]:
    """A page with web resources of its own."""
    folder = tmp_path_factory.mktemp("resources")
    (folder / "new_/deep").mkdir(parents=True)
    (folder / "new_pane.html").write_text(document("../"))
    (folder / "new_/deep/noending").write_text(document("../../../"))
    frame = '<!doctype html><title>Outer</title><iframe src="deep/noending"></iframe>'
    (folder / "new_/outer.html").write_text(frame)
    with served_page(browser, ServedWorkspace(web_resources=folder)) as (page, said):
        yield page, said


@pytest.fixture
def page(client: tuple[Page, Console]) -> Iterator[Page]:
    """The page of the client; its console has to stay clean."""
    page, said = client
    page.evaluate("apmWorkspace.load({})")
    yield page
    page.unroute_all()
    assert said.complaints() == []


def test_the_first_script_of_a_web_resource_has_answers(page: Page) -> None:
    open_tab(page, "apm_webresource", webresourceName="new_pane.html")
    drawn(page)
    frame = shown_panel(page).locator("iframe").content_frame
    expect(frame.locator("output")).to_have_text(ANSWERED)
    objects = "async () => (await fetch('/api/data/v9.2/')) instanceof Response"
    assert frame.locator("body").evaluate(objects)


def test_so_has_a_page_in_a_frame_of_a_web_resource(page: Page) -> None:
    open_tab(page, "apm_webresource", webresourceName="new_/outer.html")
    drawn(page)
    inner = shown_panel(page).locator("iframe").content_frame.locator("iframe").content_frame
    expect(inner.locator("output")).to_have_text(ANSWERED)


def test_so_has_a_web_resource_in_a_dialog(page: Page) -> None:
    target = "{ pageType: 'webresource', webresourceName: 'new_pane.html' }"
    options = "{ target: 2, title: 'Pane' }"
    page.evaluate(f"void Xrm.Navigation.navigateTo({target}, {options})")
    drawn(page)
    frame = dialog(page, "Pane").locator("iframe").content_frame
    expect(frame.locator("output")).to_have_text(ANSWERED)


def test_so_has_a_web_resource_in_a_window_of_its_own(page: Page) -> None:
    with page.expect_popup() as opened:
        page.evaluate("Xrm.Navigation.openWebResource('new_pane.html')")
    expect(opened.value.locator("output")).to_have_text(ANSWERED)
    opened.value.close()


def test_a_web_resource_changes_the_records_of_the_page(page: Page) -> None:
    open_tab(page, "apm_webresource", webresourceName="new_pane.html")
    drawn(page)
    frame = shown_panel(page).locator("iframe").content_frame
    change = """() => fetch("/api/data/v9.2/accounts", {
      method: "POST", body: JSON.stringify({ name: "AAA Coffee" }),
    })"""
    frame.locator("body").evaluate(change)
    page.evaluate("Xrm.Navigation.navigateTo({ pageType: 'entitylist', entityName: 'account' })")
    expect(page.get_by_text("AAA Coffee")).to_be_visible()


FORM_SCRIPT = """
  async function onLoad(context) {
    const url = `${Xrm.Utility.getGlobalContext().getClientUrl()}NAME`;
    const request = new XMLHttpRequest();
    request.open("GET", url, false);
    request.send();
    const form = context.getFormContext();
    form.getAttribute("title").setValue(JSON.parse(request.responseText).name);
    const { name } = await (await fetch(url)).json();
    form.getAttribute("description").setValue(`${name} again`);
  }
""".replace("NAME", NAME)

FORM_SETTINGS = """
scripts = []
[[forms]]
table = "incident"
event = "onload"
function = "onLoad"
library = "form.js"
"""


def test_form_scripts_have_answers(runtime: object, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "form.js").write_text(FORM_SCRIPT)
    (tmp_path / "workspace.toml").write_text(FORM_SETTINGS)
    with served_page(browser, ServedWorkspace(tmp_path / "workspace.toml")) as (page, said):
        open_case(page)
        drawn(page)
        expect(page.get_by_role("textbox", name="Case Title")).to_have_value("Contoso Coffee")
        description = page.get_by_role("textbox", name="Description")
        expect(description).to_have_value("Contoso Coffee again")
        assert said.complaints() == []


BY_FETCH = "async (address) => (await (await fetch(address)).json()).name"
BY_XHR = """(address) => new Promise((resolve) => {
  const xhr = new XMLHttpRequest();
  xhr.onload = () => resolve(xhr.response.name);
  xhr.open("GET", address);
  xhr.responseType = "json";
  xhr.send();
})"""
AT_ONCE = """(address) => {
  const xhr = new XMLHttpRequest();
  xhr.open("GET", address, false);
  xhr.send();
  return JSON.parse(xhr.responseText).name;
}"""


@pytest.mark.parametrize("ask", [BY_FETCH, BY_XHR, AT_ONCE])
def test_a_test_answers_requests_with_a_route(page: Page, ask: str) -> None:
    with page.expect_request("**/api/data/v9.2/accounts*"):
        assert page.evaluate(ask, NAME) == "Contoso Coffee"
    page.route("**/api/data/v9.2/accounts*", lambda route: route.fulfill(json={"name": "Mocked"}))
    assert page.evaluate(ask, NAME) == "Mocked"
    page.unroute_all()
    assert page.evaluate(ask, NAME) == "Contoso Coffee"


def test_a_route_sees_what_is_sent(page: Page) -> None:
    send = """() => fetch("/api/data/v9.2/accounts", {
      method: "POST", headers: { Prefer: "return=representation" }, body: '{"name": "Sent"}',
    })"""
    with page.expect_request("**/api/data/**") as seen:
        page.evaluate(f"({send})().then(({{ status }}) => status)")
    request = seen.value
    assert (request.method, request.post_data) == ("POST", '{"name": "Sent"}')
    assert request.headers["prefer"] == "return=representation"


def test_requests_to_the_organization_are_seen_at_the_address_of_the_page(page: Page) -> None:
    page.evaluate("apmWorkspace.load({ environment: { url: 'https://contoso.example/org' } })")
    with page.expect_request("**/api/data/v9.2/accounts*") as seen:
        assert page.evaluate(BY_FETCH, f"https://contoso.example/org{NAME}") == "Contoso Coffee"
    assert seen.value.url.startswith("http://127.0.0.1:")


FAILED_FETCH = "() => fetch('/api/data/v9.2/accounts').then(() => '', (error) => error.name)"
FAILED_XHR = """() => new Promise((resolve) => {
  const xhr = new XMLHttpRequest();
  const seen = [];
  for (const kind of ["load", "error"]) xhr.addEventListener(kind, () => seen.push(kind));
  xhr.onloadend = () => resolve([...seen, xhr.readyState, xhr.status]);
  xhr.open("GET", "/api/data/v9.2/accounts");
  xhr.send();
})"""


def test_a_request_that_the_network_refuses_fails(page: Page, client: tuple[Page, Console]) -> None:
    page.route("**/api/data/**", lambda route: route.abort())
    assert page.evaluate(FAILED_FETCH) == "TypeError"
    assert page.evaluate(FAILED_XHR) == ["error", 4, 0]
    said = client[1].take()
    assert [each for each in said if "Failed to load resource" not in each] == []


HANDLED = """async () => {
  const handlers = {
    contoso_Later: async ({ parameters, target }) => ({ parameters, target }),
    contoso_Now: ({ parameters: { Name } }) => ({ text: `Hello ${Name}` }),
    contoso_Loop: () => { const loop = {}; loop.loop = loop; return loop; },
    contoso_Own: () => new Response('{"own": true}', { status: 429, headers: { "X-Own": "1" } }),
    contoso_Never: () => { throw new Error("Not today"); },
  };
  for (const [name, handler] of Object.entries(handlers)) apmWorkspace.handle(name, handler);
  const api = "/api/data/v9.2/";
  const ask = async (path, init) => {
    const response = await fetch(api + path, init);
    const { "@odata.context": _, ...body } = await response.json();
    return [response.status, body];
  };
  const atOnce = (path) => {
    const xhr = new XMLHttpRequest();
    xhr.open("GET", api + path, false);
    xhr.send();
    return [xhr.status, JSON.parse(xhr.responseText)];
  };
  const bound = `accounts(${ACCOUNT})/Microsoft.Dynamics.CRM.contoso_Later`;
  try {
    return [
      await ask(bound, { method: "POST", body: '{"Rate": 5}' }),
      await ask("contoso_Now(Name=@n)?@n='Ada'"),
      await ask("contoso_Never()"),
      await ask("contoso_Loop()"),
      await ask("contoso_Own()"),
      atOnce("contoso_Now(Name='Bob')")[1].text,
      atOnce("contoso_Later()")[0],
    ];
  } finally {
    for (const name of Object.keys(handlers)) apmWorkspace.handle(name, null);
  }
}"""


def test_handlers_answer_functions_and_actions(page: Page) -> None:
    later, now, never, loop, own, at_once, waiting = page.evaluate(
        HANDLED.replace("${ACCOUNT}", ACCOUNT)
    )
    assert later == [
        200,
        {"parameters": {"Rate": 5}, "target": {"entityType": "account", "id": ACCOUNT}},
    ]
    assert now == [200, {"text": "Hello Ada"}]
    assert never == [400, {"error": {"code": "0x80040265", "message": "Not today"}}]
    assert (loop[0], "not JSON" in loop[1]["error"]["message"]) == (400, True)
    assert own == [429, {"own": True}]
    assert (at_once, waiting) == ("Hello Bob", 400)
