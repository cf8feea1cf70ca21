"""A control of a form as scripts see it. One that shows a column is a `Field`."""

from dataclasses import dataclass, field
from typing import Any

from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, Missing
from apm.forms.form import Form
from apm.forms.form_layout import Control, FormTab, Section
from apm.forms.form_tabs import focus_control
from apm.forms.scripted_form import ScriptedForm
from apm.workspace.form_state import ControlState, Note


@dataclass(frozen=True, slots=True)
class ScriptedControl:
    """A control of a form.

    Attributes:
        owner: the form as scripts see it.
        form: what the form shows.
        control: the control in the layout of the form.
        inside: for a control in a quick view, the name of the quick view and a separator.
    """

    owner: ScriptedForm
    form: Form
    control: Control
    inside: str = field(default="", kw_only=True)

    @property
    def before(self) -> str:
        """What the names of its objects begin with in calls: the id of the page, and where it is."""
        return f"{self.owner.page.id} {self.inside}"

    @property
    def name(self) -> str:
        """Its name."""
        return self.control.name

    @property
    def state(self) -> ControlState:
        """What scripts changed on this control: its label, visibility and notifications."""
        return self.form.control(self.control)

    def change_control(self, **values: Any) -> Outcome[Missing]:
        """Changes this control only: `label`, `is_visible` or `notes` of `ControlState`."""
        return self.owner.change(self.form.state.controls, self.name, **values)

    @property
    def label(self) -> str:
        """The label."""
        return self.form.label(self.control)

    @property
    def is_visible(self) -> bool:
        """Whether the control is visible."""
        return self.form.is_visible(self.control)

    @property
    def parent(self) -> tuple[FormTab, Section] | None:
        """The tab and the section with the control; None in the header, the footer and a quick view."""
        return None if self.inside else self.form.layout.place_of(self.control)

    def note(self, note_id: str, note: Note) -> Outcome[bool]:
        """Shows a notification at the control."""
        changed = self.change_control(notes={**self.state.notes, note_id: note})
        return success(True, changed.events)

    def clear_notes(self, note_id: str) -> Outcome[bool]:
        """Removes a notification; without an id, all of them."""
        before = self.state.notes
        left = {key: note for key, note in before.items() if note_id not in ("", key)}
        is_removed = len(left) < len(before)
        return Outcome(is_removed, self.change_control(notes=left).events, is_removed)

    def focus(self) -> Outcome[Missing]:
        """Moves the keyboard focus to the control after the page is drawn, in its tab; not to one in a quick view."""
        if self.inside:
            return Outcome(MISSING)
        return Outcome(MISSING, focus_control(self.owner.page, self.form, self.control))
