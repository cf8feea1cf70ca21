"""A call from outside to a member: finds the object it is about, runs it, and turns away who may not call.

>>> from apm.api import MEMBERS
>>> emulator = Emulator("page")
>>> member = next(each for each in MEMBERS if each.full_name == "session.title")
>>> call_of(member, emulator)("session-id-0")
'Home'
"""

from collections.abc import Callable
from typing import Any

from apm.contract import Member, Owner
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode
from apm.events import Warned
from apm.forms.scripted import Field, FormPart, ScriptedForm, field_of, part_of
from apm.outcome import Outcome
from apm.pagetypes import ENTITY_RECORD
from apm.results import MISSING
from apm.session import Session, Tab
from apm.side_panes import Pane
from apm.workspace import Workspace

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
        if workspace.refusal and member.owner in NEEDS_ROLE:
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
            raise error.named(member.full_name) from None

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


def _find_pane(workspace: Workspace, key: str) -> Pane | None:
    return workspace.side_panes.find(key)


def _find_form(workspace: Workspace, page_id: str) -> ScriptedForm | None:
    page = workspace.page(page_id)
    return (
        ScriptedForm(workspace, page) if page and page.template.page_type is ENTITY_RECORD else None
    )


def _find_field(workspace: Workspace, target: str) -> Field | None:
    page_id, _, column = target.partition(" ")
    form = _find_form(workspace, page_id)
    return field_of(form, column) if form else None


def _find_part(workspace: Workspace, target: str) -> FormPart | None:
    page_id, _, name = target.partition(" ")
    form = _find_form(workspace, page_id)
    return part_of(form, name) if form else None


_FIND: dict[Owner, Callable[[Workspace, str], Any]] = {
    Owner.SESSION: _find_session,
    Owner.CONTEXT: _find_session,
    Owner.TAB: _find_tab,
    Owner.APP_SESSION: _find_session,
    Owner.APP_TABS: _find_session,
    Owner.APP_TAB: _find_tab,
    Owner.PANE: _find_pane,
    Owner.FORM: _find_form,
    Owner.FORM_DATA: _find_form,
    Owner.FORM_ENTITY: _find_form,
    Owner.FORM_UI: _find_form,
    Owner.ATTRIBUTE: _find_field,
    Owner.CONTROL: _find_field,
    Owner.FORM_TAB: _find_part,
    Owner.SECTION: _find_part,
}
"""What an object is about, from the text that names it; None when that is not there any more."""

NEEDS_ROLE = frozenset({Owner.APM, Owner.SESSION, Owner.TAB, Owner.CONTEXT})
"""Owners whose members need a role of the app profile manager [D]."""


def _closed(target: str) -> str:
    """Why there is no such object; the facade marks the id of one from before a reset."""
    object_id = target.partition(" ")[0]
    by = " by reset" if target.endswith(" reset") else ""
    return f"{object_id} is closed{by}"
