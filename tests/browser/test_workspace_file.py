"""The page of a development server with a `workspace.toml`."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from apm.host.server import Server
from apm.host.site import Site
from apm.host.workspace import Workspace
from tests.browser.strips import drawn, open_tab, shown_panel
from tests.watch import Console, boot

ROOT = Path(__file__).resolve().parents[2]

GOOD = """
web_resources = "own"
scripts = ["scripts/*.js"]
app.name = "Desk"
limits.tabs = 3

[[tab_templates]]
unique_name = "new_card"
title = "Card of {customerName}"
page_type = "webresource"
pinned = true
parameters = { webresourceName = "new_/card.html", data = "{customerName}" }
"""

OWN = {
    "own/new_/pane.html": '<!doctype html><link rel="stylesheet" href="css/pane.css"><h1>Pane</h1>',
    "own/new_/css/pane.css": "h1 { color: red }",
    "own/new_/inner.html": "<!doctype html><iframe src='pane.html'></iframe>",
    "scripts/greet.js": "var greeting = 'hello';\n//# sourceMappingURL=greet.js.map\n",
    "scripts/greet.js.map": '{"version":3,"sources":[],"mappings":""}',
}
"""Other web resources, and client scripts."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "own/new_").mkdir(parents=True)
    (folder / "own/new_/card.html").write_text("<!doctype html><title>Card</title><h1>My card</h1>")
    for name, text in OWN.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "workspace.toml").write_text(GOOD)
    return folder / "workspace.toml"


def save(file: Path, text: str) -> None:
    """Save at one stroke, so that nobody reads half a file."""
    fresh = file.with_name("fresh")
    fresh.write_text(text)
    fresh.replace(file)


