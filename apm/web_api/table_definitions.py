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

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import Schema, Table
from apm.web_api.answer_shapes import context, option
from apm.web_api.definition_values import OPTION_SETS, DefinitionValues, Values
from apm.web_api.exchange import Answer, Request, json_answer
from apm.web_api.places import NAMESPACE
from apm.web_api.relationship_values import many_to_one, one_to_many
from apm.web_api.resource_path import Segment, literal, named_arguments, split
from apm.web_api.service_errors import NO_RECORD, ServiceError, no_resource, not_emulated

_CONDITION = re.compile(r"\s*([\w/]+)\s+(eq|ne)\s+(.+?)\s*", re.DOTALL)
_SETS = "EntityDefinitions"
_ATTRIBUTES = "Attributes"
_RELATIONSHIPS = {"ManyToOneRelationships": many_to_one, "OneToManyRelationships": one_to_many}
_EXPANDED = (_ATTRIBUTES, *_RELATIONSHIPS, *OPTION_SETS)
"""The navigation properties of definitions."""


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
            found = [self._values(each) for each in self.schema.tables.values()]
            return _collection(request, _SETS, found)
        table = self._table(first)
        if not others:
            return _one(request, f"{_SETS}/$entity", self._values(table))
        attributes, *rest = others
        relationships = _RELATIONSHIPS.get(attributes.name)
        if relationships and attributes.arguments is None and not rest:
            what = f"{_SETS}('{table.name}')/{attributes.name}"
            return _collection(request, what, relationships(self.schema, table))
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
        for table in self.schema.tables.values():
            if table.name == name or self._made.of_table(table)["MetadataId"] == wanted:
                return table
        advice = hint(name, [*self.schema.tables]) if name else "write LogicalName='account'"
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
    kind = rest[0].name if rest and rest[0].name.startswith(NAMESPACE) else ""
    if segment.arguments is None:
        if kind:
            found = [each for each in found if each["@odata.type"] == f"#{kind}"]
        return _collection(request, what, found)
    name = str(named_arguments(segment.arguments).get("LogicalName", ""))
    one = next((each for each in found if each["LogicalName"] == name), None)
    if one is None:
        message = f"Could not find an attribute with name {name}; {hint(name, [*table.columns])}"
        raise ServiceError(404, NO_RECORD, message)
    below = rest[1:] if kind else rest
    if not below:
        return _one(request, f"{what}/$entity", one)
    if below[0].name in OPTION_SETS and below[0].name in one:
        value = one[below[0].name]
        return json_answer(
            200, {**context(request, what), **(value if isinstance(value, dict) else {})}
        )
    raise _absent(below[0].name)


def _absent(name: str) -> ServiceError:
    return not_emulated(
        f"The emulator has no {name} of a table; it has {_ATTRIBUTES}, {' and '.join(_RELATIONSHIPS)}."
    )


def _one(request: Request, what: str, values: Values) -> Answer:
    return json_answer(200, {**context(request, what), **_wanted(request, values)})


def _collection(request: Request, what: str, found: Sequence[Values]) -> Answer:
    text = option(request, "$filter")
    kept = [each for each in found if not text or _matches(text, each)]
    value: list[Json] = [_wanted(request, each) for each in kept]
    return json_answer(200, {**context(request, what), "value": value})


def _wanted(request: Request, values: Values) -> dict[str, Json]:
    """The selected values, and the navigation properties that are expanded [D]."""
    names = [each.strip() for each in option(request, "$select").split(",") if each.strip()]
    kept = {
        name: value
        for name, value in values.items()
        if name not in _EXPANDED
        and (not names or name in names or name in ("MetadataId", "@odata.type"))
    }
    for part in split(option(request, "$expand"), ","):
        name, _, rest = part.strip().partition("(")
        if not name:
            continue
        if name not in values:
            # An attribute without options has no option set; the product answers null for those it can have.
            if name in OPTION_SETS:
                continue
            raise _absent(name)
        inner = Request("GET", request.root, "", rest.removesuffix(")").replace(";", "&"))
        kept[name] = _expanded(inner, values[name])
    return kept


def _expanded(request: Request, value: Json) -> Json:
    if isinstance(value, list):
        return [_expanded(request, each) for each in value]
    return _wanted(request, value) if isinstance(value, dict) else value


def _matches(text: str, values: Values) -> bool:
    """Whether values match a filter of conditions with `eq` and `ne`, joined with `and` or `or`.

    Raises:
        ServiceError: the filter has anything else.
    """
    if " or " in text:
        return any(_matches(each, values) for each in text.split(" or "))
    if " and " in text:
        return all(_matches(each, values) for each in text.split(" and "))
    match = _CONDITION.fullmatch(text)
    if match is None or "(" in text:
        raise not_emulated(
            "A $filter of definitions can only have conditions with eq and ne, joined with and or or, "
            f"not '{text[:60]}'."
        )
    name, sign, value = match.groups()
    found: Json = dict(values)
    for step in name.split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    return (found == literal(value)) == (sign == "eq")
