"""A start whose files arrive in part, with an error, or never: the page says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.faulty_server import CUT, HUNG, FaultyServer, faulty
from tests.support.watched_pages import BOOT_LIMIT_MS, Console

Start = Callable[..., Page]

FAILURE = "#boot-failure"

NEEDED = [
    "pyscript/core.js",
    "static/interpreter.mjs",
    "facade/handles.js",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "workspace.json",
]
"""Files of each kind without which the page cannot start."""

NEEDED_WITHOUT_SNAPSHOT = ["runtime/stdlib.zip", "runtime/apm.zip"]

OPTIONAL = ["runtime/snapshot.bin", "runtime/manifest.json", "styles/theme.css"]
"""Files without which it starts in another way, or looks different."""


@pytest.fixture(scope="module")
def server(site_url: str) -> Iterator[FaultyServer]:
    with faulty(f"{site_url}/") as server:
        yield server


@pytest.fixture
def console(server: FaultyServer) -> Console:
    """The messages of the pages of the faulty server."""
    return Console(server.url)


@pytest.fixture
def start(server: FaultyServer, browser: Browser, console: Console) -> Iterator[Start]:
    """Starts a page with one faulty file, in a context that is closed after the test."""
    with browser.new_context() as context:
        console.watch(context)

        def start(
            name: str, fault: str | int, query: str = "", *, holds_clock: bool = False
        ) -> Page:
            server.faults = {name: fault}
            page = context.new_page()
            if holds_clock:
                page.clock.install()
            page.goto(f"{server.url}/{query}", wait_until="commit")
            return page

        yield start
        # The browser has messages about the file.
        assert not [each for each in console.complaints() if "Traceback" in each]


def check_failure(page: Page) -> None:
    failure = page.locator(FAILURE)
    expect(failure).to_contain_text("The workspace could not start", timeout=BOOT_LIMIT_MS)
    expect(page.locator("body")).not_to_contain_text("Traceback")


@pytest.mark.parametrize("name", NEEDED)
def test_a_file_that_ends_in_a_reset(start: Start, name: str) -> None:
    check_failure(start(name, CUT))


@pytest.mark.parametrize("name", NEEDED_WITHOUT_SNAPSHOT)
def test_an_archive_that_ends_in_a_reset(start: Start, name: str) -> None:
    check_failure(start(name, CUT, "?snapshot=off"))


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_file_that_the_page_can_do_without(start: Start, name: str) -> None:
    page = start(name, CUT)
    expect(page.locator("html[data-apm=ready]")).to_be_attached(timeout=BOOT_LIMIT_MS)


@pytest.mark.parametrize("name", ["workspace.json", "pyodide/pyodide.asm.wasm"])
def test_a_file_whose_request_fails(start: Start, name: str) -> None:
    check_failure(start(name, 500))


def test_a_file_that_never_arrives(start: Start) -> None:
    page = start("pyodide/pyodide.asm.wasm", HUNG, holds_clock=True)
    page.locator("html[data-apm=booting]").wait_for(state="attached")
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("status")).to_contain_text("This takes longer than usual")
