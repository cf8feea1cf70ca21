"""Writes the record of a form: the edits become a record of the Dataverse, or one sentence says why they cannot.

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {"entityName": "contact"})).value
>>> tab = workspace.tabs[tab_id]
>>> workspace.edit_field(tab, "lastname", "Silva").value, write_record(workspace, tab).value
(True, True)
>>> tab.title
'Silva'
>>> workspace.edit_field(tab, "lastname", "").value, write_record(workspace, tab).value
Traceback (most recent call last):
apm.core.errors.ApmError: Fill in Last Name, then save again.
"""

from collections.abc import Iterator, Mapping

from apm.core.errors import bad_input, show
from apm.core.events import PageChanged, RecordSaved, RecordsChanged, TabChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.forms.form import Form, form_in
from apm.forms.validation import check, value_of, written_names
from apm.workspace.page import Page
from apm.workspace.page_records import record_of, record_title
from apm.workspace.party_lists import parties_in, write_parties
from apm.workspace.workspace import Workspace


def write_record(workspace: Workspace, page: Page) -> Outcome[bool]:
    """Writes the record of the form in a page. The form of a new record becomes the form of that record.

    Raises:
        ApmError: the form cannot be saved. It keeps its edits.
    """
    records = workspace.records
    form = form_in(page, records)
    if form is None:
        name = show(as_text(page.parameters.get("entityName")))
        raise bad_input(f"The sample Dataverse has no table {name}, so nothing can be saved in it.")
    if not form.is_unsaved:
        return Outcome(False)
    if form.data_problems:
        raise bad_input(form.data_problems[0])
    check(form, records)
    title_before = record_title(page.parameters, records)
    record_id = _write(form, records)
    kept = {name: value for name, value in page.parameters.items() if name != "data"}
    parameters = {**kept, "entityId": record_id}
    # A title that a script or template set stays. Otherwise it follows the name of the record.
    follows = page.title == title_before
    title = record_title(parameters, records) if follows else page.title
    done = show_record(workspace, page, parameters, title)
    # A new record outside a tab is linked in the toast, because its form closes.
    opens = (form.table.name, record_id) if form.is_new and page.id not in workspace.tabs else None
    name = as_text(record_of(parameters, records).get(form.table.primary_name))
    return success(True, (*done.events, RecordSaved(form.table.label, name, opens)))


def show_record(
    workspace: Workspace, page: Page, parameters: Mapping[str, Json], title: str
) -> Outcome[bool]:
    """Makes the form in a page show a saved record, without edits and without invalid fields."""
    page.parameters, page.title, page.edits = parameters, title, {}
    page.form.invalid_columns = frozenset()
    shown = TabChanged(page.id) if page.id in workspace.tabs else PageChanged(page.id)
    return success(True, (shown, RecordsChanged()))


def _write(form: Form, records: Records) -> str:
    """Creates or updates the record; returns its id."""
    values = dict(_values(form, records))
    parties = {name: values.pop(name) for name in form.table.parties if name in values}
    if form.is_new:
        record_id = records.create(form.table.name, values)
    else:
        record_id = form.id
        records.update(form.table.name, record_id, values)
    for name, text in parties.items():
        found = parties_in(as_text(text)) or ()
        write_parties(form.table, record_id, form.table.parties[name], found, records)
    return record_id


def _values(form: Form, records: Records) -> Iterator[tuple[str, Json]]:
    """The names and values to write, as in a Web API request."""
    for name in written_names(form):
        column = form.table.form_columns.get(name)
        if column:
            yield value_of(form, column, records)
        elif name in form.unknown_columns or name not in form.initial:
            edit = form.edits.get(name)
            yield name, edit if isinstance(edit, str) else form.initial.get(name)
