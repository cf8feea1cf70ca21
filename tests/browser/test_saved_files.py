"""A saved web resource or client script reloads what uses it; the rest of the page stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_scripts import failures
from tests.support.page_strips import drawn, open_tab, shown_panel
from tests.support.served_pages import restart_page, served_page
from tests.support.workspace_folder import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.support.watched_pages import Console

SETTINGS = """
web_resources = "own"
scripts = ["scripts/*.js"]
"""

OWN = {
    "own/new_/card.html": "<!doctype html><title>Card</title><h1>My card</h1>",
    "own/new_/pane.html": '<!doctype html><link rel="stylesheet" href="css/pane.css"><h1>Pane</h1>',
    "own/new_/css/pane.css": "h1 { color: red }",
    "own/new_/inner.html": "<!doctype html><iframe src='pane.html'></iframe>",
    "own/new_/ask.js": "function ask() { oops(); }",
    "own/new_/asking.html": '<!doctype html><script src="../../{638}/webresources/new_/Ask.js"></script>'
    '<button onclick="ask()">Ask</button>',
    "scripts/greet.js": "var greeting = 'hello';\n//# sourceMappingURL=greet.js.map\n",
    "scripts/greet.js.map": '{"version":3,"sources":[],"mappings":""}',
}
"""Web resources and client scripts, by their paths."""

MARK = "() => { for (const each of Array.from(frames)) each.isOld = true; }"
OLD = """() => Object.fromEntries(
  [...document.querySelectorAll("[role=tabpanel] iframe")]
    .map((each) => [each.title, each.contentWindow.isOld === true]),
)"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    for name, text in {**OWN, "workspace.toml": SETTINGS}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder / "workspace.toml"


