"""What is wrong with records of one's own: every row at once.

>>> str(RecordsError([RowProblem("account", 2, "name has to be text, not 5")]))
'records of account, number 2: name has to be text, not 5'
"""

from collections.abc import Sequence
from dataclasses import dataclass

from apm.core.errors import ApmError, ErrorCode


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why one row cannot be used.

    Attributes:
        table: the key that its table goes by.
        number: which of its rows, counted from 1; 0 for the table itself.
        reason: one sentence.
    """

    table: str
    number: int
    reason: str

    def __str__(self) -> str:
        """The sentence with its place."""
        if not self.number:
            return self.reason
        return f"records of {self.table}, number {self.number}: {self.reason}"


class RecordsError(ApmError):
    """Records that cannot be used.

    Attributes:
        problems: all of them.
    """

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        super().__init__(ErrorCode.BAD_INPUT, "; ".join(map(str, problems)))
        self.problems = tuple(problems)
