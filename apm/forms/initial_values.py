"""The initial values of a new record's form, from the page parameter `data` [D].

>>> data_problems({"entityName": "incident", "data": {"titel": "Leak"}}, Records())
["data: there is no column 'titel' in incident; did you mean 'title'?"]
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.core.written_dates import read_date
from apm.dataverse import Column, Kind, Records, Table
from apm.dataverse.names import unknown
from apm.forms.input_text import DATES, date_text
from apm.workspace.data_parameter import read_data
from apm.workspace.form_state import Reference
from apm.workspace.lookup_values import read_lookup
from apm.workspace.page_records import record_of, table_of


def initial_reference(column: Column, values: Mapping[str, Json]) -> Reference | None:
    """The initial record of a lookup: from `x`, `xname` and `xtype`, or from the value of a lookup [D]."""
    value = values.get(column.name)
    if not isinstance(value, list | dict):
        name, table = values.get(f"{column.name}name"), values.get(f"{column.name}type")
        value = {"id": as_text(value), "name": name, "entityType": table}
    found = read_lookup(value)
    if found is None or found.table or len(column.targets) != 1:
        return found
    return replace(found, table=column.targets[0].table)


def with_dates(table: Table, values: Mapping[str, Json]) -> Mapping[str, Json]:
    """The values with dates and times in the form that columns take; a text that is not a date stays as it is."""
    read = {name: _date(table.columns.get(name), value) for name, value in values.items()}
    return {name: values[name] if text is None else text for name, text in read.items()}


def _date(column: Column | None, value: Json) -> str | None:
    """The text of a column's date; None if the column has no dates, or the value is not a date."""
    if column is None or column.kind not in DATES or not isinstance(value, str):
        return None
    try:
        time = read_date(value)
        return date_text(column, time) if time else None
    except OverflowError:
        return None


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
    values = read_data(parameters)
    return [*unknown_column_problems(table, values), *_date_problems(table, values)]


def _date_problems(table: Table, values: Mapping[str, Json]) -> Iterator[str]:
    for name, value in values.items():
        column = table.columns.get(name)
        is_date = column is not None and column.kind in DATES
        if is_date and isinstance(value, str) and value.strip() and _date(column, value) is None:
            yield f"data: {name} is {show(value)}, which is not a date; write it as 2030-06-12 or 06/12/2030"
