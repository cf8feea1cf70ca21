"""The screen: performs outcomes, runs actions, and draws the regions that are marked.

It knows the browser only as the functions of `Browser`, so that all of it runs in tests without one.
"""

import json
from typing import Protocol

from apm.core.errors import ApmError
from apm.core.events import ActionRefused, Event
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.ui.actions import ACTIONS
from apm.ui.effects import effects_of
from apm.ui.elements import Element, h
from apm.ui.panels import PANELS
from apm.ui.regions import Region
from apm.ui.shell.news import News
from apm.ui.shell.notices import Notices
from apm.ui.shell.panels import panel
from apm.ui.shell.strips import window_title
from apm.ui.shell.toasts import Toasts
from apm.ui.tools.inspector_state import Inspector
from apm.ui.view import View

BROKEN = h(
    "p", {"class": "problem"}, "This part could not be drawn. The browser console has the reason."
)
"""Shown in place of a region whose drawing failed."""


class Browser(Protocol):
    """What the screen asks of the browser. Texts named `json` are JSON."""

    def schedule(self) -> None:
        """Has `draw` called at the next frame."""

    def patch(self, region: str, json: str) -> None:
        """Makes a region look like an element tree."""

    def drop(self, region: str) -> None:
        """Removes the panel of a tab."""

    def entitle(self, title: str) -> None:
        """Sets the title of the window."""

    def post(self, topic: str, json: str) -> None:
        """Posts a message on a BroadcastChannel."""

    def warn(self, text: str) -> None:
        """Writes a warning to the console."""

    def forget(self, closed_id: str) -> None:
        """Drops the JavaScript objects of a closed session, tab, pane or notification."""

    def signal(self, kind: str, target: str, json: str) -> None:
        """Sends a signal to the page's JavaScript."""

    def close_objects(self, returned_ids: str) -> None:
        """Closes every object of the API, and starts the client scripts of the workspace."""

    def report(self, name: str, error: Exception) -> None:
        """Writes a defect of the emulator to the console."""


