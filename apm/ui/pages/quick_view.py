"""The control of a form that shows columns of the record of a lookup. They cannot be edited there."""

from collections.abc import Iterator

from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.quick_views import quick_form_in
from apm.ui.elements import Element, h
from apm.ui.pages.form_header import shown_value
from apm.workspace.page import Page


def quick_view(page: Page, form: Form, control: Control, records: Records) -> list[Element]:
    """The labels and values of the quick form."""
    shown = quick_form_in(page, form, control, records)
    if shown is None:
        return [h("p", {"class": "page-kind"}, "No record.")]
    return [h("dl", {"class": "quick-view"}, *_values(shown))]


def _values(form: Form) -> Iterator[Element]:
    for tab in form.visible_tabs:
        for section in tab.sections():
            controls = section.controls() if form.is_section_visible(tab, section) else ()
            for each in form.visible(controls):
                column = form.column_of(each)
                if column:
                    label = form.label(each)
                    value = shown_value(form, column) or "---"
                    yield h("div", {"key": each.name}, h("dt", {}, label), h("dd", {}, value))
