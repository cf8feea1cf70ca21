"""The conversations of a workspace. This module imports little, because every page has one when it starts.

>>> from apm.conversations.conversation import Conversation, Customer
>>> from apm.settings import Settings
>>> from apm.workspace.workspace import Workspace
>>> conversations = Conversations(Workspace(Settings()))
>>> conversation = Conversation("11fe0000-0000-4000-9000-000000000001", "", Customer("Ana"), "Live chat")
>>> conversations.place(conversation, "session-id-0")
>>> conversations.focused.customer.name
'Ana'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.core.events import Event, RecordsChanged, SessionClosed, SessionSwitched
from apm.workspace.session import Session
from apm.workspace.workspace import Workspace

if TYPE_CHECKING:
    from apm.conversations.conversation import Conversation, Customer
    from apm.conversations.options import ConversationOptions


@dataclass(frozen=True, slots=True)
class Incoming:
    """A conversation that waits to be accepted.

    Attributes:
        number: of the Promise that settles with the answer.
        options: what opens when it is accepted.
        customer: the customer who started it.
    """

    number: int
    options: ConversationOptions
    customer: Customer


class Conversations:
    """The conversations that were opened in a workspace, and those that wait to be accepted.

    Attributes:
        workspace: the workspace whose sessions show the conversations.
        by_id: all that were opened, also those that have ended.
        incoming: those that wait to be accepted, by the numbers of their Promises.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.by_id: dict[str, Conversation] = {}
        self.incoming: dict[int, Incoming] = {}
        self._by_session: dict[str, Conversation] = {}
        workspace.add_handler(SessionSwitched, self._mark_as_seen)
        workspace.add_handler(SessionClosed, self._leave)

    @property
    def focused(self) -> Conversation | None:
        """The conversation of the focused session, ended or not."""
        return self.in_session(self.workspace.focused)

    def in_session(self, session: Session) -> Conversation | None:
        """The conversation of an open session, ended or not."""
        return self._by_session.get(session.id)

    def session_of(self, conversation_id: str) -> Session | None:
        """The session that shows a conversation; None if no session does."""
        conversation = self.by_id.get(conversation_id)
        return self.workspace.sessions.get(conversation.session_id) if conversation else None

    def place(self, conversation: Conversation, session_id: str) -> None:
        """Shows a conversation in a session."""
        conversation.session_id = session_id
        self.by_id[conversation.id] = conversation
        self._by_session[session_id] = conversation

    def _mark_as_seen(self, event: SessionSwitched) -> tuple[Event, ...]:
        """Counts the lines of a conversation whose session lost the focus: lines after them are unread."""
        left = self._by_session.get(event.previous_session_id)
        if left:
            left.seen = len(left.lines)
        return ()

    def _leave(self, event: SessionClosed) -> tuple[Event, ...]:
        """Changes the status of the conversation of a closed session."""
        conversation = self._by_session.pop(event.session_id, None)
        if conversation is None:
            return ()
        # Imported here: most sessions have no conversation.
        from apm.conversations.record import leave  # noqa: PLC0415

        leave(self.workspace.records, conversation.id, is_active=conversation.is_active)
        return (RecordsChanged(),)
