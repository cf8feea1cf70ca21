"""Incoming conversations that the user accepts or rejects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apm.conversations.conversations import Conversations
from apm.conversations.incoming import MOST, accept, receive, reject
from apm.conversations.options import ConversationOptions, read_conversation
from apm.core.errors import ApmError
from apm.core.events import Settled
from apm.core.outcome import Outcome
from apm.core.results import MISSING, PendingPromise
from apm.settings import Limits, Settings
from apm.ui.effects import effects_of
from apm.workspace.overlays import Dialog
from apm.workspace.workspace import SESSIONS_FULL, Workspace
from tests.support.sample_workspace import snapshot, warnings

ASKED = ConversationOptions(customer_name="Ana", notifies=True)
OWN = "0a1b2c3d-1111-4222-8333-444455556666"
OTHER = "0a1b2c3d-1111-4222-8333-444455556667"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


@pytest.fixture
def conversations(workspace: Workspace) -> Conversations:
    return Conversations(workspace)


def ask(conversations: Conversations, options: ConversationOptions = ASKED) -> int:
    """Receives a conversation, and returns the number of its Promise."""
    pending = receive(conversations, options).value
    assert isinstance(pending, PendingPromise)
    return pending.number


def test_without_a_question_it_is_open_at_once(conversations: Conversations) -> None:
    assert receive(conversations, ConversationOptions()).value == "session-id-1"
    assert not conversations.incoming


def test_with_one_it_waits_and_is_announced(
    workspace: Workspace, conversations: Conversations
) -> None:
    outcome = receive(conversations, ASKED)
    assert outcome.value == PendingPromise(1)
    assert [effects_of(each).spoken for each in outcome.events if effects_of(each).spoken] == [
        "Incoming conversation from Ana."
    ]
    assert not outcome.is_success, "nothing has been done yet"
    assert [*workspace.sessions] == ["session-id-0"]


def test_one_that_could_not_be_accepted_does_not_wait(conversations: Conversations) -> None:
    with pytest.raises(ApmError, match="no channel 'Pigeon'"):
        receive(conversations, replace(ASKED, channel="Pigeon"))
    with pytest.raises(ApmError, match="customerName has a character that text cannot hold"):
        read_conversation('{"customerName": "Ana\\u0000", "notify": true}')
    assert not conversations.incoming


def test_its_promise_is_none_of_a_dialog(
    workspace: Workspace, conversations: Conversations
) -> None:
    dialog = workspace.overlays.open_dialog(Dialog("alert", "Hello")).value
    assert ask(conversations) != dialog.number


def test_accepted_it_opens_and_gives_the_id(
    workspace: Workspace, conversations: Conversations
) -> None:
    number = ask(conversations)
    outcome = accept(conversations, number)
    assert outcome.value == "session-id-1"
    assert Settled(number, "session-id-1") in outcome.events
    assert workspace.focused.title == "Ana"
    assert not conversations.incoming


def test_rejected_it_gives_nothing(workspace: Workspace, conversations: Conversations) -> None:
    number = ask(conversations)
    assert Settled(number) in reject(conversations, number).events
    assert [*workspace.sessions] == ["session-id-0"]
    assert not conversations.incoming


def test_what_was_answered_is_not_answered_again(conversations: Conversations) -> None:
    number = ask(conversations)
    reject(conversations, number)
    assert accept(conversations, number) == reject(conversations, number) == Outcome(False)


def test_one_that_finds_no_room_waits_on() -> None:
    workspace = Workspace(Settings(limits=Limits(sessions=1)))
    conversations = Conversations(workspace)
    number = ask(conversations)
    before = snapshot(workspace)
    with pytest.raises(ApmError, match=SESSIONS_FULL):
        accept(conversations, number)
    assert snapshot(workspace) == before
    assert [*conversations.incoming] == [number]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (ConversationOptions(OWN, notifies=True), "is open already, in session-id-1"),
        (ConversationOptions(OTHER, notifies=True), f"'{OTHER}' waits to be accepted already"),
        (ConversationOptions(customer_id=OWN, notifies=True), "contact"),
        (ConversationOptions(template_name="nope", notifies=True), "nope"),
    ],
)
def test_what_cannot_be_opened_is_not_offered(
    conversations: Conversations, options: ConversationOptions, why: str
) -> None:
    receive(conversations, ConversationOptions(OWN))
    number = ask(conversations, ConversationOptions(OTHER, notifies=True))
    with pytest.raises(ApmError, match=why):
        ask(conversations, options)
    assert [*conversations.incoming] == [number]


def test_the_eleventh_is_rejected(conversations: Conversations) -> None:
    for _ in range(MOST):
        ask(conversations)
    outcome = receive(conversations, ConversationOptions(notifies=True))
    assert outcome.value is MISSING
    assert "NotificationQueueLimitExceeded" in warnings(outcome)[0]
    assert len(conversations.incoming) == MOST


def test_whether_to_ask_is_an_option() -> None:
    assert read_conversation('{"notify": true}').notifies
    assert not read_conversation("{}").notifies
    with pytest.raises(ApmError, match="notify has to be true or false, not 'yes'"):
        read_conversation('{"notify": "yes"}')
