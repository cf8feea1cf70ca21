"""The range and the decimal places of columns of solutions, in the form of `tables.json`.

>>> weight = SolutionColumn("con_weight", "con_Weight", "decimal", {}, minimum=0.0, maximum=500.0, places=1)
>>> number_limits(weight, "decimal")
{'min_value': 0.0, 'max_value': 500.0, 'precision': 1}
"""

from __future__ import annotations

from typing import Any

from apm.dataverse.schema.columns import Kind, PrecisionSource
from apm.dataverse.schema.limits import MOST_PLACES, RANGES
from apm.solutions.model.table_model import SolutionColumn


def number_limits(column: SolutionColumn, kind: str) -> dict[str, Any]:
    """The limits that a solution gives to a column of a type; those of the type are left out.

    Values that no column of the type can have are left out too.
    """
    if kind not in RANGES:
        return {}
    return {**_range(column, Kind(kind)), **_places(column, Kind(kind))}


def _range(column: SolutionColumn, kind: Kind) -> dict[str, Any]:
    (least, greatest), low, high = RANGES[kind], column.minimum, column.maximum
    found: dict[str, Any] = {}
    if low is not None and least < low <= greatest:
        found["min_value"] = low
    if high is not None and found.get("min_value", least) <= high < greatest:
        found["max_value"] = high
    return {name: int(each) if kind is Kind.INTEGER else each for name, each in found.items()}


def _places(column: SolutionColumn, kind: Kind) -> dict[str, Any]:
    most, found = MOST_PLACES.get(kind), {}
    if most is not None and column.places in range(most + 1):
        found["precision"] = column.places
    if kind is Kind.MONEY:
        known = [*PrecisionSource]
        source = column.places_source
        # The currency of the record is the default of the service [D].
        found["precision_source"] = source if source in known else PrecisionSource.CURRENCY.value
    return found
