"""Infers undescribed columns from rows: their values, their labels, the targets of lookups.

>>> rows = [{"new_tier": 1, "new_tier@OData.Community.Display.V1.FormattedValue": "Gold"}]
>>> gather(rows, Known(frozenset(), {}))["new_tier"].as_column("incident", "new_tier")
{'label': 'Tier', 'type': 'choice', 'options': {'1': 'Gold'}}
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from apm.core.json_text import Json
from apm.dataverse.column_values import INTEGERS
from apm.dataverse.inference.naming import label_of
from apm.dataverse.names import BIND, ETAG, FORMATTED, LOGICAL_NAME, NAVIGATION, clean_id
from apm.dataverse.rows import Row
from apm.dataverse.schema.columns import Kind
from apm.dataverse.schema.limits import MOST_PLACES, RANGES, USUAL_PLACES
from apm.dataverse.schema.schema_reading import is_name
from apm.dataverse.writing.row_writing import read_address

LONG = 200
"""The length from which a text column is a multiline column [A]."""

_FIGURES = re.compile(r"[\s\d.,+-]+")
_LOOKUP = re.compile(r"_(\w+)_value")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about a table.

    Attributes:
        names: all names of the known columns.
        tables: the logical names of all tables, by logical name and by entity set name.
        lookups: the known columns that are lookups.
        is_new: only the name of the table is known; columns without any value are inferred too.
    """

    names: frozenset[str]
    tables: Mapping[str, str]
    lookups: frozenset[str] = frozenset()
    is_new: bool = True


@dataclass(slots=True)
class Evidence:
    """What rows show of a column.

    Attributes:
        values: all values except null.
        labels: the labels of values.
        targets: the tables that a lookup points at, each with its navigation property, if it is known.
        is_answered: the name comes from a tenant.
    """

    values: list[Json] = field(default_factory=list)
    labels: dict[Json, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    is_answered: bool = False

    def as_column(self, table: str, name: str) -> dict[str, Any]:
        """The column in the form of `tables.json`."""
        if self.targets:
            targets = {
                target: {"navigation": navigation} if navigation else {}
                for target, navigation in self.targets.items()
            }
            return {
                "label": label_of(name.removesuffix("id")),
                "type": "lookup",
                "targets": targets,
            }
        return {"label": label_of(name), **self._type()}

    def options(self) -> dict[str, str]:
        """The options that occur."""
        seen = sorted({each for each in self.values if _is_int(each)})  # type: ignore[type-var]
        return {str(each): self.labels.get(each, str(each)) for each in seen}

    def _type(self) -> dict[str, Any]:
        kind = self._kind()
        if kind == "boolean":
            options = {"0": self.labels.get(False, "No"), "1": self.labels.get(True, "Yes")}
            return {"type": kind, "options": options}
        if kind == "integer" and any(not _FIGURES.fullmatch(each) for each in self.labels.values()):
            return {"type": "choice", "options": self.options()}
        return {"type": kind, **(self._limits() if kind == "decimal" else {})}

    def _limits(self) -> dict[str, Any]:
        """The limits of a decimal: those of its type, unless its values need wider ones."""
        numbers = [float(each) for each in self.values if _is_number(each)]  # type: ignore[arg-type]
        low, high = RANGES[Kind.DECIMAL]
        places = max(USUAL_PLACES, *(_places(each) for each in numbers))
        return {
            **({"precision": places} if places > USUAL_PLACES else {}),
            **({"min_value": min(numbers)} if min(numbers) < low else {}),
            **({"max_value": max(numbers)} if max(numbers) > high else {}),
        }

    def _kind(self) -> str:
        for kind, fits in _KINDS.items():
            if self.values and all(map(fits, self.values)):
                return kind
        return "memo" if any(map(_is_long, self.values)) else "text"


def gather(rows: Iterable[Row], known: Known) -> dict[str, Evidence]:
    """The evidence for each unknown column, in the order of the rows."""
    gathering = _Gathering(known)
    for row in rows:
        if not row.keys() <= known.names:
            gathering.add(row)
    return gathering.result()


class _Gathering:
    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[str, Evidence] = {}
        self._trios = set(known.lookups)

    def add(self, row: Row) -> None:
        is_answer = ETAG in row
        for name, value in row.items():
            if name in self._known.names or ("@" in name and not name.endswith(BIND)):
                continue
            if is_answer and (isinstance(value, dict | list) or self._says_nothing(value)):
                continue
            evidence = self._column(row, name, value)
            if evidence and is_answer:
                evidence.is_answered = True

    def result(self) -> dict[str, Evidence]:
        beside = {f"{each}{part}" for each in self._trios for part in ("name", "type")}
        return {
            name: each
            for name, each in self._found.items()
            if is_name(name) and name not in beside and name not in self._known.names
        }

    def _says_nothing(self, value: Json) -> bool:
        return value is None and not self._known.is_new

    def _column(self, row: Row, name: str, value: Json) -> Evidence | None:
        lookup = _LOOKUP.fullmatch(name)
        if name.endswith(BIND):
            place = read_address(value)
            navigation = name.removesuffix(BIND)
            return self._lookup(navigation.lower(), place[0] if place else None, navigation)
        if lookup:
            navigation = str(row.get(name + NAVIGATION) or "")
            return self._lookup(lookup[1], row.get(name + LOGICAL_NAME), navigation)
        if isinstance(value, str) and row.get(f"{name}type") is not None and clean_id(value):
            evidence = self._lookup(name, row[f"{name}type"])
            if evidence:
                self._trios.add(name)
                return evidence
        return self._plain(name, value, row.get(name + FORMATTED))

    def _lookup(self, name: str, table: Json, navigation: str = "") -> Evidence | None:
        target = self._known.tables.get(str(table))
        if target is None:
            return None
        evidence = self._found.setdefault(name, Evidence())
        evidence.targets[target] = navigation or evidence.targets.get(target, "")
        return evidence

    def _plain(self, name: str, value: Json, words: Json) -> Evidence:
        evidence = self._found.setdefault(name, Evidence())
        if value is not None:
            evidence.values.append(value)
        if isinstance(words, str) and isinstance(value, int):
            evidence.labels[value] = words
        return evidence


def _is_int(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _places(number: float) -> int:
    """The digits after the decimal point of a number, as far as a decimal can have them."""
    most = MOST_PLACES[Kind.DECIMAL]
    return next((each for each in range(most) if round(number, each) == number), most)


def _is_whole(value: Json) -> bool:
    return _is_int(value) and value in INTEGERS


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Json) -> bool:
    return isinstance(value, str) and len(value) == len("2026-07-01") and _reads(date, value)


def _is_time(value: Json) -> bool:
    return isinstance(value, str) and "T" in value and _reads(datetime, value)


def _is_long(value: Json) -> bool:
    return isinstance(value, str) and (len(value) > LONG or "\n" in value)


def _reads(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


_KINDS: dict[str, Callable[[Json], bool]] = {
    "boolean": lambda value: isinstance(value, bool),
    "integer": _is_whole,
    "decimal": _is_number,
    "date": _is_date,
    "datetime": _is_time,
}
"""Tests of values by column type; a column whose values fit none is text."""
