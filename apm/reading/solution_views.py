"""Makes view descriptions, in the form of `tables.json`, of the views of solutions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from apm.dataverse import ViewKind
from apm.reading.compact_fetch import CompactFetch, compact_fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from apm.solutions.model.command_model import SolutionView
    from apm.solutions.model.table_model import Labels

Described = dict[str, Any]
"""A table or a view in the form of `tables.json`."""

KINDS = {
    0: ViewKind.PUBLIC,
    2: ViewKind.ASSOCIATED,
    4: ViewKind.QUICK_FIND,
    64: ViewKind.LOOKUP,
}
"""The kinds by query type; views of other types, such as those of Outlook, are not used [O]."""

_USUAL_WIDTH = 100


@dataclass(frozen=True)
class Views:
    """Makes the views of one organisation.

    Attributes:
        views: the views of its solutions.
        tables: the descriptions of all tables, also those of the sample.
        label: returns the label in the language of the workspace.
    """

    views: Sequence[SolutionView]
    tables: Mapping[str, Any]
    label: Callable[[Labels], str]

    def of(self, table: str, sample: Sequence[Described] = ()) -> list[Described]:
        """The views of a table, the default of a kind first.

        Args:
            table: the logical name.
            sample: the views of the sample, which stay unless the solution has one with the same name [A].
        """
        own = self._by_table.get(table, ())
        found = [self._described(each) for each in own]
        names = {each["name"] for each in found}
        kept = [each for each in sample if each["name"] not in names]
        has_default = any(each.is_default for each in own if each.query_type == 0)
        return [*found, *kept] if has_default else [*kept, *found]

    @cached_property
    def _by_table(self) -> dict[str, list[SolutionView]]:
        used = [each for each in self.views if each.query_type in KINDS and each.labels]
        found: dict[str, list[SolutionView]] = {}
        for each in sorted(used, key=self._place):
            found.setdefault(each.table, []).append(each)
        return found

    def _place(self, view: SolutionView) -> tuple[bool, str]:
        return not view.is_default, self.label(view.labels).casefold()

    def _described(self, view: SolutionView) -> Described:
        query = compact_fetch(view.fetch_xml, self.tables) if view.fetch_xml else CompactFetch("")
        shown = [(name, width) for name, width in shown_columns(view) if self._has(view, name)]
        title = self.tables[view.table]["name"]
        kind = KINDS[view.query_type]
        made: Described = {
            "id": view.id,
            "name": self.label(view.labels),
            "columns": [name for name, _ in shown] or [title],
            "widths": [width for _, width in shown],
        }
        made |= {"fetch": query.text} if query.text else {"order": f"{title} asc"}
        made |= {"kind": str(kind)} if kind is not ViewKind.PUBLIC else {}
        return made | ({"searched": [*query.searched]} if query.searched else {})

    def _has(self, view: SolutionView, name: str) -> bool:
        """Whether the table has a column; a linked one is looked up when the view is shown."""
        return "." in name or name in self.tables[view.table]["columns"]


def shown_columns(view: SolutionView) -> Iterator[tuple[str, int]]:
    """Yield the names and widths of the columns that are not hidden; an alias keeps its case."""
    for each in view.columns:
        alias, dot, name = each.name.rpartition(".")
        if name and not each.is_hidden:
            yield f"{alias}{dot}{name.lower()}", max(each.width or _USUAL_WIDTH, 1)
