"""Prepares the runtime and the browsers for the tests, and prints the progress: `python -m tests.ready`."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from apm.host.browsers import find_browser
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError

ROOT = Path(__file__).resolve().parents[1]

say = partial(print, flush=True)


def main() -> int:
    """Build the runtime and find the browsers. If something is missing on the machine, print one sentence.

    The arguments are those for pytest; only `--browser` counts.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--browser", action="append", choices=["chromium", "firefox", "webkit"])
    names = parser.parse_known_args()[0].browser or ["chromium"]
    try:
        Runtime(ROOT, say).build()
        with sync_playwright() as playwright:
            for name in names:
                own = Path(getattr(playwright, name).executable_path)
                browser = find_browser(own) if name == "chromium" else _downloaded(name, own)
                say(f"Testing in {browser} ...")
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _downloaded(name: str, own: Path) -> Path:
    """The program of Playwright's own build, the only one of Firefox and of WebKit that Playwright drives."""
    if not own.exists():
        raise HostError(
            f"Playwright's {name} is not installed: run 'python -m playwright install {name}', "
            "or test the browsers of this machine with 'nox -s browsers'."
        )
    return own


if __name__ == "__main__":
    sys.exit(main())
