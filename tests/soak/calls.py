"""Many drawn calls of all members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.api.all_members import ALL_MEMBERS
from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table
from tests.support.fuzzed_calls import ROUND, Fuzzer, RoundFailedError
from tests.support.running_server import running_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

ROUNDS_OF_A_PAGE = 40
"""After so many rounds, the next page is used."""


def calls_report(
    browser: Browser, root: Path, calls: int, seed: int, only: int | None
) -> tuple[Table, list[str]]:
    """Make drawn calls; a round that fails does not end the run.

    Args:
        browser: the browser.
        root: the folder of the project.
        calls: the number of calls, without those from inside other calls.
        seed: what they are drawn from.
        only: the number of the only round; None for as many as the calls need.

    Returns:
        The counts, and what was wrong.
    """
    rounds = [only] if only is not None else [*range(-(-calls // ROUND))]
    made, refused, called = 0, 0, set[str]()
    faults: list[str] = []
    with running_site(Site(root)) as url:
        for start in range(0, len(rounds), ROUNDS_OF_A_PAGE):
            with browser.new_context() as context:
                page = context.new_page()
                open_ready(page, url)
                fuzzer = Fuzzer(page, seed, root / "build/artifacts")
                for number in rounds[start : start + ROUNDS_OF_A_PAGE]:
                    try:
                        fuzzer.round(number)
                    except RoundFailedError as failure:
                        faults.append(str(failure))
                made += fuzzer.totals.calls
                refused += fuzzer.totals.refused
                called |= fuzzer.totals.called
            print(f"{made} calls, {len(faults)} faults so far", flush=True)
    members = {f"{each.owner}.{each.name}" for each in ALL_MEMBERS}
    rows = [
        ["rounds", f"{len(rounds)}"],
        ["calls", f"{made}"],
        ["refused with an Error", f"{refused}"],
        ["members called", f"{len(called & members)} of {len(members)}"],
        ["rounds with a fault", f"{len(faults)}"],
    ]
    return Table(f"Drawn calls, seed {seed}", ["what", "number"], rows), faults
