"""The communication panel, and what a person does in it."""

from __future__ import annotations

import pytest

from apm.conversations.conversation import Conversation
from apm.elements import Element
from apm.event import Region
from apm.inputs import Wish
from apm.pagetypes import CONTROL
from apm.settings import Settings
from apm.shell.actions import act
from apm.shell.communication import communication
from apm.templates import Catalogue, Panel, SessionTemplate, TabTemplate
from apm.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text

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


def chat(workspace: Workspace) -> Conversation:
    act(workspace, "start-conversation", "")
    found = workspace.conversation_in(workspace.focused)
    assert found
    return found


def use(workspace: Workspace, tag: str, typed: str = "", **attributes: object) -> set[Region]:
    """What is drawn anew when a person uses the one such element of the panel."""
    (element,) = find(communication(workspace), tag, **attributes)
    outcome = act(workspace, element[1]["data-action"], element[1]["data-of"], typed)
    return {region for event in outcome.events for region in event.redraws}


def buttons(tree: Element) -> list[str]:
    return [accessible_name(each) for each in find(tree, "button")]


def test_home_has_none(workspace: Workspace) -> None:
    assert communication(workspace) == ["div", {"hidden": True}]


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        (Panel.DOCKED, ["Minimize communication panel"]),
        (Panel.MINIMIZED, ["Show communication panel"]),
        (Panel.HIDDEN, []),
    ],
)
def test_it_starts_as_the_template_says(
    workspace: Workspace, mode: Panel, shown: list[str]
) -> None:
    workspace.create_session(Wish(mode.value, {}))
    tree = communication(workspace)
    assert buttons(tree) == shown
    assert ("No conversation in this session." in text(tree)) == (mode is Panel.DOCKED)


def test_a_person_minimizes_it_and_brings_it_back(workspace: Workspace) -> None:
    chat(workspace)
    (switch,) = find(communication(workspace), "button", aria_expanded="true")
    outcome = act(workspace, switch[1]["data-action"], switch[1]["data-of"])
    assert [event.redraws for event in outcome.events] == [{Region.COMMUNICATION}]
    assert not find(communication(workspace), role="log")
    assert use(workspace, "button", aria_expanded="false") == {Region.COMMUNICATION}
    assert find(communication(workspace), role="log")


def test_each_session_keeps_its_own(workspace: Workspace) -> None:
    chat(workspace)
    use(workspace, "button", aria_expanded="true")
    chat(workspace)
    panels = [each.panel for each in workspace.sessions.values()]
    assert panels == [Panel.HIDDEN, Panel.MINIMIZED, Panel.DOCKED]


def test_it_shows_who_and_what_was_said(workspace: Workspace) -> None:
    conversation = chat(workspace)
    tree = communication(workspace)
    assert [text(each) for each in find(tree, "h2")] == ["Amara Okafor"]
    assert "Live chat" in text(find(tree, "header")[0])
    (log,) = find(tree, role="log", aria_live="polite")
    lines = [(each[1]["class"], text(find(each, "p")[0])) for each in find(log, "li")]
    assert lines == [(each.speaker, each.text) for each in conversation.lines]


def test_a_reply_is_typed_and_sent(workspace: Workspace) -> None:
    conversation = chat(workspace)
    assert use(workspace, "input", "Good mo") == {Region.COMMUNICATION}
    assert find(communication(workspace), "input", value="Good mo")
    assert use(workspace, "form", "Good morning!") == {Region.COMMUNICATION}
    assert find(communication(workspace), "input", value="")
    assert conversation.lines[-1].text == "Good morning!"
    assert "Good morning!" in text(find(communication(workspace), role="log")[0])


def test_what_is_typed_waits_in_its_own_session(workspace: Workspace) -> None:
    first = chat(workspace)
    use(workspace, "input", "Half a sen")
    chat(workspace)
    assert find(communication(workspace), "input", value="")
    workspace.focus_session(workspace.sessions[first.session_id])
    assert find(communication(workspace), "input", value="Half a sen")


def test_an_ended_conversation_takes_no_more(workspace: Workspace) -> None:
    chat(workspace)
    assert use(workspace, "button", data_action="end-conversation") == {Region.COMMUNICATION}
    tree = communication(workspace)
    assert buttons(tree) == ["Minimize communication panel"]
    assert not find(tree, "input")
    assert "ended" in text(find(tree, "header")[0])


@pytest.mark.parametrize(
    "action",
    ["send-message", "draft-message", "end-conversation", "dock-panel", "minimize-panel"],
)
def test_what_has_gone_meanwhile_is_left_alone(workspace: Workspace, action: str) -> None:
    outcome = act(workspace, action, "gone", "text")
    assert (outcome.value, outcome.events) == (False, ())


def test_a_switch_of_session_draws_it_anew(workspace: Workspace) -> None:
    chat(workspace)
    outcome = workspace.focus_session(workspace.sessions["session-id-0"])
    assert any(Region.COMMUNICATION in event.redraws for event in outcome.events)
