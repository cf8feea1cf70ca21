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
from apm.dataverse import Column, Kind, Records, Table
from apm.errors import bad_input, show
from apm.forms import Form, Reference, form_of
from apm.forms.texts import from_text
from apm.json_text import Json
from apm.session import Tab
from apm.slugs import as_text
from apm.workspace import Outcome, Workspace

_OWNER = "ownerid"


def save(workspace: Workspace, tab: Tab) -> Outcome[bool]:
    """Saves the form in a tab; a new record's form becomes the form of that record.

    Raises:
        ApmError: something is missing or does not fit; what was typed stays.
    """
    records = workspace.records
    form = form_of(tab.parameters, tab.edits, records)
    if form is None:
        name = show(as_text(tab.parameters.get("entityName")))
        raise bad_input(f"The sample Dataverse has no table {name}, so nothing can be saved in it.")
    if not form.is_new and not form.is_dirty:
        return Outcome(False)
    _check_filled(form)
    values = dict(_values(form, records))
    before = record_title(tab.parameters, records)
    record_id = form.id
    if form.is_new:
        record_id = records.create(form.table.name, values)
    else:
        records.update(form.table.name, record_id, values)
    kept = {name: value for name, value in tab.parameters.items() if name != "data"}
    parameters = {**kept, "entityId": record_id}
    # A title that a script or template gave stands; the record's own name follows the record.
    title = record_title(parameters, records) if tab.title == before else tab.title
    return workspace.show_saved(tab, parameters, title)


def _check_filled(form: Form) -> None:
    """Refuses a form without what forms ask for. An owner is given by the Dataverse."""
    missing = [
        each.label
        for each in form.columns
        if each.required
        and not form.text(each).strip()
        and not (form.is_new and each.name == _OWNER)
    ]
    if missing:
        raise bad_input(f"Fill in {' and '.join(missing)}, then save again.")


def _values(form: Form, records: Records) -> Iterator[tuple[str, Json]]:
    """What to write, in the Web API's way."""
    for name in dict.fromkeys([*form.given, *form.edits]):
        column = form.table.columns.get(name)
        if column is None:
            if name in form.strangers or name not in form.given:
                yield name, form.edits.get(name, form.given.get(name))
        elif column.kind is Kind.LOOKUP:
            yield _bind(form, column, records)
        else:
            yield name, from_text(column, form.text(column))


def _bind(form: Form, column: Column, records: Records) -> tuple[str, Json]:
    reference = form.reference(column)
    text = form.text(column)
    if not text.strip():
        return f"{column.targets[0].navigation}@odata.bind", None
    if reference is None or text != reference.name:
        reference = _named(column, text, records)
    for target in column.targets:
        if target.table == reference.table:
            address = f"/{records.schema.table(target.table).set_name}({reference.id})"
            return f"{target.navigation}@odata.bind", address
    tables = " or ".join(each.table for each in column.targets)
    raise bad_input(f"{column.label} is a lookup of {tables}, not of {show(reference.table)}.")


def _named(column: Column, text: str, records: Records) -> Reference:
    """The record of that name that a lookup may point at."""
    tables = [records.schema.table(each.table) for each in column.targets]
    found = [each for table in tables for each in _of_name(table, text, records)]
    if len(found) == 1:
        return found[0]
    kinds = " or ".join(each.label for each in tables)
    how_many = f"{len(found)} have" if found else "no one has"
    raise bad_input(
        f"{column.label} takes the name of a {kinds}; {how_many} the name {show(text)}."
    )


def _of_name(table: Table, text: str, records: Records) -> list[Reference]:
    wanted = text.strip().casefold()
    rows = records.query(table.name, f"?$select={table.primary_name}")
    return [
        Reference(table.name, as_text(row[table.primary_id]), name)
        for row in rows
        if (name := as_text(row[table.primary_name])).casefold() == wanted
    ]
