"""Deprecated members that many scripts still call. Each does what the member does that replaces it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from apm.api.member import CLIENT_API, Kind, Member, Owner, member
from apm.api.xrm import global_context_members as context
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_context = partial(member, MEMBERS, Owner.GLOBAL_CONTEXT)
_utility = partial(member, MEMBERS, Owner.UTILITY)
_CONTEXT_PAGE = CLIENT_API + "reference/xrm-utility/getglobalcontext"
_UTILITY_PAGE = CLIENT_API + "reference/xrm-utility"

_REPLACED: dict[str, Callable[..., Any]] = {
    "getIsAutoSaveEnabled": context.is_auto_save_enabled,
    "getOrgLcid": context.organization_language,
    "getOrgUniqueName": context.organization_name,
    "getServerUrl": context.get_client_url,
    "getUserId": context.user_id,
    "getUserLcid": context.user_language,
    "getUserName": context.user_name,
    "getUserRoles": context.security_roles,
    "isOnPremise": context.is_on_premises,
}
for _name, _run in _REPLACED.items():
    _context(_name, Kind.SYNC, "O", _CONTEXT_PAGE)(_run)


@_context("getTimeZoneOffsetMinutes", Kind.PAGE, "O", _CONTEXT_PAGE)
def get_time_zone_offset_minutes() -> None:
    """The offset of the browser's time zone from UTC, in minutes."""


@_context("isOutlookOnline", Kind.SYNC, "O", _CONTEXT_PAGE)
@_context("isOutlookClient", Kind.SYNC, "O", _CONTEXT_PAGE)
def is_outlook(_emulator: Emulator) -> bool:
    """False: the client is the web client."""
    return False


@_utility("alertDialog", Kind.PAGE, "O", _UTILITY_PAGE)
def alert_dialog() -> None:
    """Shows a message like `openAlertDialog`; calls the function that is given when the user closes it."""


@_utility("confirmDialog", Kind.PAGE, "O", _UTILITY_PAGE)
def confirm_dialog() -> None:
    """Asks for confirmation like `openConfirmDialog`; calls the first function for "OK", the second for "Cancel"."""


@_utility("openEntityForm", Kind.PAGE, "O", _UTILITY_PAGE)
def open_entity_form() -> None:
    """Opens a form like `openForm`: `(table, id, parameters, {openInNewWindow})`."""


@_utility("openQuickCreate", Kind.PAGE_ASYNC, "O", _UTILITY_PAGE)
def open_quick_create() -> None:
    """Opens a quick create form: `(table, createFromEntity, parameters)`; settles with `{savedEntityReference}`."""


@_utility("openWebResource", Kind.PAGE, "O", _UTILITY_PAGE)
def open_web_resource() -> None:
    """Opens a web resource in a new window: `(name, data, width, height)`."""
