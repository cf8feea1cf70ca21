"""The bar on top: the app's name, what a person can do with the workspace as a whole, and who they are.

The actions stand in the bar where there is room, else in a menu of the same elements.
"""

from dataclasses import dataclass

from apm.core.events import ThemeChosen
from apm.core.outcome import Outcome
from apm.settings import Settings
from apm.ui import targets
from apm.ui.actions import Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.regions import Region
from apm.ui.shell.communication import start_conversation
from apm.ui.tools.import_dialog import open_import
from apm.ui.tools.inspector import open_inspector
from apm.ui.tools.script_panel import open_script
from apm.ui.view import PanelState

_BUTTONS = (
    ("chat", "New conversation", start_conversation),
    ("play", "Run script", open_script),
    ("import", "Import templates", open_import),
    ("inspect", "Inspector", open_inspector),
)
"""Icon, label and action."""

THEMES = {"system": "System", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
"""The colours to choose from; the first follows the system."""

_ACTIONS = "top-bar-actions"


@dataclass(frozen=True, slots=True)
class Theme(PanelState):
    """The chosen theme."""

    name: str = "system"
    regions = (Region.TOP_BAR,)
    is_kept = True


@action("choose-theme", targets.nothing)
def choose_theme(use: Use[str]) -> Outcome[bool]:
    """Changes the colours of the page."""
    use.view.put(Theme(use.text))
    return Outcome(False, (ThemeChosen(use.text),))


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
            *(_button(*each) for each in _BUTTONS),
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


def _button(picture: str, label: str, opens: Action[str]) -> Element:
    # In the menu, choosing a button closes the menu.
    hides: dict[str, Attribute] = {"popovertarget": _ACTIONS, "popovertargetaction": "hide"}
    return button(opens.on(), icon(picture), label, **hides)


def _chooser(theme: str) -> Element:
    chooser: dict[str, Attribute] = {
        "value": theme,
        **choose_theme.on(),
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
