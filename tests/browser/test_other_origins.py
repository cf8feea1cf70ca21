"""Pages of other origins get nothing from the development server: by script elements, images, frames or requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.served_pages import serving
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ELSEWHERE = "http://elsewhere.example/"
"""A page of another site; a route answers its requests."""

PROBE = """async (base) => {
  const loaded = (element, address) => new Promise((resolve) => {
    element.addEventListener("load", () => resolve(true));
    element.addEventListener("error", () => resolve(false));
    element[element.localName === "link" ? "href" : "src"] = base + address;
    document.head.append(element);
  });
  const made = (name, more = {}) => Object.assign(document.createElement(name), more);
  const asked = (address, mode) => fetch(base + address, { mode }).then(() => true, () => false);
  const heard = (address) => new Promise((resolve) => {
    const source = new EventSource(base + address);
    source.onopen = () => resolve(true);
    source.onerror = () => resolve(false);
  });
  return {
    "own script": await loaded(made("script"), "client-scripts/own.js"),
    "module": await loaded(made("script", { type: "module" }), "static/page.js"),
    "workspace.json as a script": await loaded(made("script"), "workspace.json"),
    "web resource as a script": await loaded(made("script"), "WebResources/new_code.js"),
    "style sheet": await loaded(made("link", { rel: "stylesheet" }), "static/styles/page.css"),
    "picture": await loaded(made("img"), "static/icon.svg"),
    "request": await asked("workspace.json", "cors"),
    "opaque request": await asked("workspace.json", "no-cors"),
    "opaque request for a script": await asked("client-scripts/own.js", "no-cors"),
    "changes": await heard("changes"),
    "what ran": Object.keys(window).filter((name) => name.startsWith("secret")),
  };
}"""

FRAMED = ("", "static/form-frame.html", "WebResources/new_page.html", "workspace.json")


@pytest.fixture(scope="module")
def address(runtime: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "own.js").write_text("var secretOfScript = 1;")
    (folder / "new_code.js").write_text("var secretOfResource = 1;")
    (folder / "new_page.html").write_text(
        "<!doctype html><h1>Own</h1><script>document.body.append('ran')</script>"
    )
    (folder / "new_outer.html").write_text("<!doctype html><iframe src='new_page.html'></iframe>")
    (folder / "workspace.toml").write_text('scripts = ["own.js"]\nweb_resources = "."\n')
    with serving(ServedWorkspace(folder / "workspace.toml")) as (url, _):
        yield url


@pytest.fixture(params=["another site", "another port"])
def foreign(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of another origin; the browser writes an error for each thing that it refuses."""
    said = Console(address.rstrip("/"))
    with serving(ServedWorkspace()) as (other, _), browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        page.route(f"{other}**", lambda route: route.continue_())
        empty = {"content_type": "text/html", "body": "<!doctype html><title>Elsewhere</title>"}
        page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(**empty))
        # The page of the other server has no policy that would keep it from trying.
        is_site = request.param == "another site"
        page.goto(ELSEWHERE if is_site else f"{other}static/form-frame.html")
        yield page
        said.take()
        assert said.complaints() == []


def test_another_origin_loads_and_reads_nothing(foreign: Page, address: str) -> None:
    got = foreign.evaluate(PROBE, address)
    assert got.pop("what ran") == []
    assert {name for name, came in got.items() if came} == set()


def test_another_origin_frames_nothing(foreign: Page, address: str) -> None:
    for path in FRAMED:
        # The load event comes also when the browser shows nothing.
        foreign.evaluate(
            """(src) => new Promise((resolve) => {
              const frame = Object.assign(document.createElement("iframe"), { src, onload: resolve });
              document.body.append(frame);
            })""",
            address + path,
        )
    shown = {frame.url for frame in foreign.frames[1:]}
    assert shown == {"chrome-error://chromewebdata/"}


def test_the_page_frames_its_own_files(browser: Browser, address: str) -> None:
    said = Console(address.rstrip("/"))
    with browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, address)
        page.evaluate(
            """() => Xrm.Navigation.navigateTo({ pageType: "webresource", webresourceName: "new_outer.html" })"""
        )
        inner = page.frame_locator("iframe:visible").frame_locator("iframe")
        expect(inner.locator("body")).to_contain_text("ran")
        assert said.complaints() == []
