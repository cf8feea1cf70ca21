"""The members of `Xrm.WebApi`, on the sample Dataverse."""

from functools import partial

from apm.contract import Kind, Member, Owner, Takes, member
from apm.emulator import Emulator
from apm.errors import bad_input, show
from apm.inputs import read_json
from apm.json_text import Json
from apm.workspace import Outcome

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
    takes=(Takes.TEXT, Takes.TEXT, Takes.OPTIONS),
)
def retrieve_record(
    emulator: Emulator, table: str, record_id: str, options: str
) -> dict[str, Json]:
    """A record by its id; `$select` and `$expand` of one level."""
    return emulator.workspace.records.retrieve(table, record_id, options)


@_web_api(
    "retrieveMultipleRecords",
    Kind.SETTLED,
    "D; one page A",
    _PAGES + "retrievemultiplerecords",
    takes=(Takes.TEXT, Takes.OPTIONS),
)
def retrieve_multiple_records(emulator: Emulator, table: str, options: str) -> dict[str, Json]:
    """The records that options find, all in one page: there never is a `nextLink`."""
    return {"entities": list(emulator.workspace.records.query(table, options))}


@_web_api(
    "createRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "createrecord",
    takes=(Takes.TEXT, Takes.OBJECT),
)
def create_record(emulator: Emulator, table: str, text: str) -> Outcome[Reference]:
    """Adds a record."""
    records = emulator.workspace.records
    return _written(emulator, table, records.create(table, _values(text)))


@_web_api(
    "updateRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "updaterecord",
    takes=(Takes.TEXT, Takes.TEXT, Takes.OBJECT),
)
def update_record(emulator: Emulator, table: str, record_id: str, text: str) -> Outcome[Reference]:
    """Changes columns of a record."""
    emulator.workspace.records.update(table, record_id, _values(text))
    return _written(emulator, table, record_id)


@_web_api(
    "deleteRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "deleterecord",
    takes=(Takes.TEXT, Takes.TEXT),
)
def delete_record(emulator: Emulator, table: str, record_id: str) -> Outcome[Reference]:
    """Removes a record; lookups to it become empty [A]."""
    emulator.workspace.records.delete(table, record_id)
    return _written(emulator, table, record_id)


def _values(text: str) -> dict[str, Json]:
    values = read_json(text, "the data")
    if not isinstance(values, dict):
        raise bad_input(f"the data has to be an object of columns and values, not {show(values)}")
    return values


def _written(emulator: Emulator, table: str, record_id: str) -> Outcome[Reference]:
    name = emulator.workspace.records.schema.table(table).name
    reference: Reference = {"entityType": name, "id": record_id.strip().strip("{}").lower()}
    return Outcome(reference, (emulator.workspace.records_changed(),))
