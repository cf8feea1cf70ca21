"""The strips and panels, found by role and name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CASE = "case_entity_session_default_template"


def open_case(page: Page, **options: Any) -> str:
    """Opens a case session with the API and returns its id."""
    script = """async ([template, options]) => {
      const id = await Microsoft.Apm.createSession({
        templateName: template,
        sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
        isFocused: options.isFocused,
      });
      if (options.title) Microsoft.Apm.getSession(id).title = options.title;
      return id;
    }"""
    return str(page.evaluate(script, [CASE, options]))


def open_tab(page: Page, template: str, **options: Any) -> str:
    """Opens a tab with the API and returns its id; `options` are its parameters, `isFocused` and `title`."""
    script = """async ([templateName, { isFocused, title, ...parameters }]) => {
      const appContext = new Map(Object.entries(parameters));
      const id = await Microsoft.Apm.createTab({ templateName, appContext, isFocused });
      if (title) Microsoft.Apm.getFocusedSession().getTab(id).title = title;
      return id;
    }"""
    return str(page.evaluate(script, [template, options]))


def drawn(page: Page) -> None:
    """Waits until the screen shows the results of all previous calls."""
    page.evaluate("apmWorkspace.drawn()")


def session_tab(page: Page, title: str) -> Locator:
    """Finds a session in the session strip."""
    return _tab(page, "Session strip", title)


def app_tab(page: Page, title: str) -> Locator:
    """Finds a tab in the tab strip."""
    return _tab(page, "Tab strip", title)


def _tab(page: Page, strip: str, title: str) -> Locator:
    group = page.get_by_role("group", name=strip, exact=True)
    return group.get_by_role("tab", name=title, exact=True)


def titles(page: Page, strip: str) -> list[str]:
    """The titles in a strip, in order."""
    group = page.get_by_role("group", name=strip, exact=True)
    return [text.strip() for text in group.locator("[role=tab] .strip-title").all_inner_texts()]


def shown_panel(page: Page) -> Locator:
    """Finds the visible panel."""
    return page.locator("[data-panel-of]:visible")


def dialog(page: Page, name: str) -> Locator:
    """Finds an open dialog by its title."""
    return page.get_by_role("dialog", name=name, exact=True)


def close_session(page: Page, title: str) -> None:
    """Closes a session with its close button, and confirms the question."""
    page.get_by_role("button", name=f"Close session {title}", exact=True).click()
    asked = dialog(page, f"Close session {title}?")
    asked.get_by_role("button", name="Close session", exact=True).click()
