"""The settings of a page: a watched `workspace.toml`, the `workspace.json`, and settings that a script loads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_strips import shown_panel
from tests.support.served_pages import restart_page, served_page
from tests.support.watched_pages import Console
from tests.support.workspace_folder import save

GOOD = """
web_resources = "own"
app.name = "Desk"
limits.tabs = 3

[[tab_templates]]
unique_name = "new_card"
title = "Card of {customerName}"
page_type = "webresource"
pinned = true
parameters = { webresourceName = "new_/card.html", data = "{customerName}" }
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "own/new_").mkdir(parents=True)
    (folder / "own/new_/card.html").write_text("<!doctype html><title>Card</title><h1>My card</h1>")
    (folder / "workspace.toml").write_text(GOOD)
    return folder / "workspace.toml"


@pytest.fixture(scope="module")
def own_page(runtime: Path, file: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    """One booted page for all tests of this module; its server has the workspace file."""
    with served_page(browser, ServedWorkspace(file)) as served:
        yield served


@pytest.fixture
def desk(own_page: tuple[Page, Console], file: Path) -> Iterator[Page]:
    """The page; the original file is restored after the test, and the console has to stay clean."""
    page, said = own_page
    yield page
    restart_page(page, file, GOOD)
    assert said.complaints() == []


def tab_templates(page: Page) -> str:
    """The error for an unknown tab template, which lists all tab templates."""
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


def test_saving_the_file_restarts_the_workspace_with_a_notice(desk: Page, file: Path) -> None:
    desk.evaluate("window.before = Microsoft.Apm.getFocusedSession()")
    save(file, GOOD.replace("Desk", "New desk").replace("new_card", "new_other"))
    expect(desk.get_by_role("banner")).to_contain_text("New desk")
    news = "workspace.toml, or a file that it names, has changed; the workspace restarted."
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
    expect(alert).to_contain_text("workspace.toml cannot be used; the workspace is unchanged")
    expect(alert.get_by_role("listitem")).to_have_text(
        [
            re.compile(r"^workspace.toml, line \d+, column \d+: limits.tabs is 0, but has to be"),
            re.compile(r"^workspace.toml, line \d+, column 1: unknown key limit; did you mean"),
        ]
    )
    expect(desk.get_by_role("tab", name="Mine")).to_be_visible()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "workspace.json is no valid JSON"),
        (
            json.dumps({"tab_templates": [{}]}),
            "workspace.json was not made by this version of the emulator: build the page again",
        ),
    ],
)
def test_a_broken_workspace_fails_the_boot_in_words(page: Page, text: str, says: str) -> None:
    page.route("**/workspace.json", lambda route: route.fulfill(body=text))
    page.goto("/")
    expect(page.get_by_role("alert")).to_contain_text(says, timeout=60_000)
    expect(page.get_by_role("alert")).not_to_contain_text("Traceback")


def test_a_missing_file_is_named_on_the_page(page: Page, console: Console) -> None:
    name = "workspace.json"
    page.route(f"**/{name}", lambda route: route.fulfill(status=404, body="gone"))
    # PyScript reports it too, after the page has shown it.
    with page.expect_event("pageerror", lambda error: name in str(error)):
        page.goto("/")
    failure = page.locator("#boot-failure")
    expect(failure).to_contain_text(name)
    expect(failure).to_contain_text("nox -s serve")
    console.take()


LOAD = "settings => apmWorkspace.load(settings).then(() => 'loaded', (error) => error.message)"


def load(page: Page, settings: dict[str, Any]) -> str:
    return str(page.evaluate(LOAD, settings))


class TestLoad:
    """Settings of the same form, loaded by a script of the page."""

    def test_templates_are_taken(self, workspace: Page) -> None:
        tab = {"unique_name": "new_map", "title": "Map", "page_type": "dashboard"}
        session = {"unique_name": "new_chat", "type": "generic", "anchor": "new_map"}
        given = {"app": {"name": "Mine"}, "tab_templates": [tab], "session_templates": [session]}
        assert load(workspace, given) == "loaded"
        expect(workspace.get_by_role("banner")).to_contain_text("Mine")
        assert "new_map" in tab_templates(workspace)
        workspace.evaluate("apmWorkspace.load({})")
        assert "new_map" not in tab_templates(workspace)

    def test_all_problems_are_reported_and_nothing_changes(self, workspace: Page) -> None:
        before = tab_templates(workspace)
        given = {"limits": {"tabs": 0}, "tab_templates": [{"unique_name": "map"}], "limitz": 1}
        assert load(workspace, given) == (
            "load: limits.tabs is 0, but has to be a whole number from 1 to 1000; "
            "unknown key limitz; did you mean 'limits'?; "
            "tab_templates[0] (map).page_type is missing; it has to be one of entitylist, entityrecord, "
            "webresource, control, dashboard, search, website, custom; "
            "tab_templates[0] (map).unique_name is 'map', but has to be a unique name such as new_case: "
            "3 to 8 letters and digits, an underscore, a name"
        )
        assert tab_templates(workspace) == before
