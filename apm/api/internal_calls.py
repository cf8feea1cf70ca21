"""What the page itself asks on behalf of scripts: calls that are no members, because the page has a part in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from apm.api.calls import open_page
from apm.api.command_parameters import named_parameters
from apm.api.form_calls import FORM_CALLS, script_of
from apm.api.save_calls import FORM_SAVING_CALLS
from apm.api.xrm.app_members import notify
from apm.core.errors import ApmError, bad_input
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.settings import Where
from apm.templates.addresses import (
    web_resource_address,
    webresource_problem,
    website_address,
    website_problem,
)


def command_of(emulator: Emulator, page_id: str, at: str) -> dict[str, Json]:
    """A command of the settings, and what the names among its parameters stand for on a page."""
    page = open_page(emulator, page_id)
    command = emulator.workspace.settings.commands[int(at)]
    return {
        **script_of(command),
        "isForm": command.where is Where.FORM,
        "named": named_parameters(emulator.workspace, page, command),
    }


def web_resource_page(_emulator: Emulator, name: str, data: str, member: str) -> str:
    """The address of a web resource, relative to the page; `member` is what asks for it.

    Raises:
        ApmError: the name is none of a web resource.
    """
    parameters: dict[str, Json] = {"webresourceName": name, "data": data}
    _refuse_if(webresource_problem(parameters), member)
    return web_resource_address(parameters)


def website_page(_emulator: Emulator, url: str, member: str) -> str:
    """The address of a website; `member` is what asks for it.

    Raises:
        ApmError: it may not be opened.
    """
    parameters: dict[str, Json] = {"url": url}
    _refuse_if(website_problem(parameters), member)
    return website_address(parameters)


def _refuse_if(problem: str, member: str) -> None:
    if problem:
        raise bad_input(f"{member}: {problem}")


def show_notification(emulator: Emulator, text: str, member: str) -> Outcome[str]:
    """Shows a notification of the app and gives its id; `member` is what asks for it.

    Raises:
        ApmError: it is none.
    """
    try:
        return notify(emulator, text)
    except ApmError as error:
        raise error.named(member) from None


def refuse(_emulator: Emulator, full_name: str) -> NoReturn:
    """Refuses a name that is not emulated.

    Raises:
        ApmError: always; it says what is there instead.
    """
    # Only now: it looks through everything, this module among it.
    from apm.api.unknown_names import refuse_name  # noqa: PLC0415

    refuse_name(full_name)


INTERNAL_CALLS: dict[str, Callable[..., Any]] = {
    **FORM_CALLS,
    **FORM_SAVING_CALLS,
    "commandOf": command_of,
    "notify": show_notification,
    "webResource": web_resource_page,
    "website": website_page,
    "refuse": refuse,
}
"""By what the page calls them; each takes the emulator and texts."""
