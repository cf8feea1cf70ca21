"""CRUD requests of `Xrm.WebApi.execute` [D; RetrieveMultiple A]."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from apm.api.xrm.web_requests import WebRequest, reference_of
from apm.core.errors import ApmError, ErrorCode, bad_input, show
from apm.core.json_text import Json
from apm.dataverse import AnyRelationship, Records, Table
from apm.dataverse.associating import associate, disassociate
from apm.dataverse.names import BIND, clean_id, unknown
from apm.dataverse.query.query_options import MAX_TOP

Found: TypeAlias = tuple[str, Json]
"""The path of what was read or written, such as `accounts(<id>)`, and the body of the answer; None for no body."""

WRITING = ("Create", "Update", "Delete", "Associate", "Disassociate")
"""The requests that change records."""


def run_crud(records: Records, request: WebRequest) -> Found:
    """Runs a CRUD request.

    Raises:
        ApmError: there is no such request, a property is missing, or the records refuse it.
    """
    run = _REQUESTS.get(request.name)
    if run is None:
        raise unknown("CRUD request", request.name, _REQUESTS)
    return run(records, request.values)


def _create(records: Records, values: Mapping[str, Json]) -> Found:
    table = _table(records, values)
    return _path(table, records.create(table.name, _payload(values))), None


def _update(records: Records, values: Mapping[str, Json]) -> Found:
    table, record_id = _table(records, values), _text(values, "id")
    records.update(table.name, record_id, _payload(values))
    return _path(table, record_id), None


def _delete(records: Records, values: Mapping[str, Json]) -> Found:
    table, record_id = _reference(records, values, "entityReference")
    records.delete(table.name, record_id)
    return _path(table, record_id), None


def _retrieve(records: Records, values: Mapping[str, Json]) -> Found:
    table, record_id = _reference(records, values, "entityReference")
    columns = values.get("columns") or []
    if not isinstance(columns, list) or not all(isinstance(each, str) for each in columns):
        raise bad_input(f"columns has to be a list of names, not {show(columns)}")
    options = f"?$select={','.join(map(str, columns))}" if columns else ""
    return _path(table, record_id), records.retrieve(table.name, record_id, options)


def _retrieve_multiple(records: Records, values: Mapping[str, Json]) -> Found:
    table = _table(records, values)
    options = values.get("query") or values.get("options") or ""
    if not isinstance(options, str):
        raise bad_input(f"query has to be the text of query options, not {show(options)}")
    return table.set_name, {
        "value": [*records.retrieve_multiple(table.name, options, MAX_TOP).records]
    }


def _associate(records: Records, values: Mapping[str, Json]) -> Found:
    target, target_id = _reference(records, values, "target")
    relationship = _text(values, "relationship")
    related = values.get("relatedEntities")
    if not isinstance(related, list) or not related:
        raise bad_input(f"relatedEntities has to be a list of references, not {show(related)}")
    others = [reference_of(each, "an entry of relatedEntities") for each in related]
    with records.all_or_nothing():
        for table_name, record_id in others:
            other = records.schema.logical(table_name)
            _point(records, (target, target_id), relationship, (other, record_id))
    return f"{_path(target, target_id)}/{relationship}", None


def _point(
    records: Records, target: tuple[Table, str], relationship: str, other: tuple[Table, str]
) -> None:
    """Points the lookup of a relationship at a record; the relationship may be that of either record."""
    table, record_id = target
    if table.navigation(relationship):
        records.update(table.name, record_id, {relationship + BIND: f"/{_path(*other)}"})
        return
    back = _relationship(records, table, relationship)
    if back.table != other[0].name:
        raise bad_input(f"{relationship} has records of {back.table}, not of {other[0].name}")
    associate(records, back, (table.name, record_id), other[1])


def _disassociate(records: Records, values: Mapping[str, Json]) -> Found:
    table, record_id = _reference(records, values, "target")
    relationship = _text(values, "relationship")
    path = f"{_path(table, record_id)}/{relationship}"
    if table.navigation(relationship):
        records.update(table.name, record_id, {relationship + BIND: None})
        return path, None
    other_id = _text(values, "relatedEntityId")
    back = _relationship(records, table, relationship)
    if not disassociate(records, back, (table.name, record_id), other_id):
        raise _no_record(relationship, table, record_id, other_id)
    return path, None


def _no_record(relationship: str, table: Table, record_id: str, other_id: str) -> ApmError:
    return ApmError(
        ErrorCode.UNKNOWN_ID,
        f"{relationship} of {table.name} '{record_id}' has no record {show(other_id)}",
    )


def _relationship(records: Records, table: Table, name: str) -> AnyRelationship:
    """The relationship with a schema name; that of a many-to-many one is known in any case [A]."""
    schema = records.schema
    found = schema.many_to_many(name, table.name) or schema.collection(table.name, name)
    if found is None:
        raise schema.no_navigation(table, name)
    return found


def _table(records: Records, values: Mapping[str, Json]) -> Table:
    return records.schema.logical(_text(values, "etn"))


def _reference(records: Records, values: Mapping[str, Json], name: str) -> tuple[Table, str]:
    table, record_id = reference_of(values.get(name), name)
    return records.schema.logical(table), record_id


def _text(values: Mapping[str, Json], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value.strip():
        raise bad_input(f"the request needs {name}, which is {show(value)}")
    return value


def _payload(values: Mapping[str, Json]) -> dict[str, Json]:
    payload = values.get("payload")
    if not isinstance(payload, dict):
        raise bad_input(f"payload has to be an object of columns and values, not {show(payload)}")
    return payload


def _path(table: Table, record_id: str) -> str:
    return f"{table.set_name}({clean_id(record_id) or record_id})"


_REQUESTS: Mapping[str, Callable[[Records, Mapping[str, Json]], Found]] = {
    "Create": _create,
    "Retrieve": _retrieve,
    "RetrieveMultiple": _retrieve_multiple,
    "Update": _update,
    "Delete": _delete,
    "Associate": _associate,
    "Disassociate": _disassociate,
}
