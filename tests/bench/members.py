"""The time of each member, compared with a plain JavaScript object that has the same members."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from apm.host.serve.site import Site
from tests.bench.boot import stock_time
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.running_server import running_site

MEASURE = Path(__file__).with_name("members.js")

BUDGETS = {
    "Apm.getFocusedSession().title": 1.2,
    "session.updateContext({...})": 20.0,
    "Apm.createSession({...})": 100.0,
    "Apm.createTab({...})": 60.0,
}
"""The maximum time of a call, in microseconds."""

REPAINT_BUDGET = 5.0
"""The maximum script time of a full repaint of ten sessions with ten tabs each, in milliseconds."""

STOCK_START = 2800.0
"""The budgets are for a machine that starts the small page with standard PyScript in this time, in milliseconds."""

REPAINTS = 20


def members_report(browser: Browser, root: Path) -> list[Table]:
    """Measure every member, and the repaint of a full workspace.

    Times are also given as they would be on the machine of the budgets; this is what the budgets limit.
    """
    stock = stock_time(browser, root)
    scale = STOCK_START / stock
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        open_ready(page, url)
        page.evaluate(MEASURE.read_text("utf-8"))
        results = page.evaluate("bench.members()")
        repaint = repaint_time(page)
    costs = Table(
        "Time until a call returns, in µs",
        ["call", "emulator", "plain", "ratio", "scaled", "budget"],
        [_row(result, scale) for result in results],
    )
    scaled = repaint * scale
    row = ["10 sessions with 10 tabs each", f"{repaint:.1f}", f"{scaled:.1f}"]
    title = (
        f"Script time of a full repaint, in ms; scaled: times {STOCK_START:.0f} / {stock:.0f}, "
        "the cold start of the small page in ms"
    )
    heads = ["workspace", "median", "scaled", "budget"]
    return [costs, Table(title, heads, [[*row, mark(scaled, REPAINT_BUDGET)]])]


def repaint_time(page: Page) -> float:
    """Return the median time of a full repaint in milliseconds."""
    page.evaluate("bench.fill()")
    times = [page.evaluate("turn => bench.repaint(turn)", turn) for turn in range(REPAINTS)]
    return float(sorted(times)[REPAINTS // 2])


def _row(result: dict[str, Any], scale: float) -> list[str]:
    name = result["name"]
    if result.get("error"):
        return [name, "-", "-", "-", "-", result["error"]]
    own, plain = result["emulator"], result["plain"]
    ratio = f"{own / plain:.0f}" if plain else "-"
    scaled = own * scale
    budget = mark(scaled, BUDGETS.get(name))
    return [name, f"{own:.2f}", f"{plain:.3f}", ratio, f"{scaled:.2f}", budget]
