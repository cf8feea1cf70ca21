"""Sessions and records come back after a reload, a crash of the page, and in another window after theirs was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.kept_state import (
    ALL,
    OVERWRITE,
    TITLES,
    reload,
    reopen,
    stored,
    wait_until_stored,
    with_settings,
)
from tests.support.killed_pages import crash
from tests.support.page_forms import CASE
from tests.support.page_strips import app_tab, open_tab, session_tab
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from playwright.sync_api import Page

FILL = """async (caseId) => {
  const parameters = [["entityName", "incident"], ["entityId", caseId]];
  const id = await Microsoft.Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", JSON.stringify(parameters)], ["a", "1"]]),
  });
  const session = Microsoft.Apm.getSession(id);
  session.title = "Mine";
  const tab = await Microsoft.Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
  session.getTab(tab).title = "Search";
  await Microsoft.Apm.createSession({
    templateName: "msdyn_chat_session",
    sessionContext: new Map([["customerName", "Ana"]]),
    isFocused: false,
  });
  await apmWorkspace.drawn();
}"""
FULL = """
IDBTransaction.prototype.commit = function () { this.abort(); };
const error = { get: () => new DOMException("", "QuotaExceededError") };
Object.defineProperty(IDBTransaction.prototype, "error", error);
"""
"""Every write ends as in a storage that is full."""

HOME = ["Home", ["Dashboard"]]
MINE = ["Mine", ["Espresso machine leaks from the group head", "Search"]]


@pytest.fixture
def restoring(page: Page, console: Console) -> Page:
    """A booted page that keeps everything, in a new browser context."""
    with_settings(page.context, ALL)
    boot(page, console)
    return page


def titles(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate(TITLES)
    return found


def test_off_by_default_nothing_is_read_or_written(page: Page, console: Console) -> None:
    boot(page, console)
    page.evaluate(FILL, CASE)
    reload(page)
    assert (titles(page), stored(page)) == ([HOME], [])
    assert page.evaluate("Object.keys(sessionStorage).join()") == ""


def test_sessions_tabs_titles_contexts_and_focus_come_back(restoring: Page) -> None:
    restoring.evaluate(FILL, CASE)
    before = titles(restoring)
    reload(restoring)
    assert (titles(restoring), before[1]) == (before, MINE)
    expect(session_tab(restoring, "Mine")).to_have_attribute("aria-selected", "true")
    expect(app_tab(restoring, "Search")).to_have_attribute("aria-selected", "true")
    slugs = "Microsoft.Apm.getFocusedSession().resolveSlug('{a} {anchor.title}')"
    assert restoring.evaluate(slugs) == "1 Espresso machine leaks from the group head"
    reload(restoring)
    assert titles(restoring) == before


def test_a_crashed_page_comes_back_in_another_window(restoring: Page, console: Console) -> None:
    restoring.evaluate(FILL, CASE)
    wait_until_stored(restoring, "Search")
    crash(restoring)
    console.take()
    other = reopen(restoring, console)
    assert titles(other) == [HOME, MINE]


def test_another_window_gets_the_sessions_of_records_of_the_closed_one(
    restoring: Page, console: Console
) -> None:
    restoring.evaluate(FILL, CASE)
    wait_until_stored(restoring, "Search")
    other = reopen(restoring, console)
    assert titles(other) == [HOME, MINE]
    reload(other)
    assert titles(other) == [HOME, MINE]


def test_two_windows_do_not_disturb_each_other(restoring: Page, console: Console) -> None:
    restoring.evaluate(FILL, CASE)
    other = restoring.context.new_page()
    boot(other, console)
    assert titles(other) == [HOME]
    open_tab(other, "msdyn_omnichannel_kbsearch", title="Other")
    reload(other)
    reload(restoring)
    assert titles(other) == [["Home", ["Dashboard", "Other"]]]
    assert titles(restoring)[1] == MINE


def test_what_another_window_deletes_is_written_again(restoring: Page, console: Console) -> None:
    restoring.evaluate(FILL, CASE)
    restoring.evaluate("Xrm.WebApi.createRecord('account', { name: 'Fabrikam' })")
    wait_until_stored(restoring, "Fabrikam")
    other = restoring.context.new_page()
    boot(other, console)
    other.evaluate("""() => new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("apm-kept");
      Object.assign(request, { onsuccess: resolve, onerror: reject });
    }).then(() => {})""")
    restoring.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Changed'")
    wait_until_stored(restoring, "Changed")
    wait_until_stored(restoring, "Fabrikam")
    reload(restoring)
    assert titles(restoring)[1] == [MINE[0], [MINE[1][0], "Changed"]]
    assert console.take() == []


def test_the_closed_window_that_was_updated_last_comes_back(
    restoring: Page, console: Console
) -> None:
    other = restoring.context.new_page()
    boot(other, console)
    other.evaluate(FILL, CASE)
    wait_until_stored(other, "Search")
    restoring.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Changed'")
    wait_until_stored(restoring, "Changed")
    restoring.close()
    assert titles(reopen(other, console)) == [HOME, MINE]


def test_changed_records_come_back_with_the_ids_of_new_ones(restoring: Page) -> None:
    change = """async (id) => {
      await Xrm.WebApi.updateRecord("incident", id, { title: "Changed" });
      await apmWorkspace.drawn();
      return (await Xrm.WebApi.createRecord("account", { name: "Fabrikam" })).id;
    }"""
    read = """async ([caseId, accountId]) => [
      (await Xrm.WebApi.retrieveRecord("incident", caseId, "?$select=title")).title,
      (await Xrm.WebApi.retrieveRecord("account", accountId, "?$select=name")).name,
    ]"""
    account = restoring.evaluate(change, CASE)
    reload(restoring)
    assert restoring.evaluate(read, [CASE, account]) == ["Changed", "Fabrikam"]
    restoring.evaluate("apmWorkspace.reset()")
    reload(restoring)
    assert restoring.evaluate("apmWorkspace.snapshot().records") == {}


def test_a_reset_is_what_comes_back(restoring: Page) -> None:
    restoring.evaluate(FILL, CASE)
    restoring.evaluate("apmWorkspace.reset()")
    reload(restoring)
    assert titles(restoring) == [HOME]


def test_conversations_follow_and_belong_to_the_start(page: Page, console: Console) -> None:
    late = {**ALL, "restore": {"enabled": True, "keep_ids": True, "conversations_after": 300}}
    with_settings(page.context, late)
    boot(page, console)
    page.evaluate("apmWorkspace.startConversation({ customerName: 'Ana' })")
    page.add_init_script(
        "addEventListener('apm:booted', () => { window.early = Microsoft.Apm.getAllSessions().length; })"
    )
    reload(page)
    assert page.evaluate("early") == 1
    assert page.evaluate("Microsoft.Apm.getFocusedSession().sessionId") == "session-id-1"
    expect(page.locator("#communication")).to_contain_text("Ana")
    assert titles(page)[1][0] == "Ana"


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("sessions", "{", "what was kept of the sessions is no valid JSON"),
        ("sessions", '{"version": 9}', "what was kept of the sessions has version 9"),
        (
            "records",
            '{"version": 1, "rows": 1}',
            "what was kept of the records cannot be used: rows is 1",
        ),
    ],
)
def test_what_is_damaged_is_set_aside(
    restoring: Page, console: Console, part: str, text: str, words: str
) -> None:
    restoring.evaluate(FILL, CASE)
    restoring.evaluate("(id) => Xrm.WebApi.deleteRecord('task', id).catch(() => {})", CASE)
    restoring.evaluate("Xrm.WebApi.createRecord('account', { name: 'Fabrikam' })")
    wait_until_stored(restoring, "Fabrikam")
    restoring.goto("/workspace.json")
    restoring.evaluate(OVERWRITE, [part, text])
    boot(restoring, console)
    [warning] = console.take()
    assert words in warning
    assert len(titles(restoring)) == (1 if part == "sessions" else 3)
    assert [each["text"] for each in stored(restoring, "aside")] == [text]
    reload(restoring)
    assert console.take() == []


@pytest.mark.parametrize(
    "denial",
    [
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } })",
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'UnknownError'); }",
    ],
)
def test_without_storage_the_workspace_works(page: Page, console: Console, denial: str) -> None:
    with_settings(page.context, ALL)
    page.add_init_script(denial)
    boot(page, console)
    [warning] = console.take()
    assert "The state of the workspace is not kept for a reload of the page: " in warning
    page.evaluate(FILL, CASE)
    assert titles(page)[1] == MINE


def test_a_full_storage_is_said_once(page: Page, console: Console) -> None:
    with_settings(page.context, ALL)
    page.add_init_script(FULL)
    boot(page, console)
    page.evaluate(FILL, CASE)
    change = "(at) => Microsoft.Apm.getFocusedSession().updateContext({ at })"
    for at in range(3):
        page.evaluate(change, at)
        page.evaluate("apmWorkspace.drawn()")
    expect(page.get_by_role("list", name="Toasts")).to_contain_text("QuotaExceededError")
    [warning] = console.take()
    assert "QuotaExceededError" in warning
    assert titles(page)[1] == MINE


FILL_UP = """async () => {
  const notetext = "x".repeat(100_000);
  const one = () => Xrm.WebApi.createRecord("annotation", { notetext });
  return Promise.all(Array.from({ length: 51 }, one)).then((all) => all.map(({ id }) => id));
}"""
FRAMES = """async () => {
  for (let at = 0; at < 3; at += 1) await new Promise(requestAnimationFrame);
}"""


def test_records_that_are_too_long_are_named_once_until_they_fit(
    restoring: Page, console: Console
) -> None:
    restoring.evaluate(FILL, CASE)
    for _ in range(2):
        ids = restoring.evaluate(FILL_UP)
        restoring.evaluate(FRAMES)
        restoring.evaluate("Microsoft.Apm.getFocusedSession().title = 'Still kept'")
        restoring.evaluate(FRAMES)
        [warning] = console.take()
        assert "the changes of records have more than 5000000 characters" in warning
        wait_until_stored(restoring, "Still kept")
        delete = "(all) => Promise.all(all.map((id) => Xrm.WebApi.deleteRecord('annotation', id)))"
        restoring.evaluate(delete, ids)
        restoring.evaluate(FRAMES)
    assert console.take() == []
