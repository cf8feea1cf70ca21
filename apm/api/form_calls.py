"""What the page asks about forms on behalf of scripts: which functions an event has, saving, closing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.api.calls import closed, is_from_before_reset
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode
from apm.events import ActionRefused, Event, PageChanged
from apm.forms import form_in, table_of
from apm.forms.saving import mark, save
from apm.json_text import Json
from apm.outcome import Outcome
from apm.page import Page
from apm.pagetypes import ENTITY_RECORD
from apm.settings import Command, FormScript
from apm.signals import FieldFocused

PERSON = "person"
"""Who asked for a save, when it was no script."""

_SAVE = "formContext.data.save"


def form_scripts(emulator: Emulator, page_id: str, event: str, column: str) -> list[Json]:
    """The functions that the settings register for an event of the form in a page; a closed one has none."""
    workspace = emulator.workspace
    page = workspace.page(page_id)
    table = table_of(page.parameters, workspace.records) if page else None
    return [
        script_of(each)
        for each in workspace.settings.forms
        if table and (each.table, each.event, each.column) == (table.name, event, column)
    ]


def script_of(script: FormScript | Command) -> dict[str, Json]:
    """A function that the settings name, and what it is handed."""
    return {
        "function": script.function,
        "library": script.library,
        "place": script.place,
        "parameters": [*script.parameters],
        "passContext": isinstance(script, FormScript) and script.pass_context,
    }


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


def form_name(emulator: Emulator, page_id: str) -> str:
    """What people call what the form in a page holds; its id when it is gone."""
    page = emulator.workspace.page(page_id)
    form = form_in(page, emulator.workspace.records) if page else None
    if page is None:
        return page_id
    return page.label if form is None or form.is_new else f"{form.table.label} {page.label}"


def wait_to_save(
    emulator: Emulator, page_id: str, save_number: str, is_waiting: str
) -> Outcome[bool]:
    """Has a form say that a save of it waits for functions, or with "false" that it does no longer."""
    page = emulator.workspace.page(page_id)
    if page is None:
        return Outcome(False)
    if is_waiting == "true":
        page.form.saves.add(save_number)
    else:
        page.form.saves.discard(save_number)
    return Outcome(False, (PageChanged(page.id),))


def save_form(
    emulator: Emulator, target: str, asker: str, name: str, save_number: str
) -> Outcome[bool]:
    """Saves the form in a page, its functions having been called; a person is told by the page what is wrong.

    Args:
        emulator: whose workspace has it.
        target: the page.
        asker: who asked for it.
        name: what the form was called then.
        save_number: the save's own if it has waited, else empty.

    Raises:
        ApmError: a script asked for it, and something is missing or does not fit, or the form is gone.
    """
    if asker == PERSON and is_from_before_reset(target):
        # The workspace that they saved in is gone; there is nothing to tell in the new one.
        return Outcome(False)
    try:
        page = _page_to_save(emulator, target, name, save_number)
    except ApmError as error:
        return _refuse(asker, error)
    try:
        return save(emulator.workspace, page)
    except ApmError as error:
        marked = mark(emulator.workspace, page)
        focused = (FieldFocused(page.id, marked.value),) if marked.value else ()
        return _refuse(asker, error, marked.events, focused)


def _refuse(
    asker: str, error: ApmError, seen: tuple[Event, ...] = (), focused: tuple[Event, ...] = ()
) -> Outcome[bool]:
    """Tells who asked what is wrong; a script throws it, and moves nobody's keyboard focus."""
    if asker == PERSON:
        return Outcome(False, (*error.events, *seen, ActionRefused(str(error)), *focused))
    raise ApmError(error.code, f"{_SAVE}: {error}", *error.events, *seen)


def _page_to_save(emulator: Emulator, target: str, name: str, save_number: str) -> Page:
    """The page whose form is to be saved, if it is still the one that was.

    Raises:
        ApmError: it is not.
    """
    if is_from_before_reset(target):
        raise ApmError(ErrorCode.CLOSED, closed(target))
    page = emulator.workspace.page(target)
    is_other = page and (
        page.template.page_type is not ENTITY_RECORD
        or (save_number and save_number not in page.form.saves)
    )
    if page is None or is_other:
        went = "closed" if page is None else "replaced"
        sentence = f"{name} was {went} before it was saved; nothing was saved."
        raise ApmError(ErrorCode.CLOSED, sentence)
    return page


def refresh_form(emulator: Emulator, page_id: str) -> Outcome[bool]:
    """Has a form show its record as it is, without what was typed."""
    page = _form_page(emulator, page_id)
    return emulator.workspace.show_saved(page, page.parameters, page.title)


def close_form(emulator: Emulator, page_id: str) -> Outcome[bool]:
    """Closes the page of a form; nothing if it has gone meanwhile."""
    page = emulator.workspace.page(page_id)
    return emulator.workspace.close_page(page) if page else Outcome(False)


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


def _form_page(emulator: Emulator, target: str) -> Page:
    """The page of a form; one that shows something else by now counts as closed."""
    page = open_page(emulator, target)
    if page.template.page_type is not ENTITY_RECORD:
        raise ApmError(ErrorCode.CLOSED, closed(target))
    return page


FORM_CALLS: dict[str, Callable[..., Any]] = {
    "formScripts": form_scripts,
    "checkForm": check_form,
    "formName": form_name,
    "waitToSave": wait_to_save,
    "saveForm": save_form,
    "isFormOpen": is_form_open,
    "refreshForm": refresh_form,
    "closeForm": close_form,
}
"""By what the page calls them; each takes the emulator and texts."""
