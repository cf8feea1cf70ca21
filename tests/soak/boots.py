"""Many starts of the page, one after another or some at a time."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING

from playwright.sync_api import Error

from apm.host.serve.site import Site
from tests.bench.table import Table
from tests.support.running_server import running_site
from tests.support.watched_pages import BOOT_LIMIT_MS, Console

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STATES = ("ready", "failed", "crashed or silent")
"""How a start can end."""


def boots_report(browser: Browser, root: Path, boots: int, at_once: int) -> tuple[Table, list[str]]:
    """Start pages, each in a browser context of its own; returns the counts, and what was wrong."""
    ends: Counter[str] = Counter()
    times: list[float] = []
    faults: list[str] = []
    with running_site(Site(root)) as url:
        console = Console(url.rstrip("/"))
        for first in range(0, boots, at_once):
            with ExitStack() as stack:
                pages = []
                for _ in range(min(at_once, boots - first)):
                    context = stack.enter_context(browser.new_context())
                    console.watch(context)
                    pages.append(context.new_page())
                begin = monotonic()
                for page in pages:
                    page.goto(url, wait_until="commit")
                for page in pages:
                    ends[_end_of(page)] += 1
                    times.append(monotonic() - begin)
                said = console.complaints()
                faults += [f"start {first + 1}: {each}" for each in said]
    rows = [[state, f"{ends[state]}"] for state in STATES]
    rows += [["median, in s", f"{median(times):.2f}"], ["slowest, in s", f"{max(times):.2f}"]]
    title = f"{boots} starts of the page, {at_once} at a time"
    return Table(title, ["what", "number"], rows), faults


def _end_of(page: Page) -> str:
    decided = page.locator("html[data-apm=ready], html[data-apm=failed]")
    try:
        decided.wait_for(state="attached", timeout=BOOT_LIMIT_MS)
        sessions = page.evaluate("globalThis.Microsoft?.Apm?.getAllSessions()")
    except Error:
        return "crashed or silent"
    return "ready" if sessions == ["session-id-0"] else "failed"
