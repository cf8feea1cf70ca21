"""Pages whose settings keep the state for a reload, and what their browser has stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import BrowserContext, Page

ALL: Mapping[str, Any] = {"restore": {"enabled": True}, "records": {"keep": True}}
"""The settings that keep everything."""

_STORED = """async (name) => {
  if (!(await indexedDB.databases()).some((each) => each.name === "apm-kept")) return [];
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open("apm-kept");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  try {
    const request = database.transaction(name).objectStore(name).getAll();
    return await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  } finally {
    database.close();
  }
}"""

IS_STORED = f"""async (text) =>
  (await ({_STORED})("entries")).some((each) => each.text.includes(text))"""
"""Whether a stored text contains another text."""

OVERWRITE = """async ([part, text]) => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("apm-kept");
    request.onsuccess = () => resolve(request.result);
  });
  const transaction = database.transaction("entries", "readwrite");
  const request = transaction.objectStore("entries").openCursor();
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    if (cursor.value.part === part) cursor.update({ ...cursor.value, text });
    cursor.continue();
  };
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}"""
"""Replaces the text of a part."""

TITLES = """() => Microsoft.Apm.getAllSessions().map((id) => {
  const session = Microsoft.Apm.getSession(id);
  return [session.title, session.getAllTabs().map((tab) => session.getTab(tab).title)];
})"""
"""The titles of all sessions, each with those of its tabs."""


def with_settings(context: BrowserContext, settings: Mapping[str, Any]) -> None:
    """Gives the pages of a context other settings of the workspace file, from their next start on."""
    body = json.dumps(settings)
    context.unroute("**/workspace.json")
    context.route("**/workspace.json", lambda route: route.fulfill(body=body))


def reload(page: Page) -> None:
    """Reloads a page and waits until it is ready."""
    page.reload()
    page.evaluate("apmWorkspace.ready")


def reopen(page: Page, console: Console) -> Page:
    """Closes the window of a page, and opens another one."""
    context = page.context
    page.close()
    other = context.new_page()
    boot(other, console)
    return other


def stored(page: Page, name: str = "entries") -> list[dict[str, Any]]:
    """What the browser has stored: the entries, or those that were set aside."""
    found: list[dict[str, Any]] = page.evaluate(_STORED, name)
    return found


def wait_until_stored(page: Page, text: str) -> None:
    """Waits until a stored text contains another text."""
    page.evaluate("apmWorkspace.drawn()")
    page.wait_for_function(IS_STORED, arg=text)
