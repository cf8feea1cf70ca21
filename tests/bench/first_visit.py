"""The size of the files that a first visit to a built page loads, with brotli."""

from __future__ import annotations

import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from apm.host.build.compression import BEST
from apm.host.build.export import export
from apm.host.serve.site import Site
from tests.bench.ready_page import open_ready
from tests.bench.table import Table, mark
from tests.support.static_host import hosting

BUDGET = 8.0
"""The maximum size of a first visit, in millions of bytes."""

LISTED = 100_000
"""The size from which a file has a row of its own, in bytes."""


def first_visit_report(browser: Browser, root: Path) -> list[Table]:
    """Build the page as `nox -s build` does, and add up what a page loads until it is ready."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "site")
        export(Site(root), folder, quality=BEST)
        with hosting(folder) as url, browser.new_context(service_workers="block") as context:
            page = context.new_page()
            paths: set[str] = set()
            page.on("response", lambda response: paths.add(urlsplit(response.url).path[1:]))
            open_ready(page, url)
        sizes = {path: _size(folder / (path or "index.html")) for path in sorted(paths)}
    total = sum(sizes.values())
    large = {path: size for path, size in sizes.items() if size >= LISTED}
    rest = total - sum(large.values())
    rows = [
        *([path, _millions(size), ""] for path, size in large.items()),
        [f"{len(sizes) - len(large)} smaller files", _millions(rest), ""],
        ["all", _millions(total), mark(total / 1e6, BUDGET)],
    ]
    return [Table("A first visit, in MB with brotli", ["file", "size", "budget"], rows)]


def _size(file: Path) -> int:
    compressed = file.with_name(f"{file.name}.br")
    return (compressed if compressed.exists() else file).stat().st_size


def _millions(size: int) -> str:
    return f"{size / 1e6:.2f}"
