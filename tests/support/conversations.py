"""Conversations of tests: ids of the sample, and what a test starts and reads."""

from __future__ import annotations

import json
from typing import Any

from apm.conversations.commands import start_conversation
from apm.conversations.conversation import Conversation
from apm.conversations.conversations import Conversations
from apm.conversations.options import read_conversation
from apm.core.json_text import Json
from apm.workspace.workspace import Workspace

TABLE = "msdyn_ocliveworkitem"
FIRST = "11fe0000-0000-4000-9000-000000000001"
SECOND = "11fe0000-0000-4000-9000-000000000002"
OWN = "0a1b2c3d-1111-4222-8333-444455556666"
AMARA = "c0ac0000-0000-4000-8000-000000000001"
SOFIA = "c0ac0000-0000-4000-8000-000000000003"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
GRINDER = "ca5e0000-0000-4000-8000-000000000002"
STEAM = "ca5e0000-0000-4000-8000-000000000007"
ON_RECORD = "11fe0000-0000-4000-8000-000000000001"
CLOSED = "11fe0000-0000-4000-8000-000000000004"


def start(conversations: Conversations, **options: Json) -> Conversation:
    """Starts a conversation with these options and returns it."""
    session_id = start_conversation(conversations, read_conversation(json.dumps(options))).value
    found = conversations.in_session(conversations.workspace.sessions[session_id])
    assert found
    return found


def context(workspace: Workspace) -> dict[str, Json]:
    return workspace.focused.context.parameters()


def on_record(workspace: Workspace, conversation_id: str) -> dict[str, Any]:
    return workspace.records.retrieve(TABLE, conversation_id)
