"""The buttons of a command bar, of a page or of a subgrid: standard commands, then the commands of the settings."""

from collections.abc import Iterable, Iterator

from apm.commands.page_commands import Bar
from apm.core.events import CommandAsked
from apm.core.outcome import Outcome
from apm.settings import Settings
from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.dom_ids import control_id
from apm.ui.elements import Attribute, Element, h
from apm.ui.pages.command_menus import more_commands, with_menu
from apm.ui.targets import Command
from apm.workspace.page import Page

Standard = tuple[str, Element]
"""A standard command, after the name under which the settings can hide it."""


@action("command", targets.command)
def run_command(use: Use[Command]) -> Outcome[bool]:
    """Runs a command of the settings, by its position in the settings."""
    page, at, subgrid = use.target
    return Outcome(False, (CommandAsked(page.id, at, subgrid),))


def command_buttons(
    page: Page, bar: Bar, settings: Settings, standard: Iterable[Standard], name: str
) -> list[Element]:
    """A command bar; nothing if it has no commands.

    Args:
        page: the page.
        bar: the commands.
        settings: the settings, which can hide standard commands.
        standard: the standard commands, which come first.
        name: the accessible name.
    """
    hidden = {
        each.name
        for each in settings.hidden_commands
        if each.where is bar.where and each.table in ("", bar.table)
    }
    shown = (element for name, element in standard if name not in hidden)
    buttons = [*shown, *_from_settings(page, bar)]
    attributes: dict[str, Attribute] = {
        "class": "command-bar",
        # The subgrid around it is a group already.
        "role": "toolbar" if bar.subgrid else "group",
        "aria-label": name,
        "key": "commands",
    }
    row = h("div", {"class": "command-row"}, *buttons)
    bar_id = control_id(page.id, bar.subgrid) if bar.subgrid else page.id
    return [h("div", attributes, row, *more_commands(bar_id))] if buttons else []


def _from_settings(page: Page, bar: Bar) -> Iterator[Element]:
    """The commands of the settings; one with a menu has more than one element."""
    of_subgrid = [bar.subgrid] if bar.subgrid else []
    for at, command in bar.buttons:
        key = f"command-{at}"
        own = run_command.on(page.id, at, *of_subgrid)
        entries = [
            (run_command.on(page.id, inner, *of_subgrid), each.label)
            for inner, each in bar.menu_of(command)
        ]
        if entries:
            yield from with_menu(" ".join([page.id, *of_subgrid, key]), command, own, entries)
        else:
            yield button(own, command.label, key=key)
