"""Plain text tables, and the comparison of a value with its budget."""

from __future__ import annotations

from collections.abc import Sequence


def mark(value: float, budget: float | None) -> str:
    """Return whether a value is within its budget, as text; empty without a budget."""
    if budget is None:
        return ""
    return f"{'within' if value <= budget else 'over'} {budget:g}"


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as text. The first column is aligned to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = ["", title, "", _line(heads, widths), "  ".join("-" * width for width in widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    aligned = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(aligned).rstrip()
