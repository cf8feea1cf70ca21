"""What keeps a form from being saved, field by field, in the sentences that a person is told.

>>> from apm.forms.form import form_of
>>> records = Records()
>>> form = form_of({"entityName": "contact"}, {"birthdate": "soon"}, records)
>>> [*problems(form, records).values()]
['Fill in Last Name, then save again.', "Birthday: 'soon' is no date; write it as 2026-07-01."]
"""

from collections.abc import Sequence

from apm.core.errors import ApmError, bad_input
from apm.core.json_text import Json
from apm.dataverse import Column, Kind, Records
from apm.forms.field_texts import from_text
from apm.forms.form import UNTOUCHED, Form
from apm.forms.lookups import bind, named
from apm.forms.words import problem


def problems(form: Form, records: Records) -> dict[str, str]:
    """Why fields cannot be saved as they stand, by column; nothing of those that can."""
    found = {each.name: field_problem(form, each, records) for each in form.columns}
    return {name: why for name, why in found.items() if why}


def check(form: Form, records: Records) -> None:
    """Refuses a form without what forms ask for, or with an error at a field.

    Raises:
        ApmError: it says what is missing, all of it, or what is wrong with the first field of those.
    """
    wrong = problems(form, records)
    missing = [form.label(each) for each in form.columns if _is_missing(form, each)]
    if wrong:
        raise bad_input(_fill_in(missing) if missing else next(iter(wrong.values())))


def field_problem(form: Form, column: Column, records: Records) -> str:
    """Why a field cannot be saved as it stands: its value, or what a script says of it; empty when it can."""
    errors = (f"{form.label(column)}: {each}" for each in form.errors(column))
    return value_problem(form, column, records) or next(errors, "")


def value_problem(form: Form, column: Column, records: Records) -> str:
    """Why a field's value cannot be saved: it is missing or does not fit; empty when it can."""
    if _is_missing(form, column):
        return _fill_in([form.label(column)])
    # What the system writes is passed over, whatever it is.
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


def written(form: Form) -> list[str]:
    """The names of what saving writes: what was given and typed, but for what scripts keep from it."""
    return [each for each in dict.fromkeys([*form.given, *form.edits]) if _is_written(form, each)]


def _is_written(form: Form, name: str) -> bool:
    state = form.state.controls.get(name, UNTOUCHED)
    return (name in form.given or name in form.edits) and state.submit != "never"


def value_of(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    """What to write for a column.

    Raises:
        ApmError: it does not fit.
    """
    if column.kind is Kind.LOOKUP:
        return _bind(form, column, records)
    value = from_text(column, form.text(column))
    if not column.read_only and (why := problem(column, value)):
        raise bad_input(why)
    return column.name, value


def _bind(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    text = form.text(column)
    if not text.strip():
        return column.name, None
    return bind(column, form.current(column) or named(column, text, records), records)
