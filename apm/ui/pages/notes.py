"""What is said at a control of a form: by scripts, and by a save that failed because of it."""

from collections.abc import Mapping

from apm.dataverse import Column
from apm.forms.form import Form, header_name
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.workspace.form_state import Note
from apm.workspace.page import Page


def notes_id(page: Page, name: str) -> str:
    """The id of the box at a control of that name, which the control is described by."""
    return f"{control_id(page.id, name)}-notes"


def header_notes(page: Page, form: Form, column: Column) -> list[Element]:
    """What scripts say at a column's control in the header."""
    box_id = notes_id(page, header_name(column))
    return notes_box(box_id, form.header_control(column).notes)


def notes_box(box_id: str, notes: Mapping[str, Note], fault: str = "") -> list[Element]:
    """The box of what is said at a control, first why it cannot be saved; nothing when nothing is."""
    if not notes and not fault:
        return []
    role = "alert" if any(note.level == "ERROR" for note in notes.values()) else "status"
    # What kept the form from being saved is no alert here: that of the page has said it.
    box: dict[str, Attribute] = {"id": box_id, "role": role if notes else None, "class": "notes"}
    said = (
        h("p", {"class": f"note {note.level.lower()}", "key": note_id}, note.text)
        for note_id, note in notes.items()
    )
    return [h("div", box, *([h("p", {"class": "note error"}, fault)] if fault else []), *said)]
