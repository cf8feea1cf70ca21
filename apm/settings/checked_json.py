"""Checks JSON from outside that has a form of its own, such as snapshots, seeds and recordings of tests.

>>> check_version({"version": 2}, 1, "the snapshot")
Traceback (most recent call last):
apm.core.errors.ApmError: the snapshot has version 2, but this emulator reads version 1; use a newer emulator
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from apm.core.errors import bad_input, show
from apm.core.json_text import Json
from apm.settings.rule_builders import Rules

Checked: TypeAlias = Mapping[str, Any]
"""Checked JSON."""

MOST = 3
"""The number of problems in one message."""


def check_version(given: Json, version: int, what: str) -> None:
    """Refuses JSON of a newer emulator; `what` names the JSON in the message.

    Raises:
        ApmError: its version is larger than `version`.
    """
    own = given.get("version") if isinstance(given, dict) else None
    if isinstance(own, int) and own > version:
        raise bad_input(
            f"{what} has version {own}, but this emulator reads version {version}; use a newer emulator"
        )


def checked(
    given: Json, rules: Rules, what: str, relations: Callable[[Checked], list[str]] | None = None
) -> Checked:
    """JSON that keeps the rules.

    Args:
        given: the JSON.
        rules: its keys and their values.
        what: its name in messages.
        relations: the problems between values, one sentence each; called when each value keeps its rule.

    Raises:
        ApmError: it has problems; the message has the first ones.
    """
    problems = problems_of(given, rules)
    if not problems and relations:
        problems = relations(given)  # type: ignore[arg-type] # It is an object.
    if problems:
        others = len(problems) - MOST
        rest = [f"and {others} more"] if others > 0 else []
        raise bad_input(f"{what} cannot be used: {'; '.join([*problems[:MOST], *rest])}")
    return given  # type: ignore[return-value] # It is an object.


def problems_of(given: Json, rules: Rules, place: str = "") -> list[str]:
    """The problems of single keys, one sentence each; `place` is where the object is, in messages."""
    if not isinstance(given, dict):
        return [f"{place or 'it'} is {show(given)}, but has to be an object"]
    # Imported here: the library behind it takes time to import, and most pages read no such JSON.
    from apm.settings.checking import check_keys  # noqa: PLC0415

    return check_keys(given, rules, place)
