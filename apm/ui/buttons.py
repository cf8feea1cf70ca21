"""Buttons of the shell: what stands on one, and what using it does.

>>> button("save", "tab-id-1", "Save")
['button', {'type': 'button', 'data-action': 'save', 'data-of': 'tab-id-1'}, 'Save']
"""

from apm.ui.elements import Attribute, Child, Element, h


def button(action: str, of: str, *shown: Child, **more: Attribute) -> Element:
    """A button that does an action with what has an id; `more` attributes go by their names."""
    attributes: dict[str, Attribute] = {
        "type": "button",
        "data-action": action,
        "data-of": of,
        **more,
    }
    return h("button", attributes, *shown)


def cross(action: str, of: str, name: str, **more: Attribute) -> Element:
    """A button that closes something, and is called what a screen reader is to say."""
    return button(action, of, "×", **{"class": "cross", "aria-label": name}, **more)
