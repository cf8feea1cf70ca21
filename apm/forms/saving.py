"""Saving a form: what was typed becomes a record, or a sentence that says why not.

>>> from apm.core.inputs import TabInput
>>> from apm.settings import Settings
>>> from apm.templates.catalogue import RECORD_FORM
>>> workspace = Workspace(Settings())
>>> tab_id = workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {"entityName": "contact"})).value
>>> tab = workspace.tabs[tab_id]
>>> workspace.edit_field(tab, "lastname", "Silva").value, save(workspace, tab).value
(True, True)
>>> tab.title
'Silva'
>>> workspace.edit_field(tab, "lastname", "").value, save(workspace, tab).value
Traceback (most recent call last):
apm.core.errors.ApmError: Fill in Last Name, then save again.
"""

from collections.abc import Iterator

from apm.core.errors import bad_input, show
from apm.core.events import PageChanged, RecordSaved
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.slugs import as_text
from apm.dataverse import Records
from apm.forms.form import Form, form_in
from apm.forms.validation import check, problems, value_of, written
from apm.workspace.anchors import record_title, shown
from apm.workspace.page import Page
from apm.workspace.workspace import Workspace


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
    if not form.is_unsaved:
        return Outcome(False)
    if form.problems:
        raise bad_input(form.problems[0])
    check(form, records)
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
    done = workspace.show_saved(page, parameters, title)
    # A new record whose form stands in no tab is shown nowhere once that closes.
    opens = (form.table.name, record_id) if form.is_new and page.id not in workspace.tabs else None
    name = as_text(shown(parameters, records).get(form.table.primary_name))
    return success(True, (*done.events, RecordSaved(form.table.label, name, opens)))


def mark(workspace: Workspace, page: Page) -> Outcome[str]:
    """Has the fields that keep a form from being saved say so; gives the first of them that a person can change."""
    form = form_in(page, workspace.records)
    if form is None:
        return Outcome("")
    wrong = problems(form, workspace.records)
    page.form.at_fault = frozenset(wrong)
    able = (each for each in form.columns if form.is_visible(each) and not form.is_disabled(each))
    first = next((each.name for each in able if each.name in wrong), "")
    return Outcome(first, (PageChanged(page.id),))


def _values(form: Form, records: Records) -> Iterator[tuple[str, Json]]:
    """What to write, in the Web API's way."""
    for name in written(form):
        column = form.table.columns.get(name)
        if column:
            yield value_of(form, column, records)
        elif name in form.unknown_columns or name not in form.given:
            edited = form.edits.get(name)
            yield name, edited if isinstance(edited, str) else form.given.get(name)
