"""How much is lost when the process of a page is killed at a random moment, with `[restore] enabled`."""

from __future__ import annotations

from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser

from apm.host.serve.site import Site
from tests.bench.table import Table, mark
from tests.support.killed_pages import kill_pages
from tests.support.running_server import running_site
from tests.support.watched_pages import Console

KILLS = 50
SEED = 20

BUDGET = 100.0
"""The longest time before a kill whose changes may be lost, in milliseconds."""


def kills_report(browser: Browser, root: Path) -> list[Table]:
    """Kill pages and open their workspaces again; it fails if one does not come back whole."""
    with running_site(Site(root)) as url, browser.new_context() as context:
        lost = [*kill_pages(context, Console(url.rstrip("/")), KILLS, Random(SEED))]
    rows = [[f"{len(lost)} kills", f"{median(lost):.0f}", f"{max(lost)}", mark(max(lost), BUDGET)]]
    title = "Changes lost when a page is killed, in ms"
    return [Table(title, ["pages", "median", "worst", "budget"], rows)]
