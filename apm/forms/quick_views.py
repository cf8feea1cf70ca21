"""The quick view on a form: some columns of the record that a lookup of the form points to."""

from apm.core.errors import ApmError
from apm.dataverse import Records
from apm.forms.form import Form, form_of
from apm.forms.form_layout import Control
from apm.forms.layout_reading import read_layout
from apm.workspace.form_choice import form_with
from apm.workspace.form_state import Reference
from apm.workspace.page import Page

IN_QUICK_VIEW = "\t"
"""In the name of an item of a quick view: between the name of the quick view and its own."""

QUICK_VIEW = "quick view"
"""What the names begin with under which a page keeps its quick forms."""


def quick_form_in(page: Page, form: Form, control: Control, records: Records) -> Form | None:
    """The quick form of the record of a quick view; None if the lookup is empty or has no form for that table."""
    column = form.table.form_columns.get(control.column)
    reference = form.reference(column) if column else None
    if reference is None:
        return None
    kept = f"{QUICK_VIEW} {control.name} {reference.table} {reference.id}"
    return page.once(kept, lambda: _read(page, control, reference, records))


def _read(page: Page, control: Control, reference: Reference, records: Records) -> Form | None:
    layouts = page.settings.layouts.of(reference.table)
    described = form_with(layouts, control.quick_forms.get(reference.table, ""))
    if described is None:
        return None
    try:
        record = records.retrieve(reference.table, reference.id)
    except ApmError:
        # The record was deleted.
        return None
    named = {"entityName": reference.table, "entityId": reference.id}
    return form_of(named, {}, records, record=record, layout=read_layout(described))
