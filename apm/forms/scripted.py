"""A form as scripts see it: the record and what was typed, and what scripts themselves made of its fields.

Whatever changes goes through here, and says which page looks different.
"""

from contextlib import suppress
from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.core.events import FieldFocused, FormTabToggled, PageChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, FieldValue, Missing
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind
from apm.forms.field_values import from_script, to_script
from apm.forms.form import IN_HEADER, UNTOUCHED, Form, form_in, header_name, table_of
from apm.forms.layout import form_tab, header_columns, section
from apm.forms.lookups import named
from apm.forms.validation import field_problem, problems
from apm.workspace.page import ControlState, Note, Page
from apm.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ScriptedForm:
    """The form in a page; without a table when the sample has none for it."""

    workspace: Workspace
    page: Page

    @property
    def table_name(self) -> str:
        """The logical name of its table; what the page was given when the sample has no such table."""
        table = table_of(self.page.parameters, self.workspace.records)
        return table.name if table else as_text(self.page.parameters.get("entityName"))

    @property
    def form(self) -> Form | None:
        """What it holds."""
        return form_in(self.page, self.workspace.records)

    @property
    def columns(self) -> list[Column]:
        """Those that have a field."""
        form = self.form
        return form.columns if form else []

    @property
    def control_names(self) -> list[str]:
        """The names of its controls: of its fields, and of those that stand in the header too."""
        form = self.form
        header = header_columns(form) if form else []
        return [each.name for each in self.columns] + [header_name(each) for each in header]

    def problem(self) -> str:
        """Why the form could not be saved as it stands; empty when it could."""
        form = self.form
        if form is None:
            return f"there is no table {self.table_name}"
        return next(iter(problems(form, self.workspace.records).values()), "")

    def changed(self) -> Outcome[Missing]:
        """What a change gives: nothing, and a page to be drawn."""
        return Outcome(MISSING, (PageChanged(self.page.id),))

    def note(self, note_id: str, note: Note | None) -> Outcome[bool]:
        """Shows a message on the form, or takes it away."""
        if note is None:
            had = self.page.form.notes.pop(note_id, None)
            return Outcome(had is not None, (PageChanged(self.page.id),))
        self.page.form.notes[note_id] = note
        return success(True, (PageChanged(self.page.id),))


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: an attribute and its control in one, or what stands for it in the header.

    Attributes:
        owner: the form.
        form: what it holds.
        column: whose value it shows.
        in_header: it is the one in the header, with a label and messages of its own, and may be hidden by itself.
    """

    owner: ScriptedForm
    form: Form
    column: Column
    in_header: bool = False

    @property
    def target(self) -> str:
        """How the API names its attribute: its page and its column."""
        return f"{self.owner.page.id} {self.column.name}"

    @property
    def name(self) -> str:
        """What its control is called."""
        return header_name(self.column) if self.in_header else self.column.name

    @property
    def state(self) -> ControlState:
        """What scripts made of the column's field, wherever it stands."""
        return self.owner.page.form.controls.setdefault(self.column.name, ControlState())

    @property
    def own_state(self) -> ControlState:
        """What scripts made of this control: one in the header has a label, visibility and messages of its own."""
        return self.owner.page.form.controls.setdefault(self.name, ControlState())

    @property
    def _seen(self) -> ControlState:
        """That of the control, to be read only: asking keeps nothing."""
        return self.owner.page.form.controls.get(self.name, UNTOUCHED)

    def value(self) -> FieldValue:
        """Its value; a lookup that a name was typed into has the record of that name."""
        text, reference = self.form.text(self.column), self.form.current(self.column)
        if self.column.kind is Kind.LOOKUP and text.strip() and reference is None:
            with suppress(ApmError):
                reference = named(self.column, text, self.owner.workspace.records)
        return to_script(self.column, text, reference)

    def initial(self) -> FieldValue:
        """Its value before anybody changed it."""
        before = self.form.before(self.column.name)
        return to_script(self.column, before, self.form.reference(self.column))

    def set(self, value: Json) -> Outcome[Missing]:
        """Gives it another value; no OnChange function is called for that [D].

        Raises:
            ApmError: the column takes no such value.
        """
        self.owner.page.edits[self.column.name] = from_script(self.column, value)
        return self.owner.changed()

    @property
    def is_dirty(self) -> bool:
        """Whether it differs from what is saved."""
        return self.form.is_edited(self.column.name)

    def value_of_choice(self) -> Json:
        """The number of the chosen option; None when there is none."""
        value = self.value()
        return value if isinstance(value, int) else None

    @property
    def label(self) -> str:
        """What it is called."""
        return self._seen.label or self.column.label

    @property
    def is_visible(self) -> bool:
        """Whether it is there to be seen."""
        return self._seen.is_visible is not False

    @property
    def is_disabled(self) -> bool:
        """Whether people cannot change it."""
        return self.form.is_disabled(self.column)

    @property
    def required(self) -> str:
        """How much it needs a value: `none`, `recommended` or `required`."""
        level = self.form.control(self.column).required
        return level or ("required" if self.form.is_required(self.column) else "none")

    @property
    def options(self) -> list[tuple[int, str]]:
        """What it offers, if it is a choice."""
        return self.form.options(self.column)

    def problem(self) -> str:
        """Why it could not be saved as it stands; empty when it could."""
        return field_problem(self.form, self.column, self.owner.workspace.records)

    def note(self, note_id: str, note: Note) -> Outcome[bool]:
        """Shows a message at the control."""
        self.own_state.notes[note_id] = note
        return success(True, self.owner.changed().events)

    def clear_notes(self, note_id: str) -> Outcome[bool]:
        """Takes a message away, all of them without an id."""
        notes = self.own_state.notes
        had = bool(notes) if not note_id else notes.pop(note_id, None) is not None
        if not note_id:
            notes.clear()
        return Outcome(had, self.owner.changed().events)

    def focus(self) -> Outcome[Missing]:
        """Puts the keyboard focus on it, once it is drawn."""
        return Outcome(MISSING, (FieldFocused(self.owner.page.id, self.column.name),))


