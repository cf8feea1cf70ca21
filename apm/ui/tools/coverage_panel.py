"""The dialog that shows how far each member of the API is emulated, with a filter and a search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from apm.api.coverage import Row, State, count
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Child, Element, h
from apm.ui.regions import Region
from apm.ui.view import PanelState

_LABELS = {State.DONE: "Done", State.PARTIAL: "Partial", State.ABSENT: "Not emulated"}


@dataclass(frozen=True, slots=True)
class Coverage(PanelState):
    """The search and the filter of the dialog.

    Attributes:
        is_open: the dialog is open.
        search: a part of a member's name; upper and lower case count as equal.
        state: one of `State`; empty for all.
    """

    is_open: bool = False
    search: str = ""
    state: str = ""
    regions = (Region.DIALOG,)


@action("open-coverage", targets.nothing)
def open_coverage(use: Use[str]) -> Outcome[bool]:
    """Opens the dialog."""
    use.view.put(Coverage(is_open=True))
    return NOTHING


@action("close-coverage", targets.nothing)
def close_coverage(use: Use[str]) -> Outcome[bool]:
    """Closes the dialog."""
    use.view.put(Coverage())
    return NOTHING


@action("search-coverage", targets.nothing)
def search_coverage(use: Use[str]) -> Outcome[bool]:
    """Lists the members whose names contain a text."""
    use.view.put(replace(use.view.state(Coverage), search=use.text))
    return NOTHING


@action("filter-coverage", targets.nothing)
def filter_coverage(use: Use[str]) -> Outcome[bool]:
    """Lists the members of a state."""
    use.view.put(replace(use.view.state(Coverage), state=use.text))
    return NOTHING


def coverage_dialog(state: Coverage) -> Element:
    """The dialog with all members."""
    # Imported here: it imports every member of the API.
    from apm.api.coverage import coverage_rows  # noqa: PLC0415

    return coverage_tree(state, coverage_rows())


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
            **close_coverage.on(),
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
            button(close_coverage.on(), "Close"),
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
                **search_coverage.on(),
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
        h("select", {"id": "coverage-state", **filter_coverage.on()}, *options),
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
