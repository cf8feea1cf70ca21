"""Conversations as JSON, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from apm.conversations import record
from apm.conversations.conversation import Conversation, Customer, Line, Speaker
from apm.conversations.record import Status
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.workspace.session import Session


def conversation_state(conversation: Conversation, session: Session | None) -> dict[str, Json]:
    """A conversation as JSON; `session` is the open session that shows it."""
    return {
        "id": conversation.id,
        **({"session": session.number} if session else {}),
        "customer": asdict(conversation.customer),
        "channel": conversation.channel,
        "agent": conversation.agent,
        "isActive": conversation.is_active,
        "draft": conversation.draft,
        "seen": conversation.seen,
        "lines": [asdict(each) for each in conversation.lines],
    }


def conversation_in(given: Mapping[str, Any]) -> Conversation:
    """The conversation in checked JSON. No session shows it yet."""
    return Conversation(
        given["id"],
        "",
        Customer(**given["customer"]),
        given["channel"],
        given["agent"],
        [Line(**{**each, "speaker": Speaker(each["speaker"])}) for each in given["lines"]],
        is_active=given.get("isActive", True),
        draft=given.get("draft", ""),
        seen=given.get("seen", 0),
    )


def write_conversation(records: Records, conversation: Conversation) -> None:
    """Writes the record of a conversation again, because changes of records were not kept.

    Raises:
        ApmError: its customer or its channel does not exist any more.
    """
    if record.find(records, conversation.id) is None:
        customer, channel = conversation.customer, conversation.channel
        record.add(records, conversation.id, customer, channel, conversation.agent)
    status = Status.ACTIVE if conversation.is_active else Status.WRAP_UP
    record.set_status(records, conversation.id, status)
