"""The dialog that lists what is emulated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from apm.api.coverage import State, count, coverage_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = coverage_rows()


@pytest.fixture
def dialog(workspace: Page) -> Iterator[Locator]:
    workspace.get_by_role("button", name="Coverage", exact=True).click()
    dialog = workspace.get_by_role("dialog", name="What is emulated")
    yield dialog
    if dialog.is_visible():
        dialog.get_by_role("button", name="Close").click()


def members(dialog: Locator) -> Locator:
    return dialog.locator("tbody").get_by_role("row")


def test_it_shows_every_member(dialog: Locator) -> None:
    expect(members(dialog)).to_have_count(len(ROWS))
    expect(dialog.get_by_role("status")).to_have_text(f"{len(ROWS)} of {len(ROWS)} members")


def test_a_member_has_its_evidence_and_its_state(dialog: Locator) -> None:
    (row,) = (each for each in ROWS if each.full_name == "createTab")
    line = members(dialog).filter(has_text="Microsoft.Apm.createTab")
    link = line.get_by_role("link")
    expect(link).to_have_attribute("href", row.documentation)
    expect(link).to_have_text(row.evidence)
    expect(line.get_by_role("cell", name="Done")).to_be_visible()


def test_a_member_says_what_is_missing_or_what_to_use_instead(dialog: Locator) -> None:
    for state, label in ((State.PARTIAL, "Partial"), (State.ABSENT, "Not emulated")):
        row = next(each for each in ROWS if each.state is state and each.remark)
        line = members(dialog).filter(
            has=dialog.page.get_by_role("rowheader", name=row.shown, exact=True)
        )
        expect(line.get_by_role("cell").last).to_have_text(f"{label}: {row.remark}")


@pytest.mark.parametrize("state", State)
def test_it_filters_by_state(dialog: Locator, state: State) -> None:
    dialog.get_by_role("combobox", name="State").select_option(state)
    expect(members(dialog)).to_have_count(count(ROWS)[state])
    expect(members(dialog).first).to_have_attribute("data-state", state)


def test_it_finds_members_by_a_part_of_their_names_and_within_a_state(dialog: Locator) -> None:
    dialog.get_by_role("searchbox", name="Member").press_sequentially("PreSearch")
    found = members(dialog).get_by_role("rowheader")
    expect(found).to_have_text(["control.addPreSearch", "control.removePreSearch"])
    dialog.get_by_role("combobox", name="State").select_option(State.ABSENT)
    expect(members(dialog)).to_have_count(0)


def test_it_reopens_without_search_and_filter(dialog: Locator) -> None:
    dialog.get_by_role("searchbox", name="Member").fill("nothing")
    dialog.press("Escape")
    expect(dialog).to_be_hidden()
    dialog.page.get_by_role("button", name="Coverage", exact=True).click()
    expect(members(dialog)).to_have_count(len(ROWS))


def test_a_reset_closes_it(dialog: Locator) -> None:
    dialog.page.evaluate("apmWorkspace.reset()")
    expect(dialog).to_be_hidden()
