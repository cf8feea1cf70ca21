"""The members of `Microsoft.Omnichannel`: they work on the conversations of the workspace."""

from functools import partial

from apm.api.member import Kind, Member, Owner, Takes, member
from apm.conversations.commands import addressed, draft, open_conversation, say
from apm.conversations.links import link, unlink
from apm.conversations.of_agent import conversations_of, read_wanted
from apm.conversations.record import Linked
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_omnichannel = partial(member, MEMBERS, Owner.OMNICHANNEL)
_METHODS = "reference/methods/"
_RECORD = (Takes.TEXT, Takes.TEXT, Takes.OPTIONS)
"""A table, the id of a record, and an optional conversation id."""


@_omnichannel("getConversationId", Kind.SETTLED, "D; none A", _METHODS + "getconversationid")
def get_conversation_id(emulator: Emulator) -> str:
    """The `LiveWorkItemId` of the focused session, also after its conversation has ended; empty text without one."""
    conversation = emulator.conversations.focused
    return conversation.id if conversation else ""


@_omnichannel(
    "getConversations",
    Kind.SETTLED,
    "D; result as an array, createdBeforeDays A",
    _METHODS + "getconversations",
    takes=(Takes.OBJECT,),
)
def get_conversations(emulator: Emulator, text: str) -> list[Json]:
    """The `msdyn_ocliveworkitem` records of an agent: `{agentId, attributes, status, orderBy, createdBeforeDays}`.

    `createdBeforeDays` is the greatest age in days.
    """
    return [dict(each) for each in conversations_of(emulator.workspace.records, read_wanted(text))]


@_omnichannel(
    "linkToConversation",
    Kind.SETTLED,
    "D; result O",
    _METHODS + "linktoconversation",
    takes=_RECORD,
)
def link_to_conversation(
    emulator: Emulator, table: str, record_id: str, conversation_id: str
) -> Outcome[Json]:
    """Links an account, a contact or a case to an active conversation; replaces an earlier link."""
    return _result(link(emulator.conversations, table, record_id, conversation_id), "linked")


@_omnichannel(
    "unlinkFromConversation",
    Kind.SETTLED,
    "D; result A",
    _METHODS + "unlinkfromconversation",
    takes=_RECORD,
)
def unlink_from_conversation(
    emulator: Emulator, table: str, record_id: str, conversation_id: str
) -> Outcome[Json]:
    """Removes the link to an account, a contact or a case."""
    return _result(unlink(emulator.conversations, table, record_id, conversation_id), "unlinked")


@_omnichannel(
    "openConversation",
    Kind.SETTLED,
    "D; result and focus A",
    _METHODS + "openconversation",
    takes=(Takes.TEXT, Takes.OPTIONS, Takes.OPTIONS),
)
def open_(
    emulator: Emulator, conversation_id: str, _session_id: str, _workstream_id: str
) -> Outcome[str]:
    """Opens a session for a conversation, or focuses the session it is open in; returns the id of the session."""
    return open_conversation(emulator.conversations, conversation_id)


@_omnichannel(
    "sendMessageToConversation",
    Kind.SETTLED,
    "D; rich messages as their JSON, result A",
    _METHODS + "sendmessagetoconversation",
    takes=(Takes.VALUE, Takes.VALUE, Takes.OPTIONS),
    partial="rich messages show as their JSON",
)
def send_message(
    emulator: Emulator, message: str, to_send_box: str, conversation_id: str
) -> Outcome[bool]:
    """Puts a message into the message box; sends it at once if `toSendBox` is false."""
    text = _message(message)
    is_for_box = read_json(to_send_box, "toSendBox")
    if is_for_box is not None and not isinstance(is_for_box, bool):
        raise bad_input(f"toSendBox has to be true or false, not {show(is_for_box)}")
    conversation = emulator.conversations.by_id.get(
        addressed(emulator.conversations, conversation_id)
    )
    if conversation is None or emulator.conversations.session_of(conversation.id) is None:
        raise bad_input(f"conversation {show(conversation_id)} is not open; open it first")
    if not conversation.is_active:
        raise bad_input(f"conversation {show(conversation.id)} is over; nothing more is said in it")
    act = say if is_for_box is False else draft
    return success(True, act(conversation, text).events)


def _message(text: str) -> str:
    value = read_json(text, "the message")
    said = value.strip() if isinstance(value, str) else text
    if not said or value is None:
        raise bad_input(f"the message has to be text, not {show(value)}")
    return said


def _result(outcome: Outcome[tuple[str, Linked]], what: str) -> Outcome[Json]:
    """The result as the older reference describes it."""
    conversation_id, linked = outcome.value
    answer: Json = {
        "entityLogicalName": linked.table,
        "recordId": linked.id,
        "liveWorkItemId": conversation_id,
        "message": f"{linked.name} was {what}.",
        "status": "success",
    }
    return outcome.with_value(answer)
