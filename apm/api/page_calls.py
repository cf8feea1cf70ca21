"""What the page itself asks on behalf of scripts: calls that are no members, because the page has a part in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from apm.addresses import web_resource_address, webresource_problem
from apm.api.calls import closed, is_from_before_reset
from apm.api.command_parameters import named_parameters
from apm.api.xrm.app_members import notify
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode, bad_input
from apm.events import ActionRefused
from apm.forms import table_of
from apm.forms.saving import save
from apm.json_text import Json
from apm.outcome import Outcome
from apm.page import Page
from apm.pagetypes import ENTITY_RECORD
from apm.settings import Command, FormScript, Where

PERSON = "person"
"""Who asked for a save, when it was no script."""


def form_scripts(emulator: Emulator, page_id: str, event: str, column: str) -> list[Json]:
    """The functions that the settings register for an event of the form in a page; a closed one has none."""
    workspace = emulator.workspace
    page = workspace.page(page_id)
    table = table_of(page.parameters, workspace.records) if page else None
    return [
        _script(each)
        for each in workspace.settings.forms
        if table and (each.table, each.event, each.column) == (table.name, event, column)
    ]


def check_form(emulator: Emulator, target: str, name: str) -> bool:
    """Whether the form that an object belongs to is open, which is asked for a member by that name.

    Raises:
        ApmError: it has closed.
    """
    try:
        _form_page(emulator, target)
    except ApmError as error:
        raise error.named(name) from None
    return True


def is_form_open(emulator: Emulator, target: str) -> bool:
    """Whether the form that an object belongs to is open."""
    try:
        _form_page(emulator, target)
    except ApmError:
        return False
    return True


def save_form(emulator: Emulator, page_id: str, asker: str) -> Outcome[bool]:
    """Saves the form in a page, its functions having been called; a person is told what is wrong by the page.

    Raises:
        ApmError: a script asked for it, and something is missing or does not fit.
    """
    try:
        return save(emulator.workspace, _form_page(emulator, page_id))
    except ApmError as error:
        if asker != PERSON:
            raise bad_input(f"formContext.data.save: {error}") from None
        return Outcome(False, (*error.events, ActionRefused(str(error))))


def refresh_form(emulator: Emulator, page_id: str) -> Outcome[bool]:
    """Has a form show its record as it is, without what was typed."""
    page = _form_page(emulator, page_id)
    return emulator.workspace.show_saved(page, page.parameters, page.title)


def close_form(emulator: Emulator, page_id: str) -> Outcome[bool]:
    """Closes the page of a form; nothing if it has gone meanwhile."""
    page = emulator.workspace.page(page_id)
    return emulator.workspace.close_page(page) if page else Outcome(False)


def command_of(emulator: Emulator, page_id: str, at: str) -> dict[str, Json]:
    """A command of the settings, and what the names among its parameters stand for on a page."""
    page = _page(emulator, page_id)
    command = emulator.workspace.settings.commands[int(at)]
    return {
        **_script(command),
        "isForm": command.where is Where.FORM,
        "named": named_parameters(emulator.workspace, page, command),
    }


def _script(script: FormScript | Command) -> dict[str, Json]:
    return {
        "function": script.function,
        "library": script.library,
        "place": script.place,
        "parameters": [*script.parameters],
        "passContext": isinstance(script, FormScript) and script.pass_context,
    }


def _page(emulator: Emulator, target: str) -> Page:
    page_id = target.partition(" ")[0]
    page = None if is_from_before_reset(target) else emulator.workspace.page(page_id)
    if page is None:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page


def _form_page(emulator: Emulator, target: str) -> Page:
    """The page of a form; one that shows something else by now counts as closed."""
    page = _page(emulator, target)
    if page.template.page_type is not ENTITY_RECORD:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page


def web_resource_page(_emulator: Emulator, name: str, data: str) -> str:
    """The address of a web resource, relative to the page.

    Raises:
        ApmError: the name is none of a web resource.
    """
    parameters: dict[str, Json] = {"webresourceName": name, "data": data}
    problem = webresource_problem(parameters)
    if problem:
        raise bad_input(f"Xrm.Navigation.openWebResource: {problem}")
    return web_resource_address(parameters)


def show_notification(emulator: Emulator, text: str) -> Outcome[str]:
    """Shows a notification of the app and gives its id.

    Raises:
        ApmError: it is none.
    """
    try:
        return notify(emulator, text)
    except ApmError as error:
        raise error.named("Xrm.App.addGlobalNotification") from None


def refuse(_emulator: Emulator, full_name: str) -> NoReturn:
    """Refuses a name that is not emulated.

    Raises:
        ApmError: always; it says what is there instead.
    """
    # Only now: it looks through everything, this module among it.
    from apm.api.names import refuse_name  # noqa: PLC0415

    refuse_name(full_name)


PAGE_CALLS: dict[str, Callable[..., Any]] = {
    "formScripts": form_scripts,
    "checkForm": check_form,
    "saveForm": save_form,
    "isFormOpen": is_form_open,
    "refreshForm": refresh_form,
    "closeForm": close_form,
    "commandOf": command_of,
    "notify": show_notification,
    "webResource": web_resource_page,
    "refuse": refuse,
}
"""By what the page calls them; each takes the emulator and texts."""
