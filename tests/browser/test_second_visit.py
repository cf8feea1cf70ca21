"""The service worker of a build: what it answers, and how it changes with the next build."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, expect

from apm.host.build.export import export
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support.kept_state import ALL, TITLES, wait_until_stored
from tests.support.page_scripts import OPEN
from tests.support.page_strips import open_tab, session_tab
from tests.support.static_host import FASTEST, hosting
from tests.support.watched_pages import Console, boot

ROOT = Path(__file__).resolve().parents[2]

INSTALLED = "navigator.serviceWorker.ready.then(({ active }) => active.scriptURL)"
NEXT_STATE = """async wanted => {
  const registration = await navigator.serviceWorker.getRegistration("site/");
  const next = registration.installing ?? registration.waiting ?? registration.active;
  while (next.state !== wanted) {
    await new Promise(resolve => next.addEventListener("statechange", resolve, { once: true }));
  }
  return next.state;
}"""
"""Waits for a state of the newest service worker."""

CACHES = "caches.keys().then(names => names.filter(name => name.startsWith('apm-build')))"
CHANGE = f"""async () => {{
  Microsoft.Apm.getSession(await {OPEN}).title = "Mine";
  await Xrm.WebApi.createRecord("account", {{ name: "Kept here" }});
}}"""
"""Opens a session and creates a record."""

NAMED = """(name) => Xrm.WebApi.retrieveMultipleRecords("account", `?$filter=name eq '${name}'`)
  .then(({ entities }) => entities.length)"""

HASHED = re.compile(r"^static/[^/]+-[A-Z2-7]{8}[./]")
BUILD_ID = "document.querySelector('meta[name=apm-build]').content"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory, runtime: Path) -> Path:
    """A build with a script and a web resource of its own."""
    own = tmp_path_factory.mktemp("own")
    (own / "resources/new_").mkdir(parents=True)
    (own / "resources/new_/page.html").write_text("<!doctype html><title>built</title>")
    (own / "started.js").write_text("window.started = 'built'")
    file = own / "workspace.toml"
    file.write_text('scripts = ["started.js"]\nweb_resources = "resources"\napp.name = "Desk"\n')
    folder = tmp_path_factory.mktemp("build") / "site"
    export(Site(ROOT), folder, ServedWorkspace(file), quality=FASTEST)
    return folder


@pytest.fixture
def site(build: Path, tmp_path: Path) -> Path:
    """A copy of the build, which the test may change."""
    return shutil.copytree(build, tmp_path / "site")


@contextmanager
def visitor(browser: Browser, url: str) -> Iterator[tuple[BrowserContext, Console]]:
    """Yields the browser context and the console of a visitor who has been on the page once."""
    said = Console("{0.scheme}://{0.netloc}".format(urlsplit(url)))
    with browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        page.evaluate(INSTALLED)
        page.close()
        assert said.complaints() == []
        yield context, said


def test_a_second_visit_needs_no_network(browser: Browser, site: Path) -> None:
    with ExitStack() as on_exit:
        with hosting(site) as url:
            context, said = on_exit.enter_context(visitor(browser, url))
        # Here the host is gone.
        context.set_offline(True)
        page = context.new_page()
        boot(page, said, f"{url}?anything#here")
        expect(page.get_by_text("Desk")).to_be_visible()
        page.get_by_role("button", name="Inspector", exact=True).click()
        page.evaluate("Microsoft.Apm.getFocusedSession().title")
        expect(page.get_by_role("log", name="Recorded calls")).to_contain_text("title")
        expect(page.get_by_role("alert")).to_contain_text("started.js")
        assert {message.partition(":")[0] for message in said.take()} == {"error"}


def test_the_worker_leaves_to_routes_what_a_test_may_answer(browser: Browser, site: Path) -> None:
    with hosting(site) as url, visitor(browser, url) as (context, said):
        page = context.new_page()
        answers = {
            "workspace.json": '{"app": {"name": "Routed"}, "scripts": ["client-scripts/started.js"]}',
            "client-scripts/started.js": "window.started = 'routed'",
            "WebResources/new_/page.html": "<!doctype html><title>routed</title>",
            "api/other/accounts": "routed",
            "static/own.js": "routed",
        }
        for path, body in answers.items():
            page.route(f"{url}{path}", answering(body))
        served: list[str] = []

        def note(response: Response) -> None:
            if response.from_service_worker:
                served.append(response.url.removeprefix(url))

        page.on("response", note)
        boot(page, said, url)
        expect(page.get_by_text("Routed")).to_be_visible()
        page.wait_for_function("window.started === 'routed'")
        open_tab(page, "apm_webresource", webresourceName="new_/page.html", title="Pane")
        page.wait_for_function("frames[0]?.document.title === 'routed'")
        for path in ("api/other/accounts", "static/own.js"):
            assert page.evaluate("path => fetch(path).then(each => each.text())", path) == "routed"
        # All that is left to the worker is the page itself and its hashed files.
        assert len(served) > 15
        assert [path for path in served if path and not HASHED.match(path)] == []


def test_a_built_page_keeps_its_state_for_a_visit_without_a_network(
    browser: Browser, site: Path
) -> None:
    file = site / "workspace.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **ALL}), "utf-8")
    with hosting(site) as url, visitor(browser, url) as (context, said):
        page = context.new_page()
        boot(page, said, url)
        page.evaluate(CHANGE)
        before = page.evaluate(TITLES)
        wait_until_stored(page, "Kept here")
        page.close()
        context.set_offline(True)
        page = context.new_page()
        boot(page, said, url)
        assert page.evaluate(TITLES) == before
        assert page.evaluate(NAMED, "Kept here") == 1
        page.evaluate("apmWorkspace.drawn()")
        expect(session_tab(page, "Mine")).to_be_visible()
        said.take()  # The script of the workspace is not in the cache.


def answering(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body)


def test_the_next_build_replaces_the_files_of_the_last(browser: Browser, site: Path) -> None:
    (site.parent / "beside.html").write_text("<!doctype html>")
    with hosting(site.parent) as host, visitor(browser, f"{host}site/") as (context, said):
        beside = context.new_page()
        beside.goto(f"{host}beside.html")
        deploy_next(site)
        page = context.new_page()
        boot(page, said, f"{host}site/")
        page.evaluate("navigator.serviceWorker.getRegistration().then(each => each.update())")
        # The network comes first, so the page is new at once. Its worker waits until no page is open.
        assert page.evaluate(BUILD_ID) == "NEXTNEXT"
        assert beside.evaluate(NEXT_STATE, "installed") == "installed"
        assert len(beside.evaluate(CACHES)) == 2
        page.close()
        assert beside.evaluate(NEXT_STATE, "activated") == "activated"
        assert beside.evaluate(CACHES) == [f"apm-build {host}site/ NEXTNEXT"]
        assert said.complaints() == []


def deploy_next(site: Path) -> None:
    """Turns a build into the next one, with another id and another icon."""
    [icon] = site.glob("static/icon-*.svg")
    icon.rename(icon.with_name("icon-NEXTNEXT.svg"))
    [build_id] = re.findall(
        r'"apm-build" content="(\w+)"', (site / "index.html").read_text("utf-8")
    )
    for name in ("index.html", "service-worker.js"):
        text = (site / name).read_text("utf-8")
        text = text.replace(icon.name, "icon-NEXTNEXT.svg").replace(f'"{build_id}"', '"NEXTNEXT"')
        (site / name).write_text(text, "utf-8")


def test_a_served_page_has_no_worker(workspace: Page) -> None:
    assert workspace.evaluate("navigator.serviceWorker.getRegistrations()") == []
    assert workspace.evaluate("caches.keys()") == []
