"""Prepares what the tests need, and reports the progress: `python -m tests.ready`."""

from __future__ import annotations

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
    """Builds the runtime and finds a browser; a missing program is reported in one sentence."""
    try:
        Runtime(ROOT, say).build()
        with sync_playwright() as playwright:
            browser = find_browser(Path(playwright.chromium.executable_path))
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    say(f"Testing in {browser} ...")
    return 0


if __name__ == "__main__":
    sys.exit(main())
