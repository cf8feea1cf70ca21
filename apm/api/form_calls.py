"""The calls from JavaScript about forms: the handlers of an event, whether a form is open, and its refresh."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.api.calls import closed, open_page
from apm.core.errors import ApmError, ErrorCode
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.forms.form import form_in
from apm.forms.record_writing import refresh_record
from apm.forms.subgrids import subgrid_tables
from apm.settings import FormScript, Library, Where
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.page import Page
from apm.workspace.page_records import table_of


def form_scripts(emulator: Emulator, page_id: str, event: str, item: str) -> list[Json]:
    """The handlers that the settings register for an event of the form in a page; none if the page is closed.

    Args:
        emulator: the emulator.
        page_id: the id of the page.
        event: one of `FormEvent`.
        item: the name of the column, the tab or the grid that the event is about; empty for the form.
    """
    workspace = emulator.workspace
    page = workspace.page(page_id)
    form = form_in(page, workspace.records) if page else None
    if form is None:
        return []
    scripts = workspace.settings.forms.of(form.table.name)
    return [script_of(each) for each in scripts if each.is_called(form.form_id, event, item)]


def libraries_of(emulator: Emulator, page_id: str) -> dict[str, Json]:
    """The libraries whose scripts run for a page, `libraries`, and whether it shows a form, `isForm`.

    Those of the commands of its subgrids run first: if two define the same name, that of the form counts [A].
    """
    workspace = emulator.workspace
    page = workspace.page(page_id)
    table = table_of(page.parameters, workspace.records) if page else None
    is_form = page is not None and page.template.page_type is ENTITY_RECORD
    form = form_in(page, workspace.records) if page and is_form else None
    if table is None:
        return {"libraries": [], "isForm": is_form}
    forms = ("", form.form_id if form else "")
    own, listed = workspace.settings.libraries, subgrid_tables(form) if form else []
    where = Where.FORM if is_form else Where.LIST
    of_page = (*workspace.settings.form_libraries.of(table.name), *own)
    found = [
        *(each for name in listed for each in own if _is_for_subgrid(each, name)),
        *(each for each in of_page if each.is_for(table.name, where) and each.form in forms),
    ]
    return {"libraries": [*dict.fromkeys(each.address for each in found)], "isForm": is_form}


def _is_for_subgrid(library: Library, table: str) -> bool:
    return any(library.is_for(table, where) for where in (Where.SUBGRID, Where.ASSOCIATED))


def script_of(script: FormScript) -> dict[str, Json]:
    """The function and the arguments of a handler from the settings."""
    return {
        "function": script.function,
        "library": script.library,
        "place": script.place,
        "parameters": [*script.parameters],
        "passContext": script.pass_context,
        "isOptional": script.is_optional,
    }


def check_form(emulator: Emulator, target: str, name: str) -> None:
    """Checks that the form that an object belongs to is open.

    Args:
        emulator: the emulator.
        target: the id of the object.
        name: the name of the member, for the message.

    Raises:
        ApmError: the form is closed.
    """
    try:
        _form_page(emulator, target)
    except ApmError as error:
        raise error.named(name) from None


def refresh_form(emulator: Emulator, page_id: str) -> Outcome[list[str]]:
    """Shows the saved record in a form, and discards its edits.

    Returns:
        The columns whose values the form shows differently.

    Raises:
        ApmError: the form is closed, or its record was deleted; the form stays as it is.
    """
    page = _form_page(emulator, page_id)
    try:
        shown = refresh_record(emulator.workspace, page)
    except ApmError as error:
        raise error.named("formContext.data.refresh") from None
    return shown.with_value([*shown.value])


def _form_page(emulator: Emulator, target: str) -> Page:
    """The page of a form. If the page no longer shows a form, the form counts as closed."""
    page = open_page(emulator, target)
    if page.template.page_type is not ENTITY_RECORD:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page


FORM_CALLS: dict[str, Callable[..., Any]] = {
    "formScripts": form_scripts,
    "librariesOf": libraries_of,
    "checkForm": check_form,
    "refreshForm": refresh_form,
}
"""The calls by name. The arguments of each are the emulator and texts."""
