"""Fixtures for several files of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.inspector_panel import choose, panel
from tests.support.page_scripts import OPEN
from tests.support.sample_solution import UNPACKED
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console


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


@pytest.fixture(scope="module")
def served_solution(
    runtime: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Console]]:
    """A started page with the sample solution, and its console."""
    file = tmp_path_factory.mktemp("solution") / "workspace.toml"
    with served_page(browser, ServedWorkspace(file, solutions=[UNPACKED])) as served:
        yield served
