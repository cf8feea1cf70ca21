"""Element trees: the content of a part of the page as plain lists, which are sent to the browser as JSON.

An element is `[tag, attributes, child, ...]`. A child is an element or text; text is never parsed as HTML.

>>> h("button", {"type": "button", "hidden": False, "title": None}, "Close")
['button', {'type': 'button'}, 'Close']
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Element: TypeAlias = list[Any]
"""`[tag, attributes, child, ...]`"""

Child: TypeAlias = Element | str
"""An element or text."""

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