@pytest.fixture(scope="module")
def own_page(runtime: Path, file: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    """One booted page for all tests of this module; its server has the workspace file."""
    with served_page(browser, ServedWorkspace(file)) as served:
        yield served


@pytest.fixture
def said(own_page: tuple[Page, Console]) -> Console:
    """The messages of the page; a test takes those that it expects."""
    return own_page[1]


@pytest.fixture
def desk(own_page: tuple[Page, Console], said: Console, file: Path) -> Iterator[Page]:
    """The page; its workspace is restarted after the test, and its console has to stay clean."""
    page, _ = own_page
    yield page
    # By then, earlier saves have arrived too.
    restart_page(page, file, SETTINGS)
    assert said.complaints() == []


@pytest.fixture
def panes(desk: Page) -> Page:
    """Opens two unfocused tabs in Home, and marks their pages once they are loaded."""
    for name, title in (("new_/card.html", "Card"), ("new_/pane.html", "Pane")):
        open_tab(desk, "apm_webresource", webresourceName=name, title=title)
        drawn(desk)
        frame = desk.locator(f"iframe[title={title}]").content_frame
        expect(frame.get_by_role("heading")).to_be_visible()
    desk.evaluate(MARK)
    assert desk.evaluate(OLD) == {"Card": True, "Pane": True}
    return desk


def follow_their_style(file: Path, *headings: Locator) -> None:
    """Saves a style sheet twice, and checks that the headings follow it."""

    def have(colour: str) -> None:
        for heading in headings:
            expect(heading).to_have_css("color", colour)

    style = "own/new_/css/pane.css"
    have("rgb(255, 0, 0)")
    save(file.parent / style, "h1 { color: rgb(0, 0, 255) }")
    have("rgb(0, 0, 255)")
    save(file.parent / style, OWN[style])
    have("rgb(255, 0, 0)")


@pytest.mark.parametrize(
    ("name", "refreshed"),
    [
        ("own/new_/card.html", "Card"),
        ("own/new_/pane.html", "Pane"),
        ("own/new_/css/pane.css", "Pane"),
    ],
)
def test_just_the_tabs_that_show_it_are_refreshed(
    panes: Page, file: Path, name: str, refreshed: str
) -> None:
    path = file.parent / name
    save(path, path.read_text() + "\n")
    frame = f"iframe[title={refreshed}]"
    panes.wait_for_function(
        "(frame) => !document.querySelector(frame).contentWindow.isOld", arg=frame
    )
    expect(panes.locator(frame).content_frame.locator("h1")).to_be_attached()
    assert panes.evaluate(OLD) == {each: each != refreshed for each in ("Card", "Pane")}


def test_the_new_text_is_shown(panes: Page, file: Path) -> None:
    heading = panes.locator("iframe[title=Pane]").content_frame.get_by_role("heading")
    follow_their_style(file, heading)


def test_a_tab_that_misses_its_web_resource_gets_it(desk: Page, said: Console, file: Path) -> None:
    with desk.expect_console_message(lambda message: message.type == "warning") as warned:
        open_tab(desk, "apm_webresource", webresourceName="new_/later.html", title="Later")
        drawn(desk)
    assert str(file.parent / "own") in warned.value.text
    said.take()
    save(file.parent / "own/new_/later.html", "<!doctype html><h1>Here now</h1>")
    frame = desk.locator("iframe[title=Later]").content_frame
    expect(frame.get_by_role("heading", name="Here now")).to_be_visible()
    (file.parent / "own/new_/later.html").unlink()
    with desk.expect_console_message(lambda message: message.type == "warning"):
        expect(frame.get_by_text("There is no web resource new_/later.html")).to_be_visible()
    said.take()


def test_side_panes_and_dialogs_are_refreshed_too(desk: Page, file: Path) -> None:
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
    follow_their_style(file, *headings)


def test_a_frame_within_a_frame_counts(desk: Page, file: Path) -> None:
    open_tab(desk, "apm_webresource", webresourceName="new_/inner.html", title="Inner")
    drawn(desk)
    inner = desk.locator("iframe[title=Inner]").content_frame
    heading = inner.locator("iframe").content_frame.get_by_role("heading")
    follow_their_style(file, heading)


def test_a_saved_script_is_loaded_again_and_the_workspace_stays(panes: Page, file: Path) -> None:
    panes.wait_for_function("globalThis.greeting === 'hello'")
    script = "scripts/greet.js"
    save(file.parent / script, OWN[script].replace("hello", "good day"))
    panes.wait_for_function("globalThis.greeting === 'good day'")
    news = "greet.js has changed and is loaded again."
    expect(panes.get_by_role("status").filter(has_text=news)).to_be_visible()
    assert panes.evaluate(OLD) == {"Card": True, "Pane": True}
    save(file.parent / script, OWN[script])
    panes.wait_for_function("globalThis.greeting === 'hello'")


def test_a_script_that_cannot_be_loaded_twice_says_what_to_do(
    panes: Page, said: Console, file: Path
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
    said.take()


def test_a_script_that_was_mended_fails_no_more_and_what_others_failed_with_stays(
    panes: Page, said: Console, file: Path
) -> None:
    panes.evaluate("() => { apmWorkspace.runScript('other()', 'other.js').catch(() => {}); }")
    other = "other.js, line 1, column 1: other is not defined"
    script = file.parent / "scripts/greet.js"
    save(script, "oops();")
    first = "scripts/greet.js, line 1, column 1: oops is not defined"
    expect(failures(panes)).to_have_text([other, first])
    save(script, "\noops();")
    second = first.replace("line 1", "line 2")
    expect(failures(panes)).to_have_text([other, second])
    save(script, OWN["scripts/greet.js"])
    expect(failures(panes)).to_have_text([other])
    said.take()


def test_what_failed_in_a_saved_web_resource_is_no_longer_reported(
    panes: Page, said: Console, file: Path
) -> None:
    pane = file.parent / "own/new_/pane.html"
    failure = panes.get_by_role("alert").filter(has_text="WebResources/new_/pane.html, line 1")
    save(pane, OWN["own/new_/pane.html"] + '<button onclick="oops()">Fail</button>')
    panes.locator("iframe[title=Pane]").content_frame.get_by_role("button").click()
    expect(failure).to_contain_text("oops is not defined")
    save(pane, OWN["own/new_/pane.html"])
    expect(failure).to_have_count(0)
    said.take()


def test_a_web_resource_is_one_file_whatever_its_address(
    desk: Page, said: Console, file: Path
) -> None:
    open_tab(desk, "apm_webresource", webresourceName="new_/asking.html", title="Asking")
    drawn(desk)
    desk.locator("iframe[title=Asking]").content_frame.get_by_role("button").click()
    place = "webresources/new_/Ask.js, line 1, column 18"
    expect(failures(desk)).to_have_text([f"{place}: oops is not defined"])
    script = file.parent / "own/new_/ask.js"
    save(script, "function ask() {}")
    expect(failures(desk)).to_have_count(0)
    save(script, OWN["own/new_/ask.js"])
    said.take()


def test_a_script_and_its_source_map_have_addresses(desk: Page) -> None:
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
    with served_page(browser, ServedWorkspace(web_resources=tmp_path)) as (page, said):
        open_tab(page, "apm_webresource", webresourceName="new_card.html")
        drawn(page)
        heading = shown_panel(page).locator("iframe").content_frame.get_by_role("heading")
        expect(heading).to_have_text("First")
        save(card, "<!doctype html><h1>Second</h1>")
        expect(heading).to_have_text("Second")
        assert said.complaints() == []
