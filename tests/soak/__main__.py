"""Long runs that look for faults: `python -m tests.soak [--calls N] [--boots N] [--operations N] [--seed N]`."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import Browser

from apm.host.host_error import HostError
from tests.bench.measured_browser import measured_browser
from tests.bench.table import Table
from tests.soak.boots import boots_report
from tests.soak.calls import calls_report
from tests.soak.operations import operations_report

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build/soak.json"


def main() -> int:
    """Make the calls, the starts and the operations, print their tables, and write them as JSON."""
    options = _parser().parse_args()
    tables: list[Table] = []
    faults: list[str] = []
    try:
        print(f"seed: {options.seed}", flush=True)
        with measured_browser(ROOT, options.browser) as (browser, where):
            for table, found in _reports(browser, options):
                text = "\n".join([str(table), *found])
                # Drawn texts have characters that no encoding has.
                print(text.encode(errors="backslashreplace").decode(), flush=True)
                tables.append(table)
                faults += found
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    known = {"machine": where, "seed": options.seed, "faults": faults}
    text = json.dumps({**known, "tables": [asdict(each) for each in tables]}, indent=2)
    RESULTS.write_text(text + "\n", "utf-8")
    print(f"\n{len(faults)} faults. The results are in {RESULTS.relative_to(ROOT)}.")
    return 1 if faults else 0


def _reports(browser: Browser, given: argparse.Namespace) -> Iterator[tuple[Table, list[str]]]:
    if given.calls or given.round is not None:
        yield calls_report(browser, ROOT, given.calls, given.seed, given.round)
    if given.boots and given.round is None:
        yield boots_report(browser, ROOT, given.boots, given.at_once)
    if given.operations and given.round is None:
        yield operations_report(browser, ROOT, given.operations, given.seed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nox -s soak --", description="Look for faults for a long time."
    )
    numbers = {
        "--calls": (100_000, "how many drawn calls"),
        "--boots": (500, "how many starts of the page"),
        "--at-once": (1, "how many pages start at a time"),
        "--operations": (50_000, "how many drawn operations in one page"),
        "--seed": (random.randrange(10**6), "what is drawn from; the output has it"),
        "--round": (None, "make only this round of calls, such as one that failed"),
    }
    for name, (default, about) in numbers.items():
        parser.add_argument(name, type=int, default=default, metavar="N", help=about)
    parser.add_argument("--browser", metavar="PATH", help="the executable of the browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
