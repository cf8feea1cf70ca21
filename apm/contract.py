"""What a member of the API is: its kind, what it takes, how sure we are of it, and the function behind it.

The members themselves stand in `apm.api`, each declared once with `@member`. The JavaScript facade and `docs/api.md`
follow from this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from apm.json_text import Json

DOCUMENTATION = "https://learn.microsoft.com/dynamics365/customer-service/develop/"
"""Where the pages of the members are."""


class Owner(StrEnum):
    """The object a member belongs to."""

    APM = "Apm"
    SESSION = "session"
    TAB = "tab"
    CONTEXT = "context"
    WEB_API = "Xrm.WebApi"


class Kind(StrEnum):
    """How JavaScript sees a member."""

    CONSTANT = "constant"
    """An own read-only property."""
    ACCESSOR = "accessor"
    """An own property that scripts read, and write if there is a `write`."""
    SYNC = "sync"
    """A method that returns at once and throws on failure."""
    SETTLED = "settled"
    """A method that returns a settled Promise."""
    ID = "id"
    """A method that returns an id: promise and text at once."""


class Takes(StrEnum):
    """How the facade reads an argument."""

    TEXT = "text"
    """Coerced with `String()`."""
    VALUE = "value"
    """Any JSON value, handed over as JSON text."""
    OPTIONS = "options"
    """Text that may be left out."""
    OBJECT = "object"
    """A plain object, Map or pairs, or its JSON text."""


@dataclass(frozen=True, slots=True)
class ContextOf:
    """The context object of a session, as a result."""

    session_id: str


class Missing:
    """The type of `MISSING`."""


MISSING = Missing()
"""A result that JavaScript sees as `undefined`."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member.

    Attributes:
        owner: the object it belongs to.
        name: its JavaScript name.
        kind: how JavaScript sees it.
        evidence: [D], [O], [S] or [A], with what differs.
        page: its documentation page, below `DOCUMENTATION` or whole; the nearest one where it has none.
        run: the function behind it; takes the workspace or emulator, the object, and texts.
        write: the function behind an assignment.
        takes: how each argument is read.
        when_closed: what it gives when its object was closed meanwhile; refuses if not given.
    """

    owner: Owner
    name: str
    kind: Kind
    evidence: str
    page: str
    run: Callable[..., Any]
    write: Callable[..., Any] | None = None
    takes: tuple[Takes, ...] = ()
    when_closed: Json | Missing = field(default=MISSING)

    @property
    def documentation(self) -> str:
        """The address of its page."""
        return self.page if self.page.startswith("https:") else DOCUMENTATION + self.page

    @property
    def full_name(self) -> str:
        """For messages: `createTab`, `session.close`."""
        return self.name if self.owner is Owner.APM else f"{self.owner}.{self.name}"


Declared = Callable[..., Any]


def member(
    members: list[Member],
    owner: Owner,
    name: str,
    kind: Kind,
    evidence: str,
    page: str,
    **options: Any,
) -> Callable[[Declared], Declared]:
    """Declares the function below it as a member; its docstring says what the member does."""

    def declare(run: Declared) -> Declared:
        members.append(Member(owner, name, kind, evidence, page, run, **options))
        return run

    return declare
