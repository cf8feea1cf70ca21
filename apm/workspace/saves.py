"""Saves of forms, from before their functions run until they have ended.

>>> saves = Saves()
>>> save = saves.begin("New Contact")
>>> saves.find(save.number) is save
True
>>> saves.end(save)
>>> saves.find(save.number)
"""

from dataclasses import dataclass
from itertools import count


@dataclass(eq=False, slots=True)
class Save:
    """A save of a form.

    Attributes:
        number: no other save has it, also not in the workspaces before and after a reset.
        name: what people called the form when it began; the form may be gone when that has to be said.
        is_waiting: it waits for what functions of scripts have promised.
        is_done: what there was to save is saved.
        closes: the page of the form is to be closed then.
        is_persons: a person asked for it.
        is_given_up: a person discarded what it was to save.
    """

    number: int
    name: str
    is_waiting: bool = False
    is_done: bool = False
    closes: bool = False
    is_persons: bool = False
    is_given_up: bool = False


class Saves:
    """Those of a workspace that have not ended."""

    # Shared by all workspaces: a save that began before a reset is not found after it.
    _numbers = count(1)

    def __init__(self) -> None:
        self._begun: dict[int, Save] = {}

    def begin(self, name: str) -> Save:
        """A save of the form that people call by that name."""
        save = Save(next(self._numbers), name)
        self._begun[save.number] = save
        return save

    def find(self, number: int) -> Save | None:
        """The save of a number; None once it has ended."""
        return self._begun.get(number)

    def end(self, save: Save) -> None:
        """Forgets a save."""
        del self._begun[save.number]


def lost(name: str, went: str = "closed") -> str:
    """What is told of a form that was not there any more when it was to be saved.

    >>> lost("Case Leak")
    'Case Leak was closed before it was saved; nothing was saved.'
    """
    return f"{name} was {went} before it was saved; nothing was saved."
