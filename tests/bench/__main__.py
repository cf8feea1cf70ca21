"""Compares measurements with the performance budgets.

`python -m tests.bench [--boots N] [--only boot|members|growth|organisation|lists] [--browser PATH]`
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from apm.host.browsers import launch_options
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from tests.bench.boot import boot_report
from tests.bench.growth import growth_report
from tests.bench.lists import lists_report
from tests.bench.members import members_report
from tests.bench.organisation import organisation_report

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the chosen measurements, and print a table for each."""
    options = _parser().parse_args()
    try:
        Runtime(ROOT).build()
        with sync_playwright() as playwright:
            chromium = playwright.chromium
            launch = launch_options(Path(chromium.executable_path), options.browser)
            with chromium.launch(**launch) as browser:
                print(f"Measuring in Chromium {browser.version} ...", flush=True)
                if options.only in (None, "boot"):
                    print(boot_report(browser, ROOT, options.boots), flush=True)
                if options.only in (None, "members"):
                    print(members_report(browser, ROOT), flush=True)
                if options.only in (None, "growth"):
                    print(growth_report(browser, ROOT), flush=True)
                if options.only in (None, "organisation"):
                    print(organisation_report(browser, ROOT), flush=True)
                if options.only in (None, "lists"):
                    print(lists_report(browser, ROOT), flush=True)
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nox -s bench --", description="Measure the performance budgets."
    )
    parser.add_argument(
        "--boots", type=int, default=7, metavar="N", help="how often each page starts"
    )
    parser.add_argument(
        "--only",
        choices=["boot", "members", "growth", "organisation", "lists"],
        help="run only one of the measurements",
    )
    parser.add_argument("--browser", metavar="PATH", help="the executable of the browser")
    return parser


if __name__ == "__main__":
    sys.exit(main())
