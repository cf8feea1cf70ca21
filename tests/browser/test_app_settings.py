"""The app settings that scripts save: they outlive a reload of the page, but no new workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.page_strips import drawn, open_case, titles

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAVE_AND_RELOAD = """async (name) => {
  await Xrm.Utility.getGlobalContext().saveSettingValue(name, true);
  location.reload();
}"""
READ = "(name) => Xrm.Utility.getGlobalContext().getCurrentAppSetting(name)"
SUPPRESS = "msdyn_SuppressSessionCloseWarning"


def reload_with(page: Page, name: str) -> None:
    """Saves a setting and reloads the page at once, as the documented recipe does."""
    with page.expect_navigation():
        page.evaluate(SAVE_AND_RELOAD, name)
    page.evaluate("apmWorkspace.ready")


def test_the_warning_that_was_turned_off_stays_off_after_a_reload(workspace: Page) -> None:
    reload_with(workspace, SUPPRESS)
    open_case(workspace)
    drawn(workspace)
    workspace.get_by_role("button", name="Close session New Case", exact=True).click()
    assert titles(workspace, "Session strip") == ["Home"]


@pytest.mark.parametrize("renews", ["apmWorkspace.reset()", "apmWorkspace.load({})"])
def test_a_new_workspace_begins_without_them_also_after_a_reload(
    workspace: Page, renews: str
) -> None:
    reload_with(workspace, "new_Setting")
    assert workspace.evaluate(READ, "new_Setting") is True
    workspace.evaluate(renews)
    assert workspace.evaluate(READ, "new_Setting") is None
    workspace.reload()
    workspace.evaluate("apmWorkspace.ready")
    assert workspace.evaluate(READ, "new_Setting") is None
