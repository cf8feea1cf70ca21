"""A call from outside to a member: finds the object it is about, runs it, and turns away who may not call.

>>> from apm.api.apm import MEMBERS
>>> emulator = Emulator("page")
>>> member = next(each for each in MEMBERS if each.full_name == "session.title")
>>> call_of(member, emulator)("session-id-0")
'Home'
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from apm.api.member import Member, Owner
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import Warned
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.emulator import Emulator
from apm.workspace.page import Page
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace

Find = Callable[[Workspace, str], Any]
"""Gives what an object is about, from the text that names it; None when that is not there any more."""

Finders = Mapping[Owner, Find]

Call = Callable[..., Any]
"""Takes the id of the object (not for members of Apm) and texts; gives a value or an `Outcome`."""


def call_of(member: Member, emulator: Emulator, finders: Finders | None = None) -> Call:
    """The call behind a member."""

    def when_closed(reason: str) -> Any:
        if member.when_closed is MISSING:
            raise ApmError(ErrorCode.CLOSED, reason)
        return member.when_closed

    find = (finders or FINDERS).get(member.owner)
    return _call(member, emulator, member.run, find, when_closed)


def write_of(member: Member, emulator: Emulator, finders: Finders | None = None) -> Call:
    """The assignment behind a property; on a closed object it only warns [A]."""
    if member.write is None:
        raise TypeError(f"{member.full_name} is read-only")
    find = (finders or FINDERS).get(member.owner)
    return _call(member, emulator, member.write, find, _warn)


def _warn(reason: str) -> Outcome[Missing]:
    return Outcome(MISSING, (Warned(reason),))


def _call(
    member: Member,
    emulator: Emulator,
    run: Call,
    find: Find | None,
    when_closed: Callable[[str], Any],
) -> Call:
    """Roles first, then the object, then the member; the caller is told which member it was."""

    def call(*texts: str) -> Any:
        workspace = emulator.workspace
        if workspace.refusal and member.owner in NEEDS_ROLE:
            raise ApmError(ErrorCode.NO_ROLE, workspace.refusal)
        if find is None:
            return run(emulator, *texts)
        target, *rest = texts
        found = None if is_from_before_reset(target) else find(workspace, target)
        return when_closed(closed(target)) if found is None else run(emulator, found, *rest)

    def named(*texts: str) -> Any:
        try:
            return _with_name(member, call(*texts))
        except ApmError as error:
            raise error.named(member.full_name) from None

    return named


def _with_name(member: Member, result: Any) -> Any:
    """A result whose warnings begin with the member's name."""
    if type(result) is not Outcome or not any(type(each) is Warned for each in result.events):
        return result
    events = (
        Warned(f"{member.full_name}: {each.message}") if isinstance(each, Warned) else each
        for each in result.events
    )
    return replace(result, events=tuple(events))


def find_session(workspace: Workspace, session_id: str) -> Session | None:
    """The open session of an id."""
    return workspace.sessions.get(session_id)


def find_tab(workspace: Workspace, tab_id: str) -> Tab | None:
    """The open tab of an id."""
    return workspace.tabs.get(tab_id)


FINDERS: Mapping[Owner, Find] = {
    Owner.SESSION: find_session,
    Owner.CONTEXT: find_session,
    Owner.TAB: find_tab,
}
"""What an object is about, from the text that names it; None when that is not there any more."""

NEEDS_ROLE = frozenset({Owner.APM, Owner.SESSION, Owner.TAB, Owner.CONTEXT})
"""Owners whose members need a role of the app profile manager [D]."""


def is_from_before_reset(target: str) -> bool:
    """Whether what an object is about belongs to a workspace that is gone: the facade marks it so."""
    return target.endswith(" reset")


def closed(target: str) -> str:
    """Why there is no such object any more."""
    by = " by reset" if is_from_before_reset(target) else ""
    return f"{target.partition(' ')[0]} is closed{by}"


def open_page(emulator: Emulator, target: str) -> Page:
    """The page that an object belongs to.

    Raises:
        ApmError: it has closed.
    """
    page_id = target.partition(" ")[0]
    page = None if is_from_before_reset(target) else emulator.workspace.page(page_id)
    if page is None:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page
