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

from typing import TypeAlias

from apm.conversations import record
from apm.conversations.commands import check_not_open, customer_of, start_conversation
from apm.conversations.conversations import Conversations, Incoming
from apm.conversations.options import ConversationOptions
from apm.core.errors import bad_input, show
from apm.core.events import ConversationOffered, OfferAnswered, Settled, Warned
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, Missing, PendingPromise

MOST = 10
"""The maximum number of conversations that wait at the same time [D]."""

FULL = (
    f"startConversation: {MOST} conversations wait to be accepted, so this one is rejected "
    "(NotificationQueueLimitExceeded); accept or reject one first"
)


Received: TypeAlias = Outcome[str] | Outcome[PendingPromise] | Outcome[Missing]
"""The id of a session, a Promise of it, or nothing for a rejected conversation."""


def receive(conversations: Conversations, options: ConversationOptions) -> Received:
    """Opens an incoming conversation, or asks the user first.

    The Promise resolves to the session's id, or to nothing if the user rejects the conversation. The conversation waits
    without a time limit [A]; in the product it times out [D]. If too many conversations wait, it is rejected [D].

    Raises:
        ApmError: the conversation is open or waits already, or a named record or the channel does not exist.
            Nothing has changed.
    """
    if not options.notifies:
        return start_conversation(conversations, options)
    workspace = conversations.workspace
    workspace.settings.catalogue.session_template(options.template_name)
    check_not_open(conversations, options.id)
    _check_waits_once(conversations, options)
    row = record.find(workspace.records, options.id) if options.id else None
    if row is None:
        record.channel_of(workspace.records, options.channel)
    customer = customer_of(workspace.records, options, row)
    if len(conversations.incoming) >= MOST:
        return Outcome(MISSING, (Warned(FULL),))
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


def _check_waits_once(conversations: Conversations, options: ConversationOptions) -> None:
    waiting = conversations.incoming.values()
    if options.id and any(each.options.id == options.id for each in waiting):
        raise bad_input(f"conversation {show(options.id)} waits to be accepted already")
