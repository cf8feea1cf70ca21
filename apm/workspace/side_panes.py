"""Side panes: pages at the right edge of the workspace, one of them selected, the same in every session [D].

>>> panes = SidePanes()
>>> _ = panes.create(Pane(1, "help", title="Help"))
>>> panes.selected.title, panes.is_expanded
('Help', True)
"""

from dataclasses import dataclass
from itertools import count

from apm.core.events import SidePanesChanged
from apm.core.outcome import Outcome, success
from apm.workspace.page import Page

NARROWEST, WIDEST = 300, 800
"""Widths of a pane in pixels: the product's own, and the most that leaves room for the page [D; most A]."""


@dataclass(slots=True)
class Pane:
    """A side pane.

    Attributes:
        number: counted over the whole page, never used again.
        pane_id: what scripts call it.
        title: its heading and its tooltip.
        can_close: whether a person can close it.
        image_src: the address of its icon; a letter stands for it when empty.
        hide_header: it has no heading, and so no close button.
        width: in pixels.
        badge: what its icon shows: `True` for a dot, a number, an address; `False` for nothing.
        keeps_badge: the badge stays when the pane is selected.
        hidden: neither icon nor pane is seen.
        always_render: kept for scripts that read it: here every pane is drawn at once, seen or not.
        page: what it shows, if it shows anything yet.
    """

    number: int
    pane_id: str
    title: str = ""
    can_close: bool = True
    image_src: str = ""
    hide_header: bool = False
    width: int = NARROWEST
    badge: bool | int | str = False
    keeps_badge: bool = False
    hidden: bool = False
    always_render: bool = False
    page: Page | None = None

    @property
    def key(self) -> str:
        """What it is known by inside."""
        return pane_key(self.number)

    @property
    def label(self) -> str:
        """What it is shown as."""
        return self.title.strip() or self.pane_id


def pane_key(number: int) -> str:
    """What the pane of a number, and the page in it, is known by."""
    return f"pane-{number}"


class SidePanes:
    """All side panes of a workspace.

    Attributes:
        by_id: the panes, by what scripts call them.
        selected: the one that shows, if one does.
        is_expanded: whether the panes show, or only their icons.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, Pane] = {}
        self.selected: Pane | None = None
        self.is_expanded = True
        self._numbers = count(1)

    def next_number(self) -> int:
        """The number of the pane that is made next; its own id, `pane<number>`, is free."""
        return next(each for each in self._numbers if f"pane{each}" not in self.by_id)

    def find(self, key: str) -> Pane | None:
        """The pane of a key."""
        return next((each for each in self.by_id.values() if each.key == key), None)

    def page(self, page_id: str) -> Page | None:
        """The page of that id in a pane."""
        pane = self.find(page_id)
        return pane.page if pane else None

    def pages(self) -> list[Page]:
        """The pages in panes."""
        return [each.page for each in self.by_id.values() if each.page]

    def create(self, pane: Pane, *, is_selected: bool = True) -> Outcome[Pane]:
        """Adds a pane, and selects it unless told otherwise [D]; one of the same id is replaced [A]."""
        replaced = self.by_id.pop(pane.pane_id, None)
        if replaced is self.selected:
            self.selected = None
        self.by_id[pane.pane_id] = pane
        if is_selected:
            self._select(pane)
        return success(pane, (SidePanesChanged((replaced.key,) if replaced else ()),))

    def select(self, pane: Pane) -> Outcome[bool]:
        """Shows a pane in place of the other."""
        self._select(pane)
        return success(True, (SidePanesChanged(),))

    def close(self, pane: Pane) -> Outcome[bool]:
        """Takes a pane away; the first of the others is selected if it was."""
        del self.by_id[pane.pane_id]
        if pane is self.selected:
            self.selected = next((each for each in self.by_id.values() if not each.hidden), None)
        return success(True, (SidePanesChanged((pane.key,)),))

    def expand(self, is_expanded: bool) -> Outcome[bool]:
        """Shows the panes, or only their icons."""
        self.is_expanded = is_expanded
        return success(True, (SidePanesChanged(),))

    def _select(self, pane: Pane) -> None:
        self.selected = pane
        self.is_expanded = True
        pane.hidden = False
        if not pane.keeps_badge:
            pane.badge = False
