"""The declaration of a member of the API: its kind, its arguments, its evidence and the function behind it.

The modules of `apm.api.apm` and `apm.api.xrm` declare each member once, with `@member`. The JavaScript facade,
`docs/api.md`, `docs/xrm.md` and `COVERAGE.md` are made from these declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from apm.core.json_text import Json
from apm.core.results import MISSING, Missing

DOCUMENTATION = "https://learn.microsoft.com/dynamics365/customer-service/develop/"
"""The address of the documentation pages of `Microsoft.Apm`."""

CLIENT_API = "https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/"
"""The address of the documentation pages of `Xrm` and of forms."""


class Owner(StrEnum):
    """The API object that a member belongs to."""

    APM = "Apm"
    SESSION = "session"
    TAB = "tab"
    CONTEXT = "context"
    MICROSOFT = "Microsoft"
    MACROS = "Microsoft.ProductivityMacros"
    OMNICHANNEL = "Microsoft.Omnichannel"
    XRM = "Xrm"
    WEB_API = "Xrm.WebApi"
    WEB_API_OFFLINE = "Xrm.WebApi.offline"
    DEVICE = "Xrm.Device"
    MOBILE = "Xrm.Mobile"
    MOBILE_OFFLINE = "Xrm.Mobile.offline"
    PANEL = "Xrm.Panel"
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
    PROCESS = "formContext.data.process"
    PROCESS_CONTROL = "formContext.ui.process"
    ATTRIBUTE = "attribute"
    CONTROL = "control"
    FRAME_CONTROL = "frameControl"
    QUICK_FORM = "quickForm"
    OTHER_CONTROL = "otherControl"
    FORM_TAB = "formTab"
    SECTION = "section"
    COLLECTION = "collection"
    EXECUTION = "executionContext"
    EVENT_ARGS = "eventArgs"
    LOAD_ARGS = "loadArgs"
    TAG_ARGS = "tagArgs"
    POST_SAVE_ARGS = "postSaveArgs"
    HEADER = "formContext.ui.headerSection"
    FOOTER = "formContext.ui.footerSection"
    FORM_NAVIGATION = "formContext.ui.navigation"
    FORM_SELECTOR = "formContext.ui.formSelector"
    FORM_ITEM = "formItem"
    NAVIGATION_ITEM = "navigationItem"
    GRID_CONTROL = "gridContext"
    SUBGRID = "subgrid"
    GRID = "grid"
    GRID_ROW = "gridRow"
    GRID_ROW_DATA = "gridRow.data"
    GRID_ENTITY = "gridRow.data.entity"
    GRID_ATTRIBUTE = "gridAttribute"
    GRID_CELL = "gridCell"
    VIEW_SELECTOR = "viewSelector"
    ENTITY_METADATA = "entityMetadata"
    ATTRIBUTE_METADATA = "attributeMetadata"
    ENCODING = "Xrm.Encoding"


class Kind(StrEnum):
    """How JavaScript sees a member."""

    CONSTANT = "constant"
    """An own read-only property."""
    ACCESSOR = "accessor"
    """An own property that scripts can read, and assign if the member has a `write` function."""
    SYNC = "sync"
    """A method that returns at once and throws on failure."""
    SETTLED = "settled"
    """A method that returns a settled Promise."""
    ID = "id"
    """A method that returns an id: a Promise that can also be used as text."""
    PART = "part"
    """An own property that holds another object."""
    COLLECTION = "collection"
    """An own property that holds a collection: `get`, `forEach`, `getLength`."""
    PICK = "pick"
    """A method with the argument of a collection's `get`: a name, an index, a function, or nothing for all items."""
    GATHERED = "gathered"
    """A method that returns a collection of the current items; with a name, `run` searches all items."""
    ARRAY = "array"
    """A method that returns an array, which has `get`, `getAll` and `getLength` of a collection too."""
    PAGE = "page"
    """A method that JavaScript implements, for example because it keeps functions, which cannot cross to Python."""
    PAGE_ASYNC = "page-async"
    """The same, for a method that returns a Promise."""
    ABSENT = "absent"
    """A method that is not emulated: a call throws an error that names a replacement."""
    ABSENT_ASYNC = "absent-async"
    """A method that is not emulated and returns a Promise: a call rejects."""
    ABSENT_DATA = "absent-data"
    """A property that is not emulated: undefined."""
    ABSENT_PART = "absent-part"
    """A property that holds another object, none of whose members is emulated."""


