"""What the path of an address means: a table, a record, related records, a lookup, or a column.

>>> from apm.dataverse import Records
>>> places = Places(Records())
>>> from apm.web_api.resource_path import segments_of
>>> path = "accounts(acc00000-0000-4000-8000-000000000001)/contact_customer_accounts/$count"
>>> found = places.find([*segments_of(path)])
>>> type(found.place).__name__, found.place.back.table, found.last
('RelatedPlace', 'contact', '$count')
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import AnyRelationship, Column, Records, Table
from apm.dataverse.names import LOGICAL_NAME, clean_id
from apm.dataverse.query.owners import is_principal, no_property
from apm.dataverse.schema.columns import Target
from apm.web_api.alternate_keys import id_by_key, no_record
from apm.web_api.resource_path import Segment, named_arguments
from apm.web_api.service_errors import (
    BAD_QUERY,
    BAD_REQUEST,
    NO_RECORD,
    ServiceError,
    no_resource,
    no_set,
    refused,
)

NAMESPACE = "Microsoft.Dynamics.CRM."
"""The start of the full names of types, functions and actions [D]."""

LAST = ("$count", "$ref", "$value")
"""The segments that end a path [D]."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """All records of a table."""

    table: Table


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record, which may not exist.

    Attributes:
        key_values: the values of the alternate key that names a record that does not exist; otherwise empty.
    """

    table: Table
    record_id: str
    key_values: Mapping[str, Json] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its path in an address."""
        return f"{self.table.set_name}({self.record_id})"


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """The records that point at a record or are associated with it; `member` is the id of one of them, or empty."""

    record: RecordPlace
    back: AnyRelationship
    member: str = ""


@dataclass(frozen=True, slots=True)
class LookupPlace:
    """The record that a lookup points at, by a navigation property that leads to some of its tables."""

    record: RecordPlace
    column: Column
    targets: tuple[Target, ...]

    @property
    def is_principal(self) -> bool:
        """Whether the record is an owner, of which only the id and collections can be read [D]."""
        return is_principal(self.record.table, self.column.name)


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """The value of a column of a record."""

    record: RecordPlace
    column: Column


Place: TypeAlias = TablePlace | RecordPlace | RelatedPlace | LookupPlace | ColumnPlace


@dataclass(frozen=True, slots=True)
class Resource:
    """What an address means.

    Attributes:
        last: `$count`, `$ref` or `$value` at the end of the path; empty without one.
    """

    place: Place
    last: str = ""


class Places:
    """Finds what the paths of an organization mean."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def table(self, name: str) -> Table | None:
        """The table with an entity set name; the case matters [D]. None if there is none."""
        tables = self._records.schema.readable
        return next((each for each in tables if each.set_name == name), None)

    def find(self, segments: Sequence[Segment]) -> Resource:
        """What a path means.

        Raises:
            ServiceError: a segment names nothing.
        """
        ends = len(segments) > 1 and segments[-1].name in LAST
        last = segments[-1].name if ends else ""
        first, *others = segments[: len(segments) - ends]
        place = self._first(first)
        for segment in others:
            place = self._next(place, segment)
        return Resource(place, last)

    def pointed(self, lookup: LookupPlace) -> RecordPlace | None:
        """The record that a lookup points at; None if it is empty or points at another table.

        Raises:
            ServiceError: the record with the lookup does not exist.
        """
        name, record = lookup.column.web_name, lookup.record
        try:
            found = self._records.retrieve(record.table.name, record.record_id, f"?$select={name}")
        except ApmError as error:
            raise refused(error, BAD_QUERY) from None
        table = found.get(name + LOGICAL_NAME)
        targets = (self._records.schema.table(each.table) for each in lookup.targets)
        if not any(table in each.homes for each in targets):
            return None
        return RecordPlace(self._records.schema.table(str(table)), str(found[name]))

    def member(self, related: RelatedPlace) -> RecordPlace:
        """One of the related records of a record."""
        return RecordPlace(self._records.schema.table(related.back.table), related.member)

    def _first(self, segment: Segment) -> Place:
        table = self.table(segment.name)
        if table is None:
            sets = [each.set_name for each in self._records.schema.readable]
            raise no_set(segment.name, hint(segment.name, sets))
        if segment.arguments is None:
            return TablePlace(table)
        return self._named(table, segment.arguments)

    def _named(self, table: Table, text: str) -> RecordPlace:
        """The record with a key: an id, the id column with an id, or an alternate key."""
        names = named_arguments(text) if "=" in text else {}
        if not names or [*names] == [table.primary_id]:
            found = clean_id(str(names.get(table.primary_id, "")) or text)
            if found is None:
                message = f"'{text}' is not a key of {table.set_name}; a key is an id (a GUID)."
                raise ServiceError(400, BAD_REQUEST, message)
            return RecordPlace(table, found)
        record_id = id_by_key(self._records, table, names)
        return RecordPlace(table, record_id, {} if record_id else names)

    def _next(self, place: Place, segment: Segment) -> Place:
        if segment.name.startswith(NAMESPACE) and not isinstance(place, ColumnPlace):
            return self._cast(place, segment)
        record = self._record(place, segment)
        if isinstance(place, LookupPlace) and place.is_principal:
            return self._of_principal(place, record, segment)
        navigation = self._records.schema.navigation(record.table, segment.name)
        if navigation and segment.arguments is None:
            return LookupPlace(record, *navigation)
        back = self._records.schema.collection(record.table.name, segment.name)
        if back:
            return self._related(record, back, segment)
        column = record.table.find(segment.name)
        if column and segment.arguments is None:
            return ColumnPlace(record, column)
        reason = self._records.schema.no_navigation(record.table, segment.name)
        raise no_resource(segment.name, str(reason))

    def _cast(
        self, place: TablePlace | RecordPlace | RelatedPlace | LookupPlace, to: Segment
    ) -> Place:
        """What a cast to a type leads to: a user or a team of an owner [D]; otherwise to the type that there is [D].

        An owner of the other type is none [A].
        """
        name = to.name.removeprefix(NAMESPACE)
        if isinstance(place, LookupPlace):
            known = [each.table for each in place.targets]
        elif isinstance(place, RelatedPlace):
            known = [place.back.table]
        else:
            known = [place.table.name]
        if name not in known:
            raise no_resource(to.name)
        if not isinstance(place, LookupPlace):
            return place
        found = self._record(place, to)
        if found.table.name != name:
            message = f"{place.column.name} of {place.record.path} is no {name}."
            raise ServiceError(404, NO_RECORD, message)
        return found

    def _of_principal(self, place: LookupPlace, owner: RecordPlace, segment: Segment) -> Place:
        """What a segment means after the owner of a record: the id, which the lookup has itself, or a collection."""
        if segment.name == place.column.name and segment.arguments is None:
            return ColumnPlace(place.record, place.column)
        back = self._records.schema.collection(owner.table.name, segment.name)
        if back:
            return self._related(owner, back, segment)
        raise no_resource(segment.name, str(no_property(place.record.table, segment.name)))

    def _record(self, place: Place, segment: Segment) -> RecordPlace:
        """The record whose property a segment names."""
        if isinstance(place, RecordPlace):
            if place.key_values:
                raise no_record(place.table)
            return place
        if isinstance(place, RelatedPlace) and place.member:
            return self.member(place)
        found = self.pointed(place) if isinstance(place, LookupPlace) else None
        if found is None and isinstance(place, LookupPlace):
            message = f"{place.record.path} has no {place.column.name}."
            raise ServiceError(404, NO_RECORD, message)
        if found is None:
            raise no_resource(segment.name)
        return found

    def _related(
        self, record: RecordPlace, back: AnyRelationship, segment: Segment
    ) -> RelatedPlace:
        if segment.arguments is None:
            return RelatedPlace(record, back)
        other = self._records.schema.table(back.table)
        member = self._named(other, segment.arguments)
        if not member.record_id:
            raise no_record(other)
        return RelatedPlace(record, back, member.record_id)
