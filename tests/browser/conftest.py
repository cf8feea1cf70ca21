"""Fixtures for several files of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.inspector_panel import choose, panel
from tests.support.page_scripts import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture
def goes_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """Checks after the test that its page still opens and shows a session."""
    page = request.getfixturevalue("workspace" if "workspace" in request.fixturenames else "page")
    yield
    session_id = page.evaluate(f"{OPEN}.then(String)")
    page.evaluate("apmWorkspace.drawn()")
    expect(page.locator(f"[role=tab][data-session-id={session_id}]")).to_be_visible()


@pytest.fixture
def inspected(workspace: Page) -> Iterator[Page]:
    """The page with an open inspector and no recorded calls; the inspector is closed after the test."""
    workspace.get_by_role("button", name="Inspector", exact=True).click()
    expect(panel(workspace).get_by_role("button", name="Clear")).to_be_visible()
    workspace.evaluate("apmWorkspace.reset()")
    yield workspace
    choose(workspace, "Calls")
    panel(workspace).get_by_label("Show").select_option("All")
    panel(workspace).get_by_label("Search").fill("")
    panel(workspace).get_by_role("button", name="Close inspector").click()
    expect(panel(workspace).get_by_role("tab")).to_have_count(0)
