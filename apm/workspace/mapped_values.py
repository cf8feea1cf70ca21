"""The values that a new record takes over from another record: the page parameter `createFromEntity` [D].

>>> from apm.workspace.page_records import page_record
>>> contoso = {"entityType": "account", "id": "{ACC00000-0000-4000-8000-000000000001}"}
>>> wanted = {"entityName": "contact", "createFromEntity": contoso, "data": {"telephone1": "1"}}
>>> parameters, problems = with_mapped(page_record(wanted, Records()), Records())
>>> parameters["data"]["telephone1"], parameters["data"]["parentcustomerid"][0]["name"], problems
('1', 'Contoso Coffee', ())
"""

from collections.abc import Iterator, Mapping

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json, JsonTextError, parse_json
from apm.core.slugs import as_text
from apm.dataverse import Column, Kind, Records, Table
from apm.dataverse.names import FORMATTED, LOGICAL_NAME
from apm.templates.page_types import CREATE_FROM
from apm.workspace.data_parameter import read_data
from apm.workspace.lookup_values import read_lookup
from apm.workspace.page_records import PageRecord

_OWNER = "ownerid"

_ADDRESS = ("telephone1", "fax", "address1_line1", "address1_city", "address1_country")

_MAPPED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("account", "account"): _ADDRESS,
    ("account", "contact"): _ADDRESS,
    ("contact", "contact"): _ADDRESS,
    ("incident", "incident"): ("customerid", "primarycontactid", "productserialnumber"),
}
"""By the tables of the given and the new record: the columns that keep their values, if both tables have them [A]."""


def with_mapped(found: PageRecord, records: Records) -> tuple[Mapping[str, Json], tuple[str, ...]]:
    """The parameters of a form's page, with the values of the named record in `data`, and the problems.

    Values that `data` gives stay. Only the form of a new record takes values over.
    """
    parameters, table = found.parameters, found.table
    if CREATE_FROM not in parameters:
        return parameters, ()
    rest = {name: value for name, value in parameters.items() if name != CREATE_FROM}
    given = _parsed(parameters[CREATE_FROM])
    if not given or table is None or found.record:
        return rest, ()
    try:
        mapped = dict(_values(given, table, records))
    except ApmError as error:
        return rest, (f"{CREATE_FROM}: {error}",)
    return {**rest, "data": {**mapped, **read_data(rest)}}, ()


def _values(given: Json, table: Table, records: Records) -> Iterator[tuple[str, Json]]:
    """The values by column: first the lookup that can point at the given record [A], then the mapped columns."""
    source = read_lookup(given)
    if source is None or not source.table:
        raise bad_input(f"it has to be an object with entityType and id, not {show(given)}")
    origin = records.schema.table(source.table)
    record = records.retrieve(origin.name, source.id)
    name = as_text(record.get(origin.primary_name))
    points = (column for column in table.columns.values() if _points_at(column, origin.name))
    if lookup := next(points, None):
        yield lookup.name, [{"id": source.id, "name": name, "entityType": origin.name}]
    for each in _MAPPED.get((origin.name, table.name), ()):
        column = origin.columns.get(each)
        if column and each in table.columns and record.get(column.web_name) is not None:
            yield each, _value(column, record)


def _parsed(given: Json) -> Json:
    """The value; the parameter of a template is JSON text, and that of an exported one has it under `value` [S]."""
    try:
        value = parse_json(given) if isinstance(given, str) else given
    except JsonTextError:
        return given
    return value["value"] if isinstance(value, dict) and value.keys() == {"value"} else value


def _points_at(column: Column, table: str) -> bool:
    is_written = column.name != _OWNER and not column.read_only
    return is_written and any(each.table == table for each in column.targets)


def _value(column: Column, record: Mapping[str, Json]) -> Json:
    name = column.web_name
    if column.kind is not Kind.LOOKUP:
        return record[name]
    shown, table = record.get(name + FORMATTED), record.get(name + LOGICAL_NAME)
    return [{"id": record[name], "name": shown, "entityType": table}]
