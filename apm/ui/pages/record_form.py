"""A record's form: of a record that exists, or for one about to be created, prefilled from `data` [D]."""

from collections.abc import Mapping

from apm.core.errors import show
from apm.core.slugs import as_text
from apm.dataverse import Column, Records
from apm.forms.form import Form, form_in
from apm.forms.initial_values import initial_values
from apm.forms.layout import TABS, FormTab, Section, visible_header_columns
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.fields import field, plain_field
from apm.ui.pages.given import named_values
from apm.ui.pages.notes import header_notes
from apm.ui.pages.related import related_sections
from apm.workspace.form_state import ControlState
from apm.workspace.page import Page

_NO_TABLE = (
    "The sample Dataverse has no table {name}, so there is no form to fill in. To bring its records, name a JSON file "
    "of them under records.files in workspace.toml, as docs/workspace-toml.md says."
)


def record_form_page(page: Page, records: Records) -> list[Element]:
    """The form; without `entityId`, or with one that there is no record of, it is the create form [D; without id A]."""
    form = form_in(page, records)
    if form is None:
        return _unknown_table(page)
    asked = as_text(page.parameters.get("entityId"))
    return [
        _header(page, form, _title(form)),
        *_notes(form),
        *([h("p", {"class": "hint"}, _missing(form, asked))] if form.is_new and asked else []),
        *(
            h("p", {"class": "hint problem"}, f"{each} Nothing can be saved with it.")
            for each in form.data_problems
        ),
        *(_tab(page, form, each, records) for each in TABS if _is_seen(form.state.tabs, each.name)),
    ]


def _tab(page: Page, form: Form, tab: FormTab, records: Records) -> Element:
    """A tab of the form, with its sections side by side."""
    seen = [each for each in tab.sections if _is_seen(form.state.sections, each.name)]
    state = form.state.tabs.get(tab.name)
    sections = [] if state and state.is_expanded is False else seen
    return h(
        "div",
        {"class": "record", "data-form-tab": tab.name},
        *_own_label(state, "h2"),
        *(_section(page, form, each, records) for each in sections if each.has_fields or form.id),
    )


def _section(page: Page, form: Form, section: Section, records: Records) -> Element:
    heading = _own_label(form.state.sections.get(section.name), "h3")
    if not section.has_fields:
        return h("div", {"class": "side"}, *heading, *related_sections(form, records))
    fields = [field(page, form, each, records) for each in form.columns if form.is_visible(each)]
    unknown_columns = [
        plain_field(page, each, str(page.edits.get(each, form.text_before(each))))
        for each in form.unknown_columns
    ]
    attributes: dict[str, Attribute] = {"class": "form", "aria-label": f"{form.table.label} form"}
    return h("form", attributes, *heading, *fields, *unknown_columns)


def _is_seen(states: Mapping[str, ControlState], name: str) -> bool:
    state = states.get(name)
    return state is None or state.is_visible is not False


def _own_label(state: ControlState | None, level: str) -> list[Element]:
    """The heading that a script gave a tab or section; without one there is none to be read."""
    return [h(level, {"class": "wide"}, state.label)] if state and state.label else []


def _notes(form: Form) -> list[Element]:
    """What scripts have the form say."""
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


def _missing(form: Form, asked: str) -> str:
    return f"There is no {form.table.label} with the id {asked}: this is the form for a new one."


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
    """A table that only the user's organisation has: what was given, to be looked at."""
    table = as_text(page.parameters.get("entityName"))
    record = as_text(page.parameters.get("entityId"))
    others = {name: value for name, value in page.parameters.items() if name != "data"}
    return [
        h("h1", {}, page.label),
        h("p", {"class": "page-kind"}, f"{table} · {record}" if record else f"New {table}"),
        h("p", {"class": "hint"}, _NO_TABLE.format(name=show(table))),
        *named_values(others, "What the form was given"),
        *named_values(initial_values(page.parameters), "Values for a new record (data)"),
    ]
