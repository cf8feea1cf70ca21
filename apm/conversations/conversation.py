"""A conversation with a customer: the customer, the channel and the transcript.

>>> conversation = Conversation("11fe0000-0000-4000-9000-000000000001", "session-id-1", Customer("Ana"), "Live chat")
>>> conversation.add(Speaker.CUSTOMER, "Hello!", at="09:41")
>>> conversation.lines
[Line(speaker=<Speaker.CUSTOMER: 'customer'>, name='Ana', text='Hello!', at='09:41')]
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Speaker(StrEnum):
    """The speaker of a line."""

    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer of a conversation.

    Attributes:
        table: `account` or `contact`; empty for an unknown visitor.
        id: the id of the customer's record; empty if there is no record.
    """

    name: str
    table: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript.

    Attributes:
        name: the name of the speaker; empty for the system.
        at: the local time in hours and minutes.
    """

    speaker: Speaker
    name: str
    text: str
    at: str


@dataclass(slots=True)
class Conversation:
    """A conversation that was opened in the workspace.

    Attributes:
        id: the `LiveWorkItemId`, which is the id of the `msdyn_ocliveworkitem` record [D].
        session_id: the session that shows the conversation, or that showed it last.
        channel: the label of the channel, such as Live chat.
        agent: the name of the user.
        lines: the transcript, oldest line first.
        is_active: the conversation has not ended.
        draft: the text in the message box.
        seen: the number of lines when the session last lost the focus.
    """

    id: str
    session_id: str
    customer: Customer
    channel: str
    agent: str = ""
    lines: list[Line] = field(default_factory=list)
    is_active: bool = True
    draft: str = ""
    seen: int = 0

    @property
    def unread(self) -> int:
        """The number of lines that the customer added since the session last lost the focus."""
        return sum(line.speaker is Speaker.CUSTOMER for line in self.lines[self.seen :])

    def add(self, speaker: Speaker, text: str, at: str = "") -> None:
        """Appends a line; `at` is the current time by default."""
        names = {Speaker.CUSTOMER: self.customer.name, Speaker.AGENT: self.agent}
        at = at or f"{datetime.now():%H:%M}"
        self.lines.append(Line(speaker, names.get(speaker, ""), text, at))
