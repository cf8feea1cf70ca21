"""The members of a session object."""

from functools import partial

from apm.api.member import Kind, Member, Owner, Takes, member
from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.core.events import Warned
from apm.core.inputs import read_json, read_pairs, read_tab_input
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import ObjectOf
from apm.core.slugs import render
from apm.emulator import Emulator
from apm.workspace.session import Session, Tab

MEMBERS: list[Member] = []
_session = partial(member, MEMBERS, Owner.SESSION)
_METHODS = "reference/methods/"
_PROPERTIES = "reference/properties/"


@_session("sessionId", Kind.CONSTANT, "D; numbering A", _PROPERTIES + "sessionid")
def session_id(_emulator: Emulator, session: Session) -> str:
    """`session-id-<n>`; Home is `session-id-0`."""
    return session.id


@_session("isDefault", Kind.CONSTANT, "D", _PROPERTIES + "isdefault")
def is_default(_emulator: Emulator, session: Session) -> bool:
    """True only for Home."""
    return session.is_default


def write_title(emulator: Emulator, session: Session, text: str) -> Outcome[bool]:
    """Changes the title of the session; ignored with a warning on Home."""
    return emulator.workspace.rename_session(session, title_of(text))


@_session(
    "title",
    Kind.ACCESSOR,
    "D; that of Home is fixed A",
    _PROPERTIES + "sessiontitle",
    write=write_title,
)
def title(_emulator: Emulator, session: Session) -> str:
    """The title of the session in the strip."""
    return session.title


def write_can_close(emulator: Emulator, session: Session, text: str) -> Outcome[bool]:
    """False hides the close button; `close()` then only warns."""
    wanted = can_close_of(text)
    return emulator.workspace.set_session_can_close(session, wanted)


@_session(
    "canClose",
    Kind.ACCESSOR,
    "D; no-op of close A",
    _PROPERTIES + "canclosesession",
    write=write_can_close,
)
def can_close(_emulator: Emulator, session: Session) -> bool:
    """Whether the session can be closed; always false for Home."""
    return session.can_close


@_session("close", Kind.SETTLED, "D; no-op and no dialog A", _METHODS + "close")
def close(emulator: Emulator, session: Session) -> Outcome[bool]:
    """Closes the session and its tabs; only warns on Home or if `canClose` is false."""
    return emulator.workspace.close_session(session)


@_session("focus", Kind.SETTLED, "D; last tab A", _METHODS + "focus")
def focus(emulator: Emulator, session: Session) -> Outcome[bool]:
    """Focuses the session and the tab that was focused last in it."""
    return emulator.workspace.focus_session(session)


@_session("requestFocus", Kind.SETTLED, "D; until focused A", _METHODS + "requestfocus")
def request_focus(emulator: Emulator, session: Session) -> Outcome[bool]:
    """Shows an indicator on the session while it is not focused."""
    return emulator.workspace.request_focus(session)


@_session("getFocusedTab", Kind.SYNC, "D", _METHODS + "getfocusedtab")
def get_focused_tab(_emulator: Emulator, session: Session) -> Tab:
    """The focused tab of the session."""
    return session.focused_tab


@_session("getAllTabs", Kind.SYNC, "D", _METHODS + "getalltabs")
def get_all_tabs(_emulator: Emulator, session: Session) -> tuple[str, ...]:
    """The ids of the tabs of the session, the anchor tab first."""
    return tuple(session.tabs)


@_session("getTab", Kind.SYNC, "D; null A", _METHODS + "gettab", takes=(Takes.TEXT,))
def get_tab(_emulator: Emulator, session: Session, tab_id: str) -> Outcome[Tab | None]:
    """The tab of the session with an id; null and a warning if there is none."""
    return find_tab(session, tab_id)


@_session("canCreateTab", Kind.SYNC, "D", _METHODS + "cancreatetab")
def can_create_tab(emulator: Emulator, session: Session) -> bool:
    """Whether another tab can be opened in the session within the limit."""
    return emulator.workspace.can_create_tab(session)


