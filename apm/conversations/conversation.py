"""A conversation with a customer: who, by which channel, and what was said.

>>> conversation = Conversation("11fe0000-0000-4000-9000-000000000001", "session-id-1", Customer("Ana"), "Live chat")
>>> conversation.add(Speaker.CUSTOMER, "Hello!", at="09:41")
>>> conversation.lines
[Line(speaker=<Speaker.CUSTOMER: 'customer'>, name='Ana', text='Hello!', at='09:41')]
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Speaker(StrEnum):
    """Who said a line."""

    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Customer:
    """Who a conversation is with.

    Attributes:
        table: `account` or `contact`; empty for a visitor whom nobody knows.
        id: of their record; empty without one.
    """

    name: str
    table: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a transcript.

    Attributes:
        name: who said it; empty for the system.
        at: hours and minutes by the clock on the wall.
    """

    speaker: Speaker
    name: str
    text: str
    at: str


@dataclass(slots=True)
class Conversation:
    """A conversation that was opened in the workspace.

    Attributes:
        id: the `LiveWorkItemId`, which is the id of its `msdyn_ocliveworkitem` record [D].
        session_id: the session that it is, or was last, open in.
        channel: what people call it, such as Live chat.
        agent: the name of the person who works here.
        lines: what was said, oldest first.
        is_active: nobody has ended it.
        draft: what stands in the message box.
        seen: how many lines there were when its session was last left.
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
        """How much the customer said since its session was last left; nobody asks while that is focused."""
        return sum(line.speaker is Speaker.CUSTOMER for line in self.lines[self.seen :])

    def add(self, speaker: Speaker, text: str, at: str = "") -> None:
        """Appends a line; said now unless told otherwise."""
        names = {Speaker.CUSTOMER: self.customer.name, Speaker.AGENT: self.agent}
        at = at or f"{datetime.now():%H:%M}"
        self.lines.append(Line(speaker, names.get(speaker, ""), text, at))
