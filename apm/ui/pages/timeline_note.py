"""The box in which the user writes a note to a record. It opens when it has the keyboard focus or a text."""

from dataclasses import replace

from apm.core.events import FieldFocused
from apm.core.outcome import Outcome, success
from apm.dataverse import Records
from apm.forms.timeline_entries import NOTE, Timeline, add_note, set_timeline
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.targets import PagePart
from apm.workspace.page import Page
from apm.workspace.timeline_state import TimelineState

_TITLE, _TEXT = "title", "text"
_COLUMNS = {_TITLE: "subject", _TEXT: "notetext"}
"""The columns of the parts of a note [D]."""


@action("type-note", targets.page_part)
def type_note(use: Use[PagePart]) -> Outcome[bool]:
    """Keeps the title or the text of a note while the user types it."""
    page, (part, _, name) = use.target.page, use.target.name.partition(" ")
    state = page.timelines.get(name, TimelineState())
    is_title = part == _TITLE
    written = replace(state, title=use.text) if is_title else replace(state, text=use.text)
    return set_timeline(page, name, written)


@action("add-note", targets.page_part)
def add_written_note(use: Use[PagePart]) -> Outcome[bool]:
    """Adds the note to the record. The box is empty then, and has the keyboard focus.

    Raises:
        ApmError: the note cannot be added; it stays in the box.
    """
    page, name = use.target
    done = add_note(use.view.workspace, page, name)
    return success(done.value, (*done.events, FieldFocused(page.id, _text_of(name))))


@action("discard-note", targets.page_part)
def discard_note(use: Use[PagePart]) -> Outcome[bool]:
    """Empties the box, which keeps the keyboard focus."""
    page, name = use.target
    state = page.timelines.get(name, TimelineState())
    done = set_timeline(page, name, replace(state, title="", text=""))
    return success(True, (*done.events, FieldFocused(page.id, _text_of(name))))


def note_box(shown: Timeline, records: Records) -> Element:
    """The box: a title, a text, and the buttons that add or discard the note."""
    page, name, state = shown.page, shown.name, shown.state
    title = _input(page, name, _TITLE, records) | {"type": "text", "value": state.title}
    text = _input(page, name, _TEXT, records) | {
        "id": control_id(page.id, _text_of(name)),
        "rows": 3 if state.has_note else 1,
        "value": state.text,
    }
    of = (page.id, name)
    add = {**add_written_note.on(*of), "disabled": not state.has_note}
    return h(
        "div",
        {
            "class": "new-note begun" if state.has_note else "new-note",
            "role": "group",
            "aria-label": "New note",
            "key": "new-note",
        },
        h("input", {**title, "placeholder": "Title", "aria-label": "Title of the note"}),
        h("textarea", {**text, "placeholder": "Enter a note…", "aria-label": "Enter a note"}),
        h(
            "div",
            {"class": "dialog-buttons"},
            button(add, "Add note", **{"class": "primary"}),
            button(discard_note.on(*of), "Cancel"),
        ),
    )


def _input(page: Page, name: str, part: str, records: Records) -> dict[str, Attribute]:
    column = records.schema.table(NOTE).columns[_COLUMNS[part]]
    return {
        **type_note.on(page.id, f"{part} {name}".rstrip()),
        "key": part,
        "maxlength": column.max_length,
        "autocomplete": "off",
    }


def _text_of(name: str) -> str:
    """The name by which the text of the note gets the keyboard focus; no control of a form has it."""
    return f"{name} note".strip()
