"""The timeline of a form, as the user reads it and writes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_strips import drawn, open_tab, shown_panel

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

LEAK = "ca5e0000-0000-4000-8000-000000000001"
NOTES = """() => Xrm.WebApi.retrieveMultipleRecords(
  "annotation", "?$select=subject,notetext&$filter=notetext eq 'Sent today.'",
).then(({ entities }) => entities.map(({ subject }) => subject))"""


@pytest.fixture
def timeline(workspace: Page) -> Locator:
    """The timeline of the first case."""
    open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=LEAK)
    drawn(workspace)
    return shown_panel(workspace).get_by_role("region", name="Timeline")


def test_a_note_is_written_with_the_keyboard(workspace: Page, timeline: Locator) -> None:
    text, title = timeline.get_by_label("Enter a note"), timeline.get_by_label("Title of the note")
    expect(title).to_be_hidden()
    text.focus()
    expect(timeline.get_by_role("button", name="Add note")).to_be_disabled()
    workspace.keyboard.type("Sent today.")
    workspace.keyboard.press("Shift+Tab")
    expect(title).to_be_focused()
    workspace.keyboard.type("Gasket")
    for _ in range(2):
        workspace.keyboard.press("Tab")
    expect(timeline.get_by_role("button", name="Add note")).to_be_focused()
    workspace.keyboard.press("Enter")
    expect(text).to_be_focused()
    expect(text).to_have_value("")
    note = timeline.get_by_role("listitem").filter(has_text="Sent today.")
    expect(note).to_contain_text("Note · Sam Agent · ")
    expect(note.get_by_text("Gasket", exact=True)).to_be_visible()
    assert workspace.evaluate(NOTES) == ["Gasket"]


def test_a_note_that_was_begun_stays_until_it_is_discarded(
    workspace: Page, timeline: Locator
) -> None:
    text = timeline.get_by_label("Enter a note")
    text.fill("Sent today.")
    timeline.get_by_label("Search timeline").focus()
    expect(timeline.get_by_label("Title of the note")).to_be_visible()
    timeline.get_by_role("button", name="Cancel").click()
    expect(text).to_have_value("")
    expect(text).to_be_focused()
    assert workspace.evaluate(NOTES) == []


def test_a_filter_and_a_search_are_announced(timeline: Locator) -> None:
    expect(timeline.get_by_role("status")).to_have_text("6 records")
    timeline.get_by_label("Filter timeline").select_option("Tasks (2)")
    expect(timeline.get_by_role("listitem")).to_have_count(2)
    timeline.get_by_label("Search timeline").press_sequentially("amara")
    expect(timeline.get_by_label("Search timeline")).to_be_focused()
    expect(timeline.get_by_role("status")).to_have_text("1 of 6 records")
    expect(timeline.get_by_role("button", name="Call Amara about the gasket")).to_be_visible()
