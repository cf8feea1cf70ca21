"""The browser of measurements and of long runs."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, BrowserType, Error, sync_playwright

from apm.host.browsers import launch_options
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.kit.browser_failures import not_started
from tests.bench.machine import machine

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def measured_browser(root: Path, program: str | None) -> Iterator[tuple[Browser, dict[str, str]]]:
    """Starts a browser when the runtime has been built, and prints the machine and the versions.

    Args:
        root: the folder of the project.
        program: the executable of the browser; None for the first one that is found.

    Raises:
        HostError: the runtime cannot be built, or no browser starts.
    """
    Runtime(root).build()
    with sync_playwright() as playwright, _launched(playwright.chromium, program) as browser:
        where = machine(root, browser.version)
        print("\n".join(f"{name}: {value}" for name, value in where.items()), flush=True)
        yield browser, where


def _launched(chromium: BrowserType, program: str | None) -> Browser:
    try:
        return chromium.launch(**launch_options(Path(chromium.executable_path), program))
    except Error as error:
        raise HostError(not_started(chromium.name, error.message)) from None
