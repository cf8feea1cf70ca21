"""Fixtures for several files of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_scripts import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def goes_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """Checks after the test that its page still opens and shows a session."""
    page = request.getfixturevalue("workspace" if "workspace" in request.fixturenames else "page")
    yield
    session_id = page.evaluate(f"{OPEN}.then(String)")
    page.evaluate("apmWorkspace.drawn()")
    expect(page.locator(f"[role=tab][data-session-id={session_id}]")).to_be_visible()
