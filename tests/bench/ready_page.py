"""A page that is ready to be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONGEST = 60_000
"""The maximum time of a start on a slow machine, in milliseconds."""


def open_ready(page: Page, url: str) -> None:
    """Opens a page, and waits until its API is there.

    Raises:
        RuntimeError: the page says that it could not start; the message is its text.
    """
    page.goto(url)
    decided = page.locator("html:is([data-apm=ready], [data-apm=failed])")
    decided.wait_for(state="attached", timeout=LONGEST)
    if decided.get_attribute("data-apm") == "failed":
        raise RuntimeError(f"The page at {url} did not start: {page.locator('body').inner_text()}")
