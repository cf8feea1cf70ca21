"""The path of a call to a member: checks the roles, finds the object, runs the member.

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
"""Finds what an API object represents by its target text; None if it is closed."""

Finders = Mapping[Owner, Find]

Call = Callable[..., Any]
"""Takes the target of the object (not for members of Apm) and the arguments; returns a value or an `Outcome`."""

_WhenClosed = Callable[[str], Any]
"""Takes the reason why an object is closed; returns the result of a call on it, or raises."""


def call_of(member: Member, emulator: Emulator, finders: Finders | None = None) -> Call:
    """The call behind a member."""
    find = (finders or FINDERS).get(member.owner)
    return _call(member, emulator, member.run, find, _when_closed(member))


def write_of(member: Member, emulator: Emulator, finders: Finders | None = None) -> Call:
    """The assignment behind a property; on a closed object it only warns [A]."""
    if member.write is None:
        raise TypeError(f"{member.full_name} is read-only")
    find = (finders or FINDERS).get(member.owner)
    return _call(member, emulator, member.write, find, _warn, is_assignment=True)


def call_after_reset(
    member: Member, emulator: Emulator, target: str, *, is_assignment: bool = False
) -> Any:
    """Calls or assigns a member of an object that a reset has closed.

    The object is not looked up, because an object of the new workspace can have the same id.
    """
    when_closed = _warn if is_assignment else _when_closed(member)

    def call() -> Any:
        _check_role(member, emulator.workspace)
        return when_closed(f"{closed(target)} by reset")

    return _named(member, call, is_assignment=is_assignment)()


def _when_closed(member: Member) -> _WhenClosed:
    def when_closed(reason: str) -> Any:
        if member.when_closed is MISSING:
            raise ApmError(ErrorCode.CLOSED, reason)
        return member.when_closed

    return when_closed


def _warn(reason: str) -> Outcome[Missing]:
    return Outcome(MISSING, (Warned(reason),))


def _call(
    member: Member,
    emulator: Emulator,
    run: Call,
    find: Find | None,
    when_closed: _WhenClosed,
    *,
    is_assignment: bool = False,
) -> Call:
    def call(*texts: str) -> Any:
        workspace = emulator.workspace
        if workspace.refusal:
            _check_role(member, workspace)
        if find is None:
            return run(emulator, *texts)
        target, *rest = texts
        found = find(workspace, target)
        return when_closed(closed(target)) if found is None else run(emulator, found, *rest)

    return _named(member, call, is_assignment=is_assignment)


def _check_role(member: Member, workspace: Workspace) -> None:
    """Raises if the user has no role for a member."""
    if workspace.refusal and member.owner in NEEDS_ROLE:
        raise ApmError(ErrorCode.NO_ROLE, workspace.refusal)


def _named(member: Member, call: Call, *, is_assignment: bool) -> Call:
    """A call whose refusals and warnings begin with the name of its member."""

    def named(*texts: str) -> Any:
        try:
            return _with_name(member, call(*texts), is_assignment=is_assignment)
        except ApmError as error:
            raise error.named(member.full_name) from None

    return named


def _with_name(member: Member, result: Any, *, is_assignment: bool) -> Any:
    """A result whose warnings begin with the name of its member."""
    if type(result) is not Outcome or Warned not in map(type, result.events):
        return result
    events = (
        Warned(f"{member.full_name}: {each.message}", is_assignment)
        if isinstance(each, Warned)
        else each
        for each in result.events
    )
    return replace(result, events=tuple(events))


def find_session(workspace: Workspace, session_id: str) -> Session | None:
    """The open session with an id."""
    return workspace.sessions.get(session_id)


def find_tab(workspace: Workspace, tab_id: str) -> Tab | None:
    """The open tab with an id."""
    return workspace.tabs.get(tab_id)


FINDERS: Mapping[Owner, Find] = {
    Owner.SESSION: find_session,
    Owner.CONTEXT: find_session,
    Owner.TAB: find_tab,
}
"""Finds the objects of `Microsoft.Apm`."""

NEEDS_ROLE = frozenset({Owner.APM, Owner.SESSION, Owner.TAB, Owner.CONTEXT})
"""Owners whose members need a role of the app profile manager [D]."""


def closed(target: str) -> str:
    """The message for an object that is closed; the first word of a target is its session, tab or page.

    >>> closed("tab-id-1 title")
    'tab-id-1 is closed'
    """
    return f"{target.partition(' ')[0]} is closed"


def open_page(emulator: Emulator, target: str) -> Page:
    """The page that an object belongs to.

    Raises:
        ApmError: the page is closed.
    """
    page = emulator.workspace.page(target.partition(" ")[0])
    if page is None:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page
