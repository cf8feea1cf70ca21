"""The time that a large organisation takes: many templates and records, slugs, and queries."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table
from tests.support.running_server import running_site

MEASURE = Path(__file__).with_name("organisation.js")


def organisation_report(browser: Browser, root: Path) -> list[Table]:
    """Measure a workspace with 500 templates and 10,000 records."""
    with running_site(Site(root)) as url, browser.new_context() as context:
        page = context.new_page()
        open_ready(page, url)
        page.evaluate(MEASURE.read_text("utf-8"))
        results = page.evaluate("organisation.measure()")
    rows = [[name, f"{milliseconds:.3f}"] for name, milliseconds in results]
    return [Table("A large organisation, in ms", ["step", "time"], rows)]
