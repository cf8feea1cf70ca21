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
    run = member.run
    if member.owner is Owner.APM:

        def call(*texts: str) -> Any:
            if emulator.workspace.refusal:
                raise _refusal(member, emulator)
            return run(emulator, *texts)

        return call

    find = _find_tab if member.owner is Owner.TAB else _find_session

    def call_on(target: str, *texts: str) -> Any:
        workspace = emulator.workspace
        if workspace.refusal:
            raise _refusal(member, emulator)
        found = find(workspace, target)
        if found is None:
            if member.when_closed is not MISSING:
                return member.when_closed
            raise ApmError(ErrorCode.CLOSED, _closed(member, target))
        return run(emulator, found, *texts)

    return call_on


def write_of(member: Member, emulator: Emulator) -> Call:
    """The assignment behind a property; on a closed object it only warns [A]."""
    write = member.write
    if write is None:
        raise TypeError(f"{member.full_name} is read-only")
    find = _find_tab if member.owner is Owner.TAB else _find_session

    def assign(target: str, text: str) -> Any:
        if emulator.workspace.refusal:
            raise _refusal(member, emulator)
        found = find(emulator.workspace, target)
        if found is None:
            return Outcome(MISSING, (Warned(_closed(member, target)),))
        return write(emulator, found, text)

    return assign


def _find_session(workspace: Workspace, session_id: str) -> Session | None:
    return workspace.sessions.get(session_id)


def _find_tab(workspace: Workspace, tab_id: str) -> Tab | None:
    return workspace.tabs.get(tab_id)


def _closed(member: Member, target: str) -> str:
    return f"{member.full_name}: {target} is closed"


def _refusal(member: Member, emulator: Emulator) -> ApmError:
    reason = emulator.workspace.refusal
    return ApmError(ErrorCode.NO_ROLE, f"{member.full_name}: {reason}")
