"""The top bar: the name of the app, actions for the whole workspace, and the user.

In a narrow window, the actions are in a menu, which has the same elements.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from apm.core.events import ThemeChosen
from apm.core.outcome import Outcome
from apm.settings import Settings
from apm.settings.settings import User
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button, menu_button, menu_entry
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.shell.communication_panel import start_conversation
from apm.ui.targets import Nothing
from apm.ui.tools.coverage_panel import open_coverage
from apm.ui.tools.import_dialog import open_import
from apm.ui.tools.inspector import open_inspector
from apm.ui.tools.recording_panel import open_recording, stop
from apm.ui.tools.recording_state import RecordedTest
from apm.ui.tools.script_panel import open_script
from apm.ui.view import PanelState, View

_BUTTONS = (
    ("chat", "New conversation", start_conversation),
    ("play", "Run script", open_script),
    ("import", "Import templates", open_import),
    ("inspect", "Inspector", open_inspector),
    ("record", "Record", open_recording),
)
"""Icon, label and action of each button."""

_STOP = ("stop", "Stop recording", stop)
"""The button in place of the last one while a test is recorded."""

THEMES = {"system": "System", "light": "Light", "dark": "Dark", "contrast": "High contrast"}
"""Labels of the themes, by name. The first follows the theme of the system."""

_MENU = "top-bar-actions"
_USER_MENU = "user-menu"


@dataclass(frozen=True, slots=True)
class Theme(PanelState):
    """The chosen theme."""

    name: str = "system"
    regions = (Region.TOP_BAR,)
    is_kept = True


@action("choose-theme", targets.nothing)
def choose_theme(use: Use[Nothing]) -> Outcome[bool]:
    """Chooses the theme of the page."""
    use.put(Theme(use.text))
    return Outcome(False, (ThemeChosen(use.text),))


@region_tree(Region.TOP_BAR)
def _region(view: View) -> Element:
    is_recorded = view.state(RecordedTest).records(view)
    return top_bar(view.workspace.settings, view.state(Theme).name, is_recorded=is_recorded)


def top_bar(settings: Settings, theme: str = "system", *, is_recorded: bool = False) -> Element:
    """The bar.

    Args:
        settings: the settings of the workspace.
        theme: the chosen theme.
        is_recorded: whether a test is recorded.
    """
    buttons = (*_BUTTONS[:-1], _STOP) if is_recorded else _BUTTONS
    return h(
        "div",
        {"class": "top-bar"},
        h("span", {"class": "app-name"}, settings.app.name),
        button(
            open_coverage.on(), "emulated", **{"class": "emulated", "title": "What is emulated"}
        ),
        h("div", {"class": "top-bar-space"}),
        menu_button(_MENU, "More actions", "more", **{"class": "top-bar-more"}),
        h(
            "div",
            {"id": _MENU, "class": "menu top-bar-actions", "popover": "auto"},
            *(
                menu_entry(_MENU, {**opens.on(), "key": opens.name}, icon(picture), label)
                for picture, label, opens in buttons
            ),
            _chooser(theme),
        ),
        *_user(settings.user),
    )


def _chooser(theme: str) -> Element:
    chooser: dict[str, Attribute] = {
        "value": theme,
        **choose_theme.on(),
        "aria-label": "Theme",
        "autocomplete": "off",
    }
    options = (h("option", {"value": name}, label) for name, label in THEMES.items())
    return h("label", {"class": "theme"}, icon("theme"), h("select", chooser, *options))


def _user(user: User) -> Iterator[Element]:
    """The button with the name of the user, and what it shows: the roles, which decide what scripts may call."""
    initials = "".join(word[0] for word in user.name.split()[:2]).upper()
    opens: dict[str, Attribute] = {"popovertarget": _USER_MENU, "class": "user", "title": user.name}
    yield button(
        opens,
        h("span", {"class": "initials", "aria-hidden": "true"}, initials),
        h("span", {"class": "user-name"}, user.name),
    )
    roles = (h("li", {"key": each}, each) for each in user.roles)
    yield h(
        "div",
        {"id": _USER_MENU, "class": "menu user-menu", "popover": "auto", "key": _USER_MENU},
        h("p", {"class": "menu-group"}, "Security roles" if user.roles else "No security role"),
        h("ul", {"aria-label": "Security roles"}, *roles),
    )
