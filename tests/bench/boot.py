"""The time from navigation to `apm:ready`, compared with small pages in the same run."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from apm.host.serve.site import Site
from tests.bench.comparison_sites import FLOOR, STOCK, small_site
from tests.bench.plain_site import plain_site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.built_page import built_page
from tests.support.running_server import running_site

BUDGET = 0.45
"""The maximum ratio of the start time of the emulator to that of the small page with standard PyScript."""

STOCK_STARTS = 3
"""How often the small page starts to tell how fast the machine is."""

STAMP = "addEventListener('apm:ready', () => { window.readyAt = performance.now(); });"

STOCK_PAGE, EMULATOR = "standard PyScript, six lines", "the emulator"
PACKAGE = "the emulator, from a package"

QUERIES = {f"{EMULATOR}, without its snapshot": "?snapshot=off"}


def boot_report(browser: Browser, root: Path, boots: int) -> list[Table]:
    """Start all pages alternately: in a new browser context (cold), then again in the same (warm)."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sites = compared_sites(root, folder) | {EMULATOR: Site(root), PACKAGE: built_page()}
        pages = {name: stack.enter_context(running_site(site)) for name, site in sites.items()}
        pages |= {name: pages[EMULATOR] + query for name, query in QUERIES.items()}
        cold: dict[str, list[float]] = {name: [] for name in pages}
        warm: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(boots):
            for name, url in pages.items():
                with browser.new_context() as context:
                    cold[name].append(boot_time(context, url))
                    warm[name].append(boot_time(context, url))
    return [_table("cold", boots, cold), _table("warm", boots, warm)]


def compared_sites(root: Path, folder: Path) -> dict[str, Site]:
    """Write the pages that the emulator is compared with into `folder`."""
    return {
        STOCK_PAGE: small_site(root, folder / "stock", STOCK),
        "Pyodide alone, from the snapshot": small_site(root, folder / "floor", FLOOR),
        "the emulator with standard PyScript": plain_site(root, folder / "plain"),
    }


def stock_time(browser: Browser, root: Path) -> float:
    """The median time of a few cold starts of the small page with standard PyScript, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        site = small_site(root, Path(name, "stock"), STOCK)
        times: list[float] = []
        with running_site(site) as url:
            for _ in range(STOCK_STARTS):
                with browser.new_context() as context:
                    times.append(boot_time(context, url))
    return statistics.median(times)


def boot_time(context: BrowserContext, url: str) -> float:
    """Start a page, and return the milliseconds from the navigation to `apm:ready`."""
    page = context.new_page()
    page.add_init_script(STAMP)
    open_ready(page, url)
    time = float(page.evaluate("readyAt"))
    page.close()
    return time


def _table(how: str, boots: int, times: dict[str, list[float]]) -> Table:
    stock = statistics.median(times[STOCK_PAGE])
    rows = [_row(name, measured, stock) for name, measured in times.items()]
    title = f"Time to apm:ready, {how}, in ms; {boots} alternate starts of each page"
    return Table(title, ["page", "median", "least", "most", "ratio", "budget"], rows)


def _row(name: str, times: Sequence[float], stock: float) -> list[str]:
    middle = statistics.median(times)
    values = [f"{value:.0f}" for value in (middle, min(times), max(times))]
    budget = mark(middle / stock, BUDGET) if name in {EMULATOR, PACKAGE} else ""
    return [name, *values, f"{middle / stock:.2f}", budget]
