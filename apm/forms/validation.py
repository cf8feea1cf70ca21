"""Finds what prevents a form from being saved: one sentence for each field.

>>> from apm.forms.form import form_of
>>> records = Records()
>>> form = form_of({"entityName": "contact"}, {"birthdate": "soon"}, records)
>>> [*problems(form, records).values()]
['Fill in Last Name, then save again.', "Birthday: 'soon' is not a date; write it as 2026-07-01."]
"""

from collections.abc import Sequence

from apm.core.errors import ApmError, bad_input
from apm.core.events import PageChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.dataverse import Column, Kind, Records
from apm.forms.form import Form, form_in
from apm.forms.form_layout import Control
from apm.forms.input_text import from_text
from apm.forms.lookups import bind, parties_named, record_named
from apm.forms.refusals import refusal
from apm.workspace.form_state import UNCHANGED
from apm.workspace.page import Page
from apm.workspace.party_lists import parties_text
from apm.workspace.workspace import Workspace


def problems(form: Form, records: Records) -> dict[str, str]:
    """Why fields cannot be saved, by column. Fields that can be saved are left out."""
    found = {each.name: field_problem(form, each, records) for each in form.columns}
    return {name: why for name, why in found.items() if why}


def check(form: Form, records: Records) -> None:
    """Checks that a form can be saved.

    Raises:
        ApmError: values are missing, or a field has an error. The message names all missing values, or the first error.
    """
    wrong = problems(form, records)
    missing = [form.name_of(each) for each in form.columns if _is_missing(form, each)]
    if wrong:
        raise bad_input(_fill_in(missing) if missing else next(iter(wrong.values())))


def mark_invalid(workspace: Workspace, page: Page) -> Outcome[Control | None]:
    """Marks the fields that cannot be saved [A]. The value is the control of the first that the user can change."""
    form = form_in(page, workspace.records)
    if form is None:
        return Outcome(None)
    invalid = problems(form, workspace.records)
    page.form.invalid_columns = frozenset(invalid)
    found = (each for name in invalid for each in form.layout.controls_of(name))
    first = next((each for each in found if _is_usable(form, each)), None)
    return Outcome(first, (PageChanged(page.id),))


def _is_usable(form: Form, control: Control) -> bool:
    """Whether the user can reach a control and change its value."""
    place = form.layout.place_of(control)
    is_there = place is None or (form.is_tab_visible(place[0]) and form.is_section_visible(*place))
    return is_there and form.is_visible(control) and not form.is_disabled(control)


def field_problem(form: Form, column: Column, records: Records) -> str:
    """Why a field cannot be saved: because of its value or of an error that a script set; empty if it can."""
    errors = (f"{form.name_of(column)}: {each}" for each in form.errors(column))
    return value_problem(form, column, records) or next(errors, "")


def value_problem(form: Form, column: Column, records: Records) -> str:
    """Why the value of a field cannot be saved: it is missing, or the column does not accept it; empty if it can."""
    if _is_missing(form, column):
        return _fill_in([form.name_of(column)])
    # Values that the system writes are not checked.
    if column.read_only or not _is_written(form, column.name):
        return ""
    try:
        value_of(form, column, records)
    except ApmError as error:
        return str(error)
    return ""


def _is_missing(form: Form, column: Column) -> bool:
    return form.is_required(column) and not form.text(column).strip()


def _fill_in(labels: Sequence[str]) -> str:
    return f"Fill in {' and '.join(labels)}, then save again."


def written_names(form: Form) -> list[str]:
    """The names that a save writes: initial values and edits, except those with the submit mode "never"."""
    return [each for each in dict.fromkeys([*form.initial, *form.edits]) if _is_written(form, each)]


def _is_written(form: Form, name: str) -> bool:
    state = form.state.controls.get(name, UNCHANGED)
    return (name in form.initial or name in form.edits) and state.submit != "never"


def value_of(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    """The name and value to write for a column, as in a Web API request.

    Raises:
        ApmError: the column does not accept the value.
    """
    if column.kind is Kind.LOOKUP:
        return _bind(form, column, records)
    if column.kind is Kind.PARTIES:
        return column.name, parties_text(parties_named(column, form.text(column), records))
    value = from_text(column, form.text(column))
    if not column.read_only and (why := refusal(column, value)):
        raise bad_input(why)
    return column.name, value


def _bind(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    text = form.text(column)
    if not text.strip():
        return column.name, None
    listed = form.column_state(column).listed
    found = form.reference(column) or record_named(column, text, records, listed)
    return bind(column, found, records)
