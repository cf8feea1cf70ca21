"""Element trees: the content of a part of the page as plain lists, which are sent to the browser as JSON.

An element is `[tag, attributes, child, ...]`. A child is an element, a kept element or text; text is never parsed as
HTML.

>>> h("button", {"type": "button", "hidden": False, "title": None}, "Close")
['button', {'type': 'button'}, 'Close']
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Element: TypeAlias = list[Any]
"""`[tag, attributes, child, ...]`"""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """An element of a long list. It is sent to the browser once, and named by its key while it is the same object.

    Attributes:
        key: unique in its region.
        element: the element, which never changes and has no kept elements in it.
    """

    key: str
    element: Element


Child: TypeAlias = Element | Kept | str
"""An element, a kept element or text."""

Attribute: TypeAlias = str | int | bool | None
"""The value of an attribute. True sets an empty attribute; False and None omit the attribute."""


def h(tag: str, attributes: Mapping[str, Attribute] | None = None, *children: Child) -> Element:
    """An element."""
    present = {
        name: value
        for name, value in (attributes or {}).items()
        if value is not None and value is not False
    }
    return [tag, present, *children]
