"""The members of `Xrm.WebApi`: they work on the sample Dataverse."""

from functools import partial
from urllib.parse import unquote

from apm.api.member import Kind, Member, Owner, Takes, member
from apm.api.xrm.execute_calls import web_api_address
from apm.api.xrm.web_api_arguments import id_of, size_of, table_of, values_of
from apm.core.events import RecordsChanged
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.dataverse.names import addressed
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
)
def retrieve_record(
    emulator: Emulator, table: str, record_id: str, options: str
) -> dict[str, Json]:
    """The record with an id; supports `$select` and `$expand`, also nested."""
    records = emulator.workspace.records
    record = records.retrieve(table_of(table, records.schema), id_of(record_id), options)
    return _addressed(emulator, record, options)


@_web_api(
    "retrieveMultipleRecords",
    Kind.SETTLED,
    "D; form of nextLink A",
    _PAGES + "retrievemultiplerecords",
    takes=(Takes.VALUE, Takes.OPTIONS, Takes.VALUE),
)
def retrieve_multiple_records(
    emulator: Emulator, table: str, options: str, size: str
) -> dict[str, Json]:
    """The records that match OData options or FetchXML, in pages: `nextLink` or `fetchXmlPagingCookie` lead on."""
    records = emulator.workspace.records
    name = table_of(table, records.schema)
    found = records.retrieve_multiple(name, options, size_of(size))
    entities: list[Json] = [_addressed(emulator, each, options) for each in found.records]
    page: dict[str, Json] = {"entities": entities}
    if found.next_options:
        set_name = records.schema.table(name).set_name
        page["nextLink"] = f"{web_api_address(emulator)}{set_name}{found.next_options}"
    if found.paging_cookie:
        page["fetchXmlPagingCookie"] = found.paging_cookie
    return page


@_web_api(
    "execute",
    Kind.PAGE_ASYNC,
    "D; RetrieveMultiple A",
    _PAGES + "online/execute",
    partial="the platform's own actions and functions other than `WhoAmI` and `RetrieveVersion` need a handler",
)
def execute() -> None:
    """Runs a CRUD request, `WhoAmI`, `RetrieveVersion`, or what a handler answers; returns a Promise of a Response."""


@_web_api(
    "executeMultiple",
    Kind.PAGE_ASYNC,
    "D; after a refusal, the requests before it stay executed A",
    _PAGES + "online/executemultiple",
    partial="a change set takes no actions",
)
def execute_multiple() -> None:
    """Runs requests in order, a list in the list as a change set (all or none); returns a Promise of the Responses."""


@_web_api(
    "createRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "createrecord",
    takes=(Takes.VALUE, Takes.RECORD),
)
def create_record(emulator: Emulator, table: str, text: str) -> Outcome[Reference]:
    """Creates a record, with its related records in the values of navigation properties."""
    records = emulator.workspace.records
    name = table_of(table, records.schema)
    return _written(name, records.create(name, values_of(text)))


@_web_api(
    "updateRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "updaterecord",
    takes=(Takes.VALUE, Takes.VALUE, Takes.RECORD),
)
def update_record(emulator: Emulator, table: str, record_id: str, text: str) -> Outcome[Reference]:
    """Updates columns of a record."""
    records = emulator.workspace.records
    name, found = table_of(table, records.schema), id_of(record_id)
    records.update(name, found, values_of(text))
    return _written(name, found)


@_web_api(
    "deleteRecord",
    Kind.SETTLED,
    "D",
    _PAGES + "deleterecord",
    takes=(Takes.VALUE, Takes.VALUE),
)
def delete_record(emulator: Emulator, table: str, record_id: str) -> Outcome[Reference]:
    """Deletes a record; lookups to it become empty [A]."""
    records = emulator.workspace.records
    name, found = table_of(table, records.schema), id_of(record_id)
    records.delete(name, found)
    return _written(name, found)


def _addressed(emulator: Emulator, record: dict[str, Json], options: str) -> dict[str, Json]:
    """A record with the addresses that `$expand` with `$ref` asks for."""
    if "$ref" not in unquote(options):
        return record
    root = web_api_address(emulator).removesuffix("/")
    return {name: addressed(value, root) for name, value in record.items()}


def _written(table: str, record_id: str) -> Outcome[Reference]:
    reference: Reference = {"entityType": table, "id": bare_id(record_id)}
    return success(reference, (RecordsChanged(),))
