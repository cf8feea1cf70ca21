"""After pages and browsers were killed, all sessions come back."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Error

from tests.support.kept_state import wait_until_stored, with_settings
from tests.support.killed_pages import CHANGE, SETTINGS, TITLES, kill_browser, kill_pages
from tests.support.watched_pages import Console, boot

KILLS = 3
"""The number of kills here; `python -m tests.bench --only kills` has more, and measures what is lost."""


def test_the_sessions_of_killed_pages_come_back(
    new_context: Callable[..., BrowserContext], console: Console
) -> None:
    assert len([*kill_pages(new_context(), console, KILLS, Random(7))]) == KILLS


@pytest.mark.skipif(sys.platform != "linux", reason="finds the browser in /proc")
def test_the_sessions_of_a_killed_browser_come_back(
    tmp_path: Path,
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    console: Console,
) -> None:
    profile = tmp_path / "profile"
    for killed in range(2):
        context = browser_type.launch_persistent_context(profile, **browser_type_launch_args)
        console.watch(context)
        with_settings(context, SETTINGS)
        page = context.new_page()
        boot(page, console, f"{console.origin}/")
        titles = page.evaluate(TITLES)
        assert len(titles) == killed
        page.evaluate(CHANGE)
        wait_until_stored(page, f'"number": {killed + 1}')
        with context.expect_event("close"):
            kill_browser(profile)
        with contextlib.suppress(Error):
            context.close()
