"""Answers to requests that create, change and delete records."""

from __future__ import annotations

from dataclasses import dataclass

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import ManyToMany, Records, Table
from apm.dataverse.associating import associate, disassociate
from apm.dataverse.names import ETAG
from apm.dataverse.writing.deep_insert import bind_back
from apm.web_api.alternate_keys import no_record
from apm.web_api.answer_shapes import ENTITY_ID, address_of, with_applied
from apm.web_api.exchange import Answer, Request, empty_answer, json_answer
from apm.web_api.places import ColumnPlace, RecordPlace, RelatedPlace, TablePlace
from apm.web_api.record_reading import Reading
from apm.web_api.service_errors import (
    BAD_PAYLOAD,
    BAD_REQUEST,
    DUPLICATE,
    NO_RECORD,
    WRONG_VERSION,
    ServiceError,
    refused,
)

ANY = "*"


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes records for requests."""

    records: Records
    reading: Reading

    def create(self, request: Request, place: TablePlace) -> Answer:
        """Creates a record: 204 with its address, or 201 with the record [D]."""
        return self._create(request, place.table, request.values())

    def create_related(self, request: Request, place: RelatedPlace) -> Answer:
        """Creates a record that points at another one, or is associated with it [D]."""
        owner, table = place.record, self.records.schema.table(place.back.table)
        if isinstance(place.back, ManyToMany):
            with self.records.all_or_nothing():
                created = self._created(table, request.values())
                self.associate(place, created)
            return self._changed(request, created, 201)
        try:
            bind = bind_back(self.records.schema, owner.table, place.back, owner.record_id)
        except ApmError as error:
            raise refused(error, BAD_PAYLOAD) from None
        return self._create(request, table, {**request.values(), **bind})

    def upsert(self, request: Request, place: RecordPlace) -> Answer:
        """Updates a record, or creates it if there is none; `If-Match` and `If-None-Match` prevent either [D]."""
        values = request.values()
        version = self._version(place)
        if version is None:
            if "if-match" in request.headers:
                raise _missing(place)
            key = place.key_values or {place.table.primary_id: place.record_id}
            values = {**values, **key}
            return self._create(request, place.table, values)
        if request.headers.get("if-none-match") == ANY:
            raise _duplicate()
        _check_version(request, version)
        self.update(place, values)
        return self._changed(request, place, 200)

    def update(self, place: RecordPlace, values: dict[str, Json]) -> None:
        """Updates a record.

        Raises:
            ServiceError: a value is invalid, or the record does not exist.
        """
        try:
            self.records.update(place.table.name, place.record_id, values)
        except ApmError as error:
            raise refused(error, BAD_PAYLOAD) from None

    def associate(self, place: RelatedPlace, other: RecordPlace) -> None:
        """Adds a record to a collection.

        Raises:
            ServiceError: a record does not exist, or the lookup cannot point at it.
        """
        record = place.record.table.name, place.record.record_id
        try:
            associate(self.records, place.back, record, other.record_id)
        except ApmError as error:
            raise refused(error, BAD_PAYLOAD) from None

    def disassociate(self, place: RelatedPlace, other: RecordPlace) -> bool:
        """Takes a record out of a collection; returns whether it was in it.

        Raises:
            ServiceError: a record does not exist.
        """
        record = place.record.table.name, place.record.record_id
        try:
            return disassociate(self.records, place.back, record, other.record_id)
        except ApmError as error:
            raise refused(error, BAD_PAYLOAD) from None

    def delete(self, request: Request, place: RecordPlace) -> Answer:
        """Deletes a record; with `If-Match`, only in that version [D]."""
        version = self._version(place)
        if version is None:
            raise _missing(place)
        _check_version(request, version)
        try:
            self.records.delete(place.table.name, place.record_id)
        except ApmError as error:
            raise refused(error, BAD_REQUEST) from None
        return empty_answer()

    def set_column(self, request: Request, place: ColumnPlace) -> Answer:
        """Sets one column to the `value` in the body [D]."""
        values = request.values()
        if "value" not in values:
            raise ServiceError(
                400, BAD_PAYLOAD, 'The body has to be an object with "value", the new value.'
            )
        return self._set(request, place, values["value"])

    def empty_column(self, request: Request, place: ColumnPlace) -> Answer:
        """Empties one column [D]."""
        return self._set(request, place, None)

    def _set(self, request: Request, place: ColumnPlace, value: Json) -> Answer:
        version = self._version(place.record)
        if version is None:
            raise _missing(place.record)
        _check_version(request, version)
        self.update(place.record, {place.column.web_name: value})
        return empty_answer(204, {ENTITY_ID: address_of(request, place.record)})

    def _create(self, request: Request, table: Table, values: dict[str, Json]) -> Answer:
        return self._changed(request, self._created(table, values), 201)

    def _created(self, table: Table, values: dict[str, Json]) -> RecordPlace:
        given = values.get(table.primary_id)
        if isinstance(given, str) and self._version(RecordPlace(table, given)) is not None:
            raise _duplicate()
        try:
            record_id = self.records.create(table.name, values)
        except ApmError as error:
            raise refused(error, BAD_PAYLOAD) from None
        return RecordPlace(table, record_id)

    def _changed(self, request: Request, place: RecordPlace, status: int) -> Answer:
        """The answer to a change: the address of the record, or the record too if the client prefers it."""
        headers = {ENTITY_ID: address_of(request, place)}
        if status == 201:
            headers["Location"] = headers[ENTITY_ID]
        if not request.prefers.returns_record:
            return empty_answer(204, headers)
        record = self.reading.one(request, place)
        headers |= {"ETag": str(record[ETAG])}
        body = self.reading.shown(request, place.table, record)
        return json_answer(status, body, with_applied(headers, "return=representation"))

    def _version(self, place: RecordPlace) -> str | None:
        """The etag of a record; None if there is none."""
        if place.key_values:
            return None
        options = f"?$select={place.table.primary_id}"
        try:
            found = self.records.retrieve(place.table.name, place.record_id, options)
        except ApmError:
            return None
        return str(found[ETAG])


def _check_version(request: Request, version: str) -> None:
    if request.headers.get("if-match", ANY) not in (ANY, version):
        raise ServiceError(
            412,
            WRONG_VERSION,
            "The version of the existing record doesn't match the RowVersion property provided.",
        )


def _duplicate() -> ServiceError:
    return ServiceError(412, DUPLICATE, "A record with matching key values already exists.")


def _missing(place: RecordPlace) -> ServiceError:
    if place.key_values:
        return no_record(place.table)
    message = f"{place.table.name} with id '{place.record_id}' does not exist"
    return ServiceError(404, NO_RECORD, message)
