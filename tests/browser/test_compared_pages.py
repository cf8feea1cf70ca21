"""The pages that `nox -s bench` compares the emulator with start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.boot import boot_time, compared_sites
from tests.support.running_server import running_site
from tests.support.watched_pages import Console

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]


def test_each_starts(browser: Browser, tmp_path: Path) -> None:
    for site in compared_sites(ROOT, tmp_path).values():
        with running_site(site) as url, browser.new_context() as context:
            said = Console(url.rstrip("/"))
            said.watch(context)
            assert boot_time(context, url)
            assert said.take() == []
