"""The bar on top: the app's name, and what a person can do with the workspace as a whole."""

from apm.elements import Element, h
from apm.settings import Settings


def top_bar(settings: Settings) -> Element:
    """The bar."""
    return h(
        "div",
        {"class": "top-bar"},
        h("span", {"class": "app-name"}, settings.app_name),
        h("span", {"class": "emulated"}, "emulated"),
        h("button", {"type": "button", "data-action": "open-import"}, "Import templates"),
    )
