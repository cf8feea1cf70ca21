"""What is wrong with the parameters, the table, the record and the view that a page names. It opens all the same.

>>> from apm.dataverse import Records
>>> from apm.workspace.page_records import page_record
>>> records = Records()
>>> def problems(page_type, parameters):
...     return naming_problems(page_type, page_record(parameters, records), records.schema)
>>> problems(ENTITY_LIST, {"entityName": "acount"})
("entityName: there is no table 'acount'; did you mean 'account'?",)
>>> problems(ENTITY_LIST, {"entityName": "account", "viewid": "1"})
("viewid: unknown parameter of entitylist; did you mean 'viewId'?",)
>>> problems(ENTITY_RECORD, {"entityName": "accounts"})
("entityName: 'accounts' is not the logical name of a table; write 'account'",)
"""

from collections.abc import Mapping

from apm.core.errors import ApmError, show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Schema, Table
from apm.settings.problem_texts import unknown_parameter
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD, PageType
from apm.workspace.page_records import PageRecord

_NO_ID = frozenset("0-{}")
"""The characters of the id that stands for no record."""


def naming_problems(page_type: PageType, found: PageRecord, schema: Schema) -> tuple[str, ...]:
    """The problems of the names in the parameters of a page, one sentence each.

    Args:
        page_type: the type of the page.
        found: the parameters of the page, with what they name.
        schema: the tables of the Dataverse.
    """
    problems = unknown_names(page_type, found.parameters, found.table, schema)
    if page_type is not ENTITY_RECORD or found.table is None or found.record:
        return problems
    record_id = as_text(found.parameters.get("entityId"))
    if _NO_ID.issuperset(record_id):
        return problems
    return (*problems, *_record_problems(found.table, record_id))


def unknown_names(
    page_type: PageType, parameters: Mapping[str, Json], table: Table | None, schema: Schema
) -> tuple[str, ...]:
    """The problems of the names of parameters, of the table and of the view, one sentence each.

    Args:
        page_type: the type of the page.
        parameters: the parameters of the page.
        table: the table that they name; None if there is none.
        schema: the tables of the Dataverse.
    """
    other_case = _case_problems(page_type, parameters)
    if page_type is not ENTITY_RECORD and page_type is not ENTITY_LIST:
        return other_case
    name = as_text(parameters.get("entityName")).strip()
    if table is None or table.name != name:
        return (*other_case, *_table_problems(name, schema)) if name else other_case
    if page_type is ENTITY_RECORD:
        return other_case
    return (*other_case, *_view_problems(table, as_text(parameters.get("viewId"))))


def _case_problems(page_type: PageType, parameters: Mapping[str, Json]) -> tuple[str, ...]:
    """The parameters in another case than those of the page type. Other names can be values for slugs [A]."""
    unknown = page_type.unknown(parameters)
    if not unknown:
        return ()
    known = {each.name.casefold(): each.name for each in page_type.parameters}
    return tuple(
        unknown_parameter(name, page_type.name, [known[name.casefold()]])
        for name in unknown
        if name.casefold() in known
    )


def _table_problems(name: str, schema: Schema) -> tuple[str, ...]:
    """The page of a table that the Dataverse does not have lists its parameters [A]."""
    try:
        table = schema.table(name)
    except ApmError as error:
        return (f"entityName: {error}",)
    return (
        f"entityName: {show(name)} is not the logical name of a table; write {show(table.name)}",
    )


def _record_problems(table: Table, record_id: str) -> tuple[str, ...]:
    """The form of a record that does not exist is that of a new one [D]."""
    label = table.label
    return (
        f"entityId: there is no {label} with the id {show(record_id)}; this is the form for a new {label}",
    )


def _view_problems(table: Table, view_id: str) -> tuple[str, ...]:
    """The list with an unknown view has the default view [D]."""
    if not view_id or table.find_view(view_id):
        return ()
    known = ", ".join(f"{each.name} {each.id}" for each in table.views)
    return (
        f"viewId: {table.name} has no view {show(view_id)}, so its default view is shown; there are: {known}",
    )
