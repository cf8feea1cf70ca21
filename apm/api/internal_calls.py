"""Calls that the page makes on behalf of scripts. They are not members of the API."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.api.all_members import MEMBERS_BY_NAME
from apm.api.calls import call_after_reset, closed
from apm.api.command_calls import COMMAND_CALLS
from apm.api.form_calls import FORM_CALLS
from apm.api.member import Owner
from apm.api.missing_items import missing_item
from apm.api.save_calls import FORM_SAVING_CALLS
from apm.api.unknown_names import absent_data, refuse_name, replaced_member, unknown_name
from apm.api.web_request_calls import WEB_REQUEST_CALLS
from apm.api.xrm.app_members import notify
from apm.api.xrm.control_members import add_note
from apm.api.xrm.execute_calls import EXECUTE_CALLS
from apm.api.xrm.finding import XRM_FINDERS
from apm.api.xrm.given_files import file_use
from apm.api.xrm.global_context_members import save_setting
from apm.api.xrm.lookup_control_members import begin_search
from apm.core.errors import ApmError, ErrorCode, bad_input
from apm.core.events import WorkspaceWeakened
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.emulator import Emulator
from apm.forms.form_field import Field
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)


def web_resource_page(_emulator: Emulator, name: str, data: str, member: str) -> str:
    """The address of a web resource, relative to the page; `member` is the full name of the calling member.

    Raises:
        ApmError: the name is not the name of a web resource.
    """
    parameters: dict[str, Json] = {"webresourceName": name, "data": data}
    _refuse_if(webresource_problem(parameters), member)
    return web_resource_address(parameters)


def website_page(emulator: Emulator, url: str, member: str) -> str:
    """The address of a website; `member` is the full name of the calling member.

    For an address of the app, as `getCurrentAppUrl` returns it, the result begins with a question mark: it names a page
    of the emulator.

    Raises:
        ApmError: the address is not allowed.
    """
    app, mark, query = url.strip().partition("?")
    if mark and app.casefold() == f"{emulator.client_url}/main.aspx".casefold():
        return f"?{query}"
    parameters: dict[str, Json] = {"url": url}
    _refuse_if(website_problem(parameters), member)
    return website_address(parameters)


def _refuse_if(problem: str, member: str) -> None:
    if problem:
        raise bad_input(f"{member}: {problem}")


def show_notification(emulator: Emulator, text: str, member: str) -> Outcome[str]:
    """Shows a global notification and returns its id; `member` is the full name of the calling member.

    Raises:
        ApmError: the text does not describe a notification.
    """
    try:
        return notify(emulator, text)
    except ApmError as error:
        raise error.named(member) from None


def note_control(emulator: Emulator, target: str, text: str, member: str) -> Outcome[bool]:
    """Shows a notification at a control; `member` is the full name of the calling member.

    Raises:
        ApmError: the form is closed, or the text does not describe a notification.
    """
    try:
        return add_note(emulator, _control(emulator, target), text)
    except ApmError as error:
        raise error.named(member) from None


def search_lookup(emulator: Emulator, target: str) -> Outcome[Missing]:
    """Begins a search of a lookup, whose handlers of PreSearch run next."""
    return begin_search(emulator, _control(emulator, target))


def _control(emulator: Emulator, target: str) -> Field:
    field: Field | None = XRM_FINDERS[Owner.CONTROL](emulator.workspace, target)
    if field is None:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return field


def closed_by_reset(emulator: Emulator, name: str, target: str, *_texts: str) -> Any:
    """Calls a member of an object that a reset has closed.

    Args:
        emulator: the emulator that was reset.
        name: the full name of the member, followed by " =" for an assignment.
        target: the target of the object.
        _texts: the arguments; they are ignored.

    Raises:
        ApmError: the object is closed, or the user has no role for the member.
    """
    full_name, assigns, _ = name.partition(" =")
    member = MEMBERS_BY_NAME[full_name]
    return call_after_reset(member, emulator, target, is_assignment=bool(assigns))


def weaken(emulator: Emulator, text: str) -> Outcome[Missing]:
    """Takes roles, templates or limits away from the workspace; the options are JSON text.

    Raises:
        ApmError: an option is not allowed.
    """
    try:
        emulator.weaken(text)
    except ApmError as error:
        raise error.named("fault") from None
    return Outcome(MISSING, (WorkspaceWeakened(),))


def fault(emulator: Emulator, name: str, text: str) -> list[Json]:
    """The name by which the page finds a fault of calls or requests, and its checked options.

    Raises:
        ApmError: nothing has this name, or an option is not allowed.
    """
    # Imported on first use: only tests need it, and it needs the library that checks settings.
    from apm.api.fault_inputs import read_fault  # noqa: PLC0415

    return read_fault(name, text, emulator.workspace.records.schema)


def _without_emulator(call: Callable[..., Any]) -> Callable[..., Any]:
    return lambda _emulator, *texts: call(*texts)


INTERNAL_CALLS: dict[str, Callable[..., Any]] = {
    **FORM_CALLS,
    **FORM_SAVING_CALLS,
    **COMMAND_CALLS,
    **EXECUTE_CALLS,
    **WEB_REQUEST_CALLS,
    "notify": show_notification,
    "addNote": note_control,
    "beginSearch": search_lookup,
    "saveSetting": save_setting,
    "file": file_use,
    "webResource": web_resource_page,
    "website": website_page,
    "closedByReset": closed_by_reset,
    "weaken": weaken,
    "readFault": fault,
    "refuse": _without_emulator(refuse_name),
    "missingItem": missing_item,
    "unknownName": _without_emulator(unknown_name),
    "absentData": _without_emulator(absent_data),
    "replacedMember": _without_emulator(replaced_member),
}
"""The internal calls by the names that the page uses; each takes the emulator and texts."""
