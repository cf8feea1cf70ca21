"""A tab or a section of a form as scripts see it."""

from dataclasses import dataclass
from typing import Any

from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.forms.form import Form, section_key
from apm.forms.form_layout import Control, FormTab, Section
from apm.forms.form_tabs import collapse_tab, is_expanded, show_tab
from apm.forms.scripted_form import ScriptedForm
from apm.workspace.form_state import UNCHANGED, ControlState


@dataclass(frozen=True, slots=True)
class FormPart:
    """A tab of a form, or a section of it.

    Attributes:
        owner: the form as scripts see it.
        form: what the form shows.
        tab: the tab.
        section: the section in it; None for the tab itself.
    """

    owner: ScriptedForm
    form: Form
    tab: FormTab
    section: Section | None = None

    @property
    def name(self) -> str:
        """Its name."""
        return (self.section or self.tab).name

    @property
    def _key(self) -> str:
        return section_key(self.tab, self.section) if self.section else self.tab.name

    @property
    def _states(self) -> dict[str, ControlState]:
        state = self.owner.page.form
        return state.sections if self.section else state.tabs

    def change(self, **values: Any) -> Outcome[Missing]:
        """Changes attributes of its `ControlState`."""
        return self.owner.change(self._states, self._key, **values)

    @property
    def label(self) -> str:
        """The label; a script can set an empty one."""
        if self.section is None:
            return self.form.tab_label(self.tab)
        changed = self._states.get(self._key, UNCHANGED).label
        return self.section.label if changed is None else changed

    @property
    def is_visible(self) -> bool:
        """Whether it is visible."""
        if self.section:
            return self.form.is_section_visible(self.tab, self.section)
        return self.form.is_tab_visible(self.tab)

    @property
    def controls(self) -> list[Control]:
        """The controls in a section."""
        return [*self.section.controls()] if self.section else []

    @property
    def is_expanded(self) -> bool:
        """Whether a tab shows its sections."""
        return is_expanded(self.form, self.tab)

    def expand(self, is_expanded: bool) -> Outcome[Missing]:
        """Shows a tab, or collapses it. A change calls the TabStateChange handlers of the tabs."""
        change = show_tab if is_expanded else collapse_tab
        return Outcome(MISSING, change(self.owner.page, self.form, self.tab))


def tab_of(form: ScriptedForm, name: str) -> FormPart | None:
    """The tab with that name; None if the form has none."""
    held = form.form
    tab = held.layout.tab(name) if held else None
    return FormPart(form, held, tab) if held and tab else None


def section_of(form: ScriptedForm, key: str) -> FormPart | None:
    """The section with a `section_key`; None if the form has none."""
    held = form.form
    for tab in held.layout.tabs if held else ():
        for section in tab.sections():
            if held and section_key(tab, section) == key:
                return FormPart(form, held, tab, section)
    return None


def related_item_of(form: ScriptedForm, name: str) -> FormPart | None:
    """The item of the menu of related records with that name, as the tab that it opens; None if the form has none."""
    held = form.form
    tabs = (each.tab for each in held.layout.related if each.tab.name == name) if held else ()
    tab = next(iter(tabs), None)
    return FormPart(form, held, tab) if held and tab else None
