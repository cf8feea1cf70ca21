"""Templates of a real tenant, pasted into the page or passed by a script."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.watched_pages import Console

TAB: dict[str, Any] = {
    "msdyn_applicationtabtemplateid": "A1",
    "msdyn_uniquename": "exp_board",
    "msdyn_title": "Board of {team}",
    "msdyn_pagetype": 509180004,
    "msdyn_pinned": True,
    "msdyn_templateparameters": '{"dashboardId": "d1"}',
}
SESSION: dict[str, Any] = {
    "msdyn_uniquename": "exp_team",
    "msdyn_title": "Team {team}",
    "msdyn_sessiontype": 0,
    "_msdyn_anchortab_value": "a1",
}
BROKEN: dict[str, Any] = {**TAB, "msdyn_uniquename": "exp_old", "msdyn_pagetype": -1}
ANSWERS = [{"value": [TAB, BROKEN]}, {"value": [SESSION]}]

OPEN = """Microsoft.Apm.createSession({
  templateName: "exp_team",
  sessionContext: new Map([["team", "North"]]),
}).then(String, (error) => error.message)"""


@pytest.fixture(autouse=True)
def _built_in(workspace: Page) -> None:
    workspace.evaluate("apmWorkspace.load({})")


def paste(page: Page, text: str) -> None:
    page.get_by_role("button", name="Import templates").click()
    dialog = page.get_by_role("dialog", name="Import templates")
    dialog.get_by_role("textbox").fill(text)
    dialog.get_by_role("button", name="Import", exact=True).click()


def test_pasted_rows_become_templates_and_the_rest_is_reported_row_by_row(workspace: Page) -> None:
    workspace.evaluate(
        "Microsoft.Apm.createTab({ templateName: 'apm_dashboard', "
        "appContext: new Map([['dashboardId', 'x']]) })"
    )
    paste(workspace, json.dumps(ANSWERS))
    dialog = workspace.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text(
        "Session templates read: 1; tab templates read: 1. The workspace restarted."
    )
    expect(dialog.get_by_role("list", name="Read", exact=True)).to_contain_text("exp_board")
    expect(dialog.get_by_role("list", name="Not read").get_by_role("listitem")).to_contain_text(
        "The text, answer 1, row 2 (exp_old): msdyn_pagetype is -1, but has to be one of 509180000"
    )
    assert workspace.evaluate("Microsoft.Apm.getFocusedSession().getAllTabs()") == ["tab-id-0"]
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    assert workspace.evaluate(OPEN) == "session-id-1"
    workspace.evaluate("apmWorkspace.drawn()")
    expect(workspace.get_by_role("tab", name="Team North")).to_be_visible()
    expect(workspace.get_by_role("tab", name="Board of North")).to_be_visible()


def test_what_is_no_export_changes_nothing(workspace: Page) -> None:
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().title = 'Mine'")
    paste(workspace, "<html>")
    dialog = workspace.get_by_role("dialog")
    expect(dialog.get_by_role("alert")).to_have_text(
        "No template could be read. The workspace has not changed."
    )
    expect(dialog.get_by_role("listitem")).to_contain_text("The text is no valid JSON")
    # The text stays, so that the user can correct it.
    expect(dialog.get_by_role("textbox")).to_have_value("<html>")
    workspace.keyboard.press("Escape")
    expect(workspace.get_by_role("tab", name="Mine")).to_be_visible()


def test_the_dialog_is_for_the_keyboard_too(workspace: Page) -> None:
    button = workspace.get_by_role("button", name="Import templates")
    button.focus()
    workspace.keyboard.press("Enter")
    expect(workspace.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    workspace.keyboard.press("Escape")
    expect(workspace.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    workspace.keyboard.press("Enter")
    workspace.get_by_role("button", name="Close").press("Enter")
    expect(workspace.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_reset_closes_the_dialog(workspace: Page) -> None:
    workspace.get_by_role("button", name="Import templates").click()
    expect(workspace.get_by_role("dialog")).to_be_visible()
    workspace.evaluate("apmWorkspace.reset()")
    expect(workspace.get_by_role("dialog")).to_have_count(0)


def test_imported_templates_stay_over_a_reset(workspace: Page) -> None:
    paste(workspace, json.dumps(ANSWERS))
    workspace.evaluate("apmWorkspace.reset()")
    assert workspace.evaluate(OPEN) == "session-id-1"


def test_a_script_hands_exports_over(workspace: Page, console: Console) -> None:
    workspace.evaluate(
        "exports => apmWorkspace.load({ templates: { builtin: false, exports } })", ANSWERS
    )
    (warning,) = console.take()
    assert warning.startswith(
        "warning: load: templates.exports[0], row 2 (exp_old): msdyn_pagetype"
    )
    assert workspace.evaluate(OPEN) == "session-id-1"
