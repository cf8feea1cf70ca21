"""Saves forms step by step, as the page does, and reads the outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.api.save_calls import USER, begin_save, end_save, save_form, wait_to_save
from apm.core.events import FieldFocused
from apm.ui.effects import effects_of
from tests.support.sample_workspace import open_tab

if TYPE_CHECKING:
    from apm.core.json_text import Json
    from apm.core.outcome import Outcome
    from apm.emulator import Emulator
    from apm.workspace.page import Page
    from apm.workspace.session import Tab

SCRIPT = "script"


def open_form(emulator: Emulator, table: str, **parameters: Json) -> Tab:
    """Opens a form in a tab of the focused session."""
    workspace = emulator.workspace
    return open_tab(workspace.focused, workspace, "record", {"entityName": table, **parameters})


def typed(emulator: Emulator, page: Page, **values: str) -> None:
    """Types into fields, as the user does."""
    for column, value in values.items():
        emulator.workspace.edit_field(page, column, value)


def save_by(asker: str, emulator: Emulator, page: Page) -> Outcome[bool]:
    """Saves a form without OnSave handlers, so that the save ends at once."""
    number = begin_save(emulator, page.id, "false")
    try:
        return save_form(emulator, page.id, number, asker)
    finally:
        end_save(emulator, page.id, number)


def save_by_hand(emulator: Emulator, page: Page) -> Outcome[bool]:
    """Saves a form, as the user does."""
    return save_by(USER, emulator, page)


def waiting(emulator: Emulator, page: Page, *, closes: bool = False) -> str:
    """Begins a save that waits for OnSave handlers, and returns its number."""
    number = begin_save(emulator, page.id, str(closes).lower())
    wait_to_save(emulator, page.id, number)
    return number


def focused(outcome: Outcome[bool]) -> list[str]:
    """The controls that take the keyboard focus."""
    return [each.control for each in outcome.events if isinstance(each, FieldFocused)]


def alerts(outcome: Outcome[bool]) -> list[str]:
    """The alerts of an outcome."""
    return [effects_of(each).alert for each in outcome.events if effects_of(each).alert]
