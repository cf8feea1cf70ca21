"""The controls of a form that show no column: timelines, subgrids, web resources, quick views, and others."""

from collections.abc import Callable
from importlib import import_module

from apm.dataverse import Records
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.ui.elements import Element, h
from apm.workspace.page import Page

ControlTree = Callable[[Page, Form, Control, Records], list[Element]]

_TREES = {
    "quickform": "quick_view.quick_view",
    "subgrid": "subgrid.subgrid",
    "timelinewall": "timeline.timeline_control",
    "webresource": "web_resource_control.web_resource_control",
}
"""Module and function, by the type of the control. The module is imported when such a control is first drawn."""


def other_control(page: Page, form: Form, control: Control, records: Records) -> Element:
    """The element of a control that shows no column. One of an unknown type is a box that says so."""
    label = form.label(control)
    hidden = None if control.shows_label else "spoken-only"
    return h(
        "div",
        {"key": control.name, "class": "field wide control", "role": "group", "aria-label": label},
        h("span", {"class": hidden, "aria-hidden": "true"}, label),
        *_tree_of(control.kind)(page, form, control, records),
    )


def _tree_of(kind: str) -> ControlTree:
    if kind not in _TREES:
        return _placeholder
    module, _, function = _TREES[kind].partition(".")
    found: ControlTree = getattr(import_module(f"apm.ui.pages.{module}"), function)
    return found


def _placeholder(_page: Page, _form: Form, control: Control, _records: Records) -> list[Element]:
    column = control.shown_column
    why = f"The table has no column {column} here." if column else "This control is not emulated."
    return [h("p", {"class": "hint"}, why)]
