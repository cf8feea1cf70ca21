"""What a person can do with conversations and the communication panel."""

from apm.conversations.commands import draft, end, say, show_panel, start_conversation
from apm.conversations.conversations import Conversations
from apm.conversations.incoming import accept, reject
from apm.conversations.options import ConversationOptions
from apm.core.outcome import Outcome
from apm.templates.catalogue import Panel

_ANSWERS = {"accept-conversation": accept, "reject-conversation": reject}
_PANELS = {"dock-panel": Panel.DOCKED, "minimize-panel": Panel.MINIMIZED}


def act_on_conversation(
    conversations: Conversations, action: str, of: str, text: str
) -> Outcome[bool] | Outcome[str]:
    """Does what a person asked for; nothing if what they meant has gone meanwhile.

    Raises:
        ApmError: the workspace is full.
    """
    if action == "start-conversation":
        return start_conversation(conversations, ConversationOptions())
    if action in _ANSWERS:
        return _ANSWERS[action](conversations, int(of))
    if action in _PANELS:
        session = conversations.workspace.sessions.get(of)
        return show_panel(session, _PANELS[action]) if session else Outcome(False)
    conversation = conversations.by_id.get(of)
    if conversation is None:
        return Outcome(False)
    match action:
        case "send-message":
            return say(conversation, text)
        case "draft-message":
            return draft(conversation, text)
    return end(conversations.workspace, conversation)
