"""The answer to a request. It never raises an exception for a faulty request: the answer has the error.

>>> from apm.dataverse import Records
>>> from apm.web_api.exchange import read_request
>>> service = Service(Records(), organization_id="", version="9.2.0.0", language=1033)
>>> missing = service.answer(read_request("GET", "https://x.example/api/data/v9.2/accunts"), [{"missing": True}])
>>> missing.status, missing.json()["error"]
(404, {'code': '0x8006088a', 'message': "Resource not found for the segment 'accunts'."})
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.web_api.alternate_keys import no_record
from apm.web_api.batches import Batch, is_batch
from apm.web_api.exchange import Answer, Request, error_answer, json_answer
from apm.web_api.operations import (
    Operation,
    answer_with,
    operation_in,
    retrieve_version,
    who_am_i,
)
from apm.web_api.places import (
    ColumnPlace,
    LookupPlace,
    Places,
    RecordPlace,
    RelatedPlace,
    TablePlace,
)
from apm.web_api.property_values import PropertyValues
from apm.web_api.record_changes import Changes
from apm.web_api.record_reading import Reading
from apm.web_api.references import References
from apm.web_api.resource_path import Segment, segments_of
from apm.web_api.service_errors import ServiceError, no_function, no_method, not_emulated
from apm.web_api.table_definitions import Definitions

Handle = Callable[[Request, Any], Answer]

Results = Sequence[Mapping[str, Json]]
"""The results of handlers, in the order of the operations in a request."""


class Service:
    """Answers requests with the records of an organization.

    Args:
        records: the records.
        organization_id: the id of the organization.
        version: the version of the product.
        language: the LCID of the labels of tables and columns.
    """

    def __init__(
        self, records: Records, *, organization_id: str, version: str, language: int
    ) -> None:
        self._records = records
        self._organization_id = organization_id
        self._version = version
        self._places = Places(records)
        self._definitions = Definitions(records.schema, language)
        self._handles = _handles(records, self._places)

    def operations(self, request: Request) -> list[Operation]:
        """The calls in a request, or in those of a batch, that handlers of the page have to answer."""
        found: list[Operation] = []
        with suppress(ServiceError):  # The answer has the error.
            for each in Batch(request).requests() if is_batch(request) else [request]:
                with suppress(ServiceError):
                    operation = operation_in(each, self._places)
                    found += [operation] if operation else []
        return found

    def answer(self, request: Request, results: Results = ()) -> Answer:
        """The answer to a request, or to all requests of a batch; `results` are those of its operations."""
        remaining = iter(results)
        if not is_batch(request):
            return self._answer(request, remaining)
        try:
            return Batch(request).answer(
                lambda each: self._answer(each, remaining), self._records.all_or_nothing
            )
        except ServiceError as error:
            return error_answer(error)

    def _answer(self, request: Request, results: Iterator[Mapping[str, Json]]) -> Answer:
        try:
            operation = operation_in(request, self._places)
            if operation:
                return answer_with(request, operation, next(results, {"missing": True}))
            return self._own(request) if not request.path else self._at(request)
        except ServiceError as error:
            return error_answer(error)

    def _at(self, request: Request) -> Answer:
        segments = [*segments_of(request.path)]
        own = {
            "WhoAmI": lambda: who_am_i(request, self._records, self._organization_id),
            "RetrieveVersion": lambda: retrieve_version(request, self._version),
            "EntityDefinitions": lambda: self._definitions.answer(request, segments),
            "$metadata": _no_metadata,
        }.get(segments[0].name)
        if own:
            if request.method != "GET":
                raise no_function(f"{request.root}/{request.path}")
            return own()
        return self._resource(request, segments)

    def _resource(self, request: Request, segments: Sequence[Segment]) -> Answer:
        resource = self._places.find(segments)
        handle = self._handles.get((type(resource.place), resource.last, request.method))
        if handle is None:
            raise no_method(request.method, request.path)
        place = resource.place
        can_create = request.method in ("PATCH", "PUT")
        if isinstance(place, RecordPlace) and place.key_values and not can_create:
            raise no_record(place.table)
        answer = handle(request, place)
        return replace(answer, changes=request.method != "GET")

    def _own(self, request: Request) -> Answer:
        """The service document: the tables by their entity set names [D]."""
        sets = sorted(each.set_name for each in self._records.schema.readable)
        value: list[Json] = [{"name": each, "kind": "EntitySet", "url": each} for each in sets]
        return json_answer(200, {"@odata.context": f"{request.root}/$metadata", "value": value})


def _no_metadata() -> Answer:
    raise not_emulated(
        "The emulator has no CSDL document ($metadata); "
        "EntityDefinitions(LogicalName='account')?$expand=Attributes has the columns of a table."
    )


def _handles(records: Records, places: Places) -> dict[tuple[type, str, str], Handle]:
    """What answers a request, by the kind of its place, the end of its path, and its method."""
    reading = Reading(records, places)
    changes = Changes(records, reading)
    references = References(places, changes)
    values = PropertyValues(records)
    return {
        (TablePlace, "", "GET"): reading.table,
        (TablePlace, "", "POST"): changes.create,
        (TablePlace, "$count", "GET"): reading.count,
        (RecordPlace, "", "GET"): reading.record,
        (RecordPlace, "", "PATCH"): changes.upsert,
        (RecordPlace, "", "PUT"): changes.upsert,
        (RecordPlace, "", "DELETE"): changes.delete,
        (RelatedPlace, "", "GET"): reading.related,
        (RelatedPlace, "", "POST"): changes.create_related,
        (RelatedPlace, "$count", "GET"): reading.count,
        (RelatedPlace, "$ref", "GET"): reading.references,
        (RelatedPlace, "$ref", "POST"): references.add,
        (RelatedPlace, "$ref", "DELETE"): references.remove,
        (LookupPlace, "", "GET"): reading.lookup,
        (LookupPlace, "$ref", "GET"): reading.reference,
        (LookupPlace, "$ref", "PUT"): references.point,
        (LookupPlace, "$ref", "POST"): references.point,
        (LookupPlace, "$ref", "DELETE"): references.empty,
        (ColumnPlace, "", "GET"): values.value,
        (ColumnPlace, "$value", "GET"): values.raw,
        (ColumnPlace, "", "PUT"): changes.set_column,
        (ColumnPlace, "", "PATCH"): changes.set_column,
        (ColumnPlace, "", "DELETE"): changes.empty_column,
    }
