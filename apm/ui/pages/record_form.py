"""The form of an existing record, or of a new record with initial values from `data` [D]."""

from apm.core.errors import show
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.forms.form import Form, form_in
from apm.ui.elements import Element, h
from apm.ui.messages import Level, level_of, message
from apm.ui.pages.form_header import form_header
from apm.ui.pages.form_sections import control_element, shown_tab
from apm.ui.pages.form_tab_strip import has_tab_strip, tab_strip
from apm.ui.pages.parameters_page import named_values
from apm.workspace.data_parameter import read_data
from apm.workspace.form_state import FormPlace
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
        form_header(page, form, records),
        *_notes(form),
        *([h("p", {"class": "hint"}, _missing(form, record_id))] if is_missing else []),
        *(_data_problem(each) for each in form.data_problems),
        *([tab_strip(page, form)] if has_tab_strip(form) else []),
        *([shown_tab(page, form, form.shown_tab, records)] if form.shown_tab else []),
        *_footer(page, form, records),
    ]


def _notes(form: Form) -> list[Element]:
    """The notifications that scripts set for the form."""
    return [
        message(
            level_of(note.level),
            h("p", {}, note.text),
            kind="form-note",
            attributes={"key": f"note-{note_id}"},
        )
        for note_id, note in form.state.notes.items()
    ]


def _data_problem(problem: str) -> Element:
    """A problem of the values for a new record. The console has announced it when the form opened."""
    text = h("p", {}, f"{problem} The form cannot be saved with it.")
    return message(Level.ERROR, text, kind="form-note", is_live=False)


def _missing(form: Form, record_id: str) -> str:
    label = form.table.label
    return f"There is no {label} with the id {record_id}. This is the form for a new {label}."


def _footer(page: Page, form: Form, records: Records) -> list[Element]:
    if FormPlace.FOOTER in form.state.hidden:
        return []
    shown = form.visible(form.layout.footer)
    controls = [control_element(page, form, each, records) for each in shown]
    return [h("footer", {"class": "form record-footer"}, *controls)] if controls else []


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
