"""Saving a form: what was typed becomes a record, or a sentence that says why not.

>>> from apm.inputs import Wish
>>> from apm.settings import Settings
>>> from apm.templates import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, Wish("", {"entityName": "contact"})).value
>>> tab = workspace.tabs[tab_id]
>>> workspace.edit_field(tab, "lastname", "Silva").value, save(workspace, tab).value
(True, True)
>>> tab.title
'Silva'
>>> workspace.edit_field(tab, "lastname", "").value, save(workspace, tab).value
Traceback (most recent call last):
apm.errors.ApmError: Fill in Last Name, then save again.
"""

from collections.abc import Iterator

from apm.anchors import record_title
from apm.dataverse import Column, Kind, Records
from apm.dataverse.writing import BIND
from apm.errors import bad_input, show
from apm.forms import Form, form_in
from apm.forms.lookups import bind, named
from apm.forms.texts import from_text
from apm.forms.words import problem
from apm.json_text import Json
from apm.outcome import Outcome
from apm.page import Page
from apm.slugs import as_text
from apm.workspace import Workspace


def save(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Saves the form in a page; a new record's form becomes the form of that record.

    Raises:
        ApmError: something is missing or does not fit; what was typed stays.
    """
    records = workspace.records
    form = form_in(page, records)
    if form is None:
        name = show(as_text(page.parameters.get("entityName")))
        raise bad_input(f"The sample Dataverse has no table {name}, so nothing can be saved in it.")
    if not form.is_new and not form.is_dirty:
        return Outcome(False)
    if form.problems:
        raise bad_input(form.problems[0])
    _check(form)
    values = dict(_values(form, records))
    before = record_title(page.parameters, records)
    record_id = form.id
    if form.is_new:
        record_id = records.create(form.table.name, values)
    else:
        records.update(form.table.name, record_id, values)
    kept = {name: value for name, value in page.parameters.items() if name != "data"}
    parameters = {**kept, "entityId": record_id}
    # A title that a script or template gave stands; the record's own name follows the record.
    title = record_title(parameters, records) if page.title == before else page.title
    return workspace.show_saved(page, parameters, title)


def field_problem(form: Form, column: Column) -> str:
    """Why a field cannot be saved as it stands; empty when it can."""
    if _is_missing(form, column):
        return f"Fill in {form.label(column)}, then save again."
    errors = (each for each in form.control(column).notes.values() if each.level == "ERROR")
    note = next(errors, None)
    if note:
        return f"{form.label(column)}: {note.text}"
    if column.kind is Kind.LOOKUP or column.read_only or column.name not in form.edits:
        return ""
    return problem(column, from_text(column, form.text(column)))


def _check(form: Form) -> None:
    """Refuses a form without what forms ask for, or with an error at a field."""
    missing = [form.label(each) for each in form.columns if _is_missing(form, each)]
    if missing:
        raise bad_input(f"Fill in {' and '.join(missing)}, then save again.")
    for each in form.columns:
        if why := field_problem(form, each):
            raise bad_input(why)


def _is_missing(form: Form, column: Column) -> bool:
    return form.is_required(column) and not form.text(column).strip()


def _values(form: Form, records: Records) -> Iterator[tuple[str, Json]]:
    """What to write, in the Web API's way."""
    for name in dict.fromkeys([*form.given, *form.edits]):
        column = form.table.columns.get(name)
        if column and form.control(column).submit == "never":
            continue
        if column is None:
            if name in form.strangers or name not in form.given:
                edited = form.edits.get(name)
                yield name, edited if isinstance(edited, str) else form.given.get(name)
        elif column.kind is Kind.LOOKUP:
            yield _bind(form, column, records)
        else:
            value = from_text(column, form.text(column))
            # What the system writes is passed over, whatever it is.
            if not column.read_only and (why := problem(column, value)):
                raise bad_input(why)
            yield name, value


def _bind(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    text = form.text(column)
    if not text.strip():
        return f"{column.targets[0].navigation}{BIND}", None
    return bind(column, form.current(column) or named(column, text, records), records)
