"""The communication panel and its actions."""

from __future__ import annotations

from typing import Any

import pytest

from apm.conversations.conversation import Conversation
from apm.conversations.conversations import Conversations
from apm.core.inputs import SessionInput
from apm.core.outcome import Outcome
from apm.settings import Settings
from apm.templates.catalogue import Catalogue, Panel, SessionTemplate, TabTemplate
from apm.templates.page_types import CONTROL
from apm.ui.effects import effects_of
from apm.ui.elements import Element
from apm.ui.regions import Region
from apm.ui.shell.communication_panel import communication
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import act

TALK = TabTemplate("new_talk", "Talk", "Talk", CONTROL, parameters={"controlName": "Talk"})


@pytest.fixture
def workspace() -> Workspace:
    templates = [
        SessionTemplate(each.value, each.value, each.value, anchor=TALK.unique_name, panel=each)
        for each in Panel
    ]
    chat = SessionTemplate("msdyn_chat_session", "Chat", "{customerName}", anchor=TALK.unique_name)
    sessions = {each.unique_name: each for each in [*templates, chat]}
    return Workspace(Settings(catalogue=Catalogue(sessions, {TALK.unique_name: TALK})))


@pytest.fixture
def conversations(workspace: Workspace) -> Conversations:
    return Conversations(workspace)


def do(conversations: Conversations, action: str, of: str, typed: str = "") -> Outcome[Any]:
    return act(conversations.workspace, action, of, typed, conversations)


def chat(conversations: Conversations) -> Conversation:
    do(conversations, "start-conversation", "")
    assert conversations.focused
    return conversations.focused


def use(
    conversations: Conversations, tag: str, typed: str = "", **attributes: object
) -> set[Region]:
    """The regions that are redrawn when the user uses the only such element of the panel."""
    (element,) = find(communication(conversations), tag, **attributes)
    outcome = do(conversations, element[1]["data-action"], element[1]["data-of"], typed)
    return {region for event in outcome.events for region in effects_of(event).regions}


def buttons(tree: Element) -> list[str]:
    return [accessible_name(each) for each in find(tree, "button")]


def test_home_has_none(conversations: Conversations) -> None:
    assert communication(conversations) == ["div", {"hidden": True}]


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        (Panel.DOCKED, ["Minimize communication panel"]),
        (Panel.MINIMIZED, ["Show communication panel"]),
        (Panel.HIDDEN, []),
    ],
)
def test_it_starts_as_the_template_says(
    workspace: Workspace, conversations: Conversations, mode: Panel, shown: list[str]
) -> None:
    workspace.create_session(SessionInput(mode.value, {}))
    tree = communication(conversations)
    assert buttons(tree) == shown
    assert ("No conversation in this session." in text(tree)) == (mode is Panel.DOCKED)


def test_a_person_minimizes_it_and_brings_it_back(conversations: Conversations) -> None:
    chat(conversations)
    (switch,) = find(communication(conversations), "button", aria_expanded="true")
    outcome = do(conversations, switch[1]["data-action"], switch[1]["data-of"])
    assert [effects_of(event).regions for event in outcome.events] == [(Region.COMMUNICATION,)]
    assert not find(communication(conversations), role="log")
    assert use(conversations, "button", aria_expanded="false") == {Region.COMMUNICATION}
    assert find(communication(conversations), role="log")


def test_each_session_keeps_its_own(workspace: Workspace, conversations: Conversations) -> None:
    chat(conversations)
    use(conversations, "button", aria_expanded="true")
    chat(conversations)
    panels = [each.panel for each in workspace.sessions.values()]
    assert panels == [Panel.HIDDEN, Panel.MINIMIZED, Panel.DOCKED]


def test_it_shows_who_and_what_was_said(conversations: Conversations) -> None:
    conversation = chat(conversations)
    tree = communication(conversations)
    assert [text(each) for each in find(tree, "h2")] == ["Amara Okafor"]
    assert "Live chat" in text(find(tree, "header")[0])
    (log,) = find(tree, role="log", aria_live="polite")
    lines = [(each[1]["class"], text(find(each, "p")[0])) for each in find(log, "li")]
    assert lines == [(each.speaker, each.text) for each in conversation.lines]


def test_a_reply_is_typed_and_sent(conversations: Conversations) -> None:
    conversation = chat(conversations)
    assert use(conversations, "input", "Good mo") == {Region.COMMUNICATION}
    assert find(communication(conversations), "input", value="Good mo")
    assert use(conversations, "form", "Good morning!") == {Region.COMMUNICATION}
    assert find(communication(conversations), "input", value="")
    assert conversation.lines[-1].text == "Good morning!"
    assert "Good morning!" in text(find(communication(conversations), role="log")[0])


def test_what_is_typed_waits_in_its_own_session(
    workspace: Workspace, conversations: Conversations
) -> None:
    first = chat(conversations)
    use(conversations, "input", "Half a sen")
    chat(conversations)
    assert find(communication(conversations), "input", value="")
    workspace.focus_session(workspace.sessions[first.session_id])
    assert find(communication(conversations), "input", value="Half a sen")


def test_an_ended_conversation_takes_no_more(conversations: Conversations) -> None:
    chat(conversations)
    marked = use(conversations, "button", data_action="end-conversation")
    # Its record has changed, which a page in a side pane or a dialog may show.
    assert marked == {Region.COMMUNICATION, Region.SIDE_PANES, Region.OVERLAYS}
    tree = communication(conversations)
    assert buttons(tree) == ["Minimize communication panel"]
    assert not find(tree, "input")
    assert "ended" in text(find(tree, "header")[0])


@pytest.mark.parametrize(
    "action",
    ["send-message", "draft-message", "end-conversation", "dock-panel", "minimize-panel"],
)
def test_what_has_gone_is_left_alone(conversations: Conversations, action: str) -> None:
    outcome = do(conversations, action, "gone", "text")
    assert (outcome.value, outcome.events) == (False, ())


def test_a_switch_of_session_draws_it_again(
    workspace: Workspace, conversations: Conversations
) -> None:
    chat(conversations)
    outcome = workspace.focus_session(workspace.sessions["session-id-0"])
    assert any(Region.COMMUNICATION in effects_of(event).regions for event in outcome.events)
