"""Side panes: the selected pane, the actions of the user, and their elements."""

from __future__ import annotations

import pytest

from apm.ui.effects import effects_of
from apm.ui.shell.side_panes_view import side_panes
from apm.workspace.side_panes import Pane
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import act
from tests.support.sample_workspace import new_workspace


@pytest.fixture
def workspace() -> Workspace:
    """Two panes; the first is selected."""
    workspace = new_workspace()
    panes = workspace.side_panes
    panes.create(Pane(1, "help", title="Help"))
    panes.create(Pane(2, "notes", title="Notes", badge=3), is_selected=False)
    return workspace


def shown(workspace: Workspace) -> list[str]:
    panels = find(side_panes(workspace), role="tabpanel")
    return [str(each[1]["aria-label"]) for each in panels if not each[1].get("hidden")]


def test_one_pane_shows_and_all_have_an_icon(workspace: Workspace) -> None:
    assert shown(workspace) == ["Help"]
    icons = find(side_panes(workspace), role="tab")
    assert [accessible_name(each) for each in icons] == ["Help", "Notes"]
    assert [each[1]["aria-selected"] for each in icons] == ["true", "false"]
    assert [each[1]["tabindex"] for each in icons] == [0, -1]


def test_a_click_selects_and_another_collapses(workspace: Workspace) -> None:
    act(workspace, "toggle-pane", "pane-2")
    assert shown(workspace) == ["Notes"]
    act(workspace, "toggle-pane", "pane-2")
    assert shown(workspace) == []
    assert workspace.side_panes.is_expanded is False
    act(workspace, "toggle-pane", "pane-2")
    assert shown(workspace) == ["Notes"]


def test_a_badge_is_said_and_goes_when_its_pane_is_selected(workspace: Workspace) -> None:
    icon = find(side_panes(workspace), role="tab", data_of="pane-2")[0]
    assert icon[1]["aria-description"] == "3"
    act(workspace, "toggle-pane", "pane-2")
    icon = find(side_panes(workspace), role="tab", data_of="pane-2")[0]
    assert "aria-description" not in icon[1]


@pytest.mark.parametrize(
    ("badge", "tag", "said"),
    [(True, "span", "Has news"), (7, "span", "7"), ("/icon.svg", "img", "Has news")],
)
def test_a_badge_is_a_dot_a_number_or_a_picture(
    workspace: Workspace, badge: bool | int | str, tag: str, said: str
) -> None:
    workspace.side_panes.by_id["notes"].badge = badge
    icon = find(side_panes(workspace), role="tab", data_of="pane-2")[0]
    assert icon[1]["aria-description"] == said
    assert len(find(icon, tag, **{"class": "badge"})) == 1


def test_a_badge_that_is_kept_stays_when_its_pane_is_selected(workspace: Workspace) -> None:
    workspace.side_panes.by_id["notes"].keeps_badge = True
    act(workspace, "toggle-pane", "pane-2")
    icon = find(side_panes(workspace), role="tab", data_of="pane-2")[0]
    assert icon[1]["aria-description"] == "3"


def test_an_icon_is_the_picture_of_the_pane_or_a_letter(workspace: Workspace) -> None:
    workspace.side_panes.by_id["help"].image_src = "/help.svg"
    picture, letter = find(side_panes(workspace), role="tab")
    assert [each[1]["src"] for each in find(picture, "img")] == ["/help.svg"]
    assert find(letter, "img") == []


def test_a_pane_gets_a_number_whose_own_id_is_free(workspace: Workspace) -> None:
    panes = workspace.side_panes
    panes.create(Pane(9, "pane1"), is_selected=False)
    assert [panes.next_number(), panes.next_number()] == [2, 3]


def test_closing_another_pane_leaves_the_selected_one(workspace: Workspace) -> None:
    act(workspace, "close-pane", "pane-2")
    assert shown(workspace) == ["Help"]


def test_a_hidden_pane_has_neither_icon_nor_place(workspace: Workspace) -> None:
    workspace.side_panes.by_id["help"].hidden = True
    assert shown(workspace) == []
    assert [text(each) for each in find(side_panes(workspace), role="tab")] == [""]
    workspace.side_panes.by_id["notes"].hidden = True
    tree = side_panes(workspace)
    assert tree[1]["hidden"] is True
    assert len(find(tree, role="tabpanel")) == 2, "what is in them stays"


def test_closing_the_selected_pane_selects_the_first_of_the_others(workspace: Workspace) -> None:
    act(workspace, "close-pane", "pane-1")
    assert shown(workspace) == ["Notes"]
    act(workspace, "close-pane", "pane-2")
    assert workspace.side_panes.selected is None
    assert act(workspace, "close-pane", "pane-2").events == ()


def test_a_pane_that_cannot_be_closed_has_no_cross(workspace: Workspace) -> None:
    workspace.side_panes.by_id["help"].can_close = False
    names = [accessible_name(each) for each in find(side_panes(workspace), "button")]
    assert "Close Help" not in names
    assert "Close Notes" in names


def test_a_pane_without_a_header_has_no_heading(workspace: Workspace) -> None:
    workspace.side_panes.by_id["help"].hide_header = True
    assert [text(each) for each in find(side_panes(workspace), "h2")] == ["Notes"]


def test_a_pane_of_the_same_id_takes_the_place(workspace: Workspace) -> None:
    outcome = workspace.side_panes.create(Pane(3, "help", title="More help"))
    assert effects_of(outcome.events[0]).closed == ("pane-1",)
    assert shown(workspace) == ["More help"]
