"""Makes view descriptions, in the form of `tables.json`, of the views of solutions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from apm.dataverse import ViewKind
from apm.dataverse.inference.completed_tables import completed
from apm.dataverse.sample import sample_tables
from apm.reading.compact_fetch import CompactFetch, compact_fetch
from apm.reading.kept_results import KeptResults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.command_model import SolutionView

Described = dict[str, Any]
"""A table or a view in the form of `tables.json`."""

_VIEWS: KeptResults[SolutionView, Described] = KeptResults()

KINDS = {
    0: ViewKind.PUBLIC,
    2: ViewKind.ASSOCIATED,
    4: ViewKind.QUICK_FIND,
    64: ViewKind.LOOKUP,
}
"""The kinds by query type; views of other types, such as those of Outlook, are not used [O]."""

_USUAL_WIDTH = 100
_TABLE_NAMES = re.compile(r"""<(?:link-)?entity\s[^<>]*?\bname\s*=\s*["']\s*(\w+)""")


@dataclass(frozen=True)
class Views:
    """Makes the views of one organisation.

    Attributes:
        views: the views of its solutions.
        given: the descriptions of its tables; queries can link to these and to the tables of the sample.
        labels: finds the labels in the languages of the workspace.
    """

    views: Sequence[SolutionView]
    given: Mapping[str, Any]
    labels: SolutionLabels

    def of(self, table: str, sample: Sequence[Described] = ()) -> list[Described]:
        """The views of a table, the default of a kind first.

        Args:
            table: the logical name.
            sample: the views of the sample, which stay unless the solution has one with the same name [A].
        """
        own = self._by_table.get(table, ())
        found = [made for _, made in own]
        names = {each["name"] for each in found}
        kept = [each for each in sample if each["name"] not in names]
        has_default = any(each.is_default for each, _ in own if each.query_type == 0)
        return [*found, *kept] if has_default else [*kept, *found]

    @cached_property
    def _by_table(self) -> dict[str, list[tuple[SolutionView, Described]]]:
        named = [each for each in self.views if each.query_type in KINDS and each.labels]
        used = sorted((each for each in named if each.table in self.given), key=self._place)
        made = _VIEWS.of(
            self.labels.languages,
            used,
            self._described,
            lambda view: [self.given.get(each) for each in tables_of(view)],
        )
        found: dict[str, list[tuple[SolutionView, Described]]] = {}
        for each, described in zip(used, made, strict=True):
            found.setdefault(each.table, []).append((each, described))
        return found

    def _place(self, view: SolutionView) -> tuple[bool, str]:
        return not view.is_default, self.labels.label(view.labels).casefold()

    @cached_property
    def _tables(self) -> dict[str, Any]:
        sample = sample_tables()
        own = ((name, _over(sample.get(name), each)) for name, each in self.given.items())
        return {**sample, **{name: completed(name, each) for name, each in own}}

    def _described(self, view: SolutionView) -> Described:
        query = compact_fetch(view.fetch_xml, self._tables) if view.fetch_xml else CompactFetch("")
        shown = [(name, width) for name, width in shown_columns(view) if self._has(view, name)]
        title = self._tables[view.table]["name"]
        kind = KINDS[view.query_type]
        made: Described = {
            "id": view.id,
            "name": self.labels.label(view.labels),
            "columns": [name for name, _ in shown] or [title],
            "widths": [width for _, width in shown],
        }
        made |= {"fetch": query.text} if query.text else {"order": f"{title} asc"}
        made |= {"kind": str(kind)} if kind is not ViewKind.PUBLIC else {}
        return made | ({"searched": [*query.searched]} if query.searched else {})

    def _has(self, view: SolutionView, name: str) -> bool:
        """Whether the table has a column; a linked one is looked up when the view is shown."""
        return "." in name or name in self._tables[view.table]["columns"]


def _over(own: Described | None, about: Described) -> Described:
    return {**own, **about, "columns": {**own["columns"], **about["columns"]}} if own else about


def tables_of(view: SolutionView) -> list[str]:
    """The logical names of the tables that a view shows or links to."""
    return [view.table, *(each.lower() for each in _TABLE_NAMES.findall(view.fetch_xml))]


def shown_columns(view: SolutionView) -> Iterator[tuple[str, int]]:
    """Yield the names and widths of the columns that are not hidden; an alias keeps its case."""
    for each in view.columns:
        alias, dot, name = each.name.rpartition(".")
        if name and not each.is_hidden:
            yield f"{alias}{dot}{name.lower()}", max(each.width or _USUAL_WIDTH, 1)
