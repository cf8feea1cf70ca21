"""The objects for the controls of a form: a field has other members than a subgrid."""

from collections.abc import Iterable

from apm.api.member import Owner
from apm.core.results import ObjectOf
from apm.forms.form_layout import Control
from apm.forms.scripted_form import ScriptedForm

_OWNERS: dict[str, Owner] = {}
"""The owners of controls that are no fields, by kind."""


def control_objects(
    form: ScriptedForm, controls: Iterable[Control], name: str = ""
) -> tuple[ObjectOf, ...]:
    """The objects for some controls of a form; with a name, for the control with this name."""
    return tuple(_object(form, each) for each in controls if name in ("", each.name))


def _object(form: ScriptedForm, control: Control) -> ObjectOf:
    columns = {each.name for each in form.columns}
    is_field = control.shown_column in columns
    owner = Owner.CONTROL if is_field else _OWNERS.get(control.kind, Owner.OTHER_CONTROL)
    return ObjectOf(owner, f"{form.page.id} {control.name}")
