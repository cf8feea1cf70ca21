"""The problems of the user's own records, all rows at once.

>>> str(RecordsError([RowProblem("account", 2, "name has to be text, not 5")]))
'records of account, number 2: name has to be text, not 5'
"""

from collections.abc import Sequence
from dataclasses import dataclass

from apm.core.errors import ApmError, ErrorCode


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row cannot be used.

    Attributes:
        table: the key of the table in the given records.
        number: the number of the row, from 1; 0 for the table itself.
        reason: a sentence.
    """

    table: str
    number: int
    reason: str

    def __str__(self) -> str:
        """The sentence with the table and the number of the row."""
        if not self.number:
            return self.reason
        return f"records of {self.table}, number {self.number}: {self.reason}"


class RecordsError(ApmError):
    """Records that cannot be used.

    Attributes:
        problems: the problems of all rows.
    """

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        super().__init__(ErrorCode.BAD_INPUT, "; ".join(map(str, problems)))
        self.problems = tuple(problems)
