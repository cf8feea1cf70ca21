"""The controls of a form that show no column: for now, each is a box with its name."""

from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.ui.elements import Element, h
from apm.workspace.page import Page


def other_control(_page: Page, form: Form, control: Control, _records: Records) -> Element:
    """The element of a control that shows no column."""
    return h("div", {"class": "field", "key": control.name}, form.label(control))
