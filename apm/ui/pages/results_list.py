"""A list of results that shows only the first of them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from apm.ui.elements import Element, h

Result = TypeVar("Result")


def results_list(found: Sequence[Result], item: Callable[[Result], Element], most: int) -> Element:
    """The first results, each as `item` draws it, and the number of the others."""
    items = [item(each) for each in found[:most]]
    if len(found) > most:
        items.append(h("li", {"key": "more"}, f"and {len(found) - most} more"))
    return h("ul", {"class": "results"}, *items)
