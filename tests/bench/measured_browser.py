"""The browser of measurements and of long runs."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, sync_playwright

from apm.host.browsers import launch_options
from apm.host.build.runtime import Runtime
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
        HostError: the runtime cannot be built, or there is no browser.
    """
    Runtime(root).build()
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        launch = launch_options(Path(chromium.executable_path), program)
        with chromium.launch(**launch) as browser:
            where = machine(root, browser.version)
            print("\n".join(f"{name}: {value}" for name, value in where.items()), flush=True)
            yield browser, where
