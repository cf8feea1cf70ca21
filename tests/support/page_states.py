"""The states of the page that the checks of accessibility look at, and how a user or a script brings it there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import CASE, dialog, drawn, open_case, open_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import Page

CASE_ID = "ca5e0000-0000-4000-8000-000000000002"
RESOURCE = "msdyn_kbsearchpagehost.html"
TEMPLATES = [
    {"msdyn_uniquename": f"t_{name}", "msdyn_name": name, "msdyn_pagetype": 509180000 + option}
    for name, option in (("list", 0), ("search", 5))
]
SETTINGS = {"forms": [{"table": "incident", "event": "onload", "function": "apmSeen.keep"}]}
FULL = """async (templateName) => {
  for (let number = 1; number < 10; number += 1) {
    const id = await Microsoft.Apm.createSession({
      templateName,
      sessionContext: { parametersStr: '[["entityName","incident"]]' },
    });
    Microsoft.Apm.getSession(id).title = `Customer number ${number}`;
  }
  for (const id of Microsoft.Apm.getAllSessions()) {
    const session = Microsoft.Apm.getSession(id);
    while (session.canCreateTab()) {
      await session.createTab({
        templateName: "apm_dashboard",
        appContext: { dashboardId: "x", title: "Numbers of the week" },
        isFocused: false,
      });
    }
  }
  await Microsoft.Apm.getSession("session-id-3").requestFocus();
}"""
NOTES = """() => {
  const { form } = apmSeen;
  form.ui.setFormNotification("The customer is on hold", "ERROR", "a");
  form.ui.setFormNotification("Handle with care", "WARNING", "b");
  form.getControl("prioritycode").setNotification("Too low for this customer", "c");
  form.getControl("header_ownerid").setNotification("On leave this week", "c");
  form.getControl("customerid").setNotification("Ask for the branch", "d");
  form.getAttribute("description").setRequiredLevel("recommended");
}"""
PANES = """async (resource) => {
  for (const title of ["Help", "Notes"]) {
    const pane = await Xrm.App.sidePanes.createPane({ title, paneId: title });
    if (title === "Help") await pane.navigate(resource);
    else pane.badge = 3;
  }
}"""
APP_NOTES = """async () => {
  for (const level of [1, 2, 3, 4]) {
    await Xrm.App.addGlobalNotification({
      type: 2, level, message: `A message of level ${level}`, showCloseButton: true,
      action: level === 4 ? { actionLabel: "More" } : undefined,
    });
  }
}"""
ONE_MORE = """() => Microsoft.Apm.createSession({
  templateName: "msdyn_chat_session", sessionContext: {},
}).catch(() => {})"""
SCRIPT = """console.log("one"); console.warn("two"); console.error("three"); 6 * 7"""


def prepare(page: Page) -> None:
    """Brings what the states need: additional templates, and a form script that keeps the form."""
    page.evaluate(
        """(settings) => {
          globalThis.apmSeen = {
            keep(context) { apmSeen.form = context.getFormContext(); },
            hang(context) {
              // The save waits without a time limit.
              context.getEventArgs().disableAsyncTimeout();
              return new Promise(() => {});
            },
          };
          return apmWorkspace.load(settings);
        }""",
        SETTINGS,
    )
    open_import(page)
    page.locator("dialog textarea").fill(json.dumps([{"value": TEMPLATES}]))
    press(page, "Import")
    press(page, "Close")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def top(page: Page, name: str) -> None:
    """Clicks a button of the top bar, also when it is in the menu."""
    page.locator("#top-bar").get_by_role("button", name=name, exact=True).click()


def open_import(page: Page) -> None:
    top(page, "Import templates")


def tab_of(template: str, **parameters: str) -> Callable[[Page], None]:
    def open_it(page: Page) -> None:
        open_tab(page, template, **parameters)
        drawn(page)

    return open_it


def empty(_page: Page) -> None:
    """Only Home is open; it shows the start page."""


def long_list(page: Page) -> None:
    """The last page of a list; axe takes long for a full one."""
    page.evaluate(
        """async () => {
          for (let number = 0; number < 50; number += 1) {
            await Xrm.WebApi.createRecord("queue", { name: `Queue ${number}` });
          }
        }"""
    )
    tab_of("t_list", entityName="queue")(page)
    press(page, "Next page")
    expect(shown_panel(page).get_by_role("status")).to_contain_text("51 - 53 of 53")


def full(page: Page) -> None:
    page.evaluate(FULL, CASE)
    drawn(page)
    expect(page.locator("#sessions [role=tab]")).to_have_count(10)
    expect(page.locator("#tabs [role=tab]")).to_have_count(10)


def importing(page: Page) -> None:
    open_import(page)
    expect(dialog(page, "Import templates")).to_be_visible()


def asked(page: Page) -> None:
    open_case(page, title="Late delivery")
    drawn(page)
    press(page, "Close session Late delivery")
    expect(dialog(page, "Close session Late delivery?")).to_be_visible()


def page_in_dialog(page: Page) -> None:
    shown = {"pageType": "entityrecord", "entityName": "contact"}
    page.evaluate("(shown) => void Xrm.Navigation.navigateTo(shown, { target: 2 })", shown)
    drawn(page)
    expect(dialog(page, "New Contact")).to_be_visible()


def form_with_errors(page: Page) -> None:
    """A failed save, and notifications of scripts for the form, its fields and its header."""
    tab_of("msdyn_entityrecord", entityName="incident", entityId=CASE_ID)(page)
    page.evaluate(NOTES)
    drawn(page)
    shown_panel(page).get_by_label("Case Title", exact=True).fill("")
    shown_panel(page).get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#notices [role=alert]")).to_contain_text("Case Title")
    expect(page.locator(".form-note")).to_have_count(2)


def form_being_saved(page: Page) -> None:
    tab_of("msdyn_entityrecord", entityName="incident", entityId=CASE_ID)(page)
    page.evaluate("apmSeen.form.data.entity.addOnSave(apmSeen.hang)")
    shown_panel(page).get_by_label("Case Title", exact=True).fill("Leak")
    shown_panel(page).get_by_role("button", name="Save", exact=True).click()
    expect(shown_panel(page)).to_have_attribute("aria-busy", "true")


def side_panes(page: Page) -> None:
    resource = {"pageType": "webresource", "webresourceName": RESOURCE}
    page.evaluate(PANES, resource)
    drawn(page)
    expect(page.locator("#side-panes [role=tab]")).to_have_count(2)


def conversation(page: Page) -> None:
    top(page, "New conversation")
    expect(page.get_by_role("log", name="Transcript")).to_be_visible()


def script_panel(page: Page) -> None:
    top(page, "Run script")
    page.locator("#script-panel textarea").fill(SCRIPT)
    press(page, "Run")
    expect(page.get_by_role("log", name="Output")).to_contain_text("Result: 42")


def recording(page: Page) -> None:
    top(page, "Record")
    page.locator("button[data-action=start-recording]").click()
    top(page, "Stop recording")
    expect(page.get_by_role("textbox", name="The recorded test")).to_be_visible()


def messages(page: Page) -> None:
    for _ in range(9):
        open_case(page)
    page.evaluate(APP_NOTES)
    page.evaluate("void apmWorkspace.runScript('setTimeout(() => oops())', 'bad.js')")
    failures = page.get_by_role("list", name="Failures of client scripts")
    expect(failures.get_by_role("listitem")).to_have_count(1)
    # This comes last, because the next success removes an alert.
    page.evaluate(ONE_MORE)
    drawn(page)
    expect(page.locator("#notices .alert")).to_have_count(2)
    expect(page.locator(".app-notification")).to_have_count(4)


def toasts(page: Page) -> None:
    """An incoming conversation, and a toast that stays because it has a link."""
    page_in_dialog(page)
    shown = dialog(page, "New Contact")
    shown.get_by_label("Last Name").fill("Silva")
    shown.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    page.evaluate(
        "void apmWorkspace.startConversation({ notify: true, answers: { Topic: 'Repair' } })"
    )
    drawn(page)
    expect(page.get_by_role("button", name="Open record", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Accept", exact=True)).to_be_visible()


def choosing(page: Page) -> None:
    page.evaluate(
        """() => void Xrm.Utility.lookupObjects({
          entityTypes: ["account", "contact"], allowMultiSelect: true,
        })"""
    )
    drawn(page)
    expect(page.get_by_role("dialog")).to_be_visible()


def coverage(page: Page) -> None:
    """Shows only some rows, because axe takes long for all of them."""
    press(page, "Coverage")
    shown = dialog(page, "What is emulated")
    shown.get_by_label("Member", exact=True).fill("createTab")
    expect(shown.get_by_role("row").first).to_be_visible()


def inspector(name: str) -> Callable[[Page], None]:
    def open_it(page: Page) -> None:
        top(page, "Inspector")
        open_case(page, title="Late delivery")
        page.get_by_role("complementary", name="Inspector").get_by_role(
            "tab", name=name, exact=True
        ).click()
        drawn(page)

    return open_it


STATES: dict[str, Callable[[Page], None]] = {
    "empty": empty,
    "full": full,
    "import dialog": importing,
    "question": asked,
    "page in a dialog": page_in_dialog,
    "records to choose from": choosing,
    "coverage": coverage,
    "form with errors": form_with_errors,
    "form being saved": form_being_saved,
    "list": tab_of("t_list", entityName="incident"),
    "long list": long_list,
    "dashboard": tab_of("apm_dashboard", dashboardId="x"),
    "search": tab_of("t_search", searchText="coffee"),
    "web resource": tab_of("msdyn_omnichannel_kbsearch"),
    "side panes": side_panes,
    "conversation": conversation,
    "run script": script_panel,
    "record a test": recording,
    "messages": messages,
    "toasts": toasts,
    "inspector: calls": inspector("Calls"),
    "inspector: context": inspector("Context"),
    "inspector: templates": inspector("Templates"),
}
"""By what the page shows: the function that brings an empty workspace there."""
