"""Incoming conversations: the user accepts or rejects them.

>>> from apm.settings import Settings
>>> from apm.workspace.workspace import Workspace
>>> workspace = Workspace(Settings())
>>> conversations = Conversations(workspace)
>>> receive(conversations, ConversationOptions(notifies=True)).value, [*workspace.sessions]
(PendingPromise(number=1), ['session-id-0'])
>>> accept(conversations, 1).value, workspace.focused.title
('session-id-1', 'Amara Okafor')
"""

from apm.conversations import record
from apm.conversations.commands import check_not_open, customer_of, start_conversation
from apm.conversations.conversations import Conversations, Incoming
from apm.conversations.options import ConversationOptions
from apm.core.errors import bad_input, show
from apm.core.events import ConversationOffered, OfferAnswered, Settled
from apm.core.outcome import Outcome, success
from apm.core.results import PendingPromise

MOST = 10
"""The maximum number of conversations that wait at the same time [D]."""


def receive(
    conversations: Conversations, options: ConversationOptions
) -> Outcome[str] | Outcome[PendingPromise]:
    """Opens an incoming conversation, or asks the user first.

    The Promise resolves to the session's id, or to nothing if the user rejects the conversation. The conversation waits
    without a time limit [A]; in the product it times out [D].

    Raises:
        ApmError: the conversation is open or waits already, a named record does not exist, or too many conversations
            wait. Nothing has changed.
    """
    if not options.notifies:
        return start_conversation(conversations, options)
    workspace = conversations.workspace
    workspace.settings.catalogue.session_template(options.template_name)
    check_not_open(conversations, options.id)
    _check_room(conversations, options)
    row = record.find(workspace.records, options.id) if options.id else None
    customer = customer_of(workspace.records, options, row)
    incoming = Incoming(workspace.overlays.next_number(), options, customer)
    conversations.incoming[incoming.number] = incoming
    return Outcome(PendingPromise(incoming.number), (ConversationOffered(customer.name),))


def accept(conversations: Conversations, number: int) -> Outcome[str] | Outcome[bool]:
    """Opens a waiting conversation; does nothing if it no longer waits.

    Raises:
        ApmError: the session cannot open; the conversation still waits.
    """
    incoming = conversations.incoming.get(number)
    if incoming is None:
        return Outcome(False)
    opened = start_conversation(conversations, incoming.options)
    del conversations.incoming[number]
    return success(opened.value, (Settled(number, opened.value), OfferAnswered(), *opened.events))


def reject(conversations: Conversations, number: int) -> Outcome[bool]:
    """Rejects a waiting conversation; does nothing if it no longer waits."""
    if conversations.incoming.pop(number, None) is None:
        return Outcome(False)
    return success(True, (Settled(number), OfferAnswered()))


def _check_room(conversations: Conversations, options: ConversationOptions) -> None:
    waiting = conversations.incoming.values()
    if len(waiting) >= MOST:
        raise bad_input(f"{MOST} conversations wait to be accepted; accept or reject one first")
    if options.id and any(each.options.id == options.id for each in waiting):
        raise bad_input(f"conversation {show(options.id)} waits to be accepted already")
