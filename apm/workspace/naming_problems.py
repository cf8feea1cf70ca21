"""What is wrong with the parameters, the table, the record and the view that a page names. It opens all the same.

>>> naming_problems(ENTITY_LIST, {"entityName": "acount"}, Records(), {})
("entityName: there is no table 'acount'; did you mean 'account'?",)
>>> naming_problems(ENTITY_LIST, {"entityName": "account", "viewid": "1"}, Records(), {})
("viewid: unknown parameter of entitylist; did you mean 'viewId'?",)
>>> naming_problems(ENTITY_RECORD, {"entityName": "accounts"}, Records(), {})
("entityName: 'accounts' is not the logical name of a table; write 'account'",)
"""

from collections.abc import Mapping

from apm.core.errors import ApmError, show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.dataverse import Records, Schema, Table
from apm.settings.problem_texts import unknown_parameter
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD, PageType

_NO_ID = frozenset("0-{}")
"""The characters of the id that stands for no record."""


def naming_problems(
    page_type: PageType,
    parameters: Mapping[str, Json],
    records: Records,
    record: Mapping[str, Json],
) -> tuple[str, ...]:
    """The problems of the names in the parameters of a page, one sentence each.

    Args:
        page_type: the type of the page.
        parameters: the parameters of the page.
        records: the sample Dataverse.
        record: the record that a form has found; empty for none.
    """
    found = unknown_names(page_type, parameters, records.schema)
    record_id = as_text(parameters.get("entityId"))
    if page_type is not ENTITY_RECORD or record or _NO_ID.issuperset(record_id):
        return found
    table = records.schema.find(_table_name(parameters))
    return (*found, *_record_problems(table, record_id)) if table else found


def unknown_names(
    page_type: PageType, parameters: Mapping[str, Json], schema: Schema
) -> tuple[str, ...]:
    """The problems of the names of parameters, of the table and of the view, one sentence each."""
    other_case = _case_problems(page_type, parameters)
    name = _table_name(parameters)
    if not name or (page_type is not ENTITY_RECORD and page_type is not ENTITY_LIST):
        return other_case
    table = schema.find(name)
    if table is None:
        return (*other_case, *_table_problems(name, schema))
    if page_type is ENTITY_RECORD:
        return other_case
    return (*other_case, *_view_problems(table, as_text(parameters.get("viewId"))))


def _table_name(parameters: Mapping[str, Json]) -> str:
    return as_text(parameters.get("entityName")).strip()


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