@contextmanager
def serving(workspace: Workspace) -> Iterator[tuple[str, Console]]:
    """Serve a workspace; give the address, and what watches its pages."""
    with Server(Site(ROOT), workspace=workspace) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.url, Console(server.url.rstrip("/"))
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def own_page(runtime: Path, file: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    """One booted page for all tests of this module, of a server with the file."""
    with serving(Workspace(file)) as (url, said), browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        yield page, said


@pytest.fixture
def desk(own_page: tuple[Page, Console], file: Path) -> Iterator[Page]:
    """The page with the file as it was in the beginning; its console has to stay clean."""
    page, said = own_page
    yield page
    page.evaluate("window.old = Microsoft.Apm.getFocusedSession()")
    save(file, GOOD)
    page.wait_for_function("() => { try { old.title; } catch { return true; } }")
    assert said.complaints() == []


def tab_templates(page: Page) -> str:
    """What the refusal of an unknown tab template lists."""
    ask = "Microsoft.Apm.createTab({ templateName: 'x' }).catch((error) => error.message)"
    return str(page.evaluate(ask))


def test_the_page_starts_with_what_the_file_says(desk: Page) -> None:
    expect(desk.get_by_role("banner")).to_contain_text("Desk")
    tab_id = desk.evaluate(
        """Microsoft.Apm.createTab({
          templateName: "new_card",
          appContext: new Map([["customerName", "Contoso"]]),
        })"""
    )
    desk.evaluate("apmWorkspace.drawn()")
    expect(desk.locator(f"[data-tab-id={tab_id}]")).to_have_text("Card of Contoso")
    expect(desk.get_by_role("button", name="Close tab Card of Contoso")).to_have_count(0)
    frame = shown_panel(desk).locator("iframe").content_frame
    expect(frame.get_by_role("heading", name="My card")).to_be_visible()


def test_a_reset_keeps_what_the_file_says(desk: Page) -> None:
    desk.evaluate("apmWorkspace.reset()")
    expect(desk.get_by_role("banner")).to_contain_text("Desk")
    assert "new_card" in tab_templates(desk)


def test_saving_the_file_starts_the_workspace_anew_with_a_notice(desk: Page, file: Path) -> None:
    desk.evaluate("window.before = Microsoft.Apm.getFocusedSession()")
    save(file, GOOD.replace("Desk", "New desk").replace("new_card", "new_other"))
    expect(desk.get_by_role("banner")).to_contain_text("New desk")
    news = "workspace.toml was saved; the workspace started anew."
    toast = desk.get_by_role("list", name="Toasts").get_by_role("listitem").filter(has_text=news)
    expect(toast).to_be_visible()
    assert "new_other" in tab_templates(desk)
    refused = "() => { try { return before.title } catch (error) { return error.message } }"
    assert "reset" in desk.evaluate(refused)
    toast.get_by_role("button", name="Dismiss").click()
    expect(toast).to_have_count(0)


def test_a_file_that_cannot_be_used_is_an_alert_and_the_workspace_stays(
    desk: Page, file: Path
) -> None:
    desk.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Mine'")
    save(file, GOOD.replace("tabs = 3", "tabs = 0\nlimit.tabs = 1"))
    alert = desk.get_by_role("alert")
    expect(alert).to_contain_text(
        "workspace.toml was saved, but cannot be used; the workspace stays"
    )
    expect(alert.get_by_role("listitem")).to_have_text(
        [
            "workspace.toml: unknown key limit; did you mean limits?",
            "workspace.toml: limits.tabs is 0, but has to be a whole number from 1 to 100",
        ]
    )
    expect(desk.get_by_role("tab", name="Mine")).to_be_visible()


class TestSavedFiles:
    """What a saved web resource or script has start anew."""

    MARK = "() => { for (const each of Array.from(frames)) each.isOld = true; }"
    OLD = """() => Object.fromEntries(
      [...document.querySelectorAll("[role=tabpanel] iframe")]
        .map((each) => [each.title, each.contentWindow.isOld === true]),
    )"""

    @pytest.fixture
    def panes(self, desk: Page) -> Page:
        """Two tabs in Home behind its dashboard, their pages loaded and marked."""
        for name, title in (("new_/card.html", "Card"), ("new_/pane.html", "Pane")):
            open_tab(desk, "apm_webresource", webresourceName=name, title=title)
            drawn(desk)
            frame = desk.locator(f"iframe[title={title}]").content_frame
            expect(frame.get_by_role("heading")).to_be_visible()
        desk.evaluate(self.MARK)
        assert desk.evaluate(self.OLD) == {"Card": True, "Pane": True}
        return desk

    @pytest.mark.parametrize(
        ("name", "refreshed"),
        [
            ("own/new_/card.html", "Card"),
            ("own/new_/pane.html", "Pane"),
            ("own/new_/css/pane.css", "Pane"),
        ],
    )
    def test_just_the_tabs_that_show_it_are_refreshed(
        self, panes: Page, file: Path, name: str, refreshed: str
    ) -> None:
        path = file.parent / name
        save(path, path.read_text() + "\n")
        frame = f"iframe[title={refreshed}]"
        panes.wait_for_function(
            "(frame) => !document.querySelector(frame).contentWindow.isOld", arg=frame
        )
        expect(panes.locator(frame).content_frame.locator("h1")).to_be_attached()
        assert panes.evaluate(self.OLD) == {each: each != refreshed for each in ("Card", "Pane")}

    def test_the_new_text_is_shown(self, panes: Page, file: Path) -> None:
        heading = panes.locator("iframe[title=Pane]").content_frame.get_by_role("heading")
        expect(heading).to_have_css("color", "rgb(255, 0, 0)")
        save(file.parent / "own/new_/css/pane.css", "h1 { color: rgb(0, 0, 255) }")
        expect(heading).to_have_css("color", "rgb(0, 0, 255)")
        save(file.parent / "own/new_/css/pane.css", OWN["own/new_/css/pane.css"])
        expect(heading).to_have_css("color", "rgb(255, 0, 0)")

    def test_a_tab_that_misses_its_web_resource_gets_it(
        self, desk: Page, own_page: tuple[Page, Console], file: Path
    ) -> None:
        with desk.expect_console_message(lambda said: said.type == "warning") as warned:
            open_tab(desk, "apm_webresource", webresourceName="new_/later.html", title="Later")
            drawn(desk)
        assert str(file.parent / "own") in warned.value.text
        own_page[1].take()
        save(file.parent / "own/new_/later.html", "<!doctype html><h1>Here now</h1>")
        frame = desk.locator("iframe[title=Later]").content_frame
        expect(frame.get_by_role("heading", name="Here now")).to_be_visible()
        (file.parent / "own/new_/later.html").unlink()
        with desk.expect_console_message(lambda said: said.type == "warning"):
            expect(frame.get_by_text("There is no web resource new_/later.html")).to_be_visible()
        own_page[1].take()

    def test_side_panes_and_dialogs_are_refreshed_too(self, desk: Page, file: Path) -> None:
        desk.evaluate(
            """async () => {
              const page = { pageType: "webresource", webresourceName: "new_/pane.html" };
              await (await Xrm.App.sidePanes.createPane()).navigate(page);
              void Xrm.Navigation.navigateTo(page, { target: 2 });
              await apmWorkspace.drawn();
            }"""
        )
        frames = [desk.locator(f"{where} iframe") for where in ("#side-panes", "dialog")]
        headings = [each.content_frame.get_by_role("heading", level=1) for each in frames]
        for heading in headings:
            expect(heading).to_have_css("color", "rgb(255, 0, 0)")
        save(file.parent / "own/new_/css/pane.css", "h1 { color: rgb(0, 0, 255) }")
        for heading in headings:
            expect(heading).to_have_css("color", "rgb(0, 0, 255)")
        save(file.parent / "own/new_/css/pane.css", OWN["own/new_/css/pane.css"])
        for heading in headings:
            expect(heading).to_have_css("color", "rgb(255, 0, 0)")

    def test_a_frame_within_a_frame_counts(self, desk: Page, file: Path) -> None:
        open_tab(desk, "apm_webresource", webresourceName="new_/inner.html", title="Inner")
        drawn(desk)
        inner = desk.locator("iframe[title=Inner]").content_frame
        heading = inner.locator("iframe").content_frame.get_by_role("heading")
        expect(heading).to_have_css("color", "rgb(255, 0, 0)")
        save(file.parent / "own/new_/css/pane.css", "h1 { color: rgb(0, 0, 255) }")
        expect(heading).to_have_css("color", "rgb(0, 0, 255)")
        save(file.parent / "own/new_/css/pane.css", OWN["own/new_/css/pane.css"])
        expect(heading).to_have_css("color", "rgb(255, 0, 0)")

    def test_a_saved_script_is_loaded_anew_and_the_workspace_stays(
        self, panes: Page, file: Path
    ) -> None:
        panes.wait_for_function("globalThis.greeting === 'hello'")
        script = "scripts/greet.js"
        save(file.parent / script, OWN[script].replace("hello", "good day"))
        panes.wait_for_function("globalThis.greeting === 'good day'")
        news = "greet.js was saved and is loaded anew."
        expect(panes.get_by_role("status").filter(has_text=news)).to_be_visible()
        assert panes.evaluate(self.OLD) == {"Card": True, "Pane": True}
        save(file.parent / script, OWN[script])
        panes.wait_for_function("globalThis.greeting === 'hello'")

    def test_a_script_that_cannot_be_loaded_twice_says_what_to_do(
        self, panes: Page, own_page: tuple[Page, Console], file: Path
    ) -> None:
        script = "scripts/greet.js"
        once = "const once = 1;\n"
        save(file.parent / script, once + OWN[script])
        panes.wait_for_function("typeof once === 'number'")
        save(file.parent / script, once + OWN[script].replace("hello", "never"))
        failure = panes.get_by_role("alert").filter(has_text="already been declared")
        expect(failure).to_contain_text("greet.js, line 1")
        expect(failure).to_contain_text("reload the page")
        save(file.parent / script, OWN[script])
        panes.wait_for_function("globalThis.greeting === 'hello'")
        own_page[1].take()

    def test_a_script_that_was_mended_fails_no_more_and_what_others_failed_with_stays(
        self, panes: Page, own_page: tuple[Page, Console], file: Path
    ) -> None:
        failures = panes.get_by_role("list", name="Failures of client scripts")
        panes.evaluate("() => { apmWorkspace.runScript('other()', 'other.js').catch(() => {}); }")
        other = "other.js, line 1, column 1: other is not defined"
        script = file.parent / "scripts/greet.js"
        save(script, "oops();")
        first = "scripts/greet.js, line 1, column 1: oops is not defined"
        expect(failures.get_by_role("listitem")).to_have_text([other, first])
        save(script, "\noops();")
        second = first.replace("line 1", "line 2")
        expect(failures.get_by_role("listitem")).to_have_text([other, second])
        save(script, OWN["scripts/greet.js"])
        expect(failures.get_by_role("listitem")).to_have_text([other])
        own_page[1].take()

    def test_what_failed_in_a_saved_web_resource_is_no_longer_told(
        self, panes: Page, own_page: tuple[Page, Console], file: Path
    ) -> None:
        pane = file.parent / "own/new_/pane.html"
        failure = panes.get_by_role("alert").filter(has_text="WebResources/new_/pane.html, line 1")
        save(pane, OWN["own/new_/pane.html"] + '<button onclick="oops()">Fail</button>')
        panes.locator("iframe[title=Pane]").content_frame.get_by_role("button").click()
        expect(failure).to_contain_text("oops is not defined")
        save(pane, OWN["own/new_/pane.html"])
        expect(failure).to_have_count(0)
        own_page[1].take()

    def test_a_script_and_its_source_map_have_addresses(self, desk: Page) -> None:
        texts = desk.evaluate(
            """async () => {
              const address = document.querySelector("script[src^=client-scripts]").src;
              const map = /sourceMappingURL=(.*)/;
              const text = await (await fetch(address)).text();
              const answer = await fetch(new URL(text.match(map)[1], address));
              return [new URL(address).pathname, await answer.json()];
            }"""
        )
        assert texts == [
            "/client-scripts/scripts/greet.js",
            json.loads(OWN["scripts/greet.js.map"]),
        ]


def test_a_folder_alone_is_followed_too(runtime: Path, browser: Browser, tmp_path: Path) -> None:
    card = tmp_path / "new_card.html"
    card.write_text("<!doctype html><h1>First</h1>")
    with (
        serving(Workspace(web_resources=tmp_path)) as (url, said),
        browser.new_context() as context,
    ):
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        open_tab(page, "apm_webresource", webresourceName="new_card.html")
        drawn(page)
        heading = shown_panel(page).locator("iframe").content_frame.get_by_role("heading")
        expect(heading).to_have_text("First")
        save(card, "<!doctype html><h1>Second</h1>")
        expect(heading).to_have_text("Second")
        assert said.complaints() == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "workspace.json is no valid JSON"),
        (json.dumps({"tab_templates": [{}]}), "workspace.json cannot be used (KeyError: "),
    ],
)
def test_a_broken_workspace_fails_the_boot_in_words(page: Page, text: str, says: str) -> None:
    page.route("**/workspace.json", lambda route: route.fulfill(body=text))
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text(says, timeout=60_000)
    expect(page.get_by_role("alert")).not_to_contain_text("Traceback")


