"""Saving a form, step by step, since the page calls functions of scripts in between and may wait for them.

A save begins before any of them runs and ends after the last. Meanwhile the form may close, or another one take its
place; that is noticed by what the form was when the save began.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from apm.api.calls import closed
from apm.core.errors import ApmError, ErrorCode
from apm.core.event import Event
from apm.core.events import ActionRefused, PageChanged
from apm.core.outcome import Outcome
from apm.core.signals import FieldFocused
from apm.emulator import Emulator
from apm.forms.form import form_in
from apm.forms.saving import mark, save
from apm.forms.unsaved import unsaved_beside
from apm.workspace.page import Page
from apm.workspace.saves import Save, lost
from apm.workspace.workspace import Workspace

PERSON = "person"
"""Who asked for a save, when it was no script."""

_SAVE = "formContext.data.save"


def begin_save(emulator: Emulator, page_id: str, closes: str) -> str:
    """Begins a save of the form in a page, before its functions run.

    Args:
        emulator: whose workspace has it.
        page_id: the page.
        closes: "true" if the page is to be closed then.

    Returns:
        The number of the save, which the other calls take.
    """
    workspace = emulator.workspace
    page = workspace.page(page_id)
    begun = workspace.saves.begin(_name(workspace, page) if page else page_id)
    begun.closes = closes == "true"
    if page:
        page.form.saves.add(begun)
    return str(begun.number)


def wait_to_save(emulator: Emulator, target: str, number: str) -> Outcome[bool]:
    """Has a form say that a save of it waits for functions."""
    begun = _begun(emulator, number)
    if begun:
        begun.is_waiting = True
    page = _page_of(emulator, target, begun)
    return Outcome(False, (PageChanged(page.id),) if page else ())


def save_form(emulator: Emulator, target: str, number: str, asker: str) -> Outcome[bool]:
    """Saves the form in a page, its functions having been called; a person is told by the page what is wrong.

    Args:
        emulator: whose workspace has it.
        target: the page.
        number: that of the save.
        asker: who asked for it.

    Raises:
        ApmError: a script asked for it, and something is missing or does not fit, or the form is gone.
    """
    begun = _begun(emulator, number)
    page = _page_of(emulator, target, begun)
    if begun is None or page is None:
        # Who started the workspace anew, or discarded what there was to save, knows.
        is_known = begun is None or begun.is_given_up
        if asker == PERSON and is_known:
            return Outcome(False)
        return _refuse(asker, _gone(emulator, target, begun))
    try:
        done = save(emulator.workspace, page)
    except ApmError as error:
        marked = mark(emulator.workspace, page)
        # After a wait a person may be typing elsewhere.
        moves = marked.value and not begun.is_waiting
        focused = (FieldFocused(page.id, marked.value),) if moves else ()
        return _refuse(asker, error, marked.events, focused)
    begun.is_done, begun.is_persons = True, asker == PERSON
    return done


def end_save(emulator: Emulator, target: str, number: str) -> Outcome[bool]:
    """Ends a save, however it went.

    With the last one of a form its page closes, if somebody wanted that and it went well.
    """
    begun = _begun(emulator, number)
    if begun is None:
        return Outcome(False)
    emulator.workspace.saves.end(begun)
    form_page = _page_of(emulator, target, begun)
    others = form_page.form.saves if form_page else set()
    others.discard(begun)
    for each in others:
        each.closes |= begun.closes
    changed = (PageChanged(form_page.id),) if form_page and begun.is_waiting else ()
    # A function that heard of the save may have had the page start anew: it is that one then.
    page = emulator.workspace.page(target)
    if page is None or others or not (begun.closes and begun.is_done):
        return Outcome(False, changed)
    done = _close(emulator.workspace, page, begun)
    return replace(done, events=(*changed, *done.events))


def _close(workspace: Workspace, page: Page, begun: Save) -> Outcome[bool]:
    """Closes the page of a form that was saved, unless a person would lose what they typed beside it meanwhile."""
    others = [each for each in unsaved_beside(workspace, page) if each.id not in page.form.losing]
    if not others or not begun.is_persons:
        return workspace.close_page(page)
    names = " and ".join(each.label for each in others)
    have = "has" if len(others) == 1 else "have"
    sentence = f"{begun.name} was saved. Its session stays open: {names} {have} unsaved changes."
    return Outcome(False, (ActionRefused(sentence),))


def _begun(emulator: Emulator, number: str) -> Save | None:
    """The save with a number; None after a reset: no other workspace has a save with that number."""
    return emulator.workspace.saves.find(int(number))


def _page_of(emulator: Emulator, target: str, begun: Save | None) -> Page | None:
    """The page of the form that a save is of; None when that is closed, or shows another form by now."""
    page = emulator.workspace.page(target)
    return page if page and begun in page.form.saves else None


def _name(workspace: Workspace, page: Page) -> str:
    """What people call what the form in a page holds."""
    form = form_in(page, workspace.records)
    return page.label if form is None or form.is_new else f"{form.table.label} {page.label}"


def _gone(emulator: Emulator, target: str, begun: Save | None) -> ApmError:
    """Why there is no form to save any more."""
    if begun is None:
        return ApmError(ErrorCode.CLOSED, f"{closed(target)} by reset")
    went = "replaced" if emulator.workspace.page(target) else "closed"
    return ApmError(ErrorCode.CLOSED, lost(begun.name, went))


def _refuse(
    asker: str, error: ApmError, seen: tuple[Event, ...] = (), focused: tuple[Event, ...] = ()
) -> Outcome[bool]:
    """Tells who asked what is wrong; a script throws it, and moves nobody's keyboard focus."""
    if asker == PERSON:
        return Outcome(False, (*error.events, *seen, ActionRefused(str(error)), *focused))
    raise ApmError(error.code, f"{_SAVE}: {error}", *error.events, *seen)


FORM_SAVING_CALLS: dict[str, Callable[..., Any]] = {
    "beginSave": begin_save,
    "waitToSave": wait_to_save,
    "saveForm": save_form,
    "endSave": end_save,
}
"""By what the page calls them; each takes the emulator and texts."""
