"""Forms to save in a page: their fields and buttons, and the saved records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.page_strips import dialog, drawn, open_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CONTACT = {"pageType": "entityrecord", "entityName": "contact"}
IN_DIALOG = """(page) => {
  window.left = false;
  Xrm.Navigation.navigateTo(page, { target: 2 }).then(() => { window.left = true; });
}"""
IN_PANE = """(page) => Xrm.App.sidePanes.createPane({ title: "Help", paneId: "help" })
  .then((pane) => pane.navigate(page))"""
CONTACTS = """(name) => Xrm.WebApi.retrieveMultipleRecords("contact", `?$filter=lastname eq '${name}'`)
  .then(({ entities }) => entities.length)"""


def field(within: Locator, label: str) -> Locator:
    """Finds a field by its label."""
    return within.get_by_label(label, exact=True)


def button(within: Locator | Page, name: str) -> Locator:
    """Finds a button by its name."""
    return within.get_by_role("button", name=name, exact=True)


def save_button(within: Locator) -> Locator:
    """The save button, with any label."""
    return within.locator("button[data-action=save]")


def open_record(page: Page, table: str, **parameters: str) -> Locator:
    """Opens the form of a record in a tab and returns its panel."""
    open_tab(page, "msdyn_entityrecord", entityName=table, **parameters)
    drawn(page)
    return shown_panel(page)


def in_dialog(page: Page) -> Locator:
    """Opens the form of a new contact in a dialog and returns the dialog."""
    page.evaluate(IN_DIALOG, CONTACT)
    drawn(page)
    return dialog(page, "New Contact")


def in_pane(page: Page) -> Locator:
    """Opens the form of a new contact in a side pane and returns the pane."""
    page.evaluate(IN_PANE, CONTACT)
    drawn(page)
    return page.locator("#side-panes").get_by_role("tabpanel", name="Help", exact=True)


def contacts(page: Page, last_name: str) -> int:
    """The number of contacts with a last name."""
    return int(page.evaluate(CONTACTS, last_name))
