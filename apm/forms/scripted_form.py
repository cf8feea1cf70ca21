"""A form as scripts see it. Every change that a script makes to the state of a form goes through `ScriptedForm`.

Reads change nothing; a write returns the event that redraws the page.
"""

from dataclasses import dataclass, replace
from typing import Any

from apm.core.events import PageChanged
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, Missing
from apm.core.slugs import as_text
from apm.dataverse import Column
from apm.forms.form import Form, form_in
from apm.forms.validation import problems
from apm.workspace.form_state import UNCHANGED, ControlState, Note
from apm.workspace.page import Page
from apm.workspace.page_records import table_of
from apm.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ScriptedForm:
    """The form in a page. The Dataverse may not have its table."""

    workspace: Workspace
    page: Page

    @property
    def table_name(self) -> str:
        """The logical name of the table; the `entityName` of the page if the Dataverse has no such table."""
        table = table_of(self.page.parameters, self.workspace.records)
        return table.name if table else as_text(self.page.parameters.get("entityName"))

    @property
    def form(self) -> Form | None:
        """What the form shows; None if the Dataverse has no such table."""
        return form_in(self.page, self.workspace.records)

    @property
    def columns(self) -> list[Column]:
        """The columns that are attributes of the form."""
        form = self.form
        return form.columns if form else []

    def problem(self) -> str:
        """Why the form cannot be saved; empty if it can."""
        form = self.form
        if form is None:
            return f"there is no table {self.table_name}"
        return next(iter(problems(form, self.workspace.records).values()), "")

    def changed(self) -> Outcome[Missing]:
        """The outcome of a change: the page is redrawn."""
        return Outcome(MISSING, (PageChanged(self.page.id),))

    def change(self, states: dict[str, ControlState], name: str, **values: Any) -> Outcome[Missing]:
        """Changes the state of a control, a tab or a section.

        Args:
            states: the states of the form's controls, tabs or sections.
            name: the control, tab or section.
            **values: attributes of `ControlState`.
        """
        states[name] = replace(states.get(name, UNCHANGED), **values)
        return self.changed()

    def note(self, note_id: str, note: Note | None) -> Outcome[bool]:
        """Shows a notification on the form; without a note, removes it."""
        if note is None:
            removed = self.page.form.notes.pop(note_id, None)
            is_removed = removed is not None
            return Outcome(is_removed, self.changed().events, is_removed)
        self.page.form.notes[note_id] = note
        return success(True, self.changed().events)
