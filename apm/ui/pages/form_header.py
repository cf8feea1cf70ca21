"""The header of a form: the name of the record, whether it is saved, and the controls of the header."""

from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.ui.elements import Child, Element, h
from apm.ui.pages.control_notes import own_notes
from apm.ui.pages.fields import form_field
from apm.ui.pages.form_selector import form_kind
from apm.ui.texts import is_blank, record_name
from apm.workspace.page import Page

_EMPTY = "---"


def form_header(page: Page, form: Form, records: Records) -> Element:
    """The header. A column that only the header shows opens there to be edited."""
    found = ((each, form.column_of(each)) for each in form.shown_header)
    keys = [_key(page, form, each, column, records) for each, column in found if column]
    return h(
        "header",
        {"class": "record-header"},
        h("div", {}, _title_line(form), form_kind(page, form)),
        *([h("dl", {"class": "keys"}, *keys)] if keys else []),
    )


def _title_line(form: Form) -> Element:
    """The name of the record, and whether it is saved as the form shows it [D]."""
    state, look = ("Unsaved", "unsaved") if form.is_unsaved else ("Saved", "saved")
    said = h("p", {"class": look, "role": "status"}, state)
    return h("div", {"class": "record-title"}, h("h1", {}, _title(form)), said)


def _title(form: Form) -> str:
    name = as_text(form.record.get(form.table.primary_name))
    return f"New {form.table.label}" if form.is_new and is_blank(name) else record_name(name)


def _key(page: Page, form: Form, control: Control, column: Column, records: Records) -> Element:
    label, value = form.label(control), shown_value(form, column) or _EMPTY
    content: list[Child]
    if form.layout.is_generated:
        # The column can be edited in the form below.
        content = [value, *own_notes(page, form, control)]
    elif form.is_disabled(control):
        content = [value]
    else:
        field = form_field(page, form, control, column, records)
        name = {"aria-label": f"{label}: {value}"}
        opened = h("div", {"class": "form"}, field)
        content = [h("details", {"class": "popup"}, h("summary", name, value), opened)]
    return h("div", {"key": control.name}, h("dt", {}, label), h("dd", {}, *content))


def shown_value(form: Form, column: Column) -> str:
    """The value of a column as text for the user, with unsaved changes."""
    if not form.is_edited(column.name) and not form.is_new:
        return form.formatted(column)
    text = form.text(column)
    if column.kind is Kind.BOOLEAN:
        return "Yes" if text == "true" else "No" if text else ""
    labels = {str(value): label for value, label in form.options(column)}
    return ", ".join(labels.get(each, each) for each in text.split(",")) if labels else text
