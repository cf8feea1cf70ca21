"""A tab or a section of a form as scripts see it."""

from dataclasses import dataclass
from typing import Any

from apm.core.events import FormTabToggled
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.forms.layout import form_tab, section
from apm.forms.scripted_form import ScriptedForm
from apm.workspace.form_state import UNCHANGED, ControlState


@dataclass(frozen=True, slots=True)
class FormPart:
    """A tab or a section of a form.

    Attributes:
        owner: the form as scripts see it.
        name: the name of the tab or section.
        default_label: the label if no script changed it.
        states: the states of the form's tabs or sections.
    """

    owner: ScriptedForm
    name: str
    default_label: str
    states: dict[str, ControlState]

    @property
    def state(self) -> ControlState:
        """What scripts changed on it."""
        return self.states.get(self.name, UNCHANGED)

    def change(self, **values: Any) -> Outcome[Missing]:
        """Changes attributes of its `ControlState`."""
        return self.owner.change(self.states, self.name, **values)

    @property
    def label(self) -> str:
        """The label; a script can set an empty one."""
        return self.default_label if self.state.label is None else self.state.label

    @property
    def is_visible(self) -> bool:
        """Whether it is visible."""
        return self.state.is_visible is not False

    @property
    def is_expanded(self) -> bool:
        """Whether a tab shows its sections."""
        return self.state.is_expanded is not False

    def expand(self, is_expanded: bool) -> Outcome[Missing]:
        """Expands or collapses a tab. A change calls its TabStateChange handlers."""
        if self.is_expanded is is_expanded:
            return Outcome(MISSING)
        self.change(is_expanded=is_expanded)
        return Outcome(MISSING, (FormTabToggled(self.owner.page.id, self.name),))


def part_of(form: ScriptedForm, name: str) -> FormPart | None:
    """The tab or section with that name; None if the form has none."""
    state = form.page.form
    tab, part = form_tab(name), section(name)
    if tab:
        return FormPart(form, name, tab.label, state.tabs)
    return FormPart(form, name, part.label, state.sections) if part else None
