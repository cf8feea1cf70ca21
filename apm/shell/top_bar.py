"""The bar on top: the app's name, and what a person can do with the workspace as a whole."""

from apm.elements import Element, h
from apm.settings import Settings

BUTTONS = {
    "start-conversation": "New conversation",
    "open-script": "Run script",
    "open-import": "Import templates",
    "inspect-open": "Inspector",
}
"""By their `data-action`."""


def top_bar(settings: Settings) -> Element:
    """The bar."""
    return h(
        "div",
        {"class": "top-bar"},
        h("span", {"class": "app-name"}, settings.app.name),
        h("span", {"class": "emulated"}, "emulated"),
        h("div", {"class": "top-bar-buttons"}, *(_button(*each) for each in BUTTONS.items())),
    )


def _button(action: str, label: str) -> Element:
    return h("button", {"type": "button", "data-action": action}, label)
