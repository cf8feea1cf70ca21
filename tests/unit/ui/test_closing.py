"""The user closes sessions, tabs, side panes and dialogs: the questions, and the effects of the answers."""

from __future__ import annotations

import pytest

from apm.conversations.commands import end, start_conversation
from apm.conversations.conversations import Conversations
from apm.conversations.options import ConversationOptions
from apm.core.events import OverlaysChanged, SaveAsked
from apm.core.outcome import Outcome
from apm.settings import Settings
from apm.templates.catalogue import RECORD_FORM
from apm.ui.effects import effects_of
from apm.ui.shell.closing import SUPPRESS_WARNING
from apm.workspace.overlays import Button, Dialog
from apm.workspace.page import Page
from apm.workspace.session import Session, Tab
from apm.workspace.side_panes import Pane
from apm.workspace.tab_plan import TabPlan
from apm.workspace.workspace import Workspace
from tests.support.page_actions import act
from tests.support.sample_workspace import new_workspace, open_session, open_tab

CLOSE, CANCEL = "1 0", "1"
SAVE, DISCARD = "1 0", "1 1"


@pytest.fixture
def workspace() -> Workspace:
    return new_workspace()


@pytest.fixture
def session(workspace: Workspace) -> Session:
    return open_session(workspace, "chat", {"customerName": "Contoso"})


@pytest.fixture
def form(workspace: Workspace, session: Session) -> Tab:
    """A form with unsaved edits."""
    tab = open_tab(session, workspace, "record", {"entityName": "contact"})
    workspace.edit_field(tab, "lastname", "Silva")
    return tab


def asked(workspace: Workspace) -> Dialog:
    (dialog,) = workspace.overlays.dialogs
    return dialog


def form_beside(workspace: Workspace, place: str, last_name: str = "Silva") -> Page:
    """A form with unsaved edits, in a dialog or a side pane."""
    page = Page(f"{place}-1", TabPlan(RECORD_FORM, "New Contact", {"entityName": "contact"}))
    if place == "dialog":
        workspace.overlays.open_dialog(Dialog("page", buttons=(Button("Close"),), page=page))
    else:
        workspace.side_panes.create(Pane(1, "mine", page=page))
    workspace.edit_field(page, "lastname", last_name)
    return page


CROSS = {"dialog": ("answer", "1 0"), "pane": ("close-pane", "pane-1")}
"""The action that closes each."""


def test_a_session_asks_and_names_its_tabs(workspace: Workspace, session: Session) -> None:
    session.focused_tab.title = "Talk"
    assert act(workspace, "close-session", session.id).value is False
    question = asked(workspace)
    assert question.title == "Close session Contoso?"
    assert question.text == "1 tab will close: Talk."
    assert [each.label for each in question.buttons] == ["Close session", "Cancel"]


def test_a_session_names_its_conversation_until_that_has_ended() -> None:
    workspace = Workspace(Settings())
    conversations = Conversations(workspace)
    start_conversation(conversations, ConversationOptions())
    act(workspace, "close-session", workspace.focused.id, conversations=conversations)
    assert asked(workspace).text.endswith(" Its conversation has not ended.")
    act(workspace, "answer", CANCEL)
    assert conversations.focused
    end(workspace, conversations.focused)
    act(workspace, "close-session", workspace.focused.id, conversations=conversations)
    assert "conversation" not in asked(workspace).text


def test_the_answers_close_the_session_or_not(workspace: Workspace, session: Session) -> None:
    act(workspace, "close-session", session.id)
    act(workspace, "answer", CANCEL)
    assert (session.id in workspace.sessions, workspace.overlays.dialogs) == (True, [])
    act(workspace, "close-session", session.id)
    act(workspace, "answer", "2 0")
    assert (session.id in workspace.sessions, workspace.overlays.dialogs) == (False, [])


@pytest.mark.parametrize("value", [True, "true", " True ", 1])
def test_the_setting_suppresses_the_question(
    workspace: Workspace, session: Session, value: bool | str | int
) -> None:
    workspace.app_settings[SUPPRESS_WARNING] = value
    assert act(workspace, "close-session", session.id).value is True
    assert session.id not in workspace.sessions


@pytest.mark.parametrize("value", [False, "false", 0, "yes"])
def test_other_values_of_the_setting_do_not(
    workspace: Workspace, session: Session, value: bool | str | int
) -> None:
    workspace.app_settings[SUPPRESS_WARNING] = value
    act(workspace, "close-session", session.id)
    assert session.id in workspace.sessions


def test_unsaved_changes_are_asked_about_all_the_same(
    workspace: Workspace, session: Session, form: Tab
) -> None:
    workspace.app_settings[SUPPRESS_WARNING] = True
    form.title = "New person"
    act(workspace, "close-session", session.id)
    assert "Unsaved changes will be lost: New person." in asked(workspace).text


def test_a_tab_with_nothing_typed_closes_at_once(workspace: Workspace, session: Session) -> None:
    tab = open_tab(session, workspace, "record", {"entityName": "contact"})
    assert act(workspace, "close-tab", tab.id).value is True
    assert workspace.overlays.dialogs == []


def test_a_tab_with_unsaved_changes_asks(workspace: Workspace, form: Tab) -> None:
    act(workspace, "close-tab", form.id)
    question = asked(workspace)
    assert question.title == "Unsaved changes"
    labels = [each.label for each in question.buttons]
    assert labels == ["Save and continue", "Discard changes", "Cancel"]
    assert form.id in workspace.tabs


