"""Form scripts in a page: the settings that name them, the forms they are given, and what of them ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CASE = "ca5e0000-0000-4000-8000-000000000001"

LOAD = """(scripts) => {
  globalThis.seen = [];
  const see = (word) => (context) => { const source = context.getEventSource();
    seen.push([word, Object.hasOwn(source, "getName") ? source.getName() : ""]);
  };
  globalThis.mine = { see, onChange: see("changed"), onSave: see("saving"), onLoad: () => {} };
  globalThis.forms = [];
  mine.keep = (context) => { forms.push(context.getFormContext()); };
  return apmWorkspace.load(scripts);
}"""

OPEN = """async ([parameters, isFocused]) => {
  const appContext = new Map(Object.entries(parameters));
  const id = await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord", appContext, isFocused });
  await apmWorkspace.drawn();
  return id;
}"""


def load(page: Page, *forms: str, commands: list[dict[str, Any]] | None = None) -> None:
    """Start anew with form scripts, each "<event> <column> <function>" of cases, and commands."""
    rows = []
    for each in ("onload - mine.keep", *forms):
        event, column, function = each.split()
        row = {"table": "incident", "event": event, "function": function}
        rows.append(row if column == "-" else {**row, "column": column})
    page.evaluate(LOAD, {"forms": rows, "commands": commands or []})


def open_case(page: Page, *, is_focused: bool = True, **parameters: str) -> str:
    """Open a form in a tab, that of a case unless told otherwise; return the tab's id."""
    given = parameters or {"entityName": "incident", "entityId": CASE}
    return str(page.evaluate(OPEN, [given, is_focused]))


def field(page: Page, label: str) -> Locator:
    """Find a field of the form on screen."""
    return page.get_by_role("tabpanel").get_by_label(label, exact=True)


def seen(page: Page) -> list[Any]:
    """What ran since the last time."""
    return list(page.evaluate("seen.splice(0)"))


def saved_title(page: Page) -> str:
    """Return the title of the case as it is saved."""
    return str(
        page.evaluate(f"Xrm.WebApi.retrieveRecord('incident', '{CASE}').then((it) => it.title)")
    )
