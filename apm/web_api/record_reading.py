"""Answers to GET: collections, records, related records, counts and references."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records, Table
from apm.dataverse.names import ETAG
from apm.dataverse.query.list_query import ListQuery
from apm.dataverse.query.owners import check_principal
from apm.dataverse.query.query_options import MAX_TOP, SKIP, read_options
from apm.dataverse.query.related_list import related_filter
from apm.web_api.answer_shapes import (
    address_of,
    context,
    option,
    selected,
    shaped,
    with_applied,
)
from apm.web_api.exchange import Answer, Request, empty_answer, json_answer, text_answer
from apm.web_api.places import NAMESPACE, LookupPlace, Places, RecordPlace, RelatedPlace, TablePlace
from apm.web_api.service_errors import BAD_QUERY, ServiceError, refused

_ONLY_HERE = (SKIP, "$count")
"""The options of related records that do not belong to the query of one page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads records for requests."""

    records: Records
    places: Places

    def table(self, request: Request, place: TablePlace) -> Answer:
        """A page of the records of a table."""
        table = place.table
        size = min(request.prefers.page_size or MAX_TOP, MAX_TOP)
        try:
            page = self.records.retrieve_multiple(table.name, request.options, size)
        except ApmError as error:
            raise refused(error, BAD_QUERY) from None
        following = f"{request.root}/{table.set_name}{page.next_options}"
        about: dict[str, Json] = {}
        if page.is_fetch:
            about[f"{NAMESPACE}morerecords"] = page.has_more
        if page.paging_cookie:
            about[f"{NAMESPACE}fetchxmlpagingcookie"] = page.paging_cookie
        return _collection(
            request, table, page.records, page.total, following if page.next_options else "", about
        )

    def record(self, request: Request, place: RecordPlace) -> Answer:
        """A record; 304 if the client has its version [D]."""
        record = self.one(request, place)
        etag = str(record[ETAG])
        if request.headers.get("if-none-match") == etag:
            return empty_answer(304, {"ETag": etag})
        headers = with_applied({"ETag": etag}, request.prefers.applied())
        return json_answer(200, self.shown(request, place.table, record), headers)

    def one(self, request: Request, place: RecordPlace) -> dict[str, Json]:
        """A record as the query options of a request want it.

        Raises:
            ServiceError: the record does not exist, or an option is invalid.
        """
        try:
            return self.records.retrieve(place.table.name, place.record_id, request.options)
        except ApmError as error:
            raise refused(error, BAD_QUERY) from None

    def shown(self, request: Request, table: Table, record: Mapping[str, Json]) -> dict[str, Json]:
        """The body of an answer with one record."""
        body = shaped({**record}, request)
        if not isinstance(body, dict):
            raise TypeError(body)
        return {**context(request, f"{table.set_name}{selected(request)}/$entity"), **body}

    def lookup(self, request: Request, place: LookupPlace) -> Answer:
        """The record that a lookup points at; 204 if it is empty."""
        found = self.places.pointed(place)
        if found and place.is_principal:
            return _principal(request, place, found)
        return self.record(request, found) if found else empty_answer()

    def related(self, request: Request, place: RelatedPlace) -> Answer:
        """A page of the records that point at a record, or one of them."""
        if place.member:
            self._check_member(place)
            return self.record(request, self.places.member(place))
        found, skipped = self._related(place, request.options), _skipped(request)
        count = len(found) if option(request, "$count").lower() == "true" else None
        size = min(request.prefers.page_size or MAX_TOP, MAX_TOP)
        rest = skipped + size
        following = ""
        if len(found) > rest:
            kept = [each for each in _parts(request.options) if not _is(each, SKIP)]
            following = f"{request.root}/{request.path}?{'&'.join([*kept, f'{SKIP}={rest}'])}"
        table = self.records.schema.table(place.back.table)
        return _collection(request, table, found[skipped:rest], count, following, {})

    def count(self, request: Request, place: TablePlace | RelatedPlace) -> Answer:
        """The number of records as text, at most 5000 [D]."""
        if isinstance(place, RelatedPlace):
            number = len(self._related(place, request.options))
        else:
            try:
                number = self.records.count(place.table.name, request.options)
            except ApmError as error:
                raise refused(error, BAD_QUERY) from None
        return text_answer(str(min(number, MAX_TOP)))

    def reference(self, request: Request, place: LookupPlace) -> Answer:
        """The address of the record that a lookup points at."""
        found = self.places.pointed(place)
        if found is None:
            return empty_answer()
        body = {**context(request, "$ref"), "@odata.id": address_of(request, found)}
        return json_answer(200, body)

    def references(self, request: Request, place: RelatedPlace) -> Answer:
        """The addresses of the records that point at a record."""
        table = self.records.schema.table(place.back.table)
        found = self._related(place, request.options)
        value: list[Json] = [
            {"@odata.id": address_of(request, RecordPlace(table, str(each[table.primary_id])))}
            for each in found
        ]
        return json_answer(200, {**context(request, "Collection($ref)"), "value": value})

    def _related(self, place: RelatedPlace, options: str) -> list[dict[str, Json]]:
        """The records of a collection that match query options, which can also be `$apply` or a view [D].

        Raises:
            ServiceError: an option is invalid, or is FetchXML, which only tables take [A].
        """
        parts = _parts(options)
        if any(_is(each, "fetchxml") for each in parts):
            said = "fetchXml is for the records of a table; there, a link-entity asks for related ones."
            raise ServiceError(400, BAD_QUERY, said)
        kept = [each for each in parts if not any(_is(each, it) for it in _ONLY_HERE)]
        record, schema = place.record, self.records.schema
        try:
            self.records.retrieve(
                record.table.name, record.record_id, f"?$select={record.table.primary_id}"
            )
            only = related_filter(schema, record.table, place.back, record.record_id)
            listed = ListQuery(filters=(only,))
            return self.records.query(place.back.table, f"?{'&'.join(kept)}", listed)
        except ApmError as error:
            raise refused(error, BAD_QUERY) from None

    def _check_member(self, place: RelatedPlace) -> None:
        member = self.places.member(place)
        key = member.table.primary_id
        if not self._related(place, f"?$select={key}&$filter={key} eq {member.record_id}"):
            message = f"{member.path} is none of {place.back.collection} of {place.record.path}."
            raise ServiceError(404, "0x80040217", message)


def _principal(request: Request, place: LookupPlace, owner: RecordPlace) -> Answer:
    """The owner of a record: its id, as `$expand` has it.

    Raises:
        ServiceError: the options ask for more.
    """
    try:
        check_principal(place.record.table, read_options(request.options))
    except ApmError as error:
        raise refused(error, BAD_QUERY) from None
    body = context(request, f"principals{selected(request)}/$entity")
    return json_answer(200, {**body, place.column.name: owner.record_id})


def _collection(
    request: Request,
    table: Table,
    found: Sequence[dict[str, Json]],
    total: int | None,
    following: str,
    about: Mapping[str, Json],
) -> Answer:
    """An answer with a page of records.

    Args:
        request: the request.
        table: the table of the records.
        found: the records.
        total: the number of records on all pages; None if the client did not ask for it.
        following: the address of the next page; empty if there is none.
        about: annotations of the page by their names without `@`.
    """
    prefers = request.prefers
    body = context(request, f"{table.set_name}{selected(request)}")
    counts: dict[str, Json] = {}
    if total is not None:
        body["@odata.count"] = min(total, MAX_TOP)
        counts[f"{NAMESPACE}totalrecordcount"] = total
        counts[f"{NAMESPACE}totalrecordcountlimitexceeded"] = total > MAX_TOP
    wanted = {name: each for name, each in {**counts, **about}.items() if prefers.wants(name)}
    body |= {f"@{name}": each for name, each in wanted.items()}
    body["value"] = shaped([*found], request)
    if following:
        body["@odata.nextLink"] = following
    return json_answer(200, body, with_applied({}, prefers.applied()))


def _parts(options: str) -> list[str]:
    return [each for each in options.removeprefix("?").split("&") if each]


def _is(part: str, name: str) -> bool:
    return unquote(part).partition("=")[0].strip().lower() == name


def _skipped(request: Request) -> int:
    text = option(request, SKIP) or "0"
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise ServiceError(400, BAD_QUERY, f"{SKIP} has to be as an @odata.nextLink gave it.")
    return int(text)
