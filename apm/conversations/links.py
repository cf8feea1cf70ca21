"""Links between conversations and records: each conversation has at most one customer and one case [D].

A link does not change the context of the session [A].

>>> from apm.conversations.options import ConversationOptions
>>> from apm.conversations.commands import start_conversation
>>> from apm.settings import Settings
>>> from apm.workspace.workspace import Workspace
>>> conversations = Conversations(Workspace(Settings()))
>>> session_id = start_conversation(conversations, ConversationOptions()).value
>>> linked = link(conversations, "incident", "ca5e0000-0000-4000-8000-000000000002", "").value[1]
>>> conversations.focused.lines[-1].text
"Case 'Grinder stops after ten seconds' was linked."
"""

from collections.abc import Callable

from apm.conversations import record
from apm.conversations.commands import addressed, changed
from apm.conversations.conversation import Speaker
from apm.conversations.conversations import Conversations
from apm.conversations.record import Linked
from apm.core.outcome import Outcome, success
from apm.dataverse import Records


def link(
    conversations: Conversations, table: str, record_id: str, conversation_id: str
) -> Outcome[tuple[str, Linked]]:
    """Links a customer or a case to a conversation; an empty id means that of the focused session [D].

    Raises:
        ApmError: the conversation or the record does not exist, or records of the table cannot be linked.
    """
    return _relink(conversations, record.link, "was linked", (table, record_id, conversation_id))


def unlink(
    conversations: Conversations, table: str, record_id: str, conversation_id: str
) -> Outcome[tuple[str, Linked]]:
    """Removes a link [D].

    Raises:
        ApmError: as for `link`, or the record is not linked to the conversation.
    """
    return _relink(
        conversations, record.unlink, "was unlinked", (table, record_id, conversation_id)
    )


def _relink(
    conversations: Conversations,
    write: Callable[[Records, str, str, str], Linked],
    what: str,
    names: tuple[str, str, str],
) -> Outcome[tuple[str, Linked]]:
    table, record_id, given = names
    conversation_id = addressed(conversations, given)
    workspace = conversations.workspace
    linked = write(workspace.records, conversation_id, table, record_id)
    conversation = conversations.by_id.get(conversation_id)
    if conversation:
        conversation.add(Speaker.SYSTEM, f"{linked.name} {what}.")
    return success((conversation_id, linked), changed(workspace, conversation))
