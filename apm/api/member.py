"""What a member of the API is: its kind, what it takes, how sure we are of it, and the function behind it.

The members themselves stand in `apm.api`, each declared once with `@member`. The JavaScript facade, `docs/api.md`,
`docs/xrm.md` and `COVERAGE.md` follow from this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from apm.core.json_text import Json
from apm.core.results import MISSING, Missing

DOCUMENTATION = "https://learn.microsoft.com/dynamics365/customer-service/develop/"
"""Where the pages of the members are."""

CLIENT_API = "https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/"
"""Where the pages of `Xrm` and of forms are."""


class Owner(StrEnum):
    """The object a member belongs to."""

    APM = "Apm"
    SESSION = "session"
    TAB = "tab"
    CONTEXT = "context"
    MICROSOFT = "Microsoft"
    OMNICHANNEL = "Microsoft.Omnichannel"
    XRM = "Xrm"
    WEB_API = "Xrm.WebApi"
    UTILITY = "Xrm.Utility"
    GLOBAL_CONTEXT = "globalContext"
    CLIENT = "globalContext.client"
    USER_SETTINGS = "globalContext.userSettings"
    ORGANIZATION_SETTINGS = "globalContext.organizationSettings"
    NAVIGATION = "Xrm.Navigation"
    APP = "Xrm.App"
    APP_SESSIONS = "Xrm.App.sessions"
    APP_SESSION = "appSession"
    APP_TABS = "appSession.tabs"
    APP_TAB = "appTab"
    SIDE_PANES = "Xrm.App.sidePanes"
    PANE = "pane"
    FORM = "formContext"
    FORM_DATA = "formContext.data"
    FORM_ENTITY = "formContext.data.entity"
    FORM_UI = "formContext.ui"
    ATTRIBUTE = "attribute"
    CONTROL = "control"
    FORM_TAB = "formTab"
    SECTION = "section"
    COLLECTION = "collection"
    EXECUTION = "executionContext"
    EVENT_ARGS = "eventArgs"
    LOAD_ARGS = "loadArgs"
    HEADER = "formContext.ui.headerSection"
    FOOTER = "formContext.ui.footerSection"
    FORM_NAVIGATION = "formContext.ui.navigation"
    FORM_SELECTOR = "formContext.ui.formSelector"
    FORM_ITEM = "formItem"
    GRID_CONTROL = "gridContext"
    GRID = "grid"
    GRID_ROW = "gridRow"
    GRID_ROW_DATA = "gridRow.data"
    GRID_ENTITY = "gridRow.data.entity"
    VIEW_SELECTOR = "viewSelector"
    ENTITY_METADATA = "entityMetadata"
    ATTRIBUTE_METADATA = "attributeMetadata"
    ENCODING = "Xrm.Encoding"


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
    PART = "part"
    """An own property that holds another object."""
    COLLECTION = "collection"
    """An own property that holds a collection: `get`, `forEach`, `getLength`."""
    PICK = "pick"
    """A method that takes what a collection's `get` takes: a name, a number, a function, or nothing for all."""
    GATHERED = "gathered"
    """A method that gives a collection of what is there when it is called; its function finds by name all there is."""
    PAGE = "page"
    """A method that the page itself answers: it keeps functions, which cannot cross."""
    ABSENT = "absent"
    """Documented, and not emulated: using it throws one sentence."""


ANSWERED_BY_PAGE = frozenset({Kind.PART, Kind.PAGE, Kind.ABSENT})
"""Kinds of members that never cross to Python."""


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
        holds: whose object a part is, or the items of a collection are, be it a property or gathered.
        instead: of an absent member: the emulated one that comes nearest.
        partial: what it does not do here, of what the product does; empty for a member that is done.
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
    holds: Owner | None = None
    instead: str = ""
    partial: str = ""

    @property
    def documentation(self) -> str:
        """The address of its page."""
        return self.page if self.page.startswith("https:") else DOCUMENTATION + self.page

    @property
    def full_name(self) -> str:
        """For messages: `createTab`, `session.close`."""
        return self.name if self.owner is Owner.APM else f"{self.owner}.{self.name}"


Declared = Callable[..., Any]


def part(
    members: list[Member],
    owner: Owner,
    name: str,
    holds: Owner,
    evidence: str,
    page: str,
    about: str,
) -> None:
    """Declares a property that holds another object; `about` says what that is."""

    def run() -> None:
        """Nothing: the page makes the object."""

    run.__doc__ = about
    members.append(Member(owner, name, Kind.PART, evidence, page, run, holds=holds))


def absent(members: list[Member], owner: Owner, page: str, instead: str, *names: str) -> None:
    """Declares documented members that are not emulated.

    Args:
        members: where they are declared.
        owner: the object they belong to.
        page: a documentation page of theirs.
        instead: the full name of what scripts can use here; empty to have the nearest name found.
        names: their names.
    """

    def run() -> None:
        """Not emulated."""

    for name in names:
        members.append(Member(owner, name, Kind.ABSENT, "D", page, run, instead=instead))


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
