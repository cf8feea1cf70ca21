"""The pages in tabs, as the user sees and uses them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import (
    app_tab,
    drawn,
    open_case,
    open_tab,
    session_tab,
    shown_panel,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.support.watched_pages import Console

RECORD = "msdyn_entityrecord"
GRINDER = "Grinder stops after ten seconds"
CASE = "ca5e0000-0000-4000-8000-000000000002"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
TEMPLATES = {
    "value": [
        {"msdyn_uniquename": f"t_{name}", "msdyn_name": name, "msdyn_pagetype": 509180000 + option}
        for name, option in (("list", 0), ("search", 5), ("custom", 7), ("control", 3))
    ]
}


@pytest.fixture(scope="module")
def booted_page(booted_page: Page) -> Iterator[Page]:
    """A page for this module, with templates for the page types without a built-in template."""
    booted_page.get_by_role("button", name="Import templates").click()
    booted_page.get_by_role("textbox").fill(json.dumps([TEMPLATES]))
    booted_page.get_by_role("button", name="Import", exact=True).click()
    booted_page.get_by_role("button", name="Close", exact=True).click()
    yield booted_page


def open_page(page: Page, template: str, **parameters: str) -> Locator:
    """Opens a tab and returns its panel."""
    open_tab(page, template, **parameters)
    drawn(page)
    return shown_panel(page)


def link(panel: Locator, name: str) -> Locator:
    return panel.get_by_role("button", name=name, exact=True)


class TestRecordForm:
    def test_it_shows_a_record(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        expect(panel.get_by_role("heading", level=1)).to_have_text(GRINDER)
        expect(panel.get_by_label("Case Title", exact=True)).to_have_value(GRINDER)
        expect(panel.get_by_label("Priority", exact=True)).to_have_value("2")
        expect(panel.get_by_label("First Response Sent", exact=True)).to_be_checked()
        expect(panel.get_by_role("group", name="Customer")).to_contain_text(
            "Contoso Coffee Café 12"
        )
        expect(panel.get_by_role("button", name="Save", exact=True)).to_be_disabled()

    def test_what_is_changed_is_saved_and_shown_everywhere(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        panel.get_by_label("Case Title", exact=True).fill("Grinder")
        panel.get_by_label("Description", exact=True).fill("Two\nlines")
        panel.get_by_label("Priority", exact=True).select_option("Low")
        panel.get_by_label("First Response Sent", exact=True).uncheck()
        panel.get_by_label("Resolve By", exact=True).fill("2026-08-01T09:30")
        expect(panel.get_by_text("Unsaved", exact=True)).to_be_visible()
        panel.get_by_role("button", name="Save", exact=True).click()
        expect(panel.get_by_text("Unsaved", exact=True)).to_have_count(0)
        expect(panel.get_by_role("heading", level=1)).to_have_text("Grinder")
        expect(panel.get_by_label("Description", exact=True)).to_have_value("Two\nlines")
        expect(panel.get_by_label("First Response Sent", exact=True)).not_to_be_checked()
        expect(panel.get_by_label("Resolve By", exact=True)).to_have_value("2026-08-01T09:30")
        assert titles(workspace, "Tab strip") == ["Dashboard", "Grinder"]
        app_tab(workspace, "Dashboard").click()
        expect(link(shown_panel(workspace), "Grinder")).to_be_visible()

    def test_a_save_that_is_refused_says_why_and_loses_nothing(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        panel.get_by_label("Case Title", exact=True).fill("")
        panel.get_by_label("Description", exact=True).fill("typed")
        panel.get_by_role("button", name="Save", exact=True).click()
        alert = workspace.get_by_role("alert")
        expect(alert).to_have_text("Fill in Case Title, then save again.")
        expect(panel.get_by_label("Description", exact=True)).to_have_value("typed")
        panel.get_by_label("Case Title", exact=True).press_sequentially("Grinder")
        expect(alert).to_have_text("Fill in Case Title, then save again.")
        panel.get_by_role("button", name="Save", exact=True).click()
        expect(alert).to_have_count(0)

    def test_a_refusal_that_is_dismissed_stays_away(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        title = panel.get_by_label("Case Title", exact=True)
        title.fill("")
        panel.get_by_role("button", name="Save", exact=True).click()
        workspace.get_by_role("button", name="Dismiss").click()
        title.press_sequentially("Grinder")
        expect(workspace.get_by_role("alert")).to_have_count(0)

    def test_data_that_no_column_takes_is_warned_of_and_shown(
        self, workspace: Page, console: Console
    ) -> None:
        data = json.dumps({"titel": "Leak"})
        panel = open_page(workspace, RECORD, entityName="incident", data=data)
        sentence = "data: there is no column 'titel' in incident; did you mean 'title'?"
        assert [text for text in console.take() if sentence in text]
        expect(panel.get_by_text(sentence)).to_be_visible()
        expect(panel.get_by_label("titel", exact=True)).to_have_value("Leak")

    def test_a_table_that_is_not_there_shows_what_was_given(
        self, workspace: Page, console: Console
    ) -> None:
        panel = open_page(workspace, RECORD, entityName="new_trip", data='{"to":"Rome"}')
        (warning,) = console.take()
        assert "there is no table 'new_trip'" in warning
        expect(panel.get_by_text("The sample Dataverse has no table 'new_trip'")).to_be_visible()
        expect(panel.get_by_text("Rome", exact=True)).to_be_visible()
        expect(panel.get_by_role("button")).to_have_count(0)

    def test_a_new_record_is_made_from_data(self, workspace: Page) -> None:
        data = {
            "title": "Kettle hums",
            "customerid": CONTOSO,
            "customeridname": "Contoso Coffee",
            "customeridtype": "account",
        }
        panel = open_page(workspace, RECORD, entityName="incident", data=json.dumps(data))
        expect(panel.get_by_role("heading", level=1)).to_have_text("New Case")
        panel.get_by_role("button", name="Save", exact=True).click()
        expect(panel.get_by_role("heading", level=1)).to_have_text("Kettle hums")
        expect(app_tab(workspace, "Kettle hums")).to_have_attribute("aria-selected", "true")
        link(panel.get_by_role("group", name="Customer"), "Contoso Coffee").click()
        expect(link(shown_panel(workspace), "Kettle hums")).to_be_visible()

    def test_an_emptied_lookup_takes_a_name_where_the_focus_is(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        panel.get_by_role("button", name="Clear Customer").click()
        field = panel.get_by_label("Customer", exact=True)
        expect(field).to_be_focused()
        workspace.keyboard.type("contoso coffee")
        panel.get_by_role("button", name="Save", exact=True).click()
        expect(link(panel.get_by_role("group", name="Customer"), "Contoso Coffee")).to_be_visible()

    def test_a_lookup_suggests_names_while_somebody_types(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        expect(panel.locator("datalist")).to_have_count(0)
        panel.get_by_role("button", name="Clear Customer").click()
        field = panel.get_by_role("combobox", name="Customer")
        expect(field).to_be_focused()
        field.press_sequentially("adv")
        assert field.evaluate("field => [...field.list.options].map((each) => each.value)") == [
            "Adventure Works"
        ]
        field.fill("Adventure Works")
        expect(panel.locator("datalist")).to_have_count(0)
        expect(panel.get_by_label("Customer", exact=True)).to_be_focused()

    def test_a_refresh_drops_what_was_typed(self, workspace: Page) -> None:
        panel = open_page(workspace, RECORD, entityName="incident", entityId=CASE)
        panel.get_by_label("Is Escalated", exact=True).check()
        workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().refresh()")
        drawn(workspace)
        expect(panel.get_by_label("Is Escalated", exact=True)).not_to_be_checked()
        expect(panel.get_by_text("Unsaved", exact=True)).to_have_count(0)

    def test_timeline_and_related_records_open_beside_it(self, workspace: Page) -> None:
        link(shown_panel(workspace), GRINDER).click()
        region = shown_panel(workspace)
        expect(region.get_by_role("region", name="Related")).to_contain_text("Conversations")
        timeline = region.get_by_role("region", name="Timeline")
        link(timeline, "Ask for a video of the grinder").click()
        assert titles(workspace, "Tab strip") == [GRINDER, "Ask for a video of the grinder"]


class TestList:
    def test_it_sorts_and_switches_views(self, workspace: Page) -> None:
        panel = open_page(workspace, "t_list", entityName="incident")
        expect(panel.get_by_role("row")).to_have_count(10)
        heading = panel.get_by_role("columnheader", name="Priority")
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", "ascending")
        expect(panel.get_by_role("row").nth(1)).to_contain_text("High")
        heading.get_by_role("button").click()
        expect(heading).to_have_attribute("aria-sort", "descending")
        expect(panel.get_by_role("row").nth(1)).to_contain_text("Low")
        panel.get_by_label("View", exact=True).select_option("Resolved Cases")
        expect(panel.get_by_text("1 - 2 of 2 (0 selected)")).to_be_visible()

    def test_a_row_opens_a_session_from_home_and_is_found_again(self, workspace: Page) -> None:
        link(open_page(workspace, "t_list", entityName="incident"), GRINDER).click()
        expect(session_tab(workspace, GRINDER)).to_have_attribute("aria-selected", "true")
        session_tab(workspace, "Home").click()
        link(shown_panel(workspace), GRINDER).click()
        expect(session_tab(workspace, GRINDER)).to_have_attribute("aria-selected", "true")
        assert titles(workspace, "Session strip") == ["Home", GRINDER]

    def test_a_row_of_any_table_opens_a_session_from_home(self, workspace: Page) -> None:
        link(open_page(workspace, "t_list", entityName="account"), "Contoso Coffee").click()
        assert titles(workspace, "Session strip") == ["Home", "Contoso Coffee"]
        assert titles(workspace, "Tab strip") == ["Contoso Coffee"]

    def test_a_row_opens_a_tab_in_a_session(self, workspace: Page) -> None:
        open_case(workspace, title="One")
        link(open_page(workspace, "t_list", entityName="incident"), GRINDER).click()
        expect(app_tab(workspace, GRINDER)).to_have_attribute("aria-selected", "true")
        assert titles(workspace, "Session strip") == ["Home", "One"]

    def test_a_full_workspace_says_so(self, workspace: Page) -> None:
        for number in range(9):
            open_case(workspace, title=f"Session {number}")
        drawn(workspace)
        session_tab(workspace, "Home").click()
        link(shown_panel(workspace), GRINDER).click()
        expect(workspace.get_by_role("alert")).to_contain_text("Maximum sessions reached.")
        expect(session_tab(workspace, "Home")).to_have_attribute("aria-selected", "true")


def test_the_dashboard_has_charts_with_words(workspace: Page) -> None:
    panel = shown_panel(workspace)
    charts = panel.get_by_role("img")
    expect(charts).to_have_count(3)
    expect(charts.nth(1)).to_have_accessible_name("Open cases by priority: High 4, Normal 3, Low 2")
    box = charts.nth(1).locator("rect").first.bounding_box()
    assert box is not None
    assert box["width"] > 50, "it is drawn as SVG"


def test_shift_opens_a_session_and_ctrl_a_tab(workspace: Page) -> None:
    link = shown_panel(workspace).get_by_role("button", name=GRINDER)
    link.click(modifiers=["ControlOrMeta"])
    assert titles(workspace, "Session strip") == ["Home"]
    assert titles(workspace, "Tab strip") == ["Dashboard", GRINDER]
    customer = shown_panel(workspace).get_by_role("button", name="Liam O'Brien").first
    customer.click(modifiers=["Shift"])
    assert titles(workspace, "Session strip") == ["Home", "Liam O'Brien"]


def test_a_dashboard_says_how_to_begin(workspace: Page) -> None:
    panel = open_page(workspace, "apm_dashboard", dashboardId="x")
    expect(panel.get_by_text("Microsoft.Apm.createSession(")).to_be_visible()


class TestSearch:
    def test_relevance_is_one_list(self, workspace: Page) -> None:
        panel = open_page(workspace, "t_search", searchText="grinder")
        expect(panel.get_by_role("list")).to_have_count(1)
        expect(panel.get_by_role("listitem").first).to_contain_text(GRINDER)

    def test_categorized_is_by_table(self, workspace: Page) -> None:
        panel = open_page(workspace, "t_search", searchText="coffee", searchType="1")
        expect(panel.get_by_role("heading", name="Accounts (2)")).to_be_visible()

    def test_a_result_opens_in_the_focused_session(self, workspace: Page) -> None:
        link(open_page(workspace, "t_search", searchText="grinder stops"), GRINDER).first.click()
        assert titles(workspace, "Session strip") == ["Home"]
        expect(app_tab(workspace, GRINDER)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    ("template", "parameters"),
    [
        ("t_custom", {"name": "new_page", "entityName": "incident", "recordId": CASE}),
        ("t_control", {"controlName": "new_Control", "data": "42"}),
    ],
)
def test_what_only_the_product_has_shows_what_it_was_given(
    workspace: Page, template: str, parameters: dict[str, str]
) -> None:
    panel = open_page(workspace, template, **parameters)
    for name, value in parameters.items():
        expect(panel.get_by_text(name, exact=True)).to_be_visible()
        expect(panel.get_by_text(value, exact=True)).to_be_visible()
