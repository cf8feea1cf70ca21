"""The panel of the Inspector, and a script whose calls it records."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.support.page_strips import drawn

SCRIPT = """(async () => {
  const { Apm } = Microsoft;
  const id = await Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", '[["entityName","incident"]]'], ["color", "red"]]),
  });
  const session = Apm.getSession(id);
  session.title = "Mine";
  await session.createTab({ templateName: "apm_dashboard", appContext: {
    dashboardId: "00000000-0000-0000-0000-000000000001", title: "Numbers" } });
  session.getFocusedTab().title = "Sums";
  await Apm.createTab({ templateName: "none" }).catch(() => {});
  await (await session.getContext()).set("size", { is: [1, 2] });
  Apm.getSession(session.getAllTabs() && id).getTab(session.getAllTabs()[0]).title = "First";
  const gone = await Apm.createSession({ templateName: "msdyn_chat_session", isFocused: false });
  await Apm.getSession(gone).close();
  const last = await Apm.createSession({
    templateName: "msdyn_chat_session", sessionContext: { customerName: "Kim" }, isFocused: false });
  await Apm.getSession(last).requestFocus();
})()"""


def panel(page: Page) -> Locator:
    """The panel, open or not."""
    return page.get_by_role("complementary", name="Inspector", exact=True)


def rows(page: Page) -> Locator:
    """The rows of the tab "Calls"."""
    return panel(page).get_by_role("log", name="Recorded calls").get_by_role("listitem")


def run(page: Page, text: str, name: str = "greet.js") -> None:
    """Runs a script, and waits until the page is drawn."""
    page.evaluate("([text, name]) => apmWorkspace.runScript(text, name)", [text, name])
    drawn(page)


def choose(page: Page, tab: str) -> None:
    """Shows a tab of the panel."""
    panel(page).get_by_role("tab", name=tab, exact=True).click()


def calls(page: Page) -> list[dict[str, Any]]:
    """The recorded calls."""
    return list(page.evaluate("apmWorkspace.calls()"))
