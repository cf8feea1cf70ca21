"""Writes the record of a form: the edits become a record of the Dataverse, or one sentence says why they cannot.

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {"entityName": "contact"})).value
>>> tab = workspace.tabs[tab_id]
>>> workspace.edit_field(tab, "lastname", "Silva").value, write_record(workspace, tab).value.is_saved
(True, True)
>>> tab.title
'Silva'
>>> workspace.edit_field(tab, "lastname", "").value, write_record(workspace, tab).value
Traceback (most recent call last):
apm.core.errors.ApmError: Fill in Last Name, then save again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from apm.core.errors import ApmError, bad_input, show
from apm.core.events import PageChanged, RecordSaved, RecordsChanged, TabChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.forms.form import Form, form_in
from apm.forms.form_values import differing
from apm.forms.validation import check, value_of, written_names
from apm.workspace.page import Page
from apm.workspace.page_records import check_exists, record_of, title_of
from apm.workspace.party_lists import parties_in, write_parties
from apm.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Written:
    """What a save wrote.

    Attributes:
        is_saved: whether there was anything to write.
        is_created: whether it was a new record.
        changed: the columns whose values the form shows differently after the save, because the Dataverse set them.
    """

    is_saved: bool = False
    is_created: bool = False
    changed: tuple[str, ...] = ()


class RefusedByDataverseError(ApmError):
    """The Dataverse refused to write a record that the form had found valid."""


def write_record(workspace: Workspace, page: Page) -> Outcome[Written]:
    """Writes the record of the form in a page. The form of a new record becomes the form of that record.

    Raises:
        RefusedByDataverseError: the Dataverse refused the record. The form keeps its edits, as below.
        ApmError: the form cannot be saved.
    """
    records = workspace.records
    form = form_in(page, records)
    if form is None:
        name = show(as_text(page.parameters.get("entityName")))
        raise bad_input(f"The sample Dataverse has no table {name}, so nothing can be saved in it.")
    if not form.is_unsaved:
        return Outcome(Written())
    if form.data_problems:
        raise bad_input(form.data_problems[0])
    check(form, records)
    record_id = _write(page, form, records)
    kept = {name: value for name, value in page.parameters.items() if name != "data"}
    parameters = {**kept, "entityId": record_id}
    # A title that a script or template set stays. Otherwise it follows the name of the record [A].
    follows = page.title == title_of(form.table, form.record)
    done = show_record(workspace, page, parameters)
    record = record_of(parameters, records)
    if follows:
        page.title = title_of(form.table, record)
    # A new record outside a tab is linked in the toast, because its form closes.
    opens = (form.table.name, record_id) if form.is_new and page.id not in workspace.tabs else None
    name = as_text(record.get(form.table.primary_name))
    saved = RecordSaved(form.table.label, name, opens)
    written = Written(is_saved=True, is_created=form.is_new, changed=done.value)
    return success(written, (*done.events, saved))


def refresh_record(workspace: Workspace, page: Page) -> Outcome[tuple[str, ...]]:
    """Makes the form in a page show the saved record, and discards its edits.

    The value has the columns whose values the form shows differently.

    Raises:
        ApmError: the record was deleted; the form stays as it is.
    """
    form = form_in(page, workspace.records)
    check_exists(page.parameters, form.record if form else {}, workspace.records, "refreshed")
    return show_record(workspace, page, page.parameters)


def show_record(
    workspace: Workspace, page: Page, parameters: Mapping[str, Json]
) -> Outcome[tuple[str, ...]]:
    """Makes the form in a page load its record, without edits and without invalid fields.

    The value has the columns whose values the form shows differently.
    """
    before = form_in(page, workspace.records)
    page.parameters, page.edits = parameters, {}
    page.forget()
    page.form.invalid_columns = frozenset()
    after = form_in(page, workspace.records)
    changed = differing(before.columns, before, after) if before and after else ()
    shown = TabChanged(page.id) if page.id in workspace.tabs else PageChanged(page.id)
    return success(changed, (shown, RecordsChanged()))


def _write(page: Page, form: Form, records: Records) -> str:
    """Creates or updates the record; returns its id."""
    values = dict(_values(form, records))
    parties = {name: values.pop(name) for name in form.table.parties if name in values}
    try:
        if form.is_new:
            record_id = records.create(form.table.name, values)
        else:
            check_exists(page.parameters, form.record, records, "saved")
            record_id = form.id
            records.update(form.table.name, record_id, values)
        for name, text in parties.items():
            found = parties_in(as_text(text)) or ()
            write_parties(form.table, record_id, form.table.parties[name], found, records)
    except ApmError as error:
        raise RefusedByDataverseError(error.code, str(error), *error.events) from None
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
