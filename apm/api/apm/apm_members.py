"""The members of `Microsoft.Apm`."""

from functools import partial

from apm.api.member import Kind, Member, Owner, Takes, member
from apm.core.errors import ApmError, ErrorCode, show
from apm.core.events import Warned
from apm.core.inputs import read_session_input, read_tab_input
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.workspace.session import Session, Tab

MEMBERS: list[Member] = []
_apm = partial(member, MEMBERS, Owner.APM)
_METHODS = "reference/methods/"


@_apm("getFocusedSession", Kind.SYNC, "D", _METHODS + "getfocusedsession")
def get_focused_session(emulator: Emulator) -> Session:
    """The focused session; never null, because Home always exists."""
    return emulator.workspace.focused


@_apm("getAllSessions", Kind.SYNC, "D; Home included, first A", _METHODS + "getallsessions")
def get_all_sessions(emulator: Emulator) -> tuple[str, ...]:
    """The ids of all sessions in strip order."""
    return tuple(emulator.workspace.sessions)


@_apm("getSession", Kind.SYNC, "D; null A", _METHODS + "getsession", takes=(Takes.TEXT,))
def get_session(emulator: Emulator, session_id: str) -> Outcome[Session | None]:
    """The open session with an id; null and a warning if there is none."""
    sessions = emulator.workspace.sessions
    found = sessions.get(session_id.strip())
    if found:
        return Outcome(found)
    known = f"there is no session {show(session_id)}; open: {', '.join(sessions)}"
    return Outcome(None, (Warned(known),))


@_apm(
    "createSession",
    Kind.ID,
    "D; Promise O, S; focused by default A",
    _METHODS + "createsession",
    takes=(Takes.OBJECT,),
)
def create_session(emulator: Emulator, text: str) -> Outcome[str]:
    """Opens a session from a session template; focused unless `isFocused` is false."""
    wanted = read_session_input(text)
    return emulator.workspace.create_session(wanted)


@_apm("canCreateSession", Kind.SYNC, "D; Home counted A", _METHODS + "cancreatesession")
def can_create_session(emulator: Emulator) -> bool:
    """Whether another session can be opened within the limit."""
    return emulator.workspace.can_create_session()


@_apm("createTab", Kind.ID, "D; Promise O, S", _METHODS + "createtab", takes=(Takes.OBJECT,))
def create_tab(emulator: Emulator, text: str) -> Outcome[str]:
    """Opens a tab from a tab template in the focused session; focused unless `isFocused` is false."""
    wanted = read_tab_input(text)
    return emulator.workspace.create_tab(emulator.workspace.focused, wanted)


@_apm("closeTab", Kind.SETTLED, "D; Promise O", _METHODS + "closetab", takes=(Takes.TEXT,))
def close_tab(emulator: Emulator, tab_id: str) -> Outcome[bool]:
    """Closes a tab of the focused session."""
    return emulator.workspace.close_tab(_tab_in_focus(emulator, tab_id))


@_apm("focusTab", Kind.SETTLED, "D; Promise O", _METHODS + "focustab", takes=(Takes.TEXT,))
def focus_tab(emulator: Emulator, tab_id: str) -> Outcome[bool]:
    """Focuses a tab of the focused session."""
    return emulator.workspace.focus_tab(_tab_in_focus(emulator, tab_id))


@_apm("refreshTab", Kind.SETTLED, "D; Promise O", _METHODS + "refreshtab", takes=(Takes.TEXT,))
def refresh_tab(emulator: Emulator, tab_id: str) -> Outcome[bool]:
    """Reloads the page in a tab of the focused session."""
    return emulator.workspace.refresh_page(_tab_in_focus(emulator, tab_id))


@_apm(
    "getEventPublisherTopic",
    Kind.SYNC,
    "D; other names A",
    _METHODS + "geteventpublishertopic",
    takes=(Takes.TEXT,),
)
def get_event_publisher_topic(emulator: Emulator, event_name: str) -> str:
    """The name of the BroadcastChannel on which an event is posted; unique to the event and the page."""
    return emulator.topic(event_name)


def _tab_in_focus(emulator: Emulator, tab_id: str) -> Tab:
    """The tab of the focused session with an id; any other id is refused [A]."""
    workspace = emulator.workspace
    tab = workspace.tabs.get(tab_id.strip())
    if tab and tab.session is workspace.focused:
        return tab
    where = f"belongs to {tab.session.id}, which is not focused" if tab else "is not open"
    raise ApmError(
        ErrorCode.UNKNOWN_ID,
        f"tab {show(tab_id)} {where}; tabs of the focused session "
        f"{workspace.focused.id}: {', '.join(workspace.focused.tabs)}",
    )
