"""A custom parameter of a form as scripts see it: an attribute of `formContext.data` that is no column [D].

Its value is not saved. A script can replace it, as the value of a column.
"""

from dataclasses import dataclass, replace

from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import Missing
from apm.dataverse import Column, Kind
from apm.forms.form import Form
from apm.forms.form_field import Field
from apm.forms.form_layout import Control
from apm.forms.generated_layout import generated_layout
from apm.forms.initial_values import with_dates
from apm.forms.script_values import from_script
from apm.forms.scripted_form import ScriptedForm
from apm.settings import ParameterType
from apm.workspace.form_parameters import declared_for

_KINDS = {
    ParameterType.BOOLEAN: Kind.BOOLEAN,
    ParameterType.DATE_TIME: Kind.DATETIME,
    ParameterType.DOUBLE: Kind.DECIMAL,
    ParameterType.INTEGER: Kind.INTEGER,
    ParameterType.LONG: Kind.INTEGER,
    ParameterType.POSITIVE_INTEGER: Kind.INTEGER,
    ParameterType.UNSIGNED_INT: Kind.INTEGER,
}
"""The kind of column for each type of parameter; any other type is text [A]."""


@dataclass(frozen=True, slots=True)
class ParameterField(Field):
    """A custom parameter of a form."""

    def set(self, value: Json) -> Outcome[Missing]:
        """Replaces the value.

        Raises:
            ApmError: the value does not have the type of the parameter.
        """
        page = self.owner.page
        text = from_script(self.column, value)
        page.form_parameters = {**page.form_parameters, self.name: str(text)}
        return self.owner.changed()


def parameter_of(form: ScriptedForm, name: str) -> ParameterField | None:
    """The custom parameter with that name; None if the form has none, or if its table is unknown."""
    held, given = form.form, form.page.form_parameters
    if held is None or name not in given:
        return None
    types = declared_for(held.table.name, form.workspace.settings.form_parameters)
    columns = {each: Column(each, each, _KINDS.get(types[each], Kind.TEXT)) for each in given}
    table = replace(held.table, columns=columns)
    layout = generated_layout(table, is_new=True)
    values = Form(table, {}, with_dates(table, given), {}, layout)
    return ParameterField(form, values, Control(name), columns[name])
