"""Table definitions: `EntityDefinitions` with their attributes, as far as the tables of the emulator have them [D].

>>> from apm.dataverse import Records
>>> from apm.web_api.exchange import read_request
>>> from apm.web_api.resource_path import segments_of
>>> path = "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='name')"
>>> request = read_request("GET", f"https://x.example/api/data/v9.2/{path}?$select=AttributeType")
>>> answer = Definitions(Records().schema, language=1033).answer(request, [*segments_of(path)])
>>> answer.json()["AttributeType"]
'String'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import Schema, Table
from apm.web_api.answer_shapes import context
from apm.web_api.definition_names import (
    COLUMN,
    RELATIONSHIP,
    TABLE,
    derived,
    expanded,
    is_column_type,
)
from apm.web_api.definition_queries import query_of
from apm.web_api.definition_values import OPTION_SETS, DefinitionValues, Values
from apm.web_api.exchange import Answer, Request, json_answer
from apm.web_api.places import NAMESPACE
from apm.web_api.relationship_values import many_to_one, one_to_many
from apm.web_api.resource_path import Segment, named_arguments
from apm.web_api.service_errors import NO_RECORD, ServiceError, no_resource, not_emulated

_SETS = "EntityDefinitions"
_ATTRIBUTES = "Attributes"
_RELATIONSHIPS = {"ManyToOneRelationships": many_to_one, "OneToManyRelationships": one_to_many}


@dataclass(frozen=True, slots=True)
class Definitions:
    """Answers requests for the definitions of the tables of a schema.

    Attributes:
        schema: the schema.
        language: the LCID of its labels.
    """

    schema: Schema
    language: int

    def answer(self, request: Request, segments: Sequence[Segment]) -> Answer:
        """The answer to a GET request below `EntityDefinitions`.

        Raises:
            ServiceError: a table or an attribute does not exist, or the emulator does not have the rest.
        """
        first, *others = segments
        if first.arguments is None:
            if others:
                raise no_resource(others[0].name)
            found = [self._values(each) for each in self.schema.readable]
            return _collection(request, _SETS, TABLE, found)
        table = self._table(first)
        if not others:
            return _one(request, f"{_SETS}/$entity", TABLE, self._values(table))
        attributes, *rest = others
        relationships = _RELATIONSHIPS.get(attributes.name)
        if relationships and attributes.arguments is None and not rest:
            what = f"{_SETS}('{table.name}')/{attributes.name}"
            return _collection(request, what, RELATIONSHIP, relationships(self.schema, table))
        if attributes.name != _ATTRIBUTES:
            raise _absent(attributes.name)
        columns = [self._made.of_column(table, each) for each in table.columns.values()]
        return _attributes(request, table, columns, attributes, rest)

    @property
    def _made(self) -> DefinitionValues:
        return DefinitionValues(self.language)

    def _values(self, table: Table) -> Values:
        """The definition of a table with all that can be expanded."""
        relationships: dict[str, Json] = {
            name: [dict(each) for each in described(self.schema, table)]
            for name, described in _RELATIONSHIPS.items()
        }
        return {**self._made.of_table(table), **relationships}

    def _table(self, segment: Segment) -> Table:
        key = named_arguments(segment.arguments or "") if "=" in (segment.arguments or "") else {}
        name = str(key.get("LogicalName", ""))
        wanted = (segment.arguments or "").lower()
        for table in self.schema.readable:
            if table.name == name or self._made.of_table(table)["MetadataId"] == wanted:
                return table
        advice = hint(name, self.schema.names) if name else "write LogicalName='account'"
        message = f"Could not find an entity with name {name or segment.arguments}; {advice}"
        raise ServiceError(404, NO_RECORD, message)


def _attributes(
    request: Request,
    table: Table,
    found: Sequence[Values],
    segment: Segment,
    rest: Sequence[Segment],
) -> Answer:
    what = f"{_SETS}('{table.name}')/{_ATTRIBUTES}"
    cast = rest[0].name if rest and rest[0].name.startswith(NAMESPACE) else ""
    kind = cast.removeprefix(NAMESPACE) or COLUMN
    if not is_column_type(kind):
        raise no_resource(cast)
    every = {each["LogicalName"]: str(each["@odata.type"]) for each in found}
    if cast:
        types = {f"#{NAMESPACE}{each}" for each in derived(kind)}
        found = [each for each in found if each["@odata.type"] in types]
    if segment.arguments is None:
        return _collection(request, what, kind, found)
    name = str(named_arguments(segment.arguments).get("LogicalName", ""))
    one = next((each for each in found if each["LogicalName"] == name), None)
    if one is None:
        advice = f"it is a {every[name][1:]}" if name in every else hint(name, [*table.columns])
        message = f"Could not find an attribute with name {name}; {advice}"
        raise ServiceError(404, NO_RECORD, message)
    below = rest[1:] if cast else rest
    if not below:
        return _one(request, f"{what}/$entity", kind, one)
    if below[0].name in OPTION_SETS and below[0].name in one:
        value = one[below[0].name]
        values = value if isinstance(value, dict) else {}
        return _one(request, what, expanded(kind, below[0].name), values)
    raise _absent(below[0].name)


def _absent(name: str) -> ServiceError:
    return not_emulated(
        f"The emulator has no {name} of a table; it has {_ATTRIBUTES}, {' and '.join(_RELATIONSHIPS)}."
    )


def _one(request: Request, what: str, kind: str, values: Values) -> Answer:
    [shown] = replace(query_of(request), any_of=()).answer(kind, [values])
    return json_answer(200, {**context(request, what), **shown})


def _collection(request: Request, what: str, kind: str, found: Sequence[Values]) -> Answer:
    value: list[Json] = [*query_of(request).answer(kind, found)]
    return json_answer(200, {**context(request, what), "value": value})
