"""The fixtures of the plugin, on top of those of pytest-playwright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from inspect import signature
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Error

from apm.host.browsers import installed_browser
from apm.host.host_error import HostError
from apm.kit.artifacts import OFF, Artifacts
from apm.kit.booted_page import BootedPage
from apm.kit.browser_failures import not_started, unreachable
from apm.kit.crashes import with_dumps
from apm.kit.kit_options import KitOptions, read_options
from apm.kit.kit_servers import KitServers
from apm.kit.lost_pages import LostPages
from apm.kit.marker import wanted_by
from apm.kit.page_calls import CallRefused
from apm.kit.page_messages import PageMessages
from apm.kit.page_object import Workspace
from apm.kit.run_end import end_run
from apm.kit.strictness import judge

CHECK = pytest.StashKey[Callable[[], None]]()
"""Judges the failures in the page of a test."""

FOLDER = pytest.StashKey[Path]()
"""The folder for the artifacts of a test."""

LOST = pytest.StashKey[LostPages]()
"""The plugin that explains crashes."""

_ENDPOINT = [*signature(BrowserType.connect).parameters][1]
"""The name of the first argument: newer versions of Playwright have another one."""

HAS_FAILED = pytest.StashKey[bool]()
"""Whether a test, or its setup, has failed."""


@pytest.fixture(scope="session")
def apm_options(pytestconfig: pytest.Config) -> KitOptions:
    """The options of the run."""
    return read_options(pytestconfig)


@pytest.fixture(scope="session")
def apm_lost_pages(pytestconfig: pytest.Config) -> LostPages:
    """The plugin that explains crashes."""
    return pytestconfig.stash[LOST]


@pytest.fixture(scope="session")
def browser_type_launch_args(
    request: pytest.FixtureRequest,
    browser_type_launch_args: dict[str, Any],
    browser_type: BrowserType,
    apm_options: KitOptions,
    apm_lost_pages: LostPages,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    """Playwright's launch options, with the browser of this machine if Playwright has none."""
    given = browser_type_launch_args
    if browser_type.name != "chromium" or apm_options.connect:
        return given
    apm_lost_pages.dumps = tmp_path_factory.mktemp("dumps")
    given = with_dumps(given, apm_lost_pages.dumps)
    if given.keys() & {"channel", "executable_path"}:
        return given
    own = Path(browser_type.executable_path)
    try:
        is_headless = given.get("headless", True)
        program = installed_browser(own, apm_options.browser, is_headless=is_headless)
    except HostError as error:
        end_run(request.session, str(error))
    # Without any, Playwright's error says so.
    return given if program in {own, None} else {**given, "executable_path": str(program)}


@pytest.fixture(scope="session")
def connect_options(
    connect_options: dict[str, Any] | None, apm_options: KitOptions
) -> dict[str, Any] | None:
    """The address of a remote browser, which reaches the servers of this machine."""
    if not apm_options.connect:
        return connect_options
    return {_ENDPOINT: apm_options.connect, "expose_network": "<loopback>"}


@pytest.fixture(scope="session")
def launch_browser(
    request: pytest.FixtureRequest,
    launch_browser: Callable[..., Browser],
    browser_type: BrowserType,
    apm_options: KitOptions,
) -> Callable[..., Browser]:
    """Playwright's function. A run ends if its browser does not start: each test would fail for that."""

    def launched(**given: Any) -> Browser:
        try:
            return launch_browser(**given)
        except Error as error:
            message = error.message
        address = apm_options.connect
        end_run(
            request.session,
            unreachable(address, message) if address else not_started(browser_type.name, message),
        )

    return launched


@pytest.fixture(scope="session")
def apm_servers(apm_options: KitOptions) -> Iterator[KitServers]:
    """The servers of the run."""
    servers = KitServers(apm_options)
    yield servers
    servers.close()


@pytest.fixture(scope="session")
def apm_pages(
    browser: Browser, browser_context_args: dict[str, Any], apm_lost_pages: LostPages
) -> Iterator[Callable[[str], BootedPage]]:
    """Returns the shared page of an address, booted when it is first asked for."""
    pages: dict[str, BootedPage] = {}

    def page_of(address: str) -> BootedPage:
        known = pages.get(address)
        if known and known.is_usable:
            return known
        if known:
            known.close()
        context = browser.new_context(**browser_context_args)
        pages[address] = _booted(context, address, apm_lost_pages)
        return pages[address]

    yield page_of
    for each in pages.values():
        each.close()


@pytest.fixture(scope="session")
def apm_artifacts(pytestconfig: pytest.Config) -> Artifacts:
    """Makes traces and screenshots of the shared pages."""
    return Artifacts(pytestconfig)


@pytest.fixture
def workspace(
    request: pytest.FixtureRequest,
    apm_options: KitOptions,
    apm_servers: KitServers,
    apm_pages: Callable[[str], BootedPage],
    apm_artifacts: Artifacts,
    apm_lost_pages: LostPages,
    output_path: str,
) -> Iterator[Workspace]:
    """The workspace in a booted page: only Home or the seed is open, and the settings are those of the file.

    The page is shared by all tests, except those with videos or with the marker `browser_context_args`.
    """
    node = request.node
    node.stash[FOLDER] = Path(output_path)
    try:
        wanted = wanted_by(node, apm_options)
        address = apm_servers.address(wanted.workspace)
    except (HostError, pytest.UsageError) as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    is_shared = not _needs_own_context(node)
    if is_shared:
        booted = apm_pages(address)
    else:
        new_context: Callable[[], BrowserContext] = request.getfixturevalue("new_context")
        booted = _booted(new_context(), address, apm_lost_pages)
    apm_lost_pages.messages = booted.messages
    try:
        booted.restart(wanted.changes, wanted.seed)
    except CallRefused as refused:
        raise pytest.fail.Exception(str(refused), pytrace=False) from None

    def check() -> None:
        if booted.messages.has_crash:
            pytest.fail("The page has crashed.", pytrace=False)
        judge(booted.messages.read(), wanted.strict, wanted.ignore)

    node.stash[CHECK] = check
    if is_shared:
        apm_artifacts.begin(booted, node.nodeid)
    yield Workspace(booted.page, apm_options.root, booted.messages)
    if is_shared:
        apm_artifacts.end(booted, output_path, has_failed=node.stash.get(HAS_FAILED, False))


def _booted(context: BrowserContext, address: str, lost: LostPages) -> BootedPage:
    """Boot a page; if it crashes before it is ready, its messages explain why."""
    lost.messages = PageMessages(context)
    return BootedPage(context, address, lost.messages)


def _needs_own_context(node: pytest.Item) -> bool:
    has_video = node.config.getoption("--video") != OFF
    return has_video or node.get_closest_marker("browser_context_args") is not None
