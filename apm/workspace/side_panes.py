"""Side panes: pages at the right edge of the workspace, at most one of them selected, the same in every session [D].

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

MIN_WIDTH, MAX_WIDTH = 300, 800
"""The minimum and maximum width of a pane, in pixels [D; maximum A]."""


@dataclass(slots=True)
class Pane:
    """A side pane.

    Attributes:
        number: unique in the workspace, also after the pane closes.
        pane_id: the id that scripts use.
        title: the heading and the tooltip.
        can_close: whether the user can close it.
        image_src: the address of the icon; if it is empty, the icon is a letter.
        hide_header: the header with the heading and the close button is hidden.
        width: the width in pixels.
        badge: the badge of the icon: `True` for a dot, a number, or the address of an image; `False` for none.
        keeps_badge: the badge stays when the pane is selected.
        hidden: neither the icon nor the pane is shown.
        always_render: has no effect, because every pane is drawn at once; scripts can read it.
        page: the page in the pane; None until a script navigates.
    """

    number: int
    pane_id: str
    title: str = ""
    can_close: bool = True
    image_src: str = ""
    hide_header: bool = False
    width: int = MIN_WIDTH
    badge: bool | int | str = False
    keeps_badge: bool = False
    hidden: bool = False
    always_render: bool = False
    page: Page | None = None

    @property
    def key(self) -> str:
        """The internal id of the pane and its page."""
        return pane_key(self.number)

    @property
    def label(self) -> str:
        """The text that the user sees: the title, or the id if the title is blank."""
        return self.title.strip() or self.pane_id


def pane_key(number: int) -> str:
    """The internal id of the pane with a number, and of its page."""
    return f"pane-{number}"


class SidePanes:
    """All side panes of a workspace.

    Attributes:
        by_id: the panes, by the id that scripts use.
        selected: the pane that is shown; None if there is none.
        is_expanded: whether the selected pane is shown, or only the icons.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, Pane] = {}
        self.selected: Pane | None = None
        self.is_expanded = True
        self._numbers = count(1)

    def next_number(self) -> int:
        """A number for a new pane: no pane has the id `pane<number>`."""
        return next(each for each in self._numbers if f"pane{each}" not in self.by_id)

    def find(self, key: str) -> Pane | None:
        """The pane with a key; None if it is closed."""
        return next((each for each in self.by_id.values() if each.key == key), None)

    def page(self, page_id: str) -> Page | None:
        """The page with an id in a pane; None if no pane has it."""
        pane = self.find(page_id)
        return pane.page if pane else None

    @property
    def in_order(self) -> list[Pane]:
        """The panes in the order of their icons: those that cannot be closed come first [D], then by creation."""
        return sorted(self.by_id.values(), key=lambda each: each.can_close)

    def create(self, pane: Pane, *, is_selected: bool = True) -> Outcome[Pane]:
        """Adds a pane, and by default selects it [D]. It replaces a pane with the same id [A]."""
        replaced = self.by_id.pop(pane.pane_id, None)
        if replaced is self.selected:
            self.selected = None
        self.by_id[pane.pane_id] = pane
        if is_selected:
            self._select(pane)
        return success(pane, (SidePanesChanged((replaced.key,) if replaced else ()),))

    def select(self, pane: Pane) -> Outcome[bool]:
        """Selects a pane."""
        self._select(pane)
        return success(True, (SidePanesChanged(),))

    def close(self, pane: Pane) -> Outcome[bool]:
        """Closes a pane. If it was selected, the first pane that is not hidden is selected."""
        del self.by_id[pane.pane_id]
        if pane is self.selected:
            self.selected = next((each for each in self.in_order if not each.hidden), None)
        return success(True, (SidePanesChanged((pane.key,)),))

    def expand(self, is_expanded: bool) -> Outcome[bool]:
        """Shows the selected pane, or only the icons."""
        self.is_expanded = is_expanded
        return success(True, (SidePanesChanged(),))

    def _select(self, pane: Pane) -> None:
        self.selected = pane
        self.is_expanded = True
        pane.hidden = False
        if not pane.keeps_badge:
            pane.badge = False
