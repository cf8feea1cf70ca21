"""Fixtures for tests in a browser: the project's own server, a booted page, a clean console."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from apm.host.browsers import VARIABLE, launch_options
from apm.host.build.lock import exclusive
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.host.serve.site import Site
from apm.host.typings import COPY
from apm.kit.crashes import with_dumps
from apm.kit.lost_pages import LostPages
from tests.support.built_page import built_page
from tests.support.called_members import CalledMembersCheck
from tests.support.javascript_cases import all_cases
from tests.support.running_server import running_site
from tests.support.watched_pages import Console, boot, restore_defaults

ROOT = Path(__file__).resolve().parents[1]
collect_ignore = ["bench", "soak"]  # Long runs, started by `nox -s bench` and `nox -s soak`.
INSTALLED = "tests/installed"
"""The tests of the packages in `dist`, run by `nox -s installed`."""

OTHER_BROWSERS = "tests/other_browsers"
"""The tests in the browsers that WebDriver drives, run by `nox -s browsers`."""

ARTIFACTS = ROOT / "build/artifacts"
"""The folder for what explains the failures of a run."""

PLAIN_COMPILER = "--js-flags=--liftoff-only"
"""Chromium does not optimize the functions of the interpreter: most pages are closed before it is worth the work."""

CONSOLE = pytest.StashKey[Console]()
LOST = pytest.StashKey[LostPages]()


def pytest_addoption(parser: pytest.Parser) -> None:
    about = f"the browser's program (default: {VARIABLE}, else the first that is installed)"
    parser.addoption("--apm-browser", metavar="PATH", help=about)
    about = "start the pages of the tests without the snapshot of the interpreter"
    parser.addoption("--apm-no-snapshot", action="store_true", help=about)
    about = "what drawn calls and operations in a page are drawn from; a failure says which"
    parser.addoption("--apm-seed", type=int, default=20, metavar="N", help=about)
    about = f"for {INSTALLED}: a version to install beside the wheel, such as pytest==8.0.0"
    parser.addoption("--apm-with", action="append", default=[], metavar="PIN", help=about)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves out the folders of tests with a nox session of their own, unless they are named."""
    for folder in (INSTALLED, OTHER_BROWSERS):
        if collection_path == ROOT / folder and not any(folder in each for each in config.args):
            return True
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Registers the check of called members in the process that receives all reports, and the one for lost pages."""
    lost = config.stash[LOST] = LostPages(
        lambda item: ARTIFACTS / re.sub(r"[^\w.-]+", "-", item.nodeid)
    )
    config.pluginmanager.register(lost)
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(CalledMembersCheck(all_cases()))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fails a test whose pages wrote unexpected messages or sent unexpected requests."""
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
    has_pages = isinstance(item, pytest.Function) and "console" in item.fixturenames
    return "\n".join(console.complaints()) if console and has_pages else ""


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The folder of the browser runtime, up to date."""
    runtime = Runtime(ROOT)
    try:
        runtime.build()
    except HostError as error:
        pytest.exit(str(error), returncode=1)
    return runtime.folder


@pytest.fixture(scope="module")
def typescript_folder() -> Iterator[Path]:
    """The copy of the TypeScript example; no other test process uses it at the same time."""
    with exclusive(ROOT / "build/typescript-tests.lock"):
        yield COPY


@pytest.fixture(scope="session")
def site_url(runtime: Path) -> Iterator[str]:
    """The address, without a slash at its end, of a server of the sources."""
    with running_site(Site(ROOT)) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="session")
def built_url(runtime: Path) -> Iterator[str]:
    """The same of a server of the built page."""
    with running_site(built_page()) as url:
        yield url.rstrip("/")


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
    browser_type: BrowserType,
    pytestconfig: pytest.Config,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    """Playwright's launch options, with the browser found on this machine."""
    if browser_type.name != "chromium" or "channel" in browser_type_launch_args:
        return browser_type_launch_args
    lost = pytestconfig.stash[LOST]
    lost.dumps = tmp_path_factory.mktemp("dumps")
    own, wanted = Path(browser_type.executable_path), pytestconfig.getoption("--apm-browser")
    try:
        is_headless = browser_type_launch_args.get("headless", True)
        found = launch_options(own, wanted, is_headless=is_headless)
        found["args"].append(PLAIN_COMPILER)
        return with_dumps({**browser_type_launch_args, **found}, lost.dumps)
    except HostError as error:
        pytest.exit(str(error), returncode=1)


@pytest.fixture(scope="session")
def base_url(built_url: str) -> str:
    """The prefix of addresses that start with a slash, for Playwright: pages of a test's own are built ones."""
    return built_url


@pytest.fixture(scope="session")
def console(site_url: str, built_url: str, pytestconfig: pytest.Config) -> Console:
    """The console messages of the pages; `console.take()` returns them and marks them as expected."""
    start = "/?snapshot=off" if pytestconfig.getoption("--apm-no-snapshot") else "/"
    console = pytestconfig.stash.setdefault(CONSOLE, Console(site_url, start, built_url))
    pytestconfig.stash[LOST].messages = console
    return console


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], console: Console
) -> Callable[..., BrowserContext]:
    """Makes watched browser contexts that are closed after the test; `page` uses it, so it is watched too."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        console.watch(context)
        return context

    return make


@pytest.fixture
def sources(console: Console, site_url: str) -> Iterator[None]:
    """Lets a test start its pages from the sources."""
    started, console.start = console.start, f"{site_url}{console.start}"
    yield
    console.start = started


BootedPage = Callable[[], AbstractContextManager[Page]]


@pytest.fixture(scope="session")
def new_booted_page(
    browser: Browser, browser_context_args: dict[str, Any], console: Console
) -> BootedPage:
    """Makes a booted page of the sources in a new browser context, which is closed at the end of the block."""
    options = browser_context_args | {"base_url": console.origin}

    @contextmanager
    def make() -> Iterator[Page]:
        with browser.new_context(**options) as context:
            console.watch(context)
            page = context.new_page()
            boot(page, console)
            yield page

    return make


@pytest.fixture(scope="session")
def shared_page(new_booted_page: BootedPage, console: Console) -> Iterator[Page]:
    """One booted page for all modules, because booting takes most of the time."""
    with new_booted_page() as page:
        yield page
        assert console.complaints() == [], "The page wrote messages after the last test."


@pytest.fixture(scope="module")
def booted_page(shared_page: Page, console: Console) -> Page:
    """The shared page, with default settings, window size and stored values.

    A module that changes anything else overrides this fixture with a page of `new_booted_page`.
    """
    restore_defaults(shared_page, console)
    return shared_page


@pytest.fixture
def workspace(booted_page: Page) -> Page:
    """The booted page after a reset."""
    booted_page.evaluate("apmWorkspace.reset()")
    return booted_page
