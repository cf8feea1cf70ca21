"""The time of each member, compared with a plain JavaScript object that has the same members."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.running_server import running_site

MEASURE = Path(__file__).with_name("members.js")

BUDGETS = {
    "Apm.getFocusedSession().title": 1.5,
    "Apm.createTab({...})": 100.0,
}
"""The maximum time of a call, in microseconds."""

REPAINT_BUDGET = 8.0
"""The maximum script time of a full repaint of ten sessions with ten tabs each, in milliseconds."""

REPAINTS = 20


def members_report(browser: Browser, root: Path) -> list[Table]:
    """Measure every member, and the repaint of a full workspace."""
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        open_ready(page, url)
        page.evaluate(MEASURE.read_text("utf-8"))
        results = page.evaluate("bench.members()")
        repaint = repaint_time(page)
    costs = Table(
        "Time until a call returns, in µs",
        ["call", "emulator", "plain", "ratio", "budget"],
        [_row(result) for result in results],
    )
    row = ["10 sessions with 10 tabs each", f"{repaint:.1f}", mark(repaint, REPAINT_BUDGET)]
    title = "Script time of a full repaint, in ms"
    return [costs, Table(title, ["workspace", "median", "budget"], [row])]


def repaint_time(page: Page) -> float:
    """Return the median script time of a full repaint in milliseconds, as the browser counts it."""
    page.evaluate("bench.fill()")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def script_ms() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        seconds = {each["name"]: float(each["value"]) for each in metrics}
        return 1000 * seconds["ScriptDuration"]

    times: list[float] = []
    for turn in range(REPAINTS):
        before = script_ms()
        page.evaluate("turn => bench.repaint(turn)", turn)
        times.append(script_ms() - before)
    return sorted(times)[REPAINTS // 2]


def _row(result: dict[str, Any]) -> list[str]:
    name = result["name"]
    if result.get("error"):
        return [name, "-", "-", "-", result["error"]]
    own, plain = result["emulator"], result["plain"]
    budget = mark(own, BUDGETS.get(name))
    return [name, f"{own:.2f}", f"{plain:.3f}", f"{own / plain:.0f}" if plain else "-", budget]
