"""The initial values of a new record's form, from the page parameter `data` [D].

>>> data_problems({"entityName": "incident", "data": {"titel": "Leak"}}, Records())
["data: there is no column 'titel' in incident; did you mean 'title'?"]
"""

from collections.abc import Mapping

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records, Table
from apm.dataverse.names import unknown
from apm.workspace.form_state import Reference
from apm.workspace.page_records import record_of, table_of


def initial_values(parameters: Mapping[str, Json]) -> Mapping[str, Json]:
    """The names and values in `data`."""
    data = parameters.get("data")
    if isinstance(data, str):
        try:
            data = parse_json(data)
        except JsonTextError:
            # Calls with such a text are refused. A template can still have one.
            data = None
    return data if isinstance(data, dict) else {}


def initial_reference(column: Column, values: Mapping[str, Json]) -> Reference | None:
    """The initial record of a lookup: from `x`, `xname` and `xtype`, or from a list with one object [D]."""
    value = values.get(column.name)
    name, table = values.get(f"{column.name}name"), values.get(f"{column.name}type")
    if isinstance(value, list):
        first = value[0] if value else None
        value, name, table = None, None, None
        if isinstance(first, dict):
            value, name, table = first.get("id"), first.get("name"), first.get("entityType")
    record_id = as_text(value)
    if not record_id:
        return None
    only = column.targets[0].table if len(column.targets) == 1 else ""
    return Reference(as_text(table).strip() or only, record_id, as_text(name) or record_id)


def unknown_columns(table: Table, values: Mapping[str, Json]) -> list[str]:
    """The names that are not columns of the table."""
    known = set(table.form_columns)
    for column in table.columns.values():
        if column.kind is Kind.LOOKUP:
            known |= {f"{column.name}name", f"{column.name}type"}
    return [each for each in values if each not in known]


def unknown_column_problems(table: Table, values: Mapping[str, Json]) -> list[str]:
    """One sentence for each name that is not a column of the table."""
    where = f" in {table.name}"
    return [
        f"data: {unknown('column', each, table.columns, where)}"
        for each in unknown_columns(table, values)
    ]


def data_problems(parameters: Mapping[str, Json], records: Records) -> list[str]:
    """The problems of a page's `data`. The form opens and shows the values, but cannot be saved [A]."""
    table = table_of(parameters, records)
    # The form of a record that exists ignores `data`.
    if table is None or record_of(parameters, records):
        return []
    return unknown_column_problems(table, initial_values(parameters))
