"""Many drawn operations in one page: what it keeps, and how long a frame takes, does not grow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from apm.host.serve.site import Site
from tests.bench.memory import SLACK
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.fuzzed_calls import VALUES, watch_invariants
from tests.support.kept_objects import Counter
from tests.support.running_server import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OPERATIONS = Path(__file__).with_suffix(".js")

STAGE = 1_000
"""The number of operations after which the invariants are checked, and the workspace is reset."""

FRAME_SLACK = 1.5
"""The time of a frame at the end, as a multiple of that at the start, which is allowed on a busy machine."""

ALLOWED = SLACK | {"bytes of WebAssembly": 24_000_000}
"""The growth that is allowed. Memory grows in steps of a fifth, when a workspace needs more than all before it."""


def operations_report(
    browser: Browser, root: Path, count: int, seed: int
) -> tuple[Table, list[str]]:
    """Do operations in two halves, after a first stage. Returns the counts, and what was wrong, growth among it."""
    faults: list[str] = []
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(0)
        counter = Counter(page, lambda: open_ready(page, url))
        for each in (VALUES, OPERATIONS):
            page.evaluate(f"() => {{ {each.read_text('utf-8')} }}")
        watch_invariants(page)
        stages = [*range(-(-count // STAGE))]
        half = len(stages) // 2
        seen = []
        for part in ([-1], stages[:half], stages[half:]):
            for stage in part:
                faults += _stage(page, seed, stage)
            seen.append(
                {**counter.counts(), "ms of a frame": page.evaluate("operations.frameTime()")}
            )
    growths = {name: _growth(name, seen) for name in seen[0]}
    rows = [
        [
            name,
            *(f"{each[name]:.4g}" if name.startswith("ms") else f"{each[name]}" for each in seen),
            growth,
        ]
        for name, growth in growths.items()
    ]
    faults += [f"{name}: {growth}" for name, growth in growths.items() if "over" in growth]
    title = f"What a page keeps after {count} drawn operations, seed {seed}"
    return Table(title, ["what", "start", "half", "end", "growth of the second half"], rows), faults


def _stage(page: Page, seed: int, stage: int) -> list[str]:
    where = f"stage {stage} of the operations, seed {seed}"
    try:
        page.evaluate(
            "given => operations.run(given)", {"seed": seed * 1_000 + stage, "count": STAGE}
        )
    except Error as error:
        return [f"{where}: {error.message}"]
    broken: list[str] = json.loads(page.evaluate("brokenInvariants()"))
    return [f"{where}: {each}" for each in broken]


def _growth(name: str, seen: list[dict[str, Any]]) -> str:
    start, middle, end = (each[name] for each in seen)
    if name.startswith("ms"):
        return f"{end / start:.2f} times {mark(end / start, FRAME_SLACK)}"
    return f"{end - middle} {mark(end - middle, ALLOWED.get(name, 0))}"
