"""The dialog that lists the members of the API and whether they are emulated, with a filter and a search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from apm.api.coverage import Row, State, count
from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.tables import scrolling_table
from apm.ui.targets import Nothing
from apm.ui.view import PanelState, View

_LABELS = {State.DONE: "Done", State.PARTIAL: "Partial", State.ABSENT: "Not emulated"}


@dataclass(frozen=True, slots=True)
class Coverage(PanelState):
    """The search and the filter of the dialog.

    Attributes:
        is_open: the dialog is open.
        search: a part of the names of members, in upper or lower case.
        state: one of `State`; empty for all states.
    """

    is_open: bool = False
    search: str = ""
    state: str = ""
    regions = (Region.COVERAGE,)


@action("open-coverage", targets.nothing)
def open_coverage(use: Use[Nothing]) -> Outcome[bool]:
    """Opens the dialog."""
    return use.put(Coverage(is_open=True))


@action("close-coverage", targets.nothing)
def close_coverage(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the dialog."""
    return use.put(Coverage())


@action("search-coverage", targets.nothing)
def search_coverage(use: Use[Nothing]) -> Outcome[bool]:
    """Lists the members with a text in their names."""
    return use.put(replace(use.state(Coverage), search=use.text))


@action("filter-coverage", targets.nothing)
def filter_coverage(use: Use[Nothing]) -> Outcome[bool]:
    """Lists the members with a state."""
    return use.put(replace(use.state(Coverage), state=use.text))


@region_tree(Region.COVERAGE)
def _region(view: View) -> Element:
    state = view.state(Coverage)
    return h("div", {}, *([coverage_dialog(state)] if state.is_open else []))


def coverage_dialog(state: Coverage) -> Element:
    """The dialog with all members."""
    # Imported here to start faster: it imports every member of the API.
    from apm.api.coverage import coverage_rows  # noqa: PLC0415

    return coverage_tree(state, coverage_rows())


def coverage_tree(state: Coverage, rows: Iterable[Row]) -> Element:
    """The dialog with some members."""
    every = list(rows)
    found = [row for row in every if _matches(row, state)]
    attributes: dict[str, Attribute] = {
        "class": "dialog coverage",
        "key": "coverage",
        "aria-labelledby": "coverage-title",
        **close_coverage.on(),
    }
    return h(
        "dialog",
        attributes,
        h("h2", {"id": "coverage-title"}, "What is emulated"),
        h("div", {"class": "coverage-filter"}, *_search(state), *_filter(state, every)),
        h("p", {"role": "status"}, f"{len(found)} of {len(every)} members"),
        scrolling_table("Members", _headings(), map(_line, found)),
        h("div", {"class": "dialog-buttons"}, button(close_coverage.on(), "Close")),
    )


def _matches(row: Row, state: Coverage) -> bool:
    return state.state in ("", row.state) and state.search.strip().lower() in row.shown.lower()


def _search(state: Coverage) -> list[Child]:
    box: dict[str, Attribute] = {
        "id": "coverage-search",
        "type": "search",
        "value": state.search,
        **search_coverage.on(),
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return [h("label", {"for": "coverage-search"}, "Member"), h("input", box)]


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


def _headings() -> list[Element]:
    return [h("th", {"scope": "col"}, each) for each in ("Member", "Evidence", "State")]


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
