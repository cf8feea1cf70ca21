"""The commands of every form and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.support.page_strips import (
    app_tab,
    dialog,
    drawn,
    open_case,
    open_tab,
    session_tab,
    shown_panel,
    titles,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ACCOUNT = {"entityName": "account", "entityId": "acc00000-0000-4000-8000-000000000001"}


def account(page: Page) -> Locator:
    """Opens the form of an account in a tab beside a case and returns the field of its name."""
    open_case(page)
    open_tab(page, "msdyn_entityrecord", **ACCOUNT)
    drawn(page)
    return shown_panel(page).get_by_label("Account Name")


def use(page: Page, command: str) -> None:
    bar = shown_panel(page).get_by_role("group", name="Commands")
    bar.get_by_role("button", name=command, exact=True).click()


def test_save_and_close_saves_and_closes_the_tab(workspace: Page) -> None:
    account(workspace).fill("Contoso Tea")
    use(workspace, "Save & Close")
    expect(app_tab(workspace, "Contoso Tea")).to_have_count(0)
    assert titles(workspace, "Tab strip") == ["New Case"]
    name = "Xrm.WebApi.retrieveRecord('account', id).then((account) => account.name)"
    assert workspace.evaluate(f"(id) => {name}", ACCOUNT["entityId"]) == "Contoso Tea"


def test_what_cannot_be_saved_stays_open(workspace: Page) -> None:
    account(workspace).fill("")
    use(workspace, "Save & Close")
    expect(workspace.get_by_role("alert")).to_contain_text("Fill in Account Name")
    expect(app_tab(workspace, "Contoso Coffee")).to_be_visible()


def test_new_opens_a_session_from_within_a_session(workspace: Page) -> None:
    account(workspace)
    use(workspace, "New")
    expect(session_tab(workspace, "New Account")).to_have_attribute("aria-selected", "true")


def test_a_double_click_opens_one(workspace: Page) -> None:
    account(workspace)
    bar = shown_panel(workspace).get_by_role("group", name="Commands")
    bar.get_by_role("button", name="New", exact=True).dblclick()
    assert titles(workspace, "Session strip") == ["Home", "New Case", "New Account"]


def test_a_double_click_closes_one(workspace: Page) -> None:
    account(workspace)
    bar = shown_panel(workspace).get_by_role("group", name="Commands")
    bar.get_by_role("button", name="Save & Close", exact=True).dblclick()
    assert titles(workspace, "Tab strip") == ["New Case"]


def test_more_clicks_than_one_close_one(workspace: Page) -> None:
    for title in ("One", "Two", "Three"):
        open_tab(workspace, "apm_dashboard", dashboardId="x", title=title)
    drawn(workspace)
    close = workspace.get_by_role("button", name="Close tab One", exact=True)
    app_tab(workspace, "One").hover()
    close.click(click_count=3)
    assert titles(workspace, "Tab strip") == ["Dashboard", "Two", "Three"]


def test_refresh_shows_the_record_as_it_is_once_a_person_agrees(workspace: Page) -> None:
    name = account(workspace)
    name.fill("Contoso Tea")
    use(workspace, "Refresh")
    dialog(workspace, "Unsaved changes").get_by_role("button", name="Cancel").click()
    expect(name).to_have_value("Contoso Tea")
    use(workspace, "Refresh")
    dialog(workspace, "Unsaved changes").get_by_role("button", name="Discard changes").click()
    expect(name).to_have_value("Contoso Coffee")


def test_the_bar_stays_in_view_and_covers_nothing_that_is_focused(workspace: Page) -> None:
    name = account(workspace)
    panel = shown_panel(workspace)
    panel.evaluate("panel => panel.scrollTo(0, panel.scrollHeight)")
    expect(panel.get_by_role("group", name="Commands")).to_be_in_viewport(ratio=1)
    name.focus()
    under = name.evaluate(
        """field => {
          const { left, top } = field.getBoundingClientRect();
          return document.elementFromPoint(left + 8, top + 8) === field;
        }"""
    )
    assert under


def test_keys_save_also_where_a_script_hid_the_bar(workspace: Page) -> None:
    name = account(workspace)
    workspace.evaluate("Xrm.Page.ui.headerSection.setCommandBarVisible(false)")
    drawn(workspace)
    expect(shown_panel(workspace).get_by_role("group", name="Commands")).to_have_count(0)
    name.fill("Contoso Tea")
    name.press("Control+s")
    expect(shown_panel(workspace).get_by_role("heading", level=1)).to_have_text("Contoso Tea")
    expect(name).to_be_focused()


def test_keys_save_from_outside_of_the_page_too(workspace: Page) -> None:
    name = account(workspace)
    name.fill("Contoso Tea")
    app_tab(workspace, "Contoso Coffee").press("Control+s")
    expect(app_tab(workspace, "Contoso Tea")).to_be_focused()


def test_keys_save_when_nothing_has_the_focus(workspace: Page) -> None:
    name = account(workspace)
    name.fill("Contoso Tea")
    name.blur()
    workspace.keyboard.press("Control+s")
    expect(app_tab(workspace, "Contoso Tea")).to_be_visible()


def test_keys_save_nothing_where_there_is_no_form(workspace: Page) -> None:
    session_tab(workspace, "Home").focus()
    workspace.keyboard.press("Control+s")
    shown_panel(workspace).focus()
    workspace.keyboard.press("Control+s")
    expect(workspace.get_by_role("alert")).to_have_count(0)
