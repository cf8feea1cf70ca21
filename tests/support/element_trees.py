"""Searches and reads element trees."""

from __future__ import annotations

from collections.abc import Iterator

from apm.ui.elements import Child, Element, Kept


def walk(tree: Element) -> Iterator[Element]:
    """An element and its descendants, in document order."""
    yield tree
    for child in tree[2:]:
        if not isinstance(child, str):
            yield from walk(child.element if isinstance(child, Kept) else child)


def find(tree: Element, tag: str = "", **attributes: object) -> list[Element]:
    """The elements with a tag and attributes; `_` in a name stands for `-`."""
    wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
    return [
        each
        for each in walk(tree)
        if tag in {"", each[0]} and all(each[1].get(name) == wanted[name] for name in wanted)
    ]


def plain(child: Child) -> Child:
    """An element in which kept elements are elements like all others."""
    if isinstance(child, str):
        return child
    element = child.element if isinstance(child, Kept) else child
    return [*element[:2], *(plain(each) for each in element[2:])]


def text(child: Child) -> str:
    """The text of an element, except text that is hidden from assistive technology."""
    if isinstance(child, str):
        return child
    if isinstance(child, Kept):
        return text(child.element)
    if child[1].get("aria-hidden") == "true":
        return ""
    return "".join(text(each) for each in child[2:])


def accessible_name(element: Element) -> str:
    """The accessible name of a button or tab."""
    return str(element[1].get("aria-label", "")) or text(element)
