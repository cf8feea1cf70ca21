"""Incoming conversations that a person is asked to accept.

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> receive(workspace, ConversationOptions(notifies=True)).value, [*workspace.sessions]
(PendingPromise(number=1), ['session-id-0'])
>>> accept(workspace, 1).value, workspace.focused.title
('session-id-1', 'Amara Okafor')
"""

from dataclasses import dataclass

from apm.conversations import record
from apm.conversations.commands import check_not_open, customer_of, start_conversation
from apm.conversations.conversation import Customer
from apm.conversations.options import ConversationOptions
from apm.core.errors import bad_input, show
from apm.core.events import ConversationOffered, OfferAnswered, Settled
from apm.core.outcome import Outcome, success
from apm.core.results import PendingPromise
from apm.workspace.workspace import Workspace

MOST = 10
"""How many may wait [D]."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A conversation that waits to be accepted.

    Attributes:
        number: of the Promise that settles with the answer.
        wish: what opens when it is accepted.
        customer: who it is with.
    """

    number: int
    options: ConversationOptions
    customer: Customer


def receive(
    workspace: Workspace, options: ConversationOptions
) -> Outcome[str] | Outcome[PendingPromise]:
    """Opens an incoming conversation, or asks a person first.

    Its Promise settles with the session's id, or with nothing when the person rejects it. It waits for as long as it
    takes [A]: the product's ends after a while [D].

    Raises:
        ApmError: it is open or waits already, what it names is not there, or too many wait; nothing has changed.
    """
    if not options.notifies:
        return start_conversation(workspace, options)
    workspace.settings.catalogue.session_template(options.template_name)
    check_not_open(workspace, options.id)
    _check_room(workspace, options)
    row = record.find(workspace.records, options.id) if options.id else None
    customer = customer_of(workspace.records, options, row)
    incoming = Incoming(workspace.overlays.next_number(), options, customer)
    workspace.incoming[incoming.number] = incoming
    return Outcome(PendingPromise(incoming.number), (ConversationOffered(customer.name),))


def accept(workspace: Workspace, number: int) -> Outcome[str] | Outcome[bool]:
    """Opens a conversation that waits; nothing if it does no longer.

    Raises:
        ApmError: the session cannot open; it waits on.
    """
    incoming = workspace.incoming.get(number)
    if incoming is None:
        return Outcome(False)
    opened = start_conversation(workspace, incoming.options)
    del workspace.incoming[number]
    return success(opened.value, (Settled(number, opened.value), OfferAnswered(), *opened.events))


def reject(workspace: Workspace, number: int) -> Outcome[bool]:
    """Sends a conversation that waits away; nothing if it does no longer."""
    if workspace.incoming.pop(number, None) is None:
        return Outcome(False)
    return success(True, (Settled(number), OfferAnswered()))


def _check_room(workspace: Workspace, options: ConversationOptions) -> None:
    waiting = workspace.incoming.values()
    if len(waiting) >= MOST:
        raise bad_input(f"{MOST} conversations wait to be accepted; accept or reject one first")
    if options.id and any(each.options.id == options.id for each in waiting):
        raise bad_input(f"conversation {show(options.id)} waits to be accepted already")
