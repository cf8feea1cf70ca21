"""Messages, which have one shape wherever they are: an icon of their level, a content, and buttons.

>>> message(Level.ERROR, h("p", {}, "It failed."), kind="alert")[2:][-1]
['p', {'role': 'alert'}, 'It failed.']
"""

from collections.abc import Mapping
from enum import StrEnum

from apm.ui.elements import Attribute, Element, h
from apm.ui.icons import icon


class Level(StrEnum):
    """How serious a message is. It decides the icon and the colour."""

    ERROR = "error"
    WARNING = "warning"
    SUCCESS = "success"
    INFORMATION = "information"


LEVELS = {"INFO": Level.INFORMATION, "RECOMMENDATION": Level.INFORMATION}
"""The levels of notifications on forms that have another name here [D: the names in the product]."""


def level_of(name: str) -> Level:
    """The level with a name of the API, such as "error", "ERROR" or "INFO"."""
    return LEVELS.get(name) or Level(name.lower())


def message(
    level: Level,
    content: Element,
    *buttons: Element,
    kind: str,
    tag: str = "div",
    is_live: bool = True,
    attributes: Mapping[str, Attribute] | None = None,
) -> Element:
    """A message.

    Args:
        level: how serious it is.
        content: a paragraph, or several elements in one.
        buttons: what the user can do about it; the last one may close it.
        kind: the class that says what it is.
        tag: the element.
        is_live: a screen reader reads it when it appears. An error interrupts what it is reading.
        attributes: further attributes of the element.
    """
    if is_live:
        content[1].setdefault("role", "alert" if level is Level.ERROR else "status")
    look = {"class": f"message {level} {kind}", **(attributes or {})}
    return h(tag, look, icon(level), content, *buttons)
