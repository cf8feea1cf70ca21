"""Incoming conversations that a person accepts or rejects."""

from __future__ import annotations

import pytest

from apm.conversations.incoming import ACCEPT, MOST, REJECT, receive
from apm.conversations.wish import ConversationWish, read_conversation
from apm.errors import ApmError
from apm.overlays import Dialog
from apm.results import Pending
from apm.settings import Limits, Settings
from apm.signals import Settled
from apm.workspace import SESSIONS_FULL, Workspace
from tests.unit.samples import snapshot

ASKED = ConversationWish(customer_name="Ana", notifies=True)
OWN = "0a1b2c3d-1111-4222-8333-444455556666"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


def ask(workspace: Workspace, wish: ConversationWish = ASKED) -> Dialog:
    """Have a conversation come in, and give its card."""
    receive(workspace, wish)
    return workspace.overlays.incoming[-1]


def test_without_a_question_it_is_open_at_once(workspace: Workspace) -> None:
    assert receive(workspace, ConversationWish()).value == "session-id-1"
    assert not workspace.overlays.incoming


def test_with_one_it_waits_and_is_told(workspace: Workspace) -> None:
    outcome = receive(workspace, ASKED)
    assert outcome.value == Pending(1)
    assert [each.spoken() for each in outcome.events if each.spoken()] == [
        "Incoming conversation from Ana."
    ]
    assert not outcome.is_success, "nothing has been done yet"
    assert [*workspace.sessions] == ["session-id-0"]


def test_accepted_it_opens_and_gives_the_id(workspace: Workspace) -> None:
    card = ask(workspace)
    outcome = workspace.overlays.answer(card.number, ACCEPT)
    assert Settled(card.number, "session-id-1") in outcome.events
    assert workspace.focused.title == "Ana"
    assert not workspace.overlays.incoming


def test_rejected_it_gives_nothing(workspace: Workspace) -> None:
    card = ask(workspace)
    assert Settled(card.number) in workspace.overlays.answer(card.number, REJECT).events
    assert [*workspace.sessions] == ["session-id-0"]
    assert not workspace.overlays.incoming


def test_one_that_finds_no_room_waits_on() -> None:
    workspace = Workspace(Settings(limits=Limits(sessions=1)))
    card = ask(workspace)
    before = snapshot(workspace)
    with pytest.raises(ApmError, match=SESSIONS_FULL):
        workspace.overlays.answer(card.number, ACCEPT)
    assert snapshot(workspace) == before
    assert workspace.overlays.incoming == [card]


def test_what_cannot_be_opened_is_not_offered(workspace: Workspace) -> None:
    receive(workspace, ConversationWish(OWN))
    with pytest.raises(ApmError, match="is open already, in session-id-1"):
        ask(workspace, ConversationWish(OWN, notifies=True))
    with pytest.raises(ApmError, match="contact"):
        ask(workspace, ConversationWish(customer_id=OWN, notifies=True))
    assert not workspace.overlays.incoming


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
