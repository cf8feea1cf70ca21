"""An incoming conversation that a person is asked to accept.

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> receive(workspace, ConversationWish(notifies=True)).value, [*workspace.sessions]
(Pending(number=1), ['session-id-0'])
>>> workspace.overlays.answer(1, ACCEPT).value, [*workspace.sessions]
(True, ['session-id-0', 'session-id-1'])
"""

from apm.conversations.commands import customer_of, start_conversation
from apm.conversations.wish import ConversationWish
from apm.errors import bad_input
from apm.events import ConversationOffered
from apm.outcome import Outcome
from apm.overlays import INCOMING, Choice, Question
from apm.results import Pending
from apm.slugs import as_text
from apm.workspace import Workspace

MOST = 10
"""How many conversations may wait to be accepted [D]."""

ACCEPT, REJECT = 0, 1
"""The places of the two choices."""


def receive(workspace: Workspace, wish: ConversationWish) -> Outcome[str] | Outcome[Pending]:
    """Opens an incoming conversation, or asks a person first.

    Its Promise settles with the session's id, or with nothing when the person rejects it. It waits for as long as it
    takes [A]: the product's ends after a while [D].

    Raises:
        ApmError: it is open already, what it names is not there, or too many wait; nothing has changed.
    """
    if not wish.notifies:
        return start_conversation(workspace, wish)
    customer = customer_of(workspace, wish)
    if len(workspace.overlays.incoming) >= MOST:
        raise bad_input(f"{MOST} conversations wait to be accepted; accept or reject one first")
    question = Question(
        INCOMING,
        choices=(Choice("Accept", lambda: start_conversation(workspace, wish)), Choice("Reject")),
        title=f"Incoming conversation from {customer.name}",
        subtitle=wish.channel,
        fields=tuple((name, as_text(value)) for name, value in wish.answers.items()),
    )
    asked = workspace.overlays.open_dialog(question)
    return Outcome(asked.value, (*asked.events, ConversationOffered(customer.name)))
