"""Runs queries and returns records in the form of the Web API, with the related records that they ask for."""

from copy import deepcopy
from dataclasses import dataclass, replace

from apm.dataverse.column_values import Stored
from apm.dataverse.currencies import Currencies
from apm.dataverse.database import Database
from apm.dataverse.names import ODATA_ID
from apm.dataverse.query.query_model import (
    Condition,
    Expand,
    ExpandedCollection,
    ExpandedLinks,
    ExpandedLookup,
    ExpandedOwner,
    ExpandedReference,
    Link,
    Output,
    Path,
    Query,
    Related,
    Tree,
    both,
)
from apm.dataverse.query.query_sql import QuerySql, one_value
from apm.dataverse.query.record_shapes import Record, record_of
from apm.dataverse.schema.schema import Schema, Table

_LINKS = "links"
"""The source of the links of a many-to-many relationship; no other source of a query has this name."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Runs queries."""

    schema: Schema
    database: Database

    def count(self, query: Query) -> int:
        """The number of records that match, on all pages."""
        return one_value(self.database.rows(*QuerySql(self.schema).count(query)))

    def read(self, query: Query) -> list[Record]:
        """The records of a query, in order; by default in the order of creation [A]."""
        places = tuple(_place(query.table, each) for each in query.expands)
        rows = self.database.rows(
            *QuerySql(self.schema).select(replace(query, outputs=(*query.outputs, *places)))
        )
        records = []
        currencies = Currencies(self.schema, self.database)
        seen: dict[tuple[str, Stored, Stored], Record | None] = {}
        for row in rows:
            record, rest = record_of(query, row, currencies)
            for expand in query.expands:
                if isinstance(expand, ExpandedReference):
                    record_id, table, _ = rest.pop(0), rest.pop(0), rest.pop(0)
                    record[expand.name] = _reference(expand, record_id, table)
                elif isinstance(expand, ExpandedOwner):
                    record_id, _, _ = rest.pop(0), rest.pop(0), rest.pop(0)
                    record[expand.name] = {expand.name: record_id} if record_id else None
                elif isinstance(expand, ExpandedLookup):
                    record_id, table, _ = rest.pop(0), rest.pop(0), rest.pop(0)
                    key = (expand.name, record_id, table)
                    if key not in seen:
                        seen[key] = self._pointed(expand, record_id, table)
                    record[expand.name] = deepcopy(seen[key])
                else:
                    related = _related(query.table, expand, rest.pop(0))
                    record[expand.name] = [*self.read(narrowed(expand.query, related))]
            records.append(record)
        return records

    def _pointed(self, expand: ExpandedLookup, record_id: Stored, table: Stored) -> Record | None:
        """The record that a lookup points at; None if it is empty or points at a table of another property."""
        query = expand.queries.get(str(table))
        if query is None:
            return None
        found = self.read(narrowed(query, has_id(query.table, record_id)))
        return found[0] if found else None


def _reference(expand: ExpandedReference, record_id: Stored, table: Stored) -> Record | None:
    """The address of the record that a lookup points at, as `addressed` expects it; None as for `_pointed`."""
    set_name = expand.sets.get(str(table))
    return {ODATA_ID: f"{set_name}({record_id})"} if set_name else None


def _related(table: Table, expand: ExpandedCollection | ExpandedLinks, record_id: Stored) -> Tree:
    """The condition that records belong to the collection of a record."""
    if isinstance(expand, ExpandedCollection):
        return Condition(Path(expand.column), "points-at", (record_id, *table.homes))
    other = expand.query.table
    is_linked = Condition(Path(expand.column, _LINKS), "eq", (record_id,))
    to = Path(other.columns[other.primary_id])
    return Related(Link(_LINKS, expand.links, expand.other_column, to, other, where=is_linked))


def narrowed(query: Query, only: Tree | None) -> Query:
    """A query with another condition."""
    return replace(query, where=both(only, query.where))


def has_id(table: Table, record_id: Stored) -> Tree:
    """The condition that a record has an id."""
    return Condition(Path(table.columns[table.primary_id]), "eq", (record_id,))


def _place(table: Table, expand: Expand) -> Output:
    """The value that leads to related records: the lookup, or the id of the record itself."""
    if isinstance(expand, ExpandedLookup | ExpandedOwner | ExpandedReference):
        return Output(Path(expand.column))
    return Output(Path(table.columns[table.primary_id]))
