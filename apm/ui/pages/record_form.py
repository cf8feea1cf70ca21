"""The form of an existing record, or of a new record with initial values from `data` [D]."""

from collections.abc import Mapping

from apm.core.errors import show
from apm.core.slugs import as_text
from apm.dataverse import Column, Records
from apm.forms.form import Form, form_in
from apm.forms.layout import TABS, FormTab, Section, visible_header_columns
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.control_notes import header_notes
from apm.ui.pages.fields import form_field, plain_field
from apm.ui.pages.parameters_page import named_values
from apm.ui.pages.related_records import related_sections
from apm.workspace.data_parameter import read_data
from apm.workspace.form_state import ControlState
from apm.workspace.page import Page

_NO_TABLE = (
    "The sample Dataverse has no table {name}, so its form cannot be shown. To add records of the table, list a JSON "
    "file under records.files in workspace.toml; see docs/workspace-toml.md."
)


def record_form_page(page: Page, records: Records) -> list[Element]:
    """The form. Without `entityId`, or if the record does not exist, it is the create form [D; without id A]."""
    form = form_in(page, records)
    if form is None:
        return _unknown_table(page)
    record_id = as_text(page.parameters.get("entityId"))
    is_missing = form.is_new and record_id
    return [
        _header(page, form, _title(form)),
        *_notes(form),
        *([h("p", {"class": "hint"}, _missing(form, record_id))] if is_missing else []),
        *(
            h("p", {"class": "hint problem"}, f"{each} The form cannot be saved with it.")
            for each in form.data_problems
        ),
        *(
            _tab(page, form, each, records)
            for each in TABS
            if _is_visible(form.state.tabs, each.name)
        ),
    ]


def _tab(page: Page, form: Form, tab: FormTab, records: Records) -> Element:
    """A tab of the form with its sections."""
    visible = [each for each in tab.sections if _is_visible(form.state.sections, each.name)]
    state = form.state.tabs.get(tab.name)
    sections = [] if state and state.is_expanded is False else visible
    return h(
        "div",
        {"class": "record", "data-form-tab": tab.name},
        *_heading(state, "h2"),
        *(_section(page, form, each, records) for each in sections if each.has_fields or form.id),
    )


def _section(page: Page, form: Form, section: Section, records: Records) -> Element:
    heading = _heading(form.state.sections.get(section.name), "h3")
    if not section.has_fields:
        return h("div", {"class": "side"}, *heading, *related_sections(page, form, records))
    columns = filter(form.is_visible, form.columns)
    fields = [form_field(page, form, each, records) for each in columns]
    unknown_columns = [
        plain_field(page, each, str(page.edits.get(each, form.text_before(each))))
        for each in form.unknown_columns
    ]
    attributes: dict[str, Attribute] = {"class": "form", "aria-label": f"{form.table.label} form"}
    return h("form", attributes, *heading, *fields, *unknown_columns)


def _is_visible(states: Mapping[str, ControlState], name: str) -> bool:
    state = states.get(name)
    return state is None or state.is_visible is not False


def _heading(state: ControlState | None, level: str) -> list[Element]:
    """The heading of a tab or section. There is one only if a script set a label."""
    return [h(level, {"class": "wide"}, state.label)] if state and state.label else []


def _notes(form: Form) -> list[Element]:
    """The notifications that scripts set for the form."""
    return [
        h(
            "p",
            {
                "class": f"form-note {note.level.lower()}",
                "role": "alert" if note.level == "ERROR" else "status",
                "key": f"note-{note_id}",
            },
            note.text,
        )
        for note_id, note in form.state.notes.items()
    ]


def _title(form: Form) -> str:
    name = as_text(form.record.get(form.table.primary_name))
    return name if name.strip() else f"New {form.table.label}" if form.is_new else "(no name)"


def _missing(form: Form, record_id: str) -> str:
    label = form.table.label
    return f"There is no {label} with the id {record_id}. This is the form for a new {label}."


def _header(page: Page, form: Form, title: str) -> Element:
    kind = f"{form.table.label} · {form.id}" if form.id else form.table.label
    keys = visible_header_columns(form)
    unsaved = h("p", {"class": "unsaved", "role": "status"}, "Unsaved changes")
    return h(
        "header",
        {"class": "record-header"},
        h("div", {}, h("h1", {}, title), h("p", {"class": "page-kind"}, kind)),
        *([unsaved] if form.is_dirty else []),
        *([h("dl", {"class": "keys"}, *(_key(page, form, each) for each in keys))] if keys else []),
    )


def _key(page: Page, form: Form, column: Column) -> Element:
    label = form.header_control(column).label or column.label
    value = form.formatted(column) or "---"
    return h("div", {}, h("dt", {}, label), h("dd", {}, value, *header_notes(page, form, column)))


def _unknown_table(page: Page) -> list[Element]:
    """The parameters of the page, for a table that the sample Dataverse does not have."""
    table = as_text(page.parameters.get("entityName"))
    record = as_text(page.parameters.get("entityId"))
    others = {name: value for name, value in page.parameters.items() if name != "data"}
    return [
        h("h1", {}, page.label),
        h("p", {"class": "page-kind"}, f"{table} · {record}" if record else f"New {table}"),
        h("p", {"class": "hint"}, _NO_TABLE.format(name=show(table))),
        *named_values(others, "What the form was given"),
        *named_values(read_data(page.parameters), "Values for a new record (data)"),
    ]
