"""Client scripts in a page: one that opens a session, and what is said of those that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

OPEN = """Microsoft.Apm.createSession({
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
})"""
"""A script that opens a session; it gives a Promise for its id."""


def failures(page: Page) -> Locator:
    """Find what the page says of scripts that failed."""
    return page.get_by_role("alert").get_by_role("listitem")
