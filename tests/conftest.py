"""Fixtures for tests in a browser: the project's own server, a booted page, a clean console."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from apm.host.browsers import VARIABLE, launch_options
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.host.serve.server import Server
from apm.host.serve.site import Site
from tests.watch import Console, boot

ROOT = Path(__file__).resolve().parents[1]
collect_ignore = ["bench"]  # Measurements, run by `nox -s bench`.

CONSOLE = pytest.StashKey[Console]()


def pytest_addoption(parser: pytest.Parser) -> None:
    about = f"the browser's program (default: {VARIABLE}, else the first that is installed)"
    parser.addoption("--apm-browser", metavar="PATH", help=about)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test whose pages said or asked what it did not expect."""
    try:
        result = yield
    except BaseException:
        if complaints := _complaints(item):
            item.add_report_section("call", "browser", complaints)
        raise
    if complaints := _complaints(item):
        pytest.fail(f"Unexpected in the browser:\n{complaints}", pytrace=False)
    return result


def _complaints(item: pytest.Item) -> str:
    console = item.config.stash.get(CONSOLE, None)
    return "\n".join(console.complaints()) if console else ""


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The folder of the browser runtime, up to date."""
    runtime = Runtime(ROOT)
    try:
        runtime.build()
    except HostError as error:
        pytest.exit(str(error), returncode=1)
    return runtime.folder


@pytest.fixture(scope="session")
def site_url(runtime: Path) -> Iterator[str]:
    """The address, without a slash at its end, of the project's own server."""
    with Server(Site(ROOT)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.url.rstrip("/")
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    browser_type: BrowserType,
    pytestconfig: pytest.Config,
) -> dict[str, Any]:
    """Playwright's launch options, with the browser found on this machine."""
    if browser_type.name != "chromium" or "channel" in browser_type_launch_args:
        return browser_type_launch_args
    own, wanted = Path(browser_type.executable_path), pytestconfig.getoption("--apm-browser")
    try:
        return {**browser_type_launch_args, **launch_options(own, wanted)}
    except HostError as error:
        pytest.exit(str(error), returncode=1)


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """What Playwright puts before addresses that start with a slash."""
    return site_url


@pytest.fixture(scope="session")
def console(site_url: str, pytestconfig: pytest.Config) -> Console:
    """What the pages said; `console.take()` returns it and declares it expected."""
    return pytestconfig.stash.setdefault(CONSOLE, Console(site_url))


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], console: Console
) -> Callable[..., BrowserContext]:
    """Make a browser context, watched, that is closed after the test; so `page` is watched too."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        console.watch(context)
        return context

    return make


@pytest.fixture(scope="module")
def booted_page(
    browser: Browser, browser_context_args: dict[str, Any], console: Console
) -> Iterator[Page]:
    """One booted emulator for a test module: booting is what costs time."""
    with browser.new_context(**browser_context_args) as context:
        console.watch(context)
        page = context.new_page()
        boot(page, console)
        yield page


@pytest.fixture
def workspace(booted_page: Page) -> Page:
    """The module's booted emulator, reset to how it starts."""
    booted_page.evaluate("apmWorkspace.reset()")
    return booted_page
