"""The actions of the user on the page."""

from __future__ import annotations

import pytest

from apm.conversations.conversations import Conversations
from apm.ui import targets
from apm.ui.actions import NOTHING, Find, action
from apm.ui.shell.strips import session_strip, tab_strip
from apm.ui.shell.tab_panel import panel
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find
from tests.support.page_actions import act, view_of
from tests.support.sample_workspace import (
    new_workspace,
    open_session,
    open_tab,
    posted,
    snapshot,
    warnings,
)


@pytest.fixture
def workspace() -> Workspace:
    workspace = new_workspace()
    session = open_session(workspace, "crew")
    open_tab(session, workspace, "record", {"entityName": "contact", "data": {"a b": "x"}})
    return workspace


def test_a_click_on_a_session_focuses_it(workspace: Workspace) -> None:
    outcome = act(workspace, "focus-session", "session-id-0")
    assert outcome.value is True
    assert workspace.focused.is_default
    assert [topic for topic, _ in posted(outcome.events)] == ["ON_SESSION_SWITCH", "ON_TAB_SWITCH"]


def test_a_click_on_a_tab_focuses_it(workspace: Workspace) -> None:
    assert act(workspace, "focus-tab", "tab-id-1").value is True
    assert workspace.focused.focused_tab.id == "tab-id-1"


def test_a_click_on_a_close_button_closes(workspace: Workspace) -> None:
    assert act(workspace, "close-tab", "tab-id-4").value is True
    assert "tab-id-4" not in workspace.tabs
    act(workspace, "close-session", "session-id-1")
    act(workspace, "answer", "1 0")
    assert list(workspace.sessions) == ["session-id-0"]


@pytest.mark.parametrize(
    ("action", "of"), [("close-session", "session-id-0"), ("close-tab", "tab-id-2")]
)
def test_what_cannot_be_closed_stays(workspace: Workspace, action: str, of: str) -> None:
    before = snapshot(workspace)
    outcome = act(workspace, action, of)
    assert outcome.value is False
    assert len(warnings(outcome)) == 1
    assert snapshot(workspace) == before


@pytest.mark.parametrize(
    "action",
    [
        "focus-session",
        "close-session",
        "focus-tab",
        "close-tab",
        "edit",
        "save",
        "sort",
        "choose-view",
    ],
)
@pytest.mark.parametrize("of", ["session-id-9", "tab-id-9", "tab-id-9 title", ""])
def test_what_has_gone_is_left_alone(workspace: Workspace, action: str, of: str) -> None:
    before = snapshot(workspace)
    outcome = act(workspace, action, of, "typed")
    assert (outcome.value, outcome.events) == (False, ())
    assert snapshot(workspace) == before


def test_what_is_typed_into_a_field_is_kept_and_shown(workspace: Workspace) -> None:
    tab = workspace.tabs["tab-id-4"]
    (field,) = find(panel(workspace, tab), "input", name="a b")
    assert act(workspace, field[1]["data-action"], field[1]["data-of"], "typed").value is True
    (field,) = find(panel(workspace, tab), "input", name="a b")
    assert field[1]["value"] == "typed"


def test_every_action_on_the_strips_is_one_that_is_known(workspace: Workspace) -> None:
    used = {
        each[1]["data-action"]
        for tree in (session_strip(Conversations(workspace)), tab_strip(workspace))
        for each in find(tree, "button")
        if "data-action" in each[1]
    }
    assert used == {"focus-session", "close-session", "focus-tab", "close-tab", "site-map"}


def test_an_unknown_action_is_a_defect(workspace: Workspace) -> None:
    with pytest.raises(KeyError, match="jump"):
        act(workspace, "jump", "tab-id-1")


def test_a_name_of_an_action_is_given_once() -> None:
    with pytest.raises(ValueError, match="two actions are called close-tab"):
        action("close-tab", targets.tab)(lambda _: NOTHING)


WORDS_OF_NOTHING = ("", " ", "x", "-1", "1", "tab-id-9", "tab-id-9 title", "x y", "9 0", "٣")


@pytest.mark.parametrize("words", WORDS_OF_NOTHING)
@pytest.mark.parametrize(
    "finder",
    [
        targets.session,
        targets.tab,
        targets.page,
        targets.page_part,
        targets.pane,
        targets.command,
        targets.list_page,
        targets.dialog,
        targets.dialog_button,
        targets.dialog_record,
        targets.notification,
        targets.conversation,
    ],
)
def test_words_that_name_nothing_find_no_target(
    workspace: Workspace, finder: Find[object], words: str
) -> None:
    assert finder(view_of(workspace), words) is None


@pytest.mark.parametrize(("words", "number"), [("12", 12), ("-1", None), ("", None), ("x", None)])
def test_a_number_is_decimal_digits(workspace: Workspace, words: str, number: int | None) -> None:
    assert targets.number(view_of(workspace), words) == number


def test_a_person_may_close_without_a_role() -> None:
    """The roles apply only to the API."""
    workspace = new_workspace()
    session = open_session(workspace)
    workspace.refusal = "no role"
    act(workspace, "close-session", session.id)
    assert act(workspace, "answer", "1 0").value is True
    assert session.id not in workspace.sessions