@_session(
    "updateContext",
    Kind.SETTLED,
    "D; removal, other arguments A",
    _PROPERTIES + "updatecontext",
    takes=(Takes.OBJECT, Takes.OPTIONS, Takes.VALUE),
)
def update_context(
    emulator: Emulator, session: Session, text: str, session_id: str, is_delete: str
) -> Outcome[bool]:
    """Adds and changes context variables; a null value removes one.

    As in the Channel Integration Framework [D], the second argument names another session, and `true` as the third
    removes the variables that the input names: a list of names, or pairs.
    """
    what = "the input"
    given = read_json(text, what)
    if given is None:
        raise bad_input(f"{what} has to be a Map, an object or pairs, not null")
    removes = read_json(is_delete, "isDelete")
    if removes is not None and not isinstance(removes, bool):
        raise bad_input(f"isDelete has to be true or false, not {show(removes)}")
    changes = dict.fromkeys(_names(given, what)) if removes else read_pairs(given, what)
    return emulator.workspace.update_context(_named(emulator, session, session_id), changes)


def _names(given: Json, what: str) -> list[str]:
    """The names in a list of names, or those of pairs."""
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return [str(each) for each in given]
    return [*read_pairs(given, what)]


def _named(emulator: Emulator, session: Session, session_id: str) -> Session:
    """The session with an id; without an id, the given one.

    Raises:
        ApmError: there is no such session.
    """
    wanted = session_id.strip()
    sessions = emulator.workspace.sessions
    if wanted and wanted not in sessions:
        known = ", ".join(sessions)
        raise ApmError(
            ErrorCode.UNKNOWN_ID, f"there is no session {show(session_id)}; open: {known}"
        )
    return sessions[wanted] if wanted else session


@_session(
    "resolveSlug",
    Kind.SYNC,
    "D; empty A",
    _PROPERTIES + "resolveslug",
    takes=(Takes.VALUE,),
)
def resolve_slug(emulator: Emulator, session: Session, text: str) -> Outcome[str]:
    """The text with its slugs replaced by their values."""
    value = read_json(text, "the text")
    if not isinstance(value, str):
        raise bad_input(f"takes a text with slugs such as '{{name}}', not {show(value)}")
    resolver = emulator.workspace.slug_resolver(session)
    resolved = render(value, resolver)
    return Outcome(resolved, tuple(map(Warned, resolver.problems)))


@_session("getContext", Kind.SETTLED, "D by example, S", _PROPERTIES + "updatecontext")
def get_context(_emulator: Emulator, session: Session) -> ObjectOf:
    """The context object of the session."""
    return ObjectOf(Owner.CONTEXT, session.id)


@_session("createTab", Kind.ID, "S", _METHODS + "createtab", takes=(Takes.OBJECT,))
def create_tab(emulator: Emulator, session: Session, text: str) -> Outcome[str]:
    """Opens a tab in this session, whether the session is focused or not."""
    return emulator.workspace.create_tab(session, read_tab_input(text))


@_session(
    "getAllTabsForTemplate",
    Kind.SETTLED,
    "S; empty A",
    _METHODS + "getalltabs",
    takes=(Takes.TEXT,),
)
def get_all_tabs_for_template(
    _emulator: Emulator, session: Session, template_name: str
) -> tuple[str, ...]:
    """The ids of the tabs of the session that were opened from a tab template."""
    name = template_name.strip()
    made_from = (tab for tab in session.tabs.values() if tab.template.unique_name == name)
    # Anchor tabs of Entity sessions and the first tab of Home have no template: their template name is empty.
    return tuple(tab.id for tab in made_from) if name else ()


@_session("toJSON", Kind.SYNC, "A", _PROPERTIES + "sessionid", when_closed={"closed": True})
def to_json(_emulator: Emulator, session: Session) -> dict[str, Json]:
    """The content that `JSON.stringify` shows together with the id."""
    return {
        "isDefault": session.is_default,
        "title": session.title,
        "canClose": session.can_close,
    }


def title_of(text: str) -> str:
    """The title in an assigned JSON value.

    Raises:
        ApmError: the value is not a string.
    """
    value = read_json(text, "the value")
    if not isinstance(value, str):
        raise bad_input(f"takes a string, not {show(value)}")
    return value


def can_close_of(text: str) -> bool:
    """The `canClose` in an assigned JSON value.

    Raises:
        ApmError: the value is not a boolean.
    """
    value = read_json(text, "the value")
    if not isinstance(value, bool):
        raise bad_input(f"takes true or false, not {show(value)}")
    return value


def find_tab(session: Session, tab_id: str) -> Outcome[Tab | None]:
    """The tab of a session with an id; None and a warning if there is none [A]."""
    found = session.tabs.get(tab_id.strip())
    if found:
        return Outcome(found)
    known = f"there is no tab {show(tab_id)} in {session.id}; open: {', '.join(session.tabs)}"
    return Outcome(None, (Warned(known),))
