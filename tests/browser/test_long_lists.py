"""A list of more records than fit on one of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import app_tab, drawn, open_tab, shown_panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

LOAD = """() => apmWorkspace.load({
  tab_templates: [{ unique_name: "new_list", name: "List", page_type: "entitylist" }],
  records: {
    replace: true,
    tables: {
      account: Array.from({ length: 120 }, (_, n) => ({
        accountid: `acc10000-0000-4000-8000-${String(n).padStart(12, "0")}`,
        name: `Account ${String(n).padStart(3, "0")}`,
      })),
    },
  },
})"""


@pytest.fixture(scope="module")
def booted_page(booted_page: Page) -> Iterator[Page]:
    """A page for this module, with 120 accounts."""
    booted_page.evaluate(LOAD)
    yield booted_page


@pytest.fixture
def panel(workspace: Page) -> Locator:
    """The panel of the list of accounts."""
    open_tab(workspace, "new_list", entityName="account", title="Accounts")
    drawn(workspace)
    return shown_panel(workspace)


def arrow(panel: Locator, name: str) -> Locator:
    return panel.get_by_role("group", name="Pages").get_by_role("button", name=name)


def test_the_keyboard_turns_the_pages_and_stays_where_it_is(
    workspace: Page, panel: Locator
) -> None:
    following = arrow(panel, "Next page")
    following.focus()
    for shown in ("51 - 100 of 120", "101 - 120 of 120", "101 - 120 of 120"):
        workspace.keyboard.press("Enter")
        expect(panel.get_by_role("status")).to_have_text(f"{shown} (0 selected)")
        expect(following).to_be_focused()
    expect(following).to_be_disabled()
    expect(panel.get_by_text("Page 3", exact=True)).to_be_visible()
    arrow(panel, "First page").click()
    expect(panel.get_by_role("row")).to_have_count(51)
    expect(panel.get_by_role("row").nth(1)).to_contain_text("Account 000")


def test_another_page_begins_at_its_first_row(panel: Locator) -> None:
    panel.get_by_role("button", name="Account 049").scroll_into_view_if_needed()
    expect(panel.get_by_role("row").first).not_to_be_in_viewport()
    arrow(panel, "Next page").click()
    expect(panel.get_by_role("row").first).to_be_in_viewport()


def test_the_footer_is_in_view_and_covers_no_row_with_the_focus(panel: Locator) -> None:
    footer = panel.locator(".list-footer")
    expect(footer).to_be_in_viewport(ratio=1)
    last = panel.get_by_role("button", name="Account 049")
    last.focus()
    row, line = last.bounding_box(), footer.bounding_box()
    assert row
    assert line
    assert row["y"] + row["height"] <= line["y"]


def test_the_keyword_filters_while_it_is_typed(workspace: Page, panel: Locator) -> None:
    box = panel.get_by_role("searchbox", name="Filter by keyword")
    box.press_sequentially("account 01")
    expect(panel.get_by_role("status")).to_have_text("1 - 10 of 10 (0 selected)")
    expect(box).to_be_focused()
    workspace.keyboard.press("ArrowLeft")
    workspace.keyboard.type("1")
    expect(box).to_have_value("account 011")
    expect(panel.get_by_role("row")).to_have_count(2)
    box.fill("")
    expect(panel.get_by_role("status")).to_have_text("1 - 50 of 120 (0 selected)")


def test_all_rows_of_a_page_are_selected_until_it_is_turned(panel: Locator) -> None:
    panel.get_by_role("checkbox", name="Select all").check()
    expect(panel.get_by_role("status")).to_have_text("1 - 50 of 120 (50 selected)")
    arrow(panel, "Next page").click()
    expect(panel.get_by_role("status")).to_have_text("51 - 100 of 120 (0 selected)")
    expect(panel.get_by_role("checkbox", name="Select all")).not_to_be_checked()


def test_a_list_in_the_background_keeps_its_rows_until_it_is_refreshed(
    workspace: Page, panel: Locator
) -> None:
    expect(panel.get_by_role("row").nth(1)).to_contain_text("Account 000")
    tab_id = panel.get_attribute("data-panel-of")
    open_tab(workspace, "apm_dashboard", dashboardId="x", title="Numbers")
    drawn(workspace)
    touched = workspace.evaluate(
        """async (id) => {
          const seen = new MutationObserver(() => {});
          seen.observe(document.querySelector(`[data-panel-of=${id}]`), {
            subtree: true, characterData: true, childList: true, attributes: true,
          });
          await Xrm.WebApi.createRecord("account", { name: "Aardvark" });
          await apmWorkspace.drawn();
          return seen.takeRecords().length;
        }""",
        tab_id,
    )
    assert touched == 0
    app_tab(workspace, "Accounts").click()
    expect(shown_panel(workspace).get_by_role("row").nth(1)).to_contain_text("Account 000")
    shown_panel(workspace).get_by_role("button", name="Refresh").click()
    expect(shown_panel(workspace).get_by_role("row").nth(1)).to_contain_text("Aardvark")
