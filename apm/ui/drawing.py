"""Draws the regions that are marked and have changed."""

import json
from typing import NamedTuple

from apm.ui.browser_protocol import Browser
from apm.ui.elements import Element, Kept, h
from apm.ui.messages import Level, message
from apm.ui.panels import REGION_TREES
from apm.ui.regions import Region
from apm.ui.shell.strips import window_title
from apm.ui.shell.tab_panel import empty_panel, panel
from apm.ui.tools.inspector_state import Inspector
from apm.ui.view import View

_COMPACT = (",", ":")
"""The separators of JSON without spaces."""

FAILED = message(
    Level.ERROR,
    h("p", {}, "This part could not be displayed. The browser console has the details."),
    kind="page-problem",
    is_live=False,
)
"""Shown in place of a region that cannot be drawn."""


class _Drawn(NamedTuple):
    """A region on the page.

    Attributes:
        text: its tree as JSON.
        kept: the elements that the browser keeps, by key.
        records: the version of the records that it shows.
    """

    text: str
    kept: dict[str, Element]
    records: int


_NOTHING = _Drawn("", {}, 0)
"""A region that is not drawn yet, or whose drawing failed."""


class Drawing:
    """Draws a view and remembers the drawn trees.

    The panel of a tab is empty until the tab is shown, and while the tab is in the background it is not drawn again. A
    panel with a frame is drawn at once, because frames load in the background too.

    Attributes:
        is_scheduled: a frame was requested and has not been drawn yet.
    """

    def __init__(self, view: View, browser: Browser) -> None:
        self.is_scheduled = False
        self._view = view
        self._browser = browser
        self._drawn: dict[str, _Drawn] = {}
        """What is on the page, by region."""
        self._postponed: set[str] = set()
        """The ids of background tabs whose panels are drawn when the tab is shown."""
        self._shown = ""
        """The id of the tab whose panel is shown."""

    def schedule(self) -> None:
        """Requests a frame if a region is marked and no frame was requested yet."""
        if self._view.marked and not self.is_scheduled:
            self.is_scheduled = True
            self._browser.schedule()

    def drop_panels(self) -> None:
        """Removes the panels of all tabs: another workspace may give the same ids to other tabs."""
        for region in [each for each in self._drawn if each not in REGION_TREES]:
            self._browser.drop(region)
        self._drawn.clear()
        self._postponed.clear()

    def draw(self, *only: str) -> None:
        """Draws the marked regions, or only some of them, in a fixed order."""
        view = self._view
        if view.state(Inspector).is_live:
            view.marked.add(Region.INSPECTOR)
        due = view.marked.intersection(only) if only else view.marked
        view.marked = view.marked - due
        self.is_scheduled = bool(view.marked)
        if Region.TABS in due:
            self._entitle()
        for region in self._in_order(self._without_background(due)):
            self._draw_guarded(region)
        self._show_panel()

    def _without_background(self, due: set[str]) -> set[str]:
        """The regions to draw now. The pages of background tabs are postponed until their tabs are shown."""
        shown = self._view.workspace.focused.focused_tab.id
        self._postponed -= due
        background = {each for each in due if self._can_wait(each)}
        if shown in self._postponed or self._shows_old_records(shown):
            self._postponed.discard(shown)
            due = due | {shown}
        self._postponed |= background
        return due - background.intersection(self._drawn)

    def _shows_old_records(self, tab_id: str) -> bool:
        """Whether records have changed since the panel of an open tab was drawn, and the panel shows records."""
        shows_records = self._view.workspace.tabs[tab_id].template.page_type.shows_records
        drawn = self._drawn.get(tab_id, _NOTHING)
        is_old = drawn is not _NOTHING and drawn.records != self._view.records_version
        return shows_records and is_old

    def _can_wait(self, region: str) -> bool:
        """Whether a region is the panel of a background tab without a frame."""
        workspace = self._view.workspace
        tab = workspace.tabs.get(region)
        if tab is None or tab is workspace.focused.focused_tab:
            return False
        return not tab.template.page_type.reloads

    def _show_panel(self) -> None:
        """Shows the panel of the focused tab, and hides the one before it."""
        shown = self._view.workspace.focused.focused_tab.id
        if shown != self._shown:
            self._shown = shown
            self._browser.show_panel(shown)

    def _entitle(self) -> None:
        """Sets the title of the window. If that fails, the regions are still drawn."""
        try:
            self._browser.entitle(window_title(self._view.workspace))
        except Exception as error:  # noqa: BLE001 - no traceback may reach the page
            self._browser.report("drawing the title of the window", error)

    def _in_order(self, due: set[str]) -> list[str]:
        """The regions in reading order, then the tab panels, last the panels of closed tabs."""
        tabs = self._view.workspace.tabs
        # A workspace may have thousands of tabs, and few of them are due.
        open_tabs = sorted(due.intersection(tabs), key=lambda tab_id: tabs[tab_id].number)
        closed_tabs = sorted(due.difference(Region, tabs))
        return [*(each for each in Region if each in due), *open_tabs, *closed_tabs]

    def _draw_guarded(self, region: str) -> None:
        """Draws a region. If that fails, reports the error and shows a message in the region."""
        for tree_of in (self._tree, _failed):
            try:
                self._draw_region(region, tree_of(region))
            except Exception as error:  # noqa: BLE001 - no traceback may reach the page
                self._browser.report(f"drawing {region}", error)
            else:
                return

    def _draw_region(self, region: str, tree: Element | None) -> None:
        if tree is None:
            self._drawn.pop(region, None)
            self._browser.drop(region)
            return
        text, kept = _to_json(tree)
        before = self._drawn.get(region, _NOTHING)
        added = {key: each for key, each in kept.items() if before.kept.get(key) is not each}
        if added or before.text != text:
            # Remembered only after the patch has succeeded, so that a region that failed is drawn again.
            self._drawn[region] = _NOTHING
            self._browser.patch(region, text, json.dumps(added, separators=_COMPACT))
        self._drawn[region] = _Drawn(text, kept, self._view.records_version)

    def _tree(self, region: str) -> Element | None:
        """The element tree of a region; None for the panel of a closed tab."""
        if region in REGION_TREES:
            return REGION_TREES[region](self._view)
        tab = self._view.workspace.tabs.get(region)
        if tab is None:
            return None
        panel_of = empty_panel if region in self._postponed else panel
        return panel_of(self._view.workspace, tab)


def _to_json(tree: Element) -> tuple[str, dict[str, Element]]:
    """A tree as JSON, in which kept elements are named by their keys, and the kept elements by key."""
    kept: dict[str, Element] = {}

    def named(child: Kept) -> dict[str, str]:
        kept[child.key] = child.element
        return {"keep": child.key}

    return json.dumps(tree, separators=_COMPACT, default=named), kept


def _failed(_region: str) -> Element:
    return FAILED
