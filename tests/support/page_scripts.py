"""Client scripts in a page: a script that opens a session, and the listed failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

OPEN = """Microsoft.Apm.createSession({
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
})"""
"""A script that opens a session; its result is a Promise of the session id."""


def failures(page: Page) -> Locator:
    """Finds the listed failures of client scripts."""
    return page.get_by_role("alert").get_by_role("listitem")
