"""Incoming conversations that a person accepts or rejects."""

from __future__ import annotations

import pytest

from apm.conversations.incoming import MOST, accept, receive, reject
from apm.conversations.wish import ConversationWish, read_conversation
from apm.errors import ApmError
from apm.outcome import Outcome
from apm.overlays import Question
from apm.results import Pending
from apm.settings import Limits, Settings
from apm.signals import Settled
from apm.workspace import SESSIONS_FULL, Workspace
from tests.support.sample_workspace import snapshot

ASKED = ConversationWish(customer_name="Ana", notifies=True)
OWN = "0a1b2c3d-1111-4222-8333-444455556666"
OTHER = "0a1b2c3d-1111-4222-8333-444455556667"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


def ask(workspace: Workspace, wish: ConversationWish = ASKED) -> int:
    """Have a conversation come in, and give the number of its Promise."""
    pending = receive(workspace, wish).value
    assert isinstance(pending, Pending)
    return pending.number


def test_without_a_question_it_is_open_at_once(workspace: Workspace) -> None:
    assert receive(workspace, ConversationWish()).value == "session-id-1"
    assert not workspace.incoming


def test_with_one_it_waits_and_is_told(workspace: Workspace) -> None:
    outcome = receive(workspace, ASKED)
    assert outcome.value == Pending(1)
    assert [each.spoken() for each in outcome.events if each.spoken()] == [
        "Incoming conversation from Ana."
    ]
    assert not outcome.is_success, "nothing has been done yet"
    assert [*workspace.sessions] == ["session-id-0"]


def test_its_promise_is_none_of_a_dialog(workspace: Workspace) -> None:
    dialog = workspace.overlays.open_dialog(Question("alert", "Hello")).value
    assert ask(workspace) != dialog.number


def test_accepted_it_opens_and_gives_the_id(workspace: Workspace) -> None:
    number = ask(workspace)
    outcome = accept(workspace, number)
    assert outcome.value == "session-id-1"
    assert Settled(number, "session-id-1") in outcome.events
    assert workspace.focused.title == "Ana"
    assert not workspace.incoming


def test_rejected_it_gives_nothing(workspace: Workspace) -> None:
    number = ask(workspace)
    assert Settled(number) in reject(workspace, number).events
    assert [*workspace.sessions] == ["session-id-0"]
    assert not workspace.incoming


def test_what_was_answered_is_not_answered_again(workspace: Workspace) -> None:
    number = ask(workspace)
    reject(workspace, number)
    assert accept(workspace, number) == reject(workspace, number) == Outcome(False)


def test_one_that_finds_no_room_waits_on() -> None:
    workspace = Workspace(Settings(limits=Limits(sessions=1)))
    number = ask(workspace)
    before = snapshot(workspace)
    with pytest.raises(ApmError, match=SESSIONS_FULL):
        accept(workspace, number)
    assert snapshot(workspace) == before
    assert [*workspace.incoming] == [number]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        (ConversationWish(OWN, notifies=True), "is open already, in session-id-1"),
        (ConversationWish(OTHER, notifies=True), f"'{OTHER}' waits to be accepted already"),
        (ConversationWish(customer_id=OWN, notifies=True), "contact"),
        (ConversationWish(template_name="nope", notifies=True), "nope"),
    ],
)
def test_what_cannot_be_opened_is_not_offered(
    workspace: Workspace, wish: ConversationWish, why: str
) -> None:
    receive(workspace, ConversationWish(OWN))
    number = ask(workspace, ConversationWish(OTHER, notifies=True))
    with pytest.raises(ApmError, match=why):
        ask(workspace, wish)
    assert [*workspace.incoming] == [number]


def test_no_more_than_ten_wait(workspace: Workspace) -> None:
    for _ in range(MOST):
        ask(workspace)
    with pytest.raises(ApmError, match="10 conversations wait to be accepted"):
        ask(workspace)


def test_whether_to_ask_is_an_option() -> None:
    assert read_conversation('{"notify": true}').notifies
    assert not read_conversation("{}").notifies
    with pytest.raises(ApmError, match="notify has to be true or false, not 'yes'"):
        read_conversation('{"notify": "yes"}')
