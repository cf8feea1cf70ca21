"""The objects for the controls of a form: a field has other members than a subgrid."""

from collections.abc import Iterable

from apm.api.member import Owner
from apm.core.results import ObjectOf
from apm.forms.form import Form
from apm.forms.form_layout import Control
from apm.forms.scripted_form import ScriptedForm

_OWNERS = {
    "iframe": Owner.FRAME_CONTROL,
    "quickform": Owner.QUICK_FORM,
    "subgrid": Owner.SUBGRID,
    "webresource": Owner.FRAME_CONTROL,
}
"""The owners of controls that are no fields, by kind; the owner of other kinds is `OTHER_CONTROL`."""


def control_objects(
    form: ScriptedForm, controls: Iterable[Control], name: str = ""
) -> tuple[ObjectOf, ...]:
    """The objects for some controls of a form; with a name, for the control with this name."""
    held = form.form
    return objects_for(held, controls, f"{form.page.id} ", name) if held else ()


def objects_for(
    form: Form, controls: Iterable[Control], before: str, name: str = ""
) -> tuple[ObjectOf, ...]:
    """The same for a form that may be in a quick view; their targets begin with `before`."""
    columns = {each.name for each in form.columns}
    return tuple(
        ObjectOf(_owner(each, columns), before + each.name)
        for each in controls
        if name in ("", each.name)
    )


def _owner(control: Control, columns: set[str]) -> Owner:
    if control.shown_column in columns:
        return Owner.CONTROL
    return _OWNERS.get(control.kind, Owner.OTHER_CONTROL)