@pytest.mark.parametrize("name", ["workspace.json", "runtime/libs.zip"])
def test_a_missing_file_is_named_on_the_page(page: Page, console: Console, name: str) -> None:
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="gone"))
    page.goto("/")
    failure = page.locator("#boot-failure")
    expect(failure).to_contain_text(name)
    expect(failure).to_contain_text("nox -s serve")
    console.take()


LOAD = "settings => apmWorkspace.load(settings).then(() => 'loaded', (error) => error.message)"


def load(page: Page, settings: dict[str, Any]) -> str:
    return str(page.evaluate(LOAD, settings))


class TestLoad:
    """The same shape, from a script of the page."""

    def test_templates_are_taken(self, workspace: Page) -> None:
        tab = {"unique_name": "new_map", "title": "Map", "page_type": "dashboard"}
        session = {"unique_name": "new_chat", "type": "generic", "anchor": "new_map"}
        given = {"app": {"name": "Mine"}, "tab_templates": [tab], "session_templates": [session]}
        assert load(workspace, given) == "loaded"
        expect(workspace.get_by_role("banner")).to_contain_text("Mine")
        assert "new_map" in tab_templates(workspace)
        workspace.evaluate("apmWorkspace.load({})")
        assert "new_map" not in tab_templates(workspace)

    def test_all_problems_are_told_and_nothing_changes(self, workspace: Page) -> None:
        before = tab_templates(workspace)
        given = {"limits": {"tabs": 0}, "tab_templates": [{"unique_name": "map"}], "limitz": 1}
        assert load(workspace, given) == (
            "load: limits.tabs is 0, but has to be a whole number from 1 to 100; "
            "unknown key limitz; did you mean limits?; "
            "tab_templates[0] (map).page_type is missing; it has to be one of entitylist, entityrecord, "
            "webresource, control, dashboard, search, website, custom; "
            "tab_templates[0] (map).unique_name is 'map', but has to be a unique name such as new_case: "
            "3 to 8 letters and digits, an underscore, a name"
        )
        assert tab_templates(workspace) == before
