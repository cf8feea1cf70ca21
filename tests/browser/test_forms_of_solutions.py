"""The forms of a solution on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.served_pages import restarted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.support.watched_pages import Console

DEVICE = """async () => {
    const { entities } = await Xrm.WebApi.retrieveMultipleRecords("con_device", "?$orderby=con_name");
    await Xrm.Navigation.openForm({ entityName: "con_device", entityId: entities[0].con_deviceid });
    await apmWorkspace.drawn();
}"""
CASE_OF_DEVICE = """async () => {
    const { entities } = await Xrm.WebApi.retrieveMultipleRecords("con_device", "?$orderby=con_name");
    const device = `/con_devices(${entities[0].con_deviceid})`;
    const entityId = "ca5e0000-0000-4000-8000-000000000001";
    await Xrm.WebApi.updateRecord("incident", entityId, { "con_DeviceId@odata.bind": device });
    await Xrm.Navigation.openForm({ entityName: "incident", entityId });
    await apmWorkspace.drawn();
}"""


@pytest.fixture
def page(served_solution: tuple[Page, Console]) -> Iterator[Page]:
    with restarted(served_solution) as page:
        yield page


def tab(page: Page, name: str) -> Locator:
    tabs = page.get_by_role("tablist", name="Device tabs")
    return tabs.get_by_role("tab", name=name, exact=True)


def test_the_keyboard_chooses_a_tab(page: Page) -> None:
    page.evaluate(DEVICE)
    expect(tab(page, "General")).to_have_attribute("aria-selected", "true")
    tab(page, "General").focus()
    page.keyboard.press("ArrowRight")
    expect(tab(page, "Cases")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="General")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel", name="Cases")).to_be_visible()
    expect(tab(page, "Cases")).to_be_focused()
    expect(page.get_by_label("Weight (kg)")).to_have_count(0)


def test_sections_are_side_by_side_and_hidden_ones_absent(page: Page) -> None:
    page.evaluate(DEVICE)
    device, price = (
        page.get_by_role("form", name=each, exact=True) for each in ("Device", "Price")
    )
    left, right = device.bounding_box(), price.bounding_box()
    assert left and right
    assert left["x"] + left["width"] <= right["x"]
    assert left["width"] > right["width"]
    notes = page.get_by_label("Notes").bounding_box()
    name = page.get_by_label("Name", exact=True).bounding_box()
    assert notes and name
    assert notes["width"] > 2 * name["width"]
    expect(page.get_by_role("form", name="For the workshop")).to_have_count(0)


def test_a_column_of_the_header_is_edited_there(page: Page) -> None:
    page.evaluate(DEVICE)
    panel = page.locator("[data-page-type=entityrecord]:visible")
    panel.locator("summary").first.click()
    expect(panel.get_by_label("Status reason: In use")).to_have_count(1)
    page.keyboard.press("Escape")
    status = panel.get_by_label("Status reason", exact=True)
    expect(status).to_be_hidden()
    page.keyboard.press("Enter")
    status.select_option("Retired")
    expect(panel.locator("summary").first).to_have_text("Retired")
    expect(panel.get_by_text("Unsaved", exact=True)).to_be_visible()
    panel.get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_text("Unsaved", exact=True)).to_have_count(0)


def test_a_failed_save_shows_the_tab_of_the_field(page: Page) -> None:
    page.evaluate(DEVICE)
    page.get_by_label("Name", exact=True).fill("")
    tab(page, "Cases").click()
    page.keyboard.press("Control+s")
    expect(tab(page, "General")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()


def test_subgrids_and_quick_views_show_related_records(page: Page) -> None:
    page.evaluate(CASE_OF_DEVICE)
    card = page.get_by_role("group", name="About the device")
    expect(card).to_contain_text("Device 1")
    page.evaluate(DEVICE)
    tab(page, "Cases").click()
    rows = page.get_by_role("region", name="Cases").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("Espresso machine leaks from the group head")


def test_a_form_for_quick_creation_is_a_dialog(page: Page) -> None:
    page.evaluate("""() => {
        window.made = Xrm.Navigation.openForm({ entityName: "con_device", useQuickCreateForm: true });
    }""")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("tablist")).to_have_count(0)
    dialog.get_by_label("Name", exact=True).fill("Kettle")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_have_count(0)
    saved = page.evaluate(
        "window.made.then(({ savedEntityReference }) => savedEntityReference[0].name)"
    )
    assert saved == "Kettle"


def test_a_timeline_of_a_form_takes_a_note(page: Page) -> None:
    page.evaluate(CASE_OF_DEVICE)
    section = page.get_by_role("form", name="Timeline", exact=True)
    section.get_by_label("Enter a note").fill("The toaster smells.")
    section.get_by_label("Title of the note").press("Enter")
    section.get_by_role("button", name="Add note").click()
    expect(section.get_by_role("listitem")).to_have_count(7)
    expect(section.get_by_text("The toaster smells.")).to_be_visible()
    expect(page.get_by_text("Unsaved", exact=True)).to_have_count(0)