def test_what_was_typed_and_taken_back_is_no_change(workspace: Workspace, form: Tab) -> None:
    workspace.edit_field(form, "lastname", "")
    assert act(workspace, "close-tab", form.id).value is True


def test_discarding_closes_the_tab_and_cancelling_keeps_what_was_typed(
    workspace: Workspace, form: Tab
) -> None:
    act(workspace, "close-tab", form.id)
    act(workspace, "answer", CANCEL)
    assert workspace.tabs[form.id].edits == {"lastname": "Silva"}
    act(workspace, "close-tab", form.id)
    act(workspace, "answer", "2 1")
    assert form.id not in workspace.tabs


def test_saving_has_the_form_saved_and_closed(workspace: Workspace, form: Tab) -> None:
    act(workspace, "close-tab", form.id)
    outcome = act(workspace, "answer", SAVE)
    assert SaveAsked(form.id, closes=True) in outcome.events


@pytest.mark.parametrize("answer", [SAVE, DISCARD])
def test_a_tab_that_a_script_has_closed_is_left_alone(
    workspace: Workspace, form: Tab, answer: str
) -> None:
    act(workspace, "close-tab", form.id)
    workspace.close_tab(form)
    outcome: Outcome[bool] | Outcome[str] = act(workspace, "answer", answer)
    assert not any(isinstance(each, SaveAsked) for each in outcome.events)
    alerts = [effects_of(each).alert for each in outcome.events if effects_of(each).alert]
    lost = [f"{form.label} was closed before it was saved; nothing was saved."]
    assert alerts == (lost if answer == SAVE else [])
    # A success would remove the message.
    assert outcome.is_success is (answer == DISCARD)


def test_a_session_that_a_script_has_closed_is_asked_about_no_longer(
    workspace: Workspace, session: Session
) -> None:
    act(workspace, "close-session", session.id)
    outcome = workspace.close_session(session)
    assert (workspace.overlays.dialogs, outcome.events[-1]) == ([], OverlaysChanged())
    act(workspace, "answer", CLOSE)
    assert list(workspace.sessions) == ["session-id-0"]


@pytest.mark.parametrize("place", CROSS)
class TestBeside:
    """Dialogs and side panes."""

    def test_what_is_not_saved_is_asked_about(self, workspace: Workspace, place: str) -> None:
        page = form_beside(workspace, place)
        assert act(workspace, *CROSS[place]).value is False
        question = workspace.overlays.dialogs[-1]
        assert question.title == "Unsaved changes"
        assert "your changes to New Contact before" in question.text
        labels = [each.label for each in question.buttons]
        assert labels == ["Save and continue", "Discard changes", "Cancel"]
        assert workspace.page(page.id) is page

    def test_nothing_typed_is_nothing_to_ask(self, workspace: Workspace, place: str) -> None:
        page = form_beside(workspace, place, last_name="")
        assert act(workspace, *CROSS[place]).value is True
        assert (workspace.page(page.id), workspace.overlays.dialogs) == (None, [])

    def test_the_answers_keep_save_or_discard_it(self, workspace: Workspace, place: str) -> None:
        page = form_beside(workspace, place)
        for answer, events in (("", ()), (" 0", (SaveAsked(page.id, closes=True),))):
            act(workspace, *CROSS[place])
            number = workspace.overlays.dialogs[-1].number
            outcome = act(workspace, "answer", f"{number}{answer}")
            assert tuple(each for each in outcome.events if isinstance(each, SaveAsked)) == events
            assert workspace.page(page.id) is page
            assert page.edits == {"lastname": "Silva"}
        act(workspace, *CROSS[place])
        number = workspace.overlays.dialogs[-1].number
        act(workspace, "answer", f"{number} 1")
        assert (workspace.page(page.id), workspace.overlays.dialogs) == (None, [])

    @pytest.mark.parametrize("choice", [0, 1])
    def test_what_a_script_has_closed_is_left_alone(
        self, workspace: Workspace, place: str, choice: int
    ) -> None:
        page = form_beside(workspace, place)
        act(workspace, *CROSS[place])
        workspace.close_page(page)
        other = form_beside(workspace, place)
        number = next(each.number for each in workspace.overlays.dialogs if each.page is None)
        outcome = act(workspace, "answer", f"{number} {choice}")
        assert not any(isinstance(each, SaveAsked) for each in outcome.events)
        assert workspace.page(other.id) is other

    def test_a_script_is_never_asked(self, workspace: Workspace, place: str) -> None:
        page = form_beside(workspace, place)
        workspace.close_page(page)
        assert (workspace.page(page.id), workspace.overlays.dialogs) == (None, [])


def test_a_side_pane_that_shows_nothing_closes_at_once(workspace: Workspace) -> None:
    workspace.side_panes.create(Pane(1, "mine"))
    assert act(workspace, "close-pane", "pane-1").value is True
    assert act(workspace, "close-pane", "pane-1").value is False


def test_the_api_never_asks(workspace: Workspace, session: Session, form: Tab) -> None:
    assert workspace.close_tab(form).value is True
    assert workspace.close_session(session).value is True
    assert workspace.overlays.dialogs == []
