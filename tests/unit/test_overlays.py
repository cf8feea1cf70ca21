"""Dialogs, progress and notifications: what they hold, and how they are drawn."""

from __future__ import annotations

import pytest

from apm.errors import bad_input
from apm.outcome import Outcome
from apm.overlays import Choice, Notification, Overlays, Question, giving
from apm.page import Page
from apm.shell.actions import act
from apm.shell.overlays import overlays
from apm.signals import NotificationUsed, Settled
from apm.templates import RECORD_FORM
from apm.workspace import Workspace
from tests.unit.samples import new_workspace
from tests.unit.trees import accessible_name, find, text

ASK = Question("confirm", "Sure?", (Choice("Yes", giving(1)), Choice("No", giving(0))))


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


def settled(outcome: Outcome[bool] | Outcome[str]) -> list[Settled]:
    return [each for each in outcome.events if isinstance(each, Settled)]


def test_each_choice_settles_with_what_it_gives(workspace: Workspace) -> None:
    for number, (of, value) in enumerate([("1 0", 1), ("2 1", 0), ("3", 0)], start=1):
        workspace.overlays.open_dialog(ASK)
        assert settled(act(workspace, "answer", of)) == [Settled(number, value)]


def test_a_dialog_that_was_answered_is_gone(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(ASK)
    act(workspace, "answer", "1 0")
    assert act(workspace, "answer", "1 0").events == ()


def test_a_choice_that_is_refused_leaves_the_dialog() -> None:
    def refuse() -> Outcome[bool]:
        raise bad_input("no")

    state = Overlays()
    state.open_dialog(Question("confirm", "?", (Choice("Yes", refuse), Choice("No"))))
    with pytest.raises(Exception, match="no"):
        state.answer(1, 0)
    assert len(state.dialogs) == 1


def test_dialogs_are_drawn_the_newest_last(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(Question("alert", "First"))
    workspace.overlays.open_dialog(Question("error", "Second", details="trace"))
    first, second = find(overlays(workspace), "dialog")
    assert "First" in text(first)
    assert "Details" in text(second)
    assert [accessible_name(each) for each in find(second, "button")] == ["OK"]


def test_the_first_button_takes_the_focus(workspace: Workspace) -> None:
    workspace.overlays.open_dialog(ASK)
    (focused,) = find(overlays(workspace), "button", autofocus=True)
    assert text(focused) == "Yes"


def test_a_page_in_a_dialog_gives_it_its_title_and_size(workspace: Workspace) -> None:
    page = Page(workspace.overlays.next_page_id(), RECORD_FORM, "New Contact", {})
    workspace.overlays.open_dialog(
        Question("page", choices=(Choice("Close"),), page=page, width="50%", at_side=True)
    )
    (dialog,) = find(overlays(workspace), "dialog")
    assert dialog[1]["style"] == "width: 50%"
    assert "at-side" in dialog[1]["class"]
    assert text(find(dialog, "h2")[0]) == "New Contact"
    assert workspace.page(page.id) is page
    assert "closed" not in str(workspace.close_page(page).value)
    assert workspace.page(page.id) is None


def test_the_progress_box_is_there_before_it_says_anything(workspace: Workspace) -> None:
    (box,) = find(overlays(workspace), aria_live="polite")
    assert text(box) == ""
    workspace.overlays.show_progress("Loading")
    workspace.overlays.show_progress("Still loading")
    (box,) = find(overlays(workspace), aria_live="polite")
    assert text(box) == "Still loading"
    workspace.overlays.show_progress(None)
    assert text(find(overlays(workspace), aria_live="polite")[0]) == ""


def test_showing_the_same_progress_changes_nothing() -> None:
    state = Overlays()
    assert state.show_progress("Loading").events
    assert state.show_progress("Loading").events == ()


def test_notifications_stand_until_they_are_cleared(workspace: Workspace) -> None:
    state = workspace.overlays
    first = state.notify(Notification("error", "It failed")).value
    second = state.notify(Notification("success", "Done", can_close=True, action="Undo")).value
    tree = overlays(workspace)
    assert [text(each) for each in find(tree, role="alert")] == ["Error: It failed"]
    names = [accessible_name(each) for each in find(tree, "button")]
    assert names == ["Undo", "Dismiss notification"]
    assert act(workspace, "use-notification", second).events == (NotificationUsed(second),)
    act(workspace, "dismiss-notification", second)
    assert state.clear(first).value is True
    assert state.clear(first).value is False
    assert state.notifications == {}
