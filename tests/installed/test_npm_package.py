"""The npm package in a project elsewhere."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, Page, expect

from apm.host.build.node import find_node
from tests.installed.environments import Environment, distribution
from tests.support.watched_pages import Console, boot

COUNT_ACCOUNTS = """async () => {
  const response = await fetch("/api/data/v9.2/accounts?$top=1");
  return (await response.json()).value.length;
}"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A folder with the package, and with a web resource."""
    folder = tmp_path_factory.mktemp("node")
    (folder / "own/new_").mkdir(parents=True)
    (folder / "own/new_/page.html").write_text("mine")
    (folder / "wrong.toml").write_text("limits.tabs = 0\n")
    (folder / "package.json").write_text('{"private": true}')
    npm = Path(find_node().npm)
    quiet = ("--no-audit", "--no-fund", "--offline")
    archive = str(distribution("*.tgz"))
    Environment(folder, npm.parent, has_system=True).run(npm.name, "install", "-D", archive, *quiet)
    return Environment(folder, folder / "node_modules/.bin", has_system=True)


@contextmanager
def _started(
    installed: Environment, browser: Browser, *options: str
) -> Iterator[tuple[Page, Console, str]]:
    """Runs a command that serves the page, and starts the page; yields its address too."""
    with (
        installed.serving("apm-emulator", *options) as url,
        browser.new_context() as context,
    ):
        said = Console(url.rstrip("/"))
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        yield page, said, url


def test_its_server_shows_the_page(installed: Environment, browser: Browser) -> None:
    options = ("serve", "--port", "0", "--web-resources", "own")
    with _started(installed, browser, *options) as (page, said, url):
        assert page.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]
        assert said.complaints() == []
        with urllib.request.urlopen(f"{url}WebResources/new_/page.html", timeout=10) as response:
            assert response.read() == b'<script src="/web-resource.js"></script>mine'
        assert page.evaluate(COUNT_ACCOUNTS) == 1
        rebound = urllib.request.Request(url, headers={"Host": "rebound.example"})
        with pytest.raises(HTTPError, match="421"):
            urllib.request.urlopen(rebound, timeout=10)
        for path in ("none.html", "../server.js", "%2e%2e/package.json"):
            with pytest.raises(HTTPError, match="404"):
                urllib.request.urlopen(url + path, timeout=10)


def test_it_records_a_test(installed: Environment, browser: Browser) -> None:
    options = ("record", "--port", "0", "--output", "mine.spec.ts")
    with _started(installed, browser, *options) as (page, said, _):
        page.get_by_role("button", name="Site map").click()
        page.get_by_role("group", name="Site map").get_by_role("button", name="Cases").click()
        page.get_by_role("button", name="Stop recording").click()
        panel = page.get_by_role("dialog", name="Record a test")
        expect(panel.get_by_role("status")).to_have_text("The test is in mine.spec.ts.")
        assert said.complaints() == []
    text = (installed.folder / "mine.spec.ts").read_text("utf-8")
    assert 'import { expect, test } from "apm-emulator/playwright";' in text
    assert 'name: "Cases"' in text


def test_it_checks_and_builds(installed: Environment) -> None:
    said = installed.run("apm-emulator", "check", "--workspace", "wrong.toml", code=1)
    assert said.startswith("wrong.toml, line 1, column 8: limits.tabs is 0")
    said = installed.run("apm-emulator", "build", "--output", "page", "--web-resources", "own")
    assert "The page is in page" in said
    page = installed.folder / "page"
    names = ("index.html", "workspace.json", "_headers", "WebResources/new_/page.html", "LICENSE")
    assert [name for name in names if not (page / name).is_file()] == []
    assert [*page.glob("static/*.br")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve", "--port", "x"],
        ["serve", "--colour"],
        ["record", "--language", "cobol"],
        ["serve", "--port", "0", "--workspace", "none.toml"],
        ["serve", "--port", "0", "--workspace", "wrong.toml"],
        ["build", "--solution", "none.zip"],
    ],
)
def test_other_arguments_are_one_sentence(installed: Environment, arguments: list[str]) -> None:
    said = installed.run("apm-emulator", *arguments, code=1)
    assert len(said.splitlines()) == 1
