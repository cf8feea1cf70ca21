"""Collects remarks; equal remarks about one file are one, with a count.

>>> remarks = RemarkList("Contoso")
>>> for _ in range(2): remarks.add("view", "it has no query", file="a.xml")
>>> [(each.solution, each.text, each.count) for each in remarks]
[('Contoso', 'it has no query', 2)]
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apm.solutions.model.solution_model import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator


class RemarkList:
    """The remarks about one solution, in the order in which they were first made."""

    def __init__(self, solution: str = "") -> None:
        self._solution = solution
        self._counts: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, kind: str, text: str, *, table: str = "", file: str = "") -> None:
        """Adds a remark: what was found, and what happens instead."""
        self._counts[table, kind, file, text] += 1

    def include(self, others: RemarkList) -> None:
        """Adds the remarks of another list."""
        self._counts.update(others._counts)

    def __iter__(self) -> Iterator[Remark]:
        """The remarks."""
        for (table, kind, file, text), count in self._counts.items():
            yield Remark(self._solution, table, kind, file, text, count)
