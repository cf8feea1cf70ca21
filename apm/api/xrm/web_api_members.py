"""The members of `Xrm.WebApi`: they work on the sample Dataverse."""

from functools import partial

from apm.api.member import Kind, Member, Owner, Takes, member
from apm.api.xrm.web_api_arguments import id_of, size_of, table_of, values_of
from apm.core.events import RecordsChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.dataverse.names import bare_id
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_web_api = partial(member, MEMBERS, Owner.WEB_API)
_PAGES = "https://learn.microsoft.com/power-apps/developer/model-driven-apps/clientapi/reference/xrm-webapi/"

Reference = dict[str, Json]
"""`{entityType, id}` of a record."""


@_web_api(
    "retrieveRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "retrieverecord",
    takes=(Takes.VALUE, Takes.VALUE, Takes.OPTIONS),
    partial="`$expand` goes one level deep",
)
def retrieve_record(
    emulator: Emulator, table: str, record_id: str, options: str
) -> dict[str, Json]:
    """The record with an id; supports `$select` and `$expand` of one level."""
    return emulator.workspace.records.retrieve(table_of(table), id_of(record_id), options)


@_web_api(
    "retrieveMultipleRecords",
    Kind.SETTLED,
    "D; form of nextLink A",
    _PAGES + "retrievemultiplerecords",
    takes=(Takes.VALUE, Takes.OPTIONS, Takes.VALUE),
    partial="OData queries only, no FetchXML",
)
def retrieve_multiple_records(
    emulator: Emulator, table: str, options: str, size: str
) -> dict[str, Json]:
    """The records that match the options, in pages; scripts pass `nextLink` as the options of the next call."""
    records = emulator.workspace.records
    name = table_of(table)
    found, rest = records.page(name, options, size_of(size))
    page: dict[str, Json] = {"entities": [*found]}
    if rest:
        set_name = records.schema.table(name).set_name
        page["nextLink"] = f"{emulator.client_url}/api/data/v9.2/{set_name}{rest}"
    return page


@_web_api(
    "createRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "createrecord",
    takes=(Takes.VALUE, Takes.OBJECT),
)
def create_record(emulator: Emulator, table: str, text: str) -> Outcome[Reference]:
    """Creates a record."""
    name = table_of(table)
    return _written(emulator, name, emulator.workspace.records.create(name, values_of(text)))


@_web_api(
    "updateRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "updaterecord",
    takes=(Takes.VALUE, Takes.VALUE, Takes.OBJECT),
)
def update_record(emulator: Emulator, table: str, record_id: str, text: str) -> Outcome[Reference]:
    """Updates columns of a record."""
    name, found = table_of(table), id_of(record_id)
    emulator.workspace.records.update(name, found, values_of(text))
    return _written(emulator, name, found)


@_web_api(
    "deleteRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "deleterecord",
    takes=(Takes.VALUE, Takes.VALUE),
)
def delete_record(emulator: Emulator, table: str, record_id: str) -> Outcome[Reference]:
    """Deletes a record; lookups to it become empty [A]."""
    name, found = table_of(table), id_of(record_id)
    emulator.workspace.records.delete(name, found)
    return _written(emulator, name, found)


def _written(emulator: Emulator, table: str, record_id: str) -> Outcome[Reference]:
    name = emulator.workspace.records.schema.table(table).name
    reference: Reference = {"entityType": name, "id": bare_id(record_id)}
    return success(reference, (RecordsChanged(),))
