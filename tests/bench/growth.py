"""How the cost of members grows from 20 to 1,000 sessions with ten tabs each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from apm.host.serve.site import Site
from tests.bench.members import MEASURE as MEMBERS
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.running_server import running_site

MEASURE = Path(__file__).with_name("growth.js")

FEW, MANY = 20, 1000

RATIO_BUDGET = 1.5
"""The maximum cost of a member with many sessions, relative to its cost with few."""

SWITCH_BUDGET = 16.0
"""The maximum script time of a switch between full sessions, in milliseconds."""

LISTS = ("Apm.getAllSessions()",)
"""Members that return the ids of all sessions; they cost as much for each id."""


def growth_report(browser: Browser, root: Path) -> list[Table]:
    """Measure every member with few and with many sessions."""
    with running_site(Site(root)) as url:
        few, many = (_measured(browser, url, sessions) for sessions in (FEW, MANY))
    costs = {each["name"]: each["emulator"] for each in few["members"]}
    rows = [_row(each["name"], costs[each["name"]], each["emulator"]) for each in many["members"]]
    title = f"Time until a call returns, in µs, with {FEW} and {MANY} sessions of 10 tabs"
    members = Table(title, ["call", f"{FEW}", f"{MANY}", "ratio", "budget"], rows)
    switching = [
        [f"{sessions} sessions", f"{each['switching']:.1f}", mark(each["switching"], SWITCH_BUDGET)]
        for sessions, each in ((FEW, few), (MANY, many))
    ]
    title = "Script time of a switch of session, in ms"
    return [members, Table(title, ["workspace", "median", "budget"], switching)]


def _measured(browser: Browser, url: str, sessions: int) -> dict[str, Any]:
    with browser.new_context() as context:
        page = context.new_page()
        open_ready(page, url)
        page.evaluate(MEMBERS.read_text("utf-8"))
        page.evaluate(MEASURE.read_text("utf-8"))
        measured: dict[str, Any] = page.evaluate("sessions => growth.measure(sessions)", sessions)
        return measured


def _row(name: str, few: float, many: float) -> list[str]:
    ratio = many / few
    budget = "" if name in LISTS else mark(ratio, RATIO_BUDGET)
    return [name, f"{few:.2f}", f"{many:.2f}", f"{ratio:.2f}", budget]
