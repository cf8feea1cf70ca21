"""Form scripts in a page: their settings, their forms, and the record of their runs."""

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
    """Restarts the workspace with form scripts for cases, each as "<event> <column> <function>", and commands."""
    rows = []
    for each in ("onload - mine.keep", *forms):
        event, column, function = each.split()
        row = {"table": "incident", "event": event, "function": function}
        rows.append(row if column == "-" else {**row, "column": column})
    page.evaluate(LOAD, {"forms": rows, "commands": commands or []})


def open_case(page: Page, *, is_focused: bool = True, **parameters: str) -> str:
    """Opens a form in a tab, by default the form of a case, and returns the id of the tab."""
    given = parameters or {"entityName": "incident", "entityId": CASE}
    return str(page.evaluate(OPEN, [given, is_focused]))


def field(page: Page, label: str) -> Locator:
    """Finds a field of the visible form."""
    return page.get_by_role("tabpanel").get_by_label(label, exact=True)


def seen(page: Page) -> list[Any]:
    """The handlers that ran since the last call."""
    return list(page.evaluate("seen.splice(0)"))


def seen_when_drawn(page: Page) -> list[Any]:
    """The handlers that ran since the last call, when all scripts have run."""
    page.evaluate("apmWorkspace.drawn()")
    return seen(page)


def saved_title(page: Page) -> str:
    """The saved title of the case."""
    return str(
        page.evaluate(f"Xrm.WebApi.retrieveRecord('incident', '{CASE}').then((it) => it.title)")
    )
