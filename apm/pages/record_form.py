"""A record's form: of a record that exists, or for one about to be created, prefilled from `data` [D]."""

from apm.dataverse import Column, Records
from apm.elements import Attribute, Element, h
from apm.forms import Form, form_of, given_values
from apm.pages.fields import field, plain_field
from apm.pages.related import related_sections
from apm.session import Tab
from apm.slugs import as_text

_KEYS = ("prioritycode", "statuscode", "ownerid", "createdon")
"""Columns that stand in the header, when the table has them; three at most."""


def record_form_page(tab: Tab, records: Records) -> list[Element]:
    """The form; without `entityId`, or with one that there is no record of, it is the create form [D; without id A]."""
    form = form_of(tab.parameters, tab.edits, records)
    if form is None:
        return _unknown_table(tab)
    asked = as_text(tab.parameters.get("entityId"))
    fields = [field(tab, form, each) for each in form.columns]
    strangers = [
        plain_field(tab, each, tab.edits.get(each, form.before(each))) for each in form.strangers
    ]
    return [
        _header(tab, form, _title(form)),
        *([h("p", {"class": "hint"}, _missing(form, asked))] if form.is_new and asked else []),
        h(
            "div",
            {"class": "record"},
            _form(form.table.label, *fields, *strangers),
            *([h("div", {"class": "side"}, *related_sections(form, records))] if form.id else []),
        ),
    ]


def _title(form: Form) -> str:
    name = as_text(form.record.get(form.table.primary_name))
    return name if name.strip() else f"New {form.table.label}" if form.is_new else "(no name)"


def _missing(form: Form, asked: str) -> str:
    return f"There is no {form.table.label} with the id {asked}: this is the form for a new one."


def _header(tab: Tab, form: Form, title: str) -> Element:
    kind = f"{form.table.label} · {form.id}" if form.id else form.table.label
    keys = [each for name in _KEYS if (each := form.table.columns.get(name))] if form.id else []
    return h(
        "header",
        {"class": "record-header"},
        h("div", {}, h("h1", {}, title), h("p", {"class": "page-kind"}, kind)),
        *([h("dl", {"class": "keys"}, *(_key(form, each) for each in keys[:3]))] if keys else []),
        _save_bar(tab, form.is_dirty, can_save=form.is_dirty or form.is_new),
    )


def _key(form: Form, column: Column) -> Element:
    value = form.formatted(column)
    return h("div", {}, h("dt", {}, column.label), h("dd", {}, value or "---"))


def _save_bar(tab: Tab, is_dirty: bool, *, can_save: bool) -> Element:
    button: dict[str, Attribute] = {
        "type": "button",
        "class": "primary",
        "data-action": "save",
        "data-of": tab.id,
        # Not `disabled`: a button that has the keyboard focus keeps it when there is nothing left to save.
        "aria-disabled": None if can_save else "true",
    }
    marker = [h("span", {"class": "unsaved", "role": "status"}, "Unsaved changes")]
    return h(
        "div", {"class": "save-bar"}, *(marker if is_dirty else []), h("button", button, "Save")
    )


def _form(label: str, *fields: Element) -> Element:
    return h("form", {"class": "form", "aria-label": f"{label} form"}, *fields)


def _unknown_table(tab: Tab) -> list[Element]:
    """A table that only the user's organisation has: what was given, to be looked at."""
    table = as_text(tab.parameters.get("entityName"))
    record = as_text(tab.parameters.get("entityId"))
    values = {name: as_text(value) for name, value in given_values(tab.parameters).items()}
    fields = [plain_field(tab, name, text) for name, text in {**values, **tab.edits}.items()]
    is_dirty = any(values.get(name, "") != text for name, text in tab.edits.items())
    return [
        h(
            "header",
            {"class": "record-header"},
            h(
                "div",
                {},
                h("h1", {}, tab.label),
                h("p", {"class": "page-kind"}, f"{table} · {record}" if record else f"New {table}"),
            ),
            _save_bar(tab, is_dirty, can_save=True),
        ),
        _form(table, *fields),
    ]
