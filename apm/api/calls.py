"""A call from outside to a member: finds the object it is about, runs it, and turns away who may not call.

>>> from apm.api import MEMBERS
>>> emulator = Emulator("page")
>>> member = next(each for each in MEMBERS if each.full_name == "session.title")
>>> call_of(member, emulator)("session-id-0")
'Home'
"""

from collections.abc import Callable
from typing import Any

from apm.contract import MISSING, Member, Owner
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode
from apm.events import Warned
from apm.session import Session, Tab
from apm.workspace import Outcome, Workspace

Call = Callable[..., Any]
"""Takes the id of the object (not for members of Apm) and texts; gives a value or an `Outcome`."""


def call_of(member: Member, emulator: Emulator) -> Call:
    """The call behind a member."""

    def when_closed(reason: str) -> Any:
        if member.when_closed is MISSING:
            raise ApmError(ErrorCode.CLOSED, reason)
        return member.when_closed

    return _call(member, emulator, member.run, when_closed)


def write_of(member: Member, emulator: Emulator) -> Call:
    """The assignment behind a property; on a closed object it only warns [A]."""
    if member.write is None:
        raise TypeError(f"{member.full_name} is read-only")
    return _call(member, emulator, member.write, lambda reason: Outcome(MISSING, (Warned(reason),)))


def _call(member: Member, emulator: Emulator, run: Call, when_closed: Callable[[str], Any]) -> Call:
    """Roles first, then the object, then the member; the caller is told which member it was."""
    find = _FIND.get(member.owner)

    def call(*texts: str) -> Any:
        workspace = emulator.workspace
        if workspace.refusal and member.owner is not Owner.WEB_API:
            raise ApmError(ErrorCode.NO_ROLE, workspace.refusal)
        if find is None:
            return run(emulator, *texts)
        target, *rest = texts
        found = find(workspace, target)
        return when_closed(_closed(target)) if found is None else run(emulator, found, *rest)

    def named(*texts: str) -> Any:
        try:
            return _with_name(member, call(*texts))
        except ApmError as error:
            message = f"{member.full_name}: {error}"
            raise ApmError(error.code, message, *error.events) from None

    return named


def _with_name(member: Member, result: Any) -> Any:
    """A result whose warnings begin with the member's name."""
    if type(result) is not Outcome or not any(event.warning() for event in result.events):
        return result
    events = (
        Warned(f"{member.full_name}: {event.warning()}") if event.warning() else event
        for event in result.events
    )
    return Outcome(result.value, tuple(events))


def _find_session(workspace: Workspace, session_id: str) -> Session | None:
    return workspace.sessions.get(session_id)


def _find_tab(workspace: Workspace, tab_id: str) -> Tab | None:
    return workspace.tabs.get(tab_id)


_FIND: dict[Owner, Callable[[Workspace, str], Any]] = {
    Owner.SESSION: _find_session,
    Owner.CONTEXT: _find_session,
    Owner.TAB: _find_tab,
}


def _closed(target: str) -> str:
    """Why there is no such object; the facade marks the id of one from before a reset."""
    object_id, _, is_reset = target.partition(" ")
    return f"{object_id} is closed by reset" if is_reset else f"{object_id} is closed"
