"""The dialog that lists the members of the API: its search and its filter."""

from __future__ import annotations

from apm.api.coverage import State, coverage_rows
from apm.ui.tools.coverage_panel import Coverage, coverage_dialog
from tests.support.element_trees import find, text
from tests.support.page_actions import after

ROWS = coverage_rows()


def members(state: Coverage) -> list[str]:
    """The names of the listed members."""
    return [text(each) for each in find(coverage_dialog(state), "th", scope="row")]


def test_it_lists_every_member_at_first() -> None:
    state = after(Coverage(), "open-coverage")
    assert state == Coverage(is_open=True)
    assert members(state) == [row.shown for row in ROWS]


def test_it_lists_the_members_whose_names_contain_a_text() -> None:
    found = members(after(Coverage(is_open=True), "search-coverage", text=" CREATETAB "))
    assert found
    assert found == [row.shown for row in ROWS if "createtab" in row.shown.lower()]


def test_it_lists_the_members_of_a_state() -> None:
    state = after(Coverage(is_open=True), "filter-coverage", text=State.ABSENT)
    assert members(state) == [row.shown for row in ROWS if row.state is State.ABSENT]
    (chosen,) = find(coverage_dialog(state), "option", selected=True)
    assert text(chosen).startswith("Not emulated (")


def test_a_closed_dialog_keeps_neither() -> None:
    assert after(Coverage(True, "create", State.DONE), "close-coverage") == Coverage()
