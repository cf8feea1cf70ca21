"""A page that is ready to be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONGEST = 60_000
"""The maximum time of a start on a slow machine, in milliseconds."""


def open_ready(page: Page, url: str) -> None:
    """Opens a page, and waits until its API is there."""
    page.goto(url)
    page.locator("html[data-apm=ready]").wait_for(state="attached", timeout=LONGEST)
