"""The coverage of the API, one row for each member: used in the reference, `COVERAGE.md` and the coverage panel.

>>> row = next(row for row in coverage_rows() if row.full_name == "createTab")
>>> row.shown, str(row.state)
('Microsoft.Apm.createTab', 'done')
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from apm.api.member import Member, Owner


class State(StrEnum):
    """The extent to which a member is emulated."""

    DONE = "done"
    PARTIAL = "partial"
    ABSENT = "not emulated"


@dataclass(frozen=True, slots=True)
class Row:
    """The coverage of one member.

    Attributes:
        owner: the object that has the member.
        name: the JavaScript name.
        full_name: the name in messages.
        evidence: the evidence for its behaviour.
        documentation: the address of its documentation page.
        state: the extent to which it is emulated.
        remark: the missing behaviour, or the replacement that scripts can use; may be empty.
    """

    owner: Owner
    name: str
    full_name: str
    evidence: str
    documentation: str
    state: State
    remark: str

    @property
    def shown(self) -> str:
        """The name on the page. Unlike the name in messages, it includes `Microsoft.Apm`."""
        return f"Microsoft.Apm.{self.name}" if self.owner is Owner.APM else self.full_name

    @property
    def state_text(self) -> str:
        """The state with its remark, such as `partial: no filters`."""
        return f"{self.state}: {self.remark}" if self.remark else str(self.state)


def coverage_rows() -> list[Row]:
    """The rows of all members, in the order of the declarations."""
    # Imported here: the page imports this module when it starts.
    from apm.api.all_members import ALL_MEMBERS  # noqa: PLC0415

    return [row_of(member) for member in ALL_MEMBERS]


def row_of(member: Member) -> Row:
    """The row of one member."""
    return Row(
        member.owner,
        member.name,
        member.full_name,
        member.evidence,
        member.documentation,
        _state(member),
        f"use `{member.instead}` instead" if member.instead else member.partial,
    )


def count(rows: Iterable[Row]) -> dict[State, int]:
    """The number of rows in each state.

    >>> count([]) == {State.DONE: 0, State.PARTIAL: 0, State.ABSENT: 0}
    True
    """
    states = [row.state for row in rows]
    return {state: states.count(state) for state in State}


def _state(member: Member) -> State:
    if not member.is_emulated:
        return State.ABSENT
    return State.PARTIAL if member.partial else State.DONE
