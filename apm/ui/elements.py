"""Element trees: what a part of the page should look like, as plain lists that become JSON.

An element is `[tag, attributes, child, ...]`; a child is an element or text. Nothing in it is ever read as HTML.

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
"""True is an empty attribute; False and None leave it out."""


def h(tag: str, attributes: Mapping[str, Attribute] | None = None, *children: Child) -> Element:
    """An element."""
    given = {
        name: value
        for name, value in (attributes or {}).items()
        if value is not None and value is not False
    }
    return [tag, given, *children]