@dataclass(frozen=True, slots=True)
class FormPart:
    """A tab or a section of a form."""

    owner: ScriptedForm
    name: str
    own_label: str
    states: dict[str, ControlState]

    @property
    def state(self) -> ControlState:
        """What scripts made of it."""
        return self.states.setdefault(self.name, ControlState())

    @property
    def label(self) -> str:
        """What it is called."""
        return self.own_label if self.state.label is None else self.state.label

    @property
    def is_visible(self) -> bool:
        """Whether it is there to be seen."""
        return self.state.is_visible is not False

    @property
    def is_expanded(self) -> bool:
        """Whether a tab shows its sections."""
        return self.state.is_expanded is not False

    def expand(self, is_expanded: bool) -> Outcome[Missing]:
        """Expands or collapses a tab; its functions for that are called if it was not so already."""
        if self.is_expanded is is_expanded:
            return Outcome(MISSING)
        self.state.is_expanded = is_expanded
        return Outcome(MISSING, (FormTabToggled(self.owner.page.id, self.name),))


def part_of(form: ScriptedForm, name: str) -> FormPart | None:
    """The tab or section of a form that has a name."""
    state = form.page.form
    tab, part = form_tab(name), section(name)
    if tab:
        return FormPart(form, name, tab.label, state.tabs)
    return FormPart(form, name, part.label, state.sections) if part else None


def field_of(form: ScriptedForm, name: str) -> Field | None:
    """The field of a column; None when the form has none."""
    held = form.form
    if held is None:
        return None
    in_header = name.startswith(IN_HEADER)
    known = header_columns(held) if in_header else held.columns
    wanted = name.removeprefix(IN_HEADER)
    column = next((each for each in known if each.name == wanted), None)
    return Field(form, held, column, in_header) if column else None
