"""What a page keeps after much work that leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.kept_objects import Counter
from tests.support.running_server import running_site

HALF = 50
"""The scale of each half. Both have 200,000 calls, 10,000 sessions, 1,000 frames, 5,000 refused calls, 1,000 resets."""

SLACK = {"objects of Python": 300}
"""The growth that is allowed: sqlite keeps up to 200 references to cursors that are gone."""


def memory_report(browser: Browser, root: Path) -> list[Table]:
    """Do the work in two equal halves. Caches with a limit are full after the first."""
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(0)
        counter = Counter(page, lambda: open_ready(page, url))
        counter.work(1)
        stages = [counter.counts()]
        for _ in range(2):
            counter.work(HALF)
            stages.append(counter.counts())
    start, middle, end = stages
    rows = [
        [name, *(str(each[name]) for each in stages), _growth(name, end[name] - middle[name])]
        for name in start
    ]
    title = f"What a page keeps after work of scale 1, {HALF} and {HALF}"
    return [Table(title, ["what", "start", "first half", "second half", "growth"], rows)]


def _growth(name: str, growth: int) -> str:
    return f"{growth} {mark(growth, SLACK.get(name, 0))}"