class Screen:
    """What the page shows of the current workspace.

    Attributes:
        view: the workspace and the states beside it.
    """

    def __init__(self, emulator: Emulator, browser: Browser) -> None:
        self.view = View(emulator)
        self._browser = browser
        self._shown: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._is_scheduled = False

    # Performing

    def perform(self, outcome: Outcome[object]) -> None:
        """Shows, says and posts what a command did; the workspace has changed already."""
        for event in outcome.events:
            self._perform(event)
        if outcome.is_success:
            notices = self.view.state(Notices)
            if notices.alert:
                self.view.put(notices.without_alert())
        self._schedule()

    def refuse(self, error: ApmError) -> None:
        """Shows what a refused call has to show, such as a limit message."""
        for event in error.events:
            self._perform(event)
        self._schedule()

    def act(self, name: str, of: str, text: str) -> None:
        """Runs an action of a person, and shows why it is refused."""
        try:
            outcome = ACTIONS[name](self.view, of, text)
        except ApmError as error:
            shown = [effects_of(each).alert for each in error.events]
            own = () if any(shown) else (ActionRefused(str(error)),)
            self.perform(Outcome(False, (*error.events, *own)))
        else:
            self.perform(outcome)

    def tell(self, news: News) -> None:
        """Shows news of the workspace file: problems until they are dismissed, the rest as a toast."""
        self.view.put(news if news.problems else News())
        if news.sentence and not news.problems:
            self.view.put(self.view.state(Notices).said(news.sentence))
            self.view.put(self.view.state(Toasts).plus(news.sentence))
        self._schedule()

    def warn(self, text: str) -> None:
        """Writes a warning to the console."""
        self._browser.warn(text)

    def restart(self) -> None:
        """Shows another workspace from the beginning, and closes every object of the one before."""
        self.show_all()
        self._close_objects()

    def show_all(self) -> None:
        """Marks everything to be drawn, with new panels for all tabs."""
        self.view.restart()
        self._drop_panels()
        self._schedule()

    def _perform(self, event: Event) -> None:
        effects = effects_of(event)
        view, browser = self.view, self._browser
        if effects.closes_objects:
            self._drop_panels()
            self._close_objects()
        view.marked.update(effects.regions, map(self._region_of, effects.pages))
        if effects.spoken:
            view.put(view.state(Notices).said(effects.spoken))
        if effects.alert:
            view.put(view.state(Notices).with_alert(effects.alert))
        if effects.toast:
            view.put(view.state(Toasts).plus(*effects.toast))
        if effects.post:
            topic, payload = effects.post
            browser.post(view.emulator.topic(topic), json.dumps(payload))
        if effects.warning:
            browser.warn(effects.warning)
        for closed_id in effects.closed:
            browser.forget(closed_id)
        if effects.signal:
            kind, target, detail = effects.signal
            browser.signal(kind, target, json.dumps(detail))

    def _drop_panels(self) -> None:
        """Removes the panels of all tabs: another workspace may give the same ids to other tabs."""
        for each in [each for each in self._shown if each not in PANELS]:
            self._browser.drop(each)
        self._shown.clear()
        self._hidden.clear()

    def _close_objects(self) -> None:
        self._browser.close_objects(self.view.workspace.settings.returned_ids)

    def _region_of(self, page_id: str) -> str:
        """The region that draws a page; the panel of a tab is a region of its own."""
        workspace = self.view.workspace
        if workspace.side_panes.find(page_id):
            return Region.SIDE_PANES
        return Region.OVERLAYS if workspace.overlays.page(page_id) else page_id

    def _schedule(self) -> None:
        """Asks for a frame if something is marked; while one is asked for, there is no need to ask again."""
        if self.view.marked and not self._is_scheduled:
            self._is_scheduled = True
            self._browser.schedule()

    # Drawing

    def draw(self, *only: str) -> None:
        """Draws what is marked and looks different: all of it, or some regions. The order is fixed."""
        view = self.view
        if view.state(Inspector).is_live:
            view.marked.add(Region.INSPECTOR)
        due = view.marked.intersection(only) if only else view.marked
        view.marked = view.marked - due
        self._is_scheduled = bool(view.marked)
        if Region.TABS in due:
            self._browser.entitle(window_title(view.workspace))
        # In the order of reading; then the panels, those of closed tabs last.
        order = [
            *PANELS,
            *view.workspace.tabs,
            *sorted(due.difference(PANELS, view.workspace.tabs)),
        ]
        for region in order:
            if region in due and not self._rests(region):
                self._draw_guarded(region)

    def _draw_guarded(self, region: str) -> None:
        """Draws a region; a failure is reported, shown in its place, and leaves the other regions as they are."""
        for tree_of in (self._tree, _broken):
            try:
                self._draw_region(region, tree_of(region))
            except Exception as error:  # noqa: BLE001 - no traceback may reach the page
                self._browser.report(f"drawing {region}", error)
            else:
                return

    def _draw_region(self, region: str, tree: Element | None) -> None:
        if tree is None:
            self._shown.pop(region, None)
            self._browser.drop(region)
            return
        text = json.dumps(tree, separators=(",", ":"))
        if self._shown.get(region) != text:
            # Kept only once it is drawn: a region whose drawing failed is drawn again.
            self._browser.patch(region, text)
            self._shown[region] = text

    def _tree(self, region: str) -> Element | None:
        """The element tree of a region; None for the panel of a closed tab."""
        if region in PANELS:
            return PANELS[Region(region)](self.view)
        tab = self.view.workspace.tabs.get(region)
        return panel(self.view.workspace, tab) if tab else None

    def _rests(self, region: str) -> bool:
        """Whether a region is a panel that was drawn hidden and still is: it is marked again when it is shown.

        Frames never rest, since they load in the background too.
        """
        workspace = self.view.workspace
        tab = workspace.tabs.get(region)
        was_hidden = region in self._hidden
        self._hidden.discard(region)
        if tab and tab is not workspace.focused.focused_tab and not tab.template.page_type.reloads:
            self._hidden.add(region)
            return was_hidden
        return False


def _broken(_region: str) -> Element:
    return BROKEN
