"""Incoming conversations that a person is asked to accept.

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
"""How many may wait [D]."""


def receive(
    conversations: Conversations, options: ConversationOptions
) -> Outcome[str] | Outcome[PendingPromise]:
    """Opens an incoming conversation, or asks a person first.

    Its Promise settles with the session's id, or with nothing when the person rejects it. It waits for as long as it
    takes [A]: the product's ends after a while [D].

    Raises:
        ApmError: it is open or waits already, what it names is not there, or too many wait; nothing has changed.
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
    """Opens a conversation that waits; nothing if it does no longer.

    Raises:
        ApmError: the session cannot open; it waits on.
    """
    incoming = conversations.incoming.get(number)
    if incoming is None:
        return Outcome(False)
    opened = start_conversation(conversations, incoming.options)
    del conversations.incoming[number]
    return success(opened.value, (Settled(number, opened.value), OfferAnswered(), *opened.events))


def reject(conversations: Conversations, number: int) -> Outcome[bool]:
    """Sends a conversation that waits away; nothing if it does no longer."""
    if conversations.incoming.pop(number, None) is None:
        return Outcome(False)
    return success(True, (Settled(number), OfferAnswered()))


def _check_room(conversations: Conversations, options: ConversationOptions) -> None:
    waiting = conversations.incoming.values()
    if len(waiting) >= MOST:
        raise bad_input(f"{MOST} conversations wait to be accepted; accept or reject one first")
    if options.id and any(each.options.id == options.id for each in waiting):
        raise bad_input(f"conversation {show(options.id)} waits to be accepted already")
