"""An operator: makes a condition of a column and the texts of its values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from apm.dataverse.query.query_model import Path, Tree


def _nobody() -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """When a query is run, and by whom.

    Attributes:
        now: the time in UTC, without a time zone.
        user_id: the id of the user; empty if there are no users.
        teams: returns the ids of the user's teams.
        business_unit: returns the id of the user's business unit, or no id.
    """

    now: datetime
    user_id: str = ""
    teams: Callable[[], tuple[str, ...]] = _nobody
    business_unit: Callable[[], tuple[str, ...]] = _nobody


Build: TypeAlias = Callable[[Path, Sequence[str], Asked], Tree]
"""Makes a condition of a column and the texts of the values."""


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator.

    Attributes:
        build: makes the condition.
        least: how many values it takes at least.
        most: how many values it takes at most; None for any number.
    """

    build: Build
    least: int = 0
    most: int | None = 0
