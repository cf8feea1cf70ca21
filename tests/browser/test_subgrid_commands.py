"""The commands of a subgrid in the sample solution: what its ribbon adds, and what every subgrid has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.device_forms import CASE_TITLE, open_device
from tests.support.page_strips import shown_panel
from tests.support.served_pages import restarted
from tests.support.watched_pages import Console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page


@pytest.fixture
def device(served_solution: tuple[Page, Console]) -> Iterator[Page]:
    """The form of a device with a case; the tab with its subgrids is shown."""
    with restarted(served_solution) as page:
        open_device(page)
        shown_panel(page).get_by_role("tab", name="Cases", exact=True).click()
        yield page


def bar(page: Page, name: str) -> Locator:
    return shown_panel(page).get_by_role("toolbar", name=f"Commands of {name}")


def rows(page: Page, name: str) -> Locator:
    return shown_panel(page).get_by_role("region", name=name).get_by_role("row")


def test_a_command_of_the_ribbon_follows_the_selection(device: Page) -> None:
    unlink = bar(device, "Cases").get_by_role("button", name="Unlink")
    expect(bar(device, "Cases").get_by_role("button", name="New Case")).to_be_visible()
    expect(unlink).to_have_count(0)
    shown_panel(device).get_by_role("checkbox", name=f"Select {CASE_TITLE}").check()
    expect(shown_panel(device).get_by_text(f"Selected: {CASE_TITLE}")).to_be_visible()
    unlink.click()
    dialog = device.get_by_role("dialog")
    expect(dialog).to_contain_text(CASE_TITLE)
    dialog.get_by_role("button", name="OK").click()
    expect(unlink).to_have_count(0)


def test_a_removed_record_is_not_deleted(device: Page) -> None:
    shown_panel(device).get_by_role("checkbox", name=f"Select {CASE_TITLE}").check()
    bar(device, "Cases").get_by_role("button", name="Remove").click()
    expect(shown_panel(device).get_by_role("region", name="Cases")).not_to_contain_text(CASE_TITLE)
    bar(device, "Cases").get_by_role("button", name="Add Existing Case").click()
    dialog = device.get_by_role("dialog", name="Add Existing Case")
    dialog.get_by_role("checkbox", name=CASE_TITLE).check()
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(rows(device, "Cases").nth(1)).to_contain_text(CASE_TITLE)


def test_people_are_associated_with_a_device(device: Page) -> None:
    bar(device, "People").get_by_role("button", name="Add Existing Contact").click()
    dialog = device.get_by_role("dialog")
    for name in ("Amara Okafor", "Sofia Marchetti"):
        dialog.get_by_role("checkbox", name=name).check()
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(rows(device, "People")).to_have_count(3)
