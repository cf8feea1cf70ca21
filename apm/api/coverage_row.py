"""How far a member of the API is emulated, and which cases prove it: a row of `COVERAGE.md` and of the page's list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a member is emulated."""

    DONE = "done"
    PARTIAL = "partial"
    ABSENT = "not emulated"


Proof = Mapping[str, Sequence[str]]
"""By the file of cases, below `tests`: the names of those cases in it that prove a member."""


@dataclass(frozen=True, slots=True)
class Row:
    """A member.

    Attributes:
        owner: the object it belongs to.
        name: its JavaScript name.
        full_name: as messages call it.
        evidence: how sure we are of what it does.
        documentation: the address of its page.
        state: how far it is emulated.
        missing: what it does not do, or what scripts use in its place; may be empty.
        proof: what proves it.
    """

    owner: str
    name: str
    full_name: str
    evidence: str
    documentation: str
    state: State
    missing: str
    proof: Proof

    @property
    def shown(self) -> str:
        """The name as people know it: those of the first object stand alone in messages."""
        return f"Microsoft.Apm.{self.name}" if self.owner == "Apm" else self.full_name

    @property
    def cases(self) -> int:
        """How many cases prove it."""
        return sum(len(names) for names in self.proof.values())


def count(rows: Iterable[Row]) -> dict[State, int]:
    """How many rows there are of each state.

    >>> count([]) == {State.DONE: 0, State.PARTIAL: 0, State.ABSENT: 0}
    True
    """
    states = [row.state for row in rows]
    return {state: states.count(state) for state in State}
