"""Compares measurements with the performance budgets.

`python -m tests.bench [--boots N] [--only PART] [--browser PATH]`; `--help` lists the parts.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser

from apm.host.host_error import HostError
from tests.bench.boot import boot_report
from tests.bench.first_visit import first_visit_report
from tests.bench.growth import growth_report
from tests.bench.kills import kills_report
from tests.bench.large_solution import solution_report
from tests.bench.lists import lists_report
from tests.bench.measured_browser import measured_browser
from tests.bench.members import members_report
from tests.bench.memory import memory_report
from tests.bench.organisation import organisation_report
from tests.bench.table import Table

ROOT = Path(__file__).resolve().parents[2]


STARTS = {"boot": boot_report, "solution": solution_report}
"""The measurements that start pages several times."""

MEASUREMENTS = {
    "first-visit": first_visit_report,
    "members": members_report,
    "growth": growth_report,
    "lists": lists_report,
    "organisation": organisation_report,
    "memory": memory_report,
    "kills": kills_report,
}

RESULTS = ROOT / "build/bench.json"


def main() -> int:
    """Run the chosen measurements, print their tables, and write them as JSON."""
    options = _parser().parse_args()
    results: list[Table] = []
    try:
        with measured_browser(ROOT, options.browser) as (browser, where):
            for name in [options.only] if options.only else [*STARTS, *MEASUREMENTS]:
                tables = _measured(name, browser, options.boots)
                print("\n".join(map(str, tables)), flush=True)
                results += tables
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    text = json.dumps({"machine": where, "tables": [asdict(each) for each in results]}, indent=2)
    RESULTS.write_text(text + "\n", "utf-8")
    print(f"\nThe results are in {RESULTS.relative_to(ROOT)}.")
    return 0


def _measured(name: str, browser: Browser, boots: int) -> list[Table]:
    if name in STARTS:
        return STARTS[name](browser, ROOT, boots)
    return MEASUREMENTS[name](browser, ROOT)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nox -s bench --", description="Measure the performance budgets."
    )
    parser.add_argument(
        "--boots", type=int, default=7, metavar="N", help="how often each page starts"
    )
    parser.add_argument(
        "--only",
        choices=[*STARTS, *MEASUREMENTS],
        help="run only one of the measurements",
    )
    parser.add_argument("--browser", metavar="PATH", help="the executable of the browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
