"""The members of `Xrm.App.sessions`, of its sessions and of their tabs: undocumented, but scripts use them [S]."""

from functools import partial

from apm.api.apm.session_members import find_tab
from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member, part
from apm.core.errors import bad_input, show
from apm.core.inputs import TabInput, read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import ObjectOf
from apm.emulator import Emulator
from apm.workspace.page_inputs import page_address, read_page_input, template_of
from apm.workspace.session import Session, Tab

MEMBERS: list[Member] = []
_sessions = partial(member, MEMBERS, Owner.APP_SESSIONS)
_session = partial(member, MEMBERS, Owner.APP_SESSION)
_tabs = partial(member, MEMBERS, Owner.APP_TABS)
_tab = partial(member, MEMBERS, Owner.APP_TAB)
_PAGE = CLIENT_API + "reference/xrm-app"


@_sessions("getFocusedSession", Kind.SYNC, "S", _PAGE)
def get_focused_session(emulator: Emulator) -> ObjectOf:
    """The focused session."""
    return ObjectOf(Owner.APP_SESSION, emulator.workspace.focused.id)


@_sessions("getSession", Kind.SYNC, "S; null A", _PAGE, takes=(Takes.TEXT,))
def get_session(emulator: Emulator, session_id: str) -> ObjectOf | None:
    """The open session with an id; null if there is none."""
    known = session_id.strip() in emulator.workspace.sessions
    return ObjectOf(Owner.APP_SESSION, session_id.strip()) if known else None


@_sessions("getAll", Kind.SYNC, "A", _PAGE)
def get_all(emulator: Emulator) -> tuple[ObjectOf, ...]:
    """All sessions, Home first."""
    return tuple(ObjectOf(Owner.APP_SESSION, each) for each in emulator.workspace.sessions)


absent(
    MEMBERS,
    Owner.APP_SESSIONS,
    _PAGE,
    "Microsoft.Apm.getEventPublisherTopic",
    "addOnBeforeSessionSwitch",
    "addOnAfterSessionSwitch",
    "addOnAfterSessionCreate",
    "addOnAfterSessionClose",
    evidence="S",
)
absent(
    MEMBERS,
    Owner.APP_SESSIONS,
    _PAGE,
    "Microsoft.Apm.createSession",
    "createSession",
    evidence="A",
)


@_session("sessionId", Kind.CONSTANT, "S", _PAGE)
def session_id(_emulator: Emulator, session: Session) -> str:
    """The same id as in `Microsoft.Apm`."""
    return session.id


@_session("title", Kind.ACCESSOR, "A", _PAGE)
def session_title(_emulator: Emulator, session: Session) -> str:
    """The title of the session."""
    return session.title


part(MEMBERS, Owner.APP_SESSION, "tabs", Owner.APP_TABS, "S", _PAGE, "The tabs of the session.")


@_tabs("getFocusedTab", Kind.SYNC, "S", _PAGE)
def get_focused_tab(_emulator: Emulator, session: Session) -> ObjectOf:
    """The focused tab of the session."""
    return ObjectOf(Owner.APP_TAB, session.focused_tab.id)


@_tabs("getTab", Kind.SYNC, "S; null A", _PAGE, takes=(Takes.TEXT,))
def get_tab(_emulator: Emulator, session: Session, tab_id: str) -> ObjectOf | None:
    """The tab of the session with an id; null if there is none."""
    found = find_tab(session, tab_id).value
    return ObjectOf(Owner.APP_TAB, found.id) if found else None


@_tabs("getAll", Kind.SYNC, "A", _PAGE)
def all_tabs(_emulator: Emulator, session: Session) -> tuple[ObjectOf, ...]:
    """All tabs of the session, the anchor tab first."""
    return tuple(ObjectOf(Owner.APP_TAB, each) for each in session.tabs)


@_tabs("createTab", Kind.SETTLED, "S", _PAGE, takes=(Takes.OBJECT,))
def create_tab(emulator: Emulator, session: Session, text: str) -> Outcome[str]:
    """Opens a page in a tab: `{pageInput, options: {title, isFocused, canBeClosed}}`; returns the id of the tab."""
    given = read_json(text, "the input")
    if not isinstance(given, dict):
        raise bad_input(f"the input has to be an object with a pageInput, not {show(given)}")
    kind, parameters = read_page_input(given.get("pageInput"))
    options = given.get("options") or {}
    if not isinstance(options, dict):
        raise bad_input(f"options has to be an object, not {show(options)}")
    tab_input = TabInput(
        "",
        parameters,
        is_focused=options.get("isFocused") is not False,
        title=_title(options.get("title")),
        can_close=options.get("canBeClosed") is not False,
    )
    return emulator.workspace.open_tab(session, template_of(kind), tab_input)


def _title(given: Json) -> str | None:
    return given if isinstance(given, str) else None


@_tab("tabId", Kind.CONSTANT, "S", _PAGE)
def tab_id(_emulator: Emulator, tab: Tab) -> str:
    """The same id as in `Microsoft.Apm`."""
    return tab.id


@_tab("title", Kind.ACCESSOR, "A", _PAGE)
def tab_title(_emulator: Emulator, tab: Tab) -> str:
    """The title of the tab."""
    return tab.title


@_tab("currentUrl", Kind.ACCESSOR, "S", _PAGE)
def current_url(emulator: Emulator, tab: Tab) -> str:
    """The address that its page would have in the product, with `etn` and `id` for a record."""
    return page_address(emulator.client_url, emulator.workspace.settings.app.id, tab)


@_tab("close", Kind.SETTLED, "A", _PAGE)
def close(emulator: Emulator, tab: Tab) -> Outcome[bool]:
    """Closes the tab."""
    return emulator.workspace.close_tab(tab)


@_tab("focus", Kind.SETTLED, "A", _PAGE)
def focus(emulator: Emulator, tab: Tab) -> Outcome[bool]:
    """Focuses the tab in its session."""
    return emulator.workspace.focus_tab(tab)
