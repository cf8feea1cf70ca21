"""The limits of numbers in descriptions of columns: their rules and their problems.

>>> list(number_problems("new_trip.columns.new_days", {"type": "integer", "min_value": 5, "max_value": 4}))
['new_trip.columns.new_days.max_value is 4, but has to be a number from 5 to 2,147,483,647']
"""

from collections.abc import Iterator, Mapping
from typing import Any

from apm.dataverse.schema.columns import PrecisionSource
from apm.dataverse.schema.limits import MOST_PLACES, RANGES
from apm.settings.problem_texts import wrong
from apm.settings.rule_builders import Rules

_NUMBER = {"type": "number", "meta": {"wanted": "a number"}}

LIMIT_RULES: Rules = {
    "min_value": _NUMBER,
    "max_value": _NUMBER,
    "precision": {"type": "integer", "min": 0, "max": max(MOST_PLACES.values())},
    "precision_source": {"type": "integer", "min": 0, "max": max(PrecisionSource).value},
}
"""The rules of the keys."""

LIMITED_KINDS: Mapping[str, tuple[str, ...]] = {
    "min_value": (*RANGES,),
    "max_value": (*RANGES,),
    "precision": (*MOST_PLACES,),
    "precision_source": ("money",),
}
"""The types of columns that can have them."""


def number_problems(key: str, given: Any) -> Iterator[str]:
    """Checks that the limits of a number are limits that its type can have, the least before the greatest."""
    kind = given["type"]
    if kind in RANGES:
        least, greatest = RANGES[kind]
        for name in ("min_value", "max_value"):
            value = given.get(name, least)
            if not least <= value <= greatest:
                yield wrong(f"{key}.{name}", value, f"a number from {least:,} to {greatest:,}")
            least = value
    most = MOST_PLACES.get(kind)
    if most is not None and given.get("precision", most) > most:
        allowed = f"a whole number from 0 to {most} for type {kind}"
        yield wrong(f"{key}.precision", given["precision"], allowed)
