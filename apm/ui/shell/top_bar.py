"""The bar on top: the app's name, what a person can do with the workspace as a whole, and who they are.

The actions stand in the bar where there is room, else in a menu of the same elements.
"""

from apm.settings import Settings
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon

BUTTONS = {
    "start-conversation": ("chat", "New conversation"),
    "open-script": ("play", "Run script"),
    "open-import": ("import", "Import templates"),
    "inspect-open": ("inspect", "Inspector"),
}
"""Icon and label, by their `data-action`."""

THEMES = {"system": "System", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
"""The colours to choose from; the first follows the system."""

_ACTIONS = "top-bar-actions"


def top_bar(settings: Settings, theme: str = "system") -> Element:
    """The bar; `theme` is the one that is chosen."""
    return h(
        "div",
        {"class": "top-bar"},
        icon("apps"),
        h("span", {"class": "app-name"}, settings.app.name),
        h("span", {"class": "emulated"}, "emulated"),
        h("div", {"class": "top-bar-space"}),
        _more(),
        h(
            "div",
            {"id": _ACTIONS, "class": "menu top-bar-actions", "popover": "auto"},
            *(_button(*each) for each in BUTTONS.items()),
            _chooser(theme),
        ),
        _user(settings.user.name),
    )


def _more() -> Element:
    attributes: dict[str, Attribute] = {
        "type": "button",
        "class": "top-bar-more",
        "popovertarget": _ACTIONS,
        "aria-label": "More actions",
        "title": "More actions",
    }
    return h("button", attributes, icon("more"))


def _button(action: str, shown: tuple[str, str]) -> Element:
    picture, label = shown
    attributes: dict[str, Attribute] = {
        "type": "button",
        "data-action": action,
        # In the menu, a choice closes it.
        "popovertarget": _ACTIONS,
        "popovertargetaction": "hide",
    }
    return h("button", attributes, icon(picture), label)


def _chooser(theme: str) -> Element:
    chooser: dict[str, Attribute] = {
        "value": theme,
        "data-action": "choose-theme",
        "aria-label": "Theme",
        "autocomplete": "off",
    }
    options = (h("option", {"value": name}, label) for name, label in THEMES.items())
    return h("label", {"class": "theme"}, icon("theme"), h("select", chooser, *options))


def _user(name: str) -> Element:
    initials = "".join(word[0] for word in name.split()[:2]).upper()
    return h(
        "span",
        {"class": "user", "title": name},
        h("span", {"class": "initials", "aria-hidden": "true"}, initials),
        h("span", {"class": "user-name"}, name),
    )
