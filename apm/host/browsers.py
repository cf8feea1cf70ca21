"""Find a Chromium browser for tests and benchmarks, and install one if there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apm.host.host_error import HostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

VARIABLE = "APM_BROWSER"
"""The environment variable with the path of a browser."""

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)
"""The options that keep a browser from sending requests of its own."""

STEADY = (
    "--enable-features=CDPScreenshotNewSurface,"
    "HeapProfilerReporting:nonstable-probability/0.0/stable-probability/0.0",
)
"""Turns off the sampling of Chromium's memory, which begins in a few starts by chance, and has crashed starting pages.

The first feature is the one that Playwright asks for: of two options with one name, the last one counts.
"""

CHROME_AND_EDGE = (
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
CHROMIUM = ("chromium", "chromium-browser")
HEADLESS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without its windows, as Playwright prefers it: a new context takes a sixth of the time of the processor."""

MISSING = (
    "No browser was found and none could be installed: install Chrome, Edge or Chromium, "
    f"or name a browser's program in the environment variable {VARIABLE}."
)


def launch_options(
    own: Path, wanted: str | None = None, *, is_headless: bool = True
) -> dict[str, Any]:
    """Return the launch options of Playwright for the first browser that is found.

    Args:
        own: the path of Playwright's own Chromium, installed or not.
        wanted: the path of a browser from the command line; it takes precedence.
        is_headless: the browser shows no windows.
    """
    program = find_browser(own, wanted, is_headless=is_headless)
    args = [*QUIET, *STEADY, *(["--no-sandbox"] if _is_root() else [])]
    # Without a path, Playwright starts the build of its Chromium that fits the mode.
    return {"args": args} | ({} if program == own else {"executable_path": str(program)})


def find_browser(own: Path, wanted: str | None = None, *, is_headless: bool = True) -> Path:
    """Return the path of a browser: the requested one, an installed one, or one that this call installs.

    Raises:
        HostError: the requested browser does not exist, or none can be installed.
    """
    return _asked(wanted) or _installed(own, is_headless) or _install(own, is_headless)


def installed_browser(
    own: Path, wanted: str | None = None, *, is_headless: bool = True
) -> Path | None:
    """Return the path of a browser as `find_browser` does, but install nothing; None if there is none.

    Raises:
        HostError: the requested browser does not exist.
    """
    return _asked(wanted) or _installed(own, is_headless)


def _asked(wanted: str | None) -> Path | None:
    asked = wanted or os.environ.get(VARIABLE)
    if not asked:
        return None
    found = shutil.which(asked)
    if found is None:
        raise HostError(f"The browser asked for, '{asked}', is not a program on this machine.")
    return Path(found)


def _installed(own: Path, is_headless: bool) -> Path | None:
    if own.exists():
        return own
    names = (*(HEADLESS if is_headless else ()), *CHROME_AND_EDGE, *CHROMIUM)
    found = filter(None, map(shutil.which, names))
    return next(map(Path, found), None)


def _install(own: Path, is_headless: bool) -> Path:
    """Install a browser in the first way that works on this machine."""
    for what, commands in _ways(is_headless):
        print(f"No browser is installed: installing {what} ...", file=sys.stderr, flush=True)
        if all(map(_succeeds, commands)):
            found = _installed(own, is_headless)
            if found is not None:
                return found
    raise HostError(MISSING)


def _ways(is_headless: bool) -> Iterator[tuple[str, list[Sequence[str]]]]:
    if _is_root() and shutil.which("apt-get"):
        for package in (*([HEADLESS[0]] if is_headless else []), CHROMIUM[0]):
            install = ("apt-get", "install", "-y", "--no-install-recommends", package)
            yield f"the system's {package} package", [("apt-get", "update"), install]
    own = (sys.executable, "-m", "playwright", "install", "chromium")
    yield "Playwright's Chromium", [own]


def _succeeds(command: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def _is_root() -> bool:
    user: Callable[[], int] | None = getattr(os, "geteuid", None)
    return user is not None and user() == 0
