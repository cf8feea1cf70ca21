"""The text field of the inspector."""

from collections.abc import Mapping

from apm.ui.elements import Attribute, Element, h


def inspector_field(label: str, attributes: Mapping[str, Attribute], value: str) -> Element:
    """A text field with its label. The attributes of its action come from `Action.on`."""
    box: dict[str, Attribute] = {
        "type": "text",
        **attributes,
        "value": value,
        "autocomplete": "off",
        "spellcheck": "false",
    }
    return h("label", {"class": "inspector-field"}, label, h("input", box))
