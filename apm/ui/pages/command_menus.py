"""The menus of a command bar: those of commands, and the one with the commands that do not fit."""

from collections.abc import Mapping, Sequence

from apm.settings import Command, CommandKind
from apm.ui.buttons import button, menu_entry
from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon

Entry = tuple[Mapping[str, Attribute], str]
"""The attributes of an action, and the label of the command."""


def with_menu(
    key: str, command: Command, own: Mapping[str, Attribute], entries: Sequence[Entry]
) -> list[Element]:
    """The elements of a command with a menu.

    Args:
        key: unique on the page.
        command: the command.
        own: the attributes of its own action, which only a split button has.
        entries: the commands in its menu.
    """
    menu_id = f"menu-{key}"
    menu = _menu(
        menu_id,
        command.label,
        *(menu_entry(menu_id, {**action, "role": "menuitem"}, label) for action, label in entries),
    )
    if command.kind is CommandKind.SPLIT:
        more = _opener(menu_id, icon("down"), **{"aria-label": f"{command.label}: more"})
        return [h("span", {"class": "split", "key": key}, button(own, command.label), more), menu]
    return [_opener(menu_id, command.label, icon("down"), key=key), menu]


def more_commands(bar_id: str) -> list[Element]:
    """The button and the menu for commands that do not fit. `static/screen/command-overflow.js` fills the menu."""
    menu_id = f"more-commands-{bar_id}"
    named: dict[str, Attribute] = {"aria-label": "More commands", "title": "More commands"}
    return [
        _opener(menu_id, icon("more"), **named, **{"class": "more-commands"}),
        _menu(menu_id, "More commands"),
    ]


def _opener(menu_id: str, *children: Element | str, **more: Attribute) -> Element:
    return button({"popovertarget": menu_id, "aria-haspopup": "menu"}, *children, **more)


def _menu(menu_id: str, name: str, *entries: Element) -> Element:
    attributes: dict[str, Attribute] = {
        "id": menu_id,
        "class": "menu",
        "role": "menu",
        "aria-label": name,
        "popover": "auto",
        "key": menu_id,
    }
    return h("div", attributes, *entries)
