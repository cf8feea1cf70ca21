"""What a person does on a page while a test is recorded: one function for each recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.page_strips import dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Locator, Page

ODD = 'Steam "wand"\\ is {hot}: é 😀 \u2028 </script>'
LINES = 'First line\nsecond "line"\n\n\ttab'

CONSOLE = """async () => {
  const parametersStr = JSON.stringify([["entityName", "incident"]]);
  const sessionContext = new Map([["parametersStr", parametersStr], ["caller's name", "K\\"im"]]);
  const templateName = "case_entity_session_default_template";
  const id = await Microsoft.Apm.createSession({ templateName, sessionContext });
  const session = Microsoft.Apm.getSession(id);
  session.title = "Kim's case";
  const tab = await Microsoft.Apm.createTab({
    templateName: "msdyn_entityrecord",
    appContext: new Map([["entityName", "contact"]]),
    isFocused: false,
  });
  session.getTab(tab).title = "New\\ncontact";
  await session.updateContext({ mood: "fine" });
  const { id: account } = await Xrm.WebApi.createRecord("account", { name: "Fabrikam" });
  await Xrm.WebApi.updateRecord("account", account, { telephone1: "555" });
  Xrm.Page.getAttribute("title").setValue("From the console");
}"""

ASKS = "void Xrm.Navigation.openAlertDialog({ title: 'Ready?', text: 'Answer it.' })"

SCRIPT = """(async () => {
  await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord", appContext: { entityName: "account" } });
})()"""


def edit_a_case(page: Page) -> None:
    """Opens a case from the list, edits fields of all kinds, and saves."""
    open_case(page)
    panel(page).get_by_label("Case Title").press_sequentially("x")
    panel(page).get_by_label("Case Title").fill(ODD)
    panel(page).get_by_label("Description").fill(LINES)
    panel(page).get_by_role("combobox", name="Priority").select_option("1")
    panel(page).get_by_role("checkbox", name="Is Escalated").check()
    panel(page).get_by_role("button", name="Clear Customer").click()
    panel(page).get_by_label("Customer", exact=True).fill("Fabrikam Hotels")
    panel(page).get_by_role("button", name="Save", exact=True).click()


def leave_edits(page: Page) -> None:
    """Edits a record, closes its tab and answers the question, sorts a list, and leaves a question open."""
    open_case(page)
    from_site_map(page, "Accounts")
    panel(page).get_by_role("button", name="Contoso Coffee", exact=True).click()
    panel(page).get_by_label("Account Name").fill("Contoso Tea")
    page.get_by_role("button", name="Close tab Contoso Coffee").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Close tab Contoso Coffee").click()
    dialog(page, "Unsaved changes").get_by_role("button", name="Discard changes").click()
    strip(page, "Session strip", "Home").click()
    panel(page).get_by_role("columnheader", name="Priority").get_by_role("button").click()
    panel(page).get_by_role("searchbox").fill("steam")
    panel(page).get_by_role("checkbox", name="Select all").check()
    strip(page, "Tab strip", "Dashboard").click()
    page.get_by_role("button", name="Close session Steam wand has no pressure").click()


def use_the_console(page: Page) -> None:
    """Calls the API from the console, answers a dialog that a call has opened, and runs a script."""
    page.evaluate(CONSOLE)
    page.evaluate(ASKS)
    dialog(page, "Ready?").get_by_role("button", name="OK").click()
    page.evaluate("(text) => apmWorkspace.runScript(text, 'open.js')", SCRIPT)
    panel(page).get_by_label("Account Name").fill("Opened by a script")
    panel(page).get_by_role("button", name="Save", exact=True).click()


def talk(page: Page) -> None:
    """Has a conversation with a customer."""
    page.get_by_role("button", name="New conversation").click()
    page.get_by_role("textbox", name="Message").fill("How can I help?")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("button", name="Minimize communication panel").click()


RECORDED: Mapping[str, Callable[[Page], None]] = {
    each.__name__: each for each in (edit_a_case, leave_edits, use_the_console, talk)
}
"""By name."""


def open_case(page: Page) -> None:
    """Opens a case from the list of cases."""
    from_site_map(page, "Cases")
    panel(page).get_by_role("button", name="Steam wand has no pressure", exact=True).click()


def from_site_map(page: Page, name: str) -> None:
    """Opens a page from the site map."""
    page.get_by_role("button", name="Site map").click()
    page.get_by_role("group", name="Site map").get_by_role("button", name=name).click()


def panel(page: Page) -> Locator:
    """The panel of the focused tab."""
    return page.locator("[data-panel-of]:visible")


def strip(page: Page, name: str, title: str) -> Locator:
    """A tab in a strip."""
    return page.get_by_role("group", name=name).get_by_role("tab", name=title, exact=True)
