"""Buttons that carry an action.

>>> button({"data-action": "save", "data-of": "tab-id-1"}, "Save")
['button', {'type': 'button', 'data-action': 'save', 'data-of': 'tab-id-1'}, 'Save']
"""

from collections.abc import Mapping

from apm.ui.elements import Attribute, Child, Element, h


def button(carried: Mapping[str, Attribute], *shown: Child, **more: Attribute) -> Element:
    """A button; `carried` are the attributes of its action (`Action.on`), `more` are others by name."""
    return h("button", {"type": "button", **carried, **more}, *shown)


def cross(carried: Mapping[str, Attribute], name: str, **more: Attribute) -> Element:
    """A button that closes something; `name` is its accessible name."""
    sign = h("span", {"aria-hidden": "true"}, "×")
    return button(carried, sign, **{"class": "cross", "aria-label": name}, **more)
