"""The time that lists of many records take, and pages in background tabs."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.running_server import running_site

MEASURE = Path(__file__).with_name("lists.js")

LENGTHS = (1_000, 10_000, 50_000)
"""The numbers of records."""

TABS = 900
"""The number of background tabs."""

OPEN_BUDGET = 50.0
"""The maximum time to open a list after its query, in milliseconds."""

_OPEN, _QUERY = "open the list, with its query", "the query of the list"


def lists_report(browser: Browser, root: Path, lengths: tuple[int, ...] = LENGTHS) -> list[Table]:
    """Measure lists of several lengths, and many background tabs."""
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        open_ready(page, url)
        page.evaluate(MEASURE.read_text("utf-8"))
        by_length = [_measure(page, length) for length in lengths]
        background = page.evaluate("tabs => lists.background(tabs)", TABS)
    names = list(by_length[0])
    rows = [[name, *(f"{times[name]:.1f}" for times in by_length)] for name in names]
    after_query = [times[_OPEN] - times[_QUERY] for times in by_length]
    rows.append(["open the list, after its query", *(_marked(each) for each in after_query)])
    heads = ["step", *(f"{length:,} records" for length in lengths)]
    many = [[name, f"{value:.1f}"] for name, value in background]
    return [
        Table("Lists, medians in ms", heads, rows),
        Table("Background tabs, in ms", ["step", "value"], many),
    ]


def _measure(page: Page, length: int) -> dict[str, float]:
    return dict(page.evaluate("length => lists.measure(length)", length))


def _marked(time: float) -> str:
    return f"{time:.1f} {mark(time, OPEN_BUDGET)}"
