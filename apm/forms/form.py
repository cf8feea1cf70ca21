"""The form of a record: its values, and what scripts changed on its controls.

>>> form = form_of({"entityName": "incident", "data": {"title": "Leak"}}, {"title": "A leak"}, Records())
>>> title = form.table.columns["title"]
>>> form.is_new, form.text(title), form.name_of(title), form.is_required(title)
(True, 'A leak', 'Case Title', True)
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records
from apm.forms.form_layout import Control, FormLayout, FormTab, RelatedItem, Section
from apm.forms.form_values import FormValues
from apm.forms.generated_layout import generated_layout
from apm.forms.initial_values import with_dates
from apm.workspace.data_parameter import read_data
from apm.workspace.form_state import UNCHANGED, ControlState, FormPlace, FormState, Reference
from apm.workspace.page import RECORD, Page
from apm.workspace.page_records import record_of, table_of

OWNER = "ownerid"
"""The column of a record's owner."""

LAYOUT = "layout"
"""The name under which a page keeps the layout of its form."""


def section_key(tab: FormTab, section: Section) -> str:
    """What identifies a section on its form: two tabs may have sections with the same name."""
    return f"{tab.name} {section.name}"


@dataclass(frozen=True, slots=True)
class Form(FormValues):
    """The form of a record whose table is known.

    Attributes:
        layout: its tabs, sections and controls.
        state: what scripts changed on the form.
    """

    layout: FormLayout
    state: FormState = field(default_factory=FormState)

    @property
    def form_id(self) -> str:
        """The id of the form that is shown: of a form of a solution, or of the generated form of the table."""
        return self.layout.id

    @property
    def columns(self) -> list[Column]:
        """The columns that are attributes of the form: those that it binds, and the name of the record [D; name A]."""
        known, layout = self.table.form_columns, self.layout
        if layout.all_columns:
            return [each for each in known.values() if each.kind is not Kind.ID]
        name = () if layout.is_generated else (self.table.primary_name,)
        names = dict.fromkeys((*layout.bound, *name))
        found = (known[each] for each in names if each in known)
        return [each for each in found if each.kind is not Kind.ID]

    # The state of columns, which all controls of a column share

    def column_state(self, column: Column) -> ControlState:
        """What scripts changed on a column's fields: the required level, the options, whether they are disabled."""
        return self.state.controls.get(column.name, UNCHANGED)

    def required_level(self, column: Column) -> str:
        """The required level: `none`, `recommended` or `required`. The Dataverse sets the owner of a new record."""
        level = self.column_state(column).required
        if level is not None:
            return level
        needs_value = column.required and not (self.is_new and column.name == OWNER)
        return "required" if needs_value else "none"

    def is_required(self, column: Column) -> bool:
        """Whether a field needs a value."""
        return self.required_level(column) == "required"

    def options(self, column: Column) -> list[tuple[int, str]]:
        """The values and labels that a choice offers."""
        changed = self.column_state(column).options
        return (
            [(each.value, each.label) for each in column.options] if changed is None else [*changed]
        )

    def errors(self, column: Column) -> list[str]:
        """The errors that scripts set on the controls of a column."""
        controls = self.layout.controls_of(column.name)
        notes = (note for each in controls for note in self.control(each).notes.values())
        return [note.text for note in notes if note.level == "ERROR"]

    def name_of(self, column: Column) -> str:
        """What messages call a column: the label of its first control."""
        first = next(iter(self.layout.controls_of(column.name)), None)
        return self.label(first) if first else column.label

    # The state of controls

    def control(self, control: Control) -> ControlState:
        """What scripts changed on one control: its label, its visibility and its notifications."""
        return self.state.controls.get(control.name, UNCHANGED)

    def column_of(self, control: Control) -> Column | None:
        """The column that a field shows; None for another control, or if the table lacks the column."""
        column = self.table.form_columns.get(control.shown_column)
        return None if column is None or column.kind is Kind.ID else column

    def label(self, control: Control) -> str:
        """The label of a control."""
        changed = self.control(control).label or control.label
        column = None if changed else self.column_of(control)
        return column.label if column else changed or control.name

    def is_visible(self, control: Control) -> bool:
        """Whether a control itself is visible; its section or its tab may be hidden."""
        return _or(self.control(control).is_visible, control.is_visible)

    def is_disabled(self, control: Control) -> bool:
        """Whether the user cannot change the value with a control. Scripts can change this if the column is written."""
        column = self.column_of(control)
        if column is None or column.read_only or not self.table.is_written:
            return True
        return _or(self.column_state(column).is_disabled, control.is_disabled)

    def visible(self, controls: Iterable[Control]) -> list[Control]:
        """Those of some controls that are visible."""
        return [each for each in controls if self.is_visible(each)]

    # The state of tabs and sections

    def is_tab_visible(self, tab: FormTab) -> bool:
        """Whether a tab is offered."""
        return _or(self.state.tabs.get(tab.name, UNCHANGED).is_visible, tab.is_visible)

    def tab_label(self, tab: FormTab) -> str:
        """The label of a tab; a script can set an empty one."""
        changed = self.state.tabs.get(tab.name, UNCHANGED).label
        return tab.label if changed is None else changed

    def is_section_visible(self, tab: FormTab, section: Section) -> bool:
        """Whether a section is visible in its tab."""
        state = self.state.sections.get(section_key(tab, section), UNCHANGED)
        return _or(state.is_visible, section.is_visible)

    @property
    def related(self) -> list[RelatedItem]:
        """The items of the menu of related records that are offered; a new record has none [A]."""
        found = self.layout.related if self.id else ()
        return [each for each in found if self.is_tab_visible(each.tab)]

    @property
    def visible_tabs(self) -> list[FormTab]:
        """The tabs that are offered, the tab of related records last."""
        name = self.state.related_tab
        opened = [each.tab for each in self.related if each.tab.name == name] if name else []
        return [*(each for each in self.layout.tabs if self.is_tab_visible(each)), *opened]

    @property
    def shown_tab(self) -> FormTab | None:
        """The tab that is shown: the chosen one, by default the first; None if all tabs are hidden."""
        tabs = self.visible_tabs
        chosen = (each for each in tabs if each.name == self.state.shown_tab)
        return next(chosen, next(iter(tabs), None))

    @property
    def shown_header(self) -> list[Control]:
        """The controls in the header that are visible."""
        is_hidden = FormPlace.HEADER in self.state.hidden
        return [] if is_hidden else self.visible(self.layout.header)


