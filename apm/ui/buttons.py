"""Buttons that run an action or open a menu.

>>> button({"data-action": "save", "data-of": "tab-id-1"}, "Save")
['button', {'type': 'button', 'data-action': 'save', 'data-of': 'tab-id-1'}, 'Save']
"""

from collections.abc import Mapping

from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.icons import icon


def button(attributes: Mapping[str, Attribute], *children: Child, **more: Attribute) -> Element:
    """A button. The attributes of its action come from `Action.on`; `more` are further attributes."""
    return h("button", {"type": "button", **attributes, **more}, *children)


def cross(attributes: Mapping[str, Attribute], name: str, **more: Attribute) -> Element:
    """A button with a cross that closes or removes something; `name` is its accessible name."""
    sign = h("span", {"aria-hidden": "true"}, "×")
    return button(attributes, sign, **{"class": "cross", "aria-label": name}, **more)


def menu_button(menu_id: str, name: str, picture: str, **more: Attribute) -> Element:
    """A button with an icon that opens a menu; `name` is its accessible name and its tooltip."""
    opens = {"popovertarget": menu_id, "aria-label": name, "title": name}
    return button(opens, icon(picture), **more)


def menu_entry(menu_id: str, attributes: Mapping[str, Attribute], *children: Child) -> Element:
    """A button in a menu. Using it closes the menu."""
    hides = {"popovertarget": menu_id, "popovertargetaction": "hide"}
    return button({**attributes, **hides}, *children)
