"""The screen: runs actions and shows the effects of outcomes.

It reaches the browser only through `Browser`, so that tests run all of it without a browser.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial

from apm.core.errors import ApmError
from apm.core.events import ActionRefused, Event, WorkspaceReplaced
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.ui.browser_protocol import Browser
from apm.ui.drawing import Drawing
from apm.ui.effects import Effects, Toast, effects_of
from apm.ui.panels import ACTIONS
from apm.ui.regions import Region
from apm.ui.shell.news import News
from apm.ui.shell.notices import Notices
from apm.ui.shell.toasts import Toasts
from apm.ui.tools.recording_state import RecordedTest
from apm.ui.view import View


class Screen:
    """The page, which shows the current workspace.

    Attributes:
        view: the workspace and the states of the panels.
    """

    def __init__(self, emulator: Emulator, browser: Browser) -> None:
        self.view = View(emulator)
        self._browser = browser
        self._drawing = Drawing(self.view, browser)

    def perform(self, outcome: Outcome[object]) -> None:
        """Shows the effects of a command that has changed the workspace."""
        self._perform(outcome.events)
        if outcome.is_success:
            notices = self.view.state(Notices)
            if notices.alert:
                self.view.put(notices.without_alert())
        self._drawing.schedule()

    def refuse(self, error: ApmError) -> None:
        """Shows the effects of a refused call, such as a limit message."""
        self._perform(error.events)
        self._drawing.schedule()

    def act(self, name: str, of: str, text: str) -> None:
        """Runs an action of the user. If it is refused, shows the reason."""
        step = self._begin_step(name, of, text)
        try:
            outcome = ACTIONS[name](self.view, of, text)
        except ApmError as error:
            has_alert = any(effects_of(each).alert for each in error.events)
            reason = () if has_alert else (ActionRefused(str(error)),)
            outcome = Outcome(False, (*error.events, *reason))
        if step:
            step()
        self.perform(outcome)

    def show_news(self, news: News) -> None:
        """Shows news of saved files: problems until they are dismissed, other news as a toast."""
        self.view.put(news if news.problems else News())
        if news.sentence and not news.problems:
            self.view.put(self.view.state(Notices).plus(news.sentence))
            self.view.put(self.view.state(Toasts).plus(Toast(news.sentence)))
        self._drawing.schedule()

    def warn(self, text: str) -> None:
        """Writes a warning to the console."""
        self._browser.warn(text)

    def restart(self) -> None:
        """Shows another workspace, and closes every API object of the previous one."""
        self.view.restart()
        self.perform(Outcome(None, (WorkspaceReplaced(),)))

    def show_all(self) -> None:
        """Discards the panels of all tabs, and marks every region and tab to be drawn."""
        self.view.restart()
        self._drawing.drop_panels()
        self._drawing.schedule()

    def draw(self, *only: str) -> None:
        """Draws the marked regions, or only some of them."""
        self._drawing.draw(*only)

    def _begin_step(self, name: str, of: str, text: str) -> Callable[[], None] | None:
        """The function that adds an action, after it has run, to the recording of a test; None if none is on."""
        if not self.view.state(RecordedTest).records(self.view):
            return None
        # Imported on first use: most pages record nothing.
        from apm.ui.recorder import add_action, begin_action  # noqa: PLC0415

        step = begin_action(self.view, name, of, text)
        return partial(add_action, self.view, step) if step else None

    def _perform(self, events: Iterable[Event]) -> None:
        """Shows the effects of events. If one fails, the others are shown, then its error is raised."""
        failure: Exception | None = None
        for event in events:
            try:
                self._show(effects_of(event))
            except Exception as error:  # noqa: BLE001 - raised below
                failure = failure or error
        if failure:
            self._drawing.schedule()
            raise failure

    def _show(self, effects: Effects) -> None:
        view, browser = self.view, self._browser
        if effects.closes_objects:
            self._drawing.drop_panels()
            browser.close_objects(view.workspace.settings.returned_ids)
        view.records_version += effects.changes_records
        view.marked.update(effects.regions, map(self._region_of, effects.pages))
        if effects.spoken:
            view.put(view.state(Notices).plus(effects.spoken))
        if effects.alert:
            view.put(view.state(Notices).with_alert(effects.alert))
        if effects.toast:
            view.put(view.state(Toasts).plus(effects.toast))
        if effects.post:
            name, payload = effects.post
            browser.post(view.emulator.topic(name), json.dumps(payload))
        if effects.warning:
            browser.list_failure(effects.failure, effects.warning)
            browser.warn(effects.warning)
        for closed_id in effects.closed:
            browser.forget(closed_id)
        if signal := effects.signal:
            detail = "null" if signal.detail is None else json.dumps(signal.detail)
            browser.signal(signal.kind, signal.target, detail)

    def _region_of(self, page_id: str) -> str:
        """The region that contains a page. The panel of a tab is a region named by the tab id."""
        workspace = self.view.workspace
        # Most pages are in tabs.
        if page_id in workspace.tabs or not (
            workspace.side_panes.by_id or workspace.overlays.dialogs
        ):
            return page_id
        if workspace.side_panes.find(page_id):
            return Region.SIDE_PANES
        return Region.OVERLAYS if workspace.overlays.page(page_id) else page_id
