"""The menu "Related" of a form of the sample solution: the mouse, the keyboard, and the commands of the rows."""

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
    """The form of a device with a case."""
    with restarted(served_solution) as page:
        open_device(page)
        yield page


def opener(page: Page) -> Locator:
    return shown_panel(page).get_by_role("button", name="Related", exact=True)


def entry(page: Page, name: str) -> Locator:
    return page.get_by_role("menu", name="Related").get_by_role("menuitem", name=name)


def tab(page: Page, name: str) -> Locator:
    return shown_panel(page).get_by_role("tab", name=name)


def test_an_item_opens_a_tab_with_the_related_records(device: Page) -> None:
    expect(tab(device, "Case history")).to_have_count(0)
    opener(device).click()
    menu = device.get_by_role("menu", name="Related")
    expect(menu.get_by_role("group")).to_have_count(2)
    expect(menu.get_by_role("group", name="Related - Service")).to_contain_text("Case history")
    entry(device, "Case history").click()
    expect(menu).to_be_hidden()
    expect(tab(device, "Case history")).to_have_attribute("aria-selected", "true")
    expect(tab(device, "Case history")).to_be_focused()
    grid = shown_panel(device).get_by_role("region", name="Case history")
    expect(grid.get_by_role("row")).to_have_count(2)
    expect(grid).to_contain_text(CASE_TITLE)


def test_the_tab_stays_until_another_one_replaces_it(device: Page) -> None:
    opener(device).click()
    entry(device, "Case history").click()
    tab(device, "General").click()
    expect(tab(device, "Case history")).to_have_attribute("aria-selected", "false")
    opener(device).click()
    entry(device, "Users").click()
    expect(tab(device, "Users")).to_have_attribute("aria-selected", "true")
    expect(tab(device, "Case history")).to_have_count(0)


def test_the_keyboard_opens_the_menu_and_chooses(device: Page) -> None:
    tab(device, "General").focus()
    device.keyboard.press("Tab")
    expect(opener(device)).to_be_focused()
    device.keyboard.press("ArrowDown")
    expect(entry(device, "Users")).to_be_focused()
    device.keyboard.press("ArrowDown")
    device.keyboard.press("Enter")
    expect(tab(device, "Case history")).to_be_focused()
    # The arrow keys go through the tabs, also that of related records.
    device.keyboard.press("Home")
    expect(tab(device, "General")).to_be_focused()
    device.keyboard.press("End")
    expect(tab(device, "Case history")).to_be_focused()


def test_escape_closes_the_menu(device: Page) -> None:
    opener(device).press("Enter")
    expect(entry(device, "Users")).to_be_focused()
    device.keyboard.press("Escape")
    expect(entry(device, "Users")).to_be_hidden()
    expect(opener(device)).to_be_focused()


@pytest.mark.parametrize("height", [420, 560, 800])
def test_the_menu_is_in_the_window(device: Page, height: int) -> None:
    device.set_viewport_size({"width": 1280, "height": height})
    opener(device).click()
    menu = device.get_by_role("menu", name="Related")
    box = menu.bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= height
    expect(entry(device, "Case history")).to_be_in_viewport()


def test_the_rows_have_the_commands_of_a_subgrid(device: Page) -> None:
    opener(device).click()
    entry(device, "Case history").click()
    bar = shown_panel(device).get_by_role("toolbar", name="Commands of Case history")
    expect(bar.get_by_role("button", name="New Case")).to_be_visible()
    expect(bar.get_by_role("button", name="Add Existing Case")).to_be_visible()
    unlink = bar.get_by_role("button", name="Unlink")
    expect(unlink).to_have_count(0)
    shown_panel(device).get_by_role("checkbox", name=f"Select {CASE_TITLE}").check()
    # The function of its rule is in a library of the form of cases, which is loaded with the tab.
    unlink.click()
    dialog = device.get_by_role("dialog")
    expect(dialog).to_contain_text(CASE_TITLE)
    dialog.get_by_role("button", name="OK").click()
    shown_panel(device).get_by_role("checkbox", name=f"Select {CASE_TITLE}").check()
    bar.get_by_role("button", name="Remove").click()
    expect(shown_panel(device).get_by_role("region", name="Case history")).not_to_contain_text(
        CASE_TITLE
    )


def test_a_new_record_has_no_related_records(served_solution: tuple[Page, Console]) -> None:
    with restarted(served_solution) as page:
        page.evaluate("Xrm.Navigation.openForm({ entityName: 'con_device' })")
        expect(tab(page, "General")).to_be_visible()
        expect(opener(page)).to_have_count(0)
