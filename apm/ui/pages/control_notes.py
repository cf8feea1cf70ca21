"""The notes at a control of a form: notifications that scripts set with their buttons, and why a save failed."""

from collections.abc import Mapping

from apm.core.events import NoteUsed
from apm.core.outcome import Outcome
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.messages import Level, level_of, message
from apm.ui.targets import NoteAction
from apm.workspace.form_state import Note
from apm.workspace.page import Page


def notes_id(page: Page, name: str) -> str:
    """The id of the element with the notes at a control."""
    return f"{control_id(page.id, name)}-notes"


@action("use-note", targets.note_action)
def use_note(use: Use[NoteAction]) -> Outcome[bool]:
    """Calls the functions of an action of a notification."""
    return Outcome(False, (NoteUsed(*use.target),))


def own_notes(page: Page, form: Form, control: Control, fault: str = "") -> list[Element]:
    """The notes at a control, after `fault`."""
    name = control.name
    return notes_box(notes_id(page, name), page, name, form.control(control).notes, fault)


def notes_box(
    box_id: str, page: Page, control: str, notes: Mapping[str, Note], fault: str = ""
) -> list[Element]:
    """The element with the notes at a control, `fault` first. Without notes, there is no element."""
    if not notes and not fault:
        return []
    role = "alert" if any(note.level == "ERROR" for note in notes.values()) else "status"
    # The fault alone is not an alert: the alert of the page has announced it.
    box: dict[str, Attribute] = {"id": box_id, "role": role if notes else None, "class": "notes"}
    from_scripts = (
        message(
            level_of(note.level),
            h("p", {}, note.text),
            *(
                button(use_note.on(page.id, control, at, note_id), label, **{"class": "link"})
                for at, label in enumerate(note.actions)
            ),
            kind="note",
            is_live=False,
            attributes={"key": note_id},
        )
        for note_id, note in notes.items()
    )
    failed = message(Level.ERROR, h("p", {}, fault), kind="note", is_live=False)
    return [h("div", box, *([failed] if fault else []), *from_scripts)]
