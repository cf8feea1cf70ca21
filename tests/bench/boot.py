"""The time from navigation to `apm:ready`, compared with a page with standard PyScript."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser

from apm.host.serve.site import Site
from tests.bench.plain_site import plain_site
from tests.bench.table import mark, table
from tests.support.running_server import running_site

BUDGET = 0.60
"""The maximum ratio of the start time of the emulator to that of standard PyScript."""

STAMP = "addEventListener('apm:ready', () => { window.readyAt = performance.now(); });"


def boot_report(browser: Browser, root: Path, boots: int) -> str:
    """Start both pages alternately, each time in a new browser context."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Site(root)) as packed,
        running_site(plain_site(root, Path(folder))) as plain,
    ):
        times: dict[str, list[float]] = {plain: [], packed: []}
        for _ in range(boots):
            for url, measured in times.items():
                measured.append(boot_time(browser, url))
    floor = statistics.median(times[plain])
    rows = [
        _row("standard PyScript", times[plain], floor, None),
        _row("the emulator", times[packed], floor, BUDGET),
    ]
    title = (
        f"Time to apm:ready in ms; {boots} alternate starts of each page in new browser contexts"
    )
    return table(title, ["page", "median", "least", "most", "ratio", "budget"], rows)


def boot_time(browser: Browser, url: str) -> float:
    """Start a page, and return the milliseconds from the navigation to `apm:ready`."""
    with browser.new_context() as context:
        context.add_init_script(STAMP)
        page = context.new_page()
        page.goto(url)
        page.locator("html[data-apm=ready]").wait_for(state="attached", timeout=60_000)
        return float(page.evaluate("readyAt"))


def _row(name: str, times: Iterable[float], floor: float, budget: float | None) -> list[str]:
    times = list(times)
    middle = statistics.median(times)
    values = [f"{value:.0f}" for value in (middle, min(times), max(times))]
    return [name, *values, f"{middle / floor:.2f}", mark(middle / floor, budget)]
