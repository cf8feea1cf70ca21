"""The notes at a control of a form: notifications that scripts set, and the reason why a save failed."""

from collections.abc import Mapping

from apm.dataverse import Column
from apm.forms.form import Form, header_name
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.workspace.form_state import Note
from apm.workspace.page import Page


def notes_id(page: Page, name: str) -> str:
    """The id of the element with the notes at a control."""
    return f"{control_id(page.id, name)}-notes"


def header_notes(page: Page, form: Form, column: Column) -> list[Element]:
    """The notes at the control of a column in the header."""
    box_id = notes_id(page, header_name(column))
    return notes_box(box_id, form.header_control(column).notes)


def notes_box(box_id: str, notes: Mapping[str, Note], fault: str = "") -> list[Element]:
    """The element with the notes at a control, `fault` first. Without notes, there is no element."""
    if not notes and not fault:
        return []
    role = "alert" if any(note.level == "ERROR" for note in notes.values()) else "status"
    # The fault alone is not an alert: the alert of the page has announced it.
    box: dict[str, Attribute] = {"id": box_id, "role": role if notes else None, "class": "notes"}
    from_scripts = (
        h("p", {"class": f"note {note.level.lower()}", "key": note_id}, note.text)
        for note_id, note in notes.items()
    )
    from_save = [h("p", {"class": "note error"}, fault)] if fault else []
    return [h("div", box, *from_save, *from_scripts)]
