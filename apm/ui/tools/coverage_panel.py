"""The dialog that shows how far each member of the API is emulated, with a filter and a search.

>>> state = after(Coverage(), "search-coverage", "createtab")
>>> after(state, "filter-coverage", "done")
Coverage(search='createtab', state='done')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from apm.api.coverage import Row, State, count
from apm.ui.elements import Child, Element, h

_LABELS = {State.DONE: "Done", State.PARTIAL: "Partial", State.ABSENT: "Not emulated"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The search and the filter of the dialog.

    Attributes:
        search: a part of a member's name; upper and lower case count as equal.
        state: one of `State`; empty for all.
    """

    search: str = ""
    state: str = ""


def after(state: Coverage | None, action: str, text: str) -> Coverage | None:
    """The state after an action; None while the dialog is closed.

    Args:
        state: the state before.
        action: `open-coverage`, `close-coverage`, `search-coverage` or `filter-coverage`.
        text: the text that was typed or chosen.
    """
    if action == "open-coverage":
        return Coverage()
    if state is None or action == "close-coverage":
        return None
    if action == "search-coverage":
        return replace(state, search=text)
    return replace(state, state=text)


def coverage_tree(state: Coverage, rows: Iterable[Row]) -> Element:
    """The dialog."""
    every = list(rows)
    found = [row for row in every if _fits(row, state)]
    return h(
        "dialog",
        {
            "class": "dialog coverage",
            "key": "coverage",
            "aria-labelledby": "coverage-title",
            "data-action": "close-coverage",
        },
        h("h2", {"id": "coverage-title"}, "What is emulated"),
        h("div", {"class": "coverage-filter"}, *_search(state), *_filter(state, every)),
        h("p", {"role": "status"}, f"{len(found)} of {len(every)} members"),
        h(
            "div",
            {"class": "table-box", "role": "region", "aria-label": "Members", "tabindex": 0},
            _table(found),
        ),
        h(
            "div",
            {"class": "dialog-buttons"},
            h("button", {"type": "button", "data-action": "close-coverage"}, "Close"),
        ),
    )


def _fits(row: Row, state: Coverage) -> bool:
    return state.state in ("", row.state) and state.search.strip().lower() in row.shown.lower()


def _search(state: Coverage) -> list[Child]:
    return [
        h("label", {"for": "coverage-search"}, "Member"),
        h(
            "input",
            {
                "id": "coverage-search",
                "type": "search",
                "value": state.search,
                "data-action": "search-coverage",
                "autocomplete": "off",
                "spellcheck": "false",
            },
        ),
    ]


def _filter(state: Coverage, rows: list[Row]) -> list[Child]:
    numbers = count(rows)
    options = [_option("", f"All ({len(rows)})", state)]
    options += [_option(each, f"{_LABELS[each]} ({numbers[each]})", state) for each in State]
    return [
        h("label", {"for": "coverage-state"}, "State"),
        h("select", {"id": "coverage-state", "data-action": "filter-coverage"}, *options),
    ]


def _option(value: str, label: str, state: Coverage) -> Element:
    return h("option", {"value": value, "selected": value == state.state}, label)


def _table(rows: list[Row]) -> Element:
    heads = (h("th", {"scope": "col"}, each) for each in ("Member", "Evidence", "State"))
    return h(
        "table",
        {"class": "table"},
        h("thead", {}, h("tr", {}, *heads)),
        h("tbody", {}, *(_line(row) for row in rows)),
    )


def _line(row: Row) -> Element:
    page = {"href": row.documentation, "target": "_blank", "rel": "noopener"}
    label = _LABELS[row.state]
    return h(
        "tr",
        {"key": row.full_name, "data-state": row.state},
        h("th", {"scope": "row"}, row.shown),
        h("td", {}, h("a", page, row.evidence)),
        h("td", {}, f"{label}: {row.remark}" if row.remark else label),
    )
