"""Associates and disassociates records with `$ref` [D]."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from apm.core.json_text import Json
from apm.dataverse.names import BIND
from apm.web_api.answer_shapes import option
from apm.web_api.exchange import Answer, Request, empty_answer
from apm.web_api.places import LookupPlace, Places, RecordPlace, RelatedPlace
from apm.web_api.record_changes import Changes
from apm.web_api.resource_path import segments_of
from apm.web_api.service_errors import BAD_PAYLOAD, BAD_REQUEST, NO_RECORD, ServiceError

_ROOT = re.compile(r".*/api/data/v\d+(\.\d+)?/", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class References:
    """Writes the lookups and associations that requests name by navigation properties."""

    places: Places
    changes: Changes

    def point(self, request: Request, place: LookupPlace) -> Answer:
        """Points a lookup at the record that the body names."""
        self._bind(place, self._named(request))
        return empty_answer()

    def add(self, request: Request, place: RelatedPlace) -> Answer:
        """Adds the record that the body names to a collection of the record in the address."""
        member = self._named(request)
        _check_table(place, member)
        self.changes.associate(place, member)
        return empty_answer()

    def empty(self, _request: Request, place: LookupPlace) -> Answer:
        """Empties a lookup."""
        self._bind(place, None)
        return empty_answer()

    def remove(self, request: Request, place: RelatedPlace) -> Answer:
        """Takes a record, named by its key or as `$id` in the query, out of a collection."""
        if place.member:
            member = self.places.member(place)
        else:
            member = self._record(
                option(request, "$id"), "The query needs $id, the address of a record."
            )
        _check_table(place, member)
        if not self.changes.disassociate(place, member):
            message = f"{member.path} is none of {place.back.collection} of {place.record.path}."
            raise ServiceError(404, NO_RECORD, message)
        return empty_answer()

    def _bind(self, place: LookupPlace, target: RecordPlace | None) -> None:
        name = place.targets[0].navigation
        if target:
            known = (each for each in place.targets if each.table == target.table.name)
            name = next((each.navigation for each in known), name)
        address: Json = f"/{target.path}" if target else None
        self.changes.update(place.record, {name + BIND: address})

    def _named(self, request: Request) -> RecordPlace:
        address = request.values().get("@odata.id")
        advice = 'The body has to be {"@odata.id": "<the address of a record>"}.'
        return self._record(address if isinstance(address, str) else "", advice)

    def _record(self, address: str, advice: str) -> RecordPlace:
        path = _ROOT.sub("", unquote(address)).strip("/")
        if not path:
            raise ServiceError(400, BAD_PAYLOAD, advice)
        place = self.places.find([*segments_of(path)]).place
        if not isinstance(place, RecordPlace):
            raise ServiceError(400, BAD_REQUEST, f"'{address}' is not the address of a record.")
        return place


def _check_table(place: RelatedPlace, member: RecordPlace) -> None:
    if member.table.name != place.back.table:
        raise ServiceError(
            400,
            BAD_PAYLOAD,
            f"{place.back.collection} has records of {place.back.table}, not of {member.table.name}.",
        )