def _or(changed: bool | None, otherwise: bool) -> bool:
    return otherwise if changed is None else changed


def form_of(
    parameters: Mapping[str, Json],
    edits: dict[str, str | Reference],
    records: Records,
    state: FormState | None = None,
    record: Mapping[str, Json] | None = None,
    layout: FormLayout | None = None,
) -> Form | None:
    """The form for a page's parameters; None if the Dataverse has no such table.

    Args:
        parameters: the parameters of the page.
        edits: the unsaved values, by column.
        records: the sample Dataverse.
        state: what scripts changed; nothing by default.
        record: the record that the form loaded, empty for a new record; by default, it is read.
        layout: the layout; by default, that of the generated form.
    """
    table = table_of(parameters, records)
    if table is None:
        return None
    record = record_of(parameters, records) if record is None else record
    layout = layout or generated_layout(table, is_new=not record)
    initial = {} if record else with_dates(table, read_data(parameters))
    return Form(table, record, initial, edits, layout, state or FormState())


def form_in(page: Page, records: Records) -> Form | None:
    """The form in a page, with the record that it loaded; None if the Dataverse has no such table."""
    record = page.once(RECORD, lambda: record_of(page.parameters, records))
    layout = page.once(LAYOUT, lambda: _layout_in(page, records))
    return form_of(page.parameters, page.edits, records, page.form, record, layout)


def _layout_in(page: Page, records: Records) -> FormLayout | None:
    table = table_of(page.parameters, records)
    if table is None:
        return None
    if page.described_form is not None:
        # Imported on first use: without a solution, every form is generated.
        from apm.forms.layout_reading import read_layout  # noqa: PLC0415
        from apm.forms.related_menu import related_items  # noqa: PLC0415

        layout = read_layout(page.described_form)
        return replace(layout, related=related_items(layout, table, records.schema))
    is_new = not page.once(RECORD, lambda: record_of(page.parameters, records))
    form_id = bare_id(as_text(page.parameters.get("formId")))
    return generated_layout(table, is_new=is_new, form_id=form_id)
