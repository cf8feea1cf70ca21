"""Tables of results, and the comparison of a value with its budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def mark(value: float, budget: float | None) -> str:
    """Return whether a value is within its budget, as text; empty without a budget."""
    if budget is None:
        return ""
    return f"{'within' if value <= budget else 'over'} {budget:g}"


@dataclass(frozen=True)
class Table:
    """The results of a measurement.

    Attributes:
        title: what was measured, with its unit.
        heads: the heads of the columns.
        rows: the cells of each row, as texts.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __str__(self) -> str:
        """The table as text. The first column is aligned to the left, the others to the right."""
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        rule = "  ".join("-" * width for width in widths)
        lines = ["", self.title, "", _line(self.heads, widths), rule]
        return "\n".join([*lines, *(_line(row, widths) for row in self.rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    aligned = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(aligned).rstrip()
