"""Draws the regions that are marked and have changed."""

import json

from apm.ui.browser_protocol import Browser
from apm.ui.elements import Element, Kept, h
from apm.ui.panels import REGION_TREES
from apm.ui.regions import Region
from apm.ui.shell.strips import window_title
from apm.ui.shell.tab_panel import panel
from apm.ui.tools.inspector_state import Inspector
from apm.ui.view import View

_COMPACT = (",", ":")
"""The separators of JSON without spaces."""

FAILED = h(
    "p",
    {"class": "problem"},
    "An error occurred while this part was displayed. The browser console has the details.",
)
"""Shown in place of a region that cannot be drawn."""


class Drawing:
    """Draws a view and remembers the drawn trees.

    Attributes:
        is_scheduled: a frame was requested and has not been drawn yet.
    """

    def __init__(self, view: View, browser: Browser) -> None:
        self.is_scheduled = False
        self._view = view
        self._browser = browser
        self._drawn: dict[str, str] = {}
        """The trees on the page as JSON, by region."""
        self._kept: dict[str, dict[str, Element]] = {}
        """The elements that the browser keeps, by region and key."""
        self._hidden: set[str] = set()
        """The ids of tabs whose panels were hidden when they were last drawn."""

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
        self._kept.clear()
        self._hidden.clear()

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
        for region in self._in_order(due):
            if not self._stays_hidden(region):
                self._draw_guarded(region)

    def _entitle(self) -> None:
        """Sets the title of the window. If that fails, the regions are drawn all the same."""
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
            self._kept.pop(region, None)
            self._browser.drop(region)
            return
        text, kept = _to_json(tree)
        before = self._kept.get(region, {})
        news = {key: each for key, each in kept.items() if before.get(key) is not each}
        if news or self._drawn.get(region) != text:
            # Remembered only after the patch has succeeded, so that a region that failed is drawn again.
            self._kept.pop(region, None)
            self._browser.patch(region, text, json.dumps(news, separators=_COMPACT))
            self._drawn[region], self._kept[region] = text, kept

    def _tree(self, region: str) -> Element | None:
        """The element tree of a region; None for the panel of a closed tab."""
        if region in REGION_TREES:
            return REGION_TREES[region](self._view)
        tab = self._view.workspace.tabs.get(region)
        return panel(self._view.workspace, tab) if tab else None

    def _stays_hidden(self, region: str) -> bool:
        """Whether a region is a tab panel that was drawn hidden and is still hidden. It is marked when it is shown.

        Frames are always drawn, because they load in the background too.
        """
        workspace = self._view.workspace
        tab = workspace.tabs.get(region)
        was_hidden = region in self._hidden
        self._hidden.discard(region)
        if tab and tab is not workspace.focused.focused_tab and not tab.template.page_type.reloads:
            self._hidden.add(region)
            return was_hidden
        return False


def _to_json(tree: Element) -> tuple[str, dict[str, Element]]:
    """A tree as JSON, in which kept elements are named by their keys, and the kept elements by key."""
    kept: dict[str, Element] = {}

    def named(child: Kept) -> dict[str, str]:
        kept[child.key] = child.element
        return {"keep": child.key}

    return json.dumps(tree, separators=_COMPACT, default=named), kept


def _failed(_region: str) -> Element:
    return FAILED
