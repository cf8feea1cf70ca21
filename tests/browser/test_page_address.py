"""The address of the browser window names a page, as in the product."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import drawn, shown_panel, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CASE = "ca5e0000-0000-4000-8000-000000000002"
GRINDER = "Grinder stops after ten seconds"


@pytest.fixture
def at_address(workspace: Page) -> Iterator[Page]:
    """The page, which is back at its own address after the test."""
    own = workspace.url
    yield workspace
    visit(workspace, own)


def visit(page: Page, address: str) -> None:
    page.goto(urljoin(page.url, address))
    page.evaluate("apmWorkspace.ready")
    drawn(page)


@pytest.mark.parametrize("path", ["/", "/main.aspx"])
def test_a_record_opens_in_a_session(at_address: Page, path: str) -> None:
    visit(at_address, f"{path}?appid=1&pagetype=entityrecord&etn=incident&id={CASE}")
    assert titles(at_address, "Session strip") == ["Home", GRINDER]
    expect(shown_panel(at_address).get_by_label("Case Title")).to_have_value(GRINDER)


def test_a_new_record_has_the_values_of_the_address(at_address: Page) -> None:
    visit(at_address, "/?pagetype=entityrecord&etn=contact&extraqs=lastname%3DSilva")
    expect(shown_panel(at_address).get_by_label("Last Name")).to_have_value("Silva")


def test_a_list_opens_in_a_tab_of_home(at_address: Page) -> None:
    visit(
        at_address, "/?pagetype=entitylist&etn=account&viewid=00a5e000-0000-4000-8000-000000000002"
    )
    assert titles(at_address, "Tab strip") == ["Dashboard", "All Accounts"]


def test_what_cannot_be_shown_is_said(at_address: Page) -> None:
    visit(at_address, "/?pagetype=entityrecord")
    expect(at_address.get_by_role("alert")).to_contain_text("needs the parameter entityName")
    assert titles(at_address, "Tab strip") == ["Dashboard"]