NOT_EMULATED = frozenset({Kind.ABSENT, Kind.ABSENT_ASYNC, Kind.ABSENT_DATA, Kind.ABSENT_PART})
"""Kinds of documented members that are not emulated."""

ANSWERED_BY_PAGE = frozenset({Kind.PART, Kind.PAGE, Kind.PAGE_ASYNC, *NOT_EMULATED})
"""Kinds of members that do not call Python."""


class Takes(StrEnum):
    """How the facade converts an argument to text."""

    TEXT = "text"
    """Converted with `String()`."""
    VALUE = "value"
    """Any JSON value, as JSON text."""
    OPTIONS = "options"
    """Optional text."""
    OBJECT = "object"
    """Options in an object, a Map or pairs, also inherited ones, as JSON text; a string is used as JSON text."""
    RECORD = "record"
    """The same for the values of a record, of which only own properties count."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member.

    Attributes:
        owner: the API object that it belongs to.
        name: its JavaScript name.
        kind: how JavaScript sees it.
        evidence: [D], [O], [S] or [A], with the details that have other evidence.
        page: the address of its documentation page, absolute or relative to `DOCUMENTATION`; the closest page if the
            member has none.
        run: the function behind it; takes the emulator, the object if there are several, and the arguments.
        write: the function behind an assignment.
        takes: how each argument is converted.
        when_closed: the result after its object was closed; if missing, a call is refused.
        holds: the owner of the object that a part holds, or of the items of a collection.
        instead: for an absent member, the emulated member to use instead.
        partial: what the product does and the emulator does not; empty if nothing is missing.
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
    def is_emulated(self) -> bool:
        """Whether the emulator has it."""
        return self.kind not in NOT_EMULATED

    @property
    def documentation(self) -> str:
        """The address of its documentation page."""
        return self.page if self.page.startswith("https:") else DOCUMENTATION + self.page

    @property
    def full_name(self) -> str:
        """Its name in messages, such as `createTab` or `session.close`."""
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
    """Declares a property that holds another object; `about` is its description."""

    def run() -> None:
        """Does nothing: JavaScript creates the object."""

    run.__doc__ = about
    members.append(Member(owner, name, Kind.PART, evidence, page, run, holds=holds))


def absent(
    members: list[Member],
    owner: Owner,
    page: str,
    instead: str,
    *names: str,
    kind: Kind = Kind.ABSENT,
    holds: Owner | None = None,
    evidence: str = "D",
) -> None:
    """Declares members that are not emulated.

    Args:
        members: the list to which they are added.
        owner: the API object that they belong to.
        page: the address of a documentation page about them.
        instead: the full name of the emulated member to use instead; empty for the member with the most similar name.
        names: their names.
        kind: one of `NOT_EMULATED`.
        holds: the owner of the object that a part holds.
        evidence: the evidence that the product has them.
    """

    def run() -> None:
        """Not emulated."""

    for name in names:
        made = Member(owner, name, kind, evidence, page, run, instead=instead, holds=holds)
        members.append(made)


def member(
    members: list[Member],
    owner: Owner,
    name: str,
    kind: Kind,
    evidence: str,
    page: str,
    **options: Any,
) -> Callable[[Declared], Declared]:
    """Declares the decorated function as a member; its docstring is the description of the member."""

    def declare(run: Declared) -> Declared:
        members.append(Member(owner, name, kind, evidence, page, run, **options))
        return run

    return declare
