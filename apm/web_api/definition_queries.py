"""`$select`, `$expand` and `$filter` of definitions [D].

A name that the product does not have is refused; for one that only the emulator does not have, the error says so.

>>> query = definition_query("LogicalName", "", "LogicalName eq 'account'")
>>> query.answer("EntityMetadata", [{"LogicalName": "account", "IsActivity": False}, {"LogicalName": "contact"}])
[{'LogicalName': 'account'}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from apm.core.json_text import Json
from apm.core.nearest_names import listed, suggestion
from apm.web_api.answer_shapes import option
from apm.web_api.definition_names import COLUMN, NAVIGATION, documented, expanded
from apm.web_api.definition_values import OPTION_SETS, Values
from apm.web_api.exchange import Request
from apm.web_api.resource_path import literal, split
from apm.web_api.service_errors import BAD_QUERY, ServiceError, not_emulated

_CONDITION = re.compile(r"\s*([\w/]+)\s+(eq|ne)\s+(.+?)\s*", re.DOTALL)
_ALWAYS = ("MetadataId", "@odata.type")


@dataclass(frozen=True, slots=True)
class _Condition:
    """A comparison of a value, which can be within another one, as in `RequiredLevel/Value`."""

    steps: tuple[str, ...]
    is_equal: bool
    value: Json

    def holds(self, values: Values) -> bool:
        """Whether the values of a definition meet it."""
        return (_found(values, self.steps) == self.value) == self.is_equal


@dataclass(frozen=True, slots=True)
class DefinitionQuery:
    """The query options of a request for definitions.

    Attributes:
        select: the selected names; none for all.
        expand: the expanded navigation properties, each with its own options.
        any_of: the conditions of the filter: all of one of the groups have to hold.
    """

    select: tuple[str, ...]
    expand: Mapping[str, DefinitionQuery]
    any_of: tuple[tuple[_Condition, ...], ...]

    def answer(self, kind: str, found: Sequence[Values]) -> list[dict[str, Json]]:
        """The definitions that match, with the values that are asked for.

        Args:
            kind: the type of the definitions.
            found: all of them, with all their values.

        Raises:
            ServiceError: an option has a name that the definitions do not have.
        """
        self.check(kind, found)
        return [self._shown(each) for each in found if self._matches(each)]

    def check(self, kind: str, found: Sequence[Values]) -> None:
        """Refuses names that no definition in `found` has."""
        known = {name for each in found for name in each if not name.startswith("@")}
        for name in (*self.select, *self.expand, *(each.steps[0] for each in self._conditions)):
            _check_name(name, kind, known, is_empty=not found)
        for each in self._conditions:
            if found and not any(_has(values, each.steps) for values in found):
                raise _no_property("/".join(each.steps), kind, known)
        for name, inner in self.expand.items():
            if name not in NAVIGATION:
                message = f"{name} is no navigation property; $expand takes {', '.join(NAVIGATION)}"
                raise ServiceError(400, BAD_QUERY, f"{message}.")
            inner.check(
                expanded(kind, name), [*chain(*(_definitions(each, name) for each in found))]
            )

    @property
    def _conditions(self) -> Iterator[_Condition]:
        return chain(*self.any_of)

    def _matches(self, values: Values) -> bool:
        return not self.any_of or any(all(it.holds(values) for it in each) for each in self.any_of)

    def _shown(self, values: Values) -> dict[str, Json]:
        kept = {
            name: value
            for name, value in values.items()
            if name not in NAVIGATION
            and (not self.select or name in self.select or name in _ALWAYS)
        }
        # An attribute without options has no option set; the product answers null for those it can have.
        expanded = {
            name: inner.expanded(values[name])
            for name, inner in self.expand.items()
            if name in values
        }
        return {**kept, **expanded}

    def expanded(self, value: Json) -> Json:
        """The value of a navigation property, with the values that are asked for."""
        if isinstance(value, list):
            inner = (each for each in value if isinstance(each, dict))
            return [self._shown(each) for each in inner if self._matches(each)]
        return self._shown(value) if isinstance(value, dict) else value


def query_of(request: Request) -> DefinitionQuery:
    """The query options of a request.

    Raises:
        ServiceError: the filter has something else than conditions with `eq` and `ne`.
    """
    return definition_query(*(option(request, name) for name in ("$select", "$expand", "$filter")))


def definition_query(select: str, expand: str, text: str) -> DefinitionQuery:
    """The query of the texts of three options; empty for those that are missing.

    Raises:
        ServiceError: as for `query_of`.
    """
    names = tuple(each.strip() for each in select.split(",") if each.strip())
    inner = dict(_expand(each) for each in split(expand, ",") if each.strip())
    groups = text.split(" or ") if text else ()
    return DefinitionQuery(
        names, inner, tuple(tuple(map(_condition, each.split(" and "))) for each in groups)
    )


def _expand(text: str) -> tuple[str, DefinitionQuery]:
    name, _, rest = text.strip().partition("(")
    parts = (each.partition("=") for each in split(rest.removesuffix(")"), ";"))
    given = {each.strip().lower(): value.strip() for each, _, value in parts}
    options = (given.get(each, "") for each in ("$select", "$expand", "$filter"))
    return name.strip(), definition_query(*options)


def _condition(text: str) -> _Condition:
    match = _CONDITION.fullmatch(text)
    if match is None or "(" in text:
        raise not_emulated(
            "A $filter of definitions can only have conditions with eq and ne, joined with and or or, "
            f"not '{text[:60]}'."
        )
    name, sign, value = match.groups()
    return _Condition(tuple(name.split("/")), sign == "eq", literal(value))


def _check_name(name: str, kind: str, known: set[str], *, is_empty: bool) -> None:
    """Refuses a name that definitions do not have; of no definitions, the documented ones are right."""
    is_documented = name in documented(kind)
    is_option_set = name in OPTION_SETS and (kind == COLUMN or is_documented)
    if name in known or is_option_set or (is_empty and is_documented):
        return
    if is_documented:
        raise not_emulated(f"The emulator has no {name} of {kind}; it has {listed(sorted(known))}.")
    raise _no_property(name, kind, known)


def _no_property(name: str, kind: str, known: set[str]) -> ServiceError:
    """The error for a name that the product does not have [S; the hint A]."""
    full = f"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{kind}'"
    near = suggestion(name, sorted(known | documented(kind)))
    return ServiceError(400, BAD_QUERY, f"{full}; {near or f'there are: {listed(sorted(known))}'}")


def _definitions(values: Values, name: str) -> Iterator[Values]:
    """The definitions behind a navigation property."""
    value = values.get(name)
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def _found(values: Json | Values, steps: Sequence[str]) -> Json:
    found: Json = dict(values) if isinstance(values, Mapping) else None
    for step in steps:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _has(values: Values, steps: Sequence[str]) -> bool:
    *owners, last = steps
    owner = _found(values, owners)
    return isinstance(owner, dict) and last in owner
