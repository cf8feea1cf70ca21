"""Performs events: marks what they redraw, posts them, says them. Draws each marked region at the next frame."""

import json

from pyodide.ffi import create_proxy, to_js
from pyscript.js_modules import facade, inspector, scripts
from pyscript.js_modules import screen as page

from apm.browser.covering import Covering
from apm.browser.defects import report, reporting
from apm.browser.inspecting import Inspecting
from apm.elements import Element, h
from apm.emulator import Emulator
from apm.errors import ApmError
from apm.event import Event, Region
from apm.events import ActionRefused
from apm.outcome import Outcome
from apm.shell.actions import act
from apm.shell.communication import communication
from apm.shell.import_dialog import ImportDialog, import_dialog
from apm.shell.news import News
from apm.shell.notices import Notices, notices
from apm.shell.overlays import overlays
from apm.shell.panels import panel
from apm.shell.script_dialog import ACTIONS, RUNS, ScriptDialog, after, script_dialog
from apm.shell.side_panes import side_panes
from apm.shell.strips import session_strip, tab_strip, window_title
from apm.shell.toasts import toasts
from apm.shell.top_bar import top_bar

# Looked up once: each look-up on a JavaScript module makes a new proxy.
forget, post, schedule, warn = facade.forget, facade.post, page.schedule, page.warn
entitle = page.entitle
restart, signal = facade.restart, facade.signal

BROKEN = h("p", {"class": "problem"}, "This could not be drawn; the browser's console says why.")
"""What stands where drawing failed."""


class Screen:
    """What the page shows of the current workspace."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._notices = Notices()
        self._import = ImportDialog()
        self._script = ScriptDialog()
        self._inspecting = Inspecting(emulator)
        self._covering = Covering()
        self._marked: set[str] = set()
        self._shown: dict[str, str] = {}
        self._hidden: set[str] = set()
        page.drawWith(create_proxy(reporting("drawing", self.draw)))
        acting = create_proxy(reporting("an action", self.act))
        page.listen(acting)
        scripts.listen()
        inspector.listen()

    def start_anew(self) -> None:
        """Shows another workspace from the beginning, and closes the handles of the one before."""
        self.show_all()
        restart(self._emulator.workspace.settings.returned_ids)
        self.start_scripts()

    def start_scripts(self) -> None:
        """Has the page start the client scripts that the settings list, but none twice."""
        scripts.startAll(to_js(list(self._emulator.workspace.settings.scripts)))

    def show_all(self) -> None:
        """Draws the workspace from the beginning."""
        for region in [each for each in self._shown if each not in list(Region)]:
            page.drop(region)
        self._notices = Notices()
        self._import = ImportDialog()
        self._script = ScriptDialog()
        self._covering = Covering()
        self._shown.clear()
        self._hidden.clear()
        self._mark(*Region, *self._emulator.workspace.tabs)

    def perform(self, outcome: Outcome[object]) -> None:
        """Makes visible and audible what a command did; the state has changed already."""
        for event in outcome.events:
            self._perform(event)
        if self._notices.alert and outcome.is_success:
            self._notices.dismiss()
            self._mark(Region.NOTICES)

    def perform_refusal(self, error: ApmError) -> None:
        """Shows what a refused call has to show."""
        for event in error.events:
            self._perform(event)

    def act(self, action: str, of: str, text: str) -> None:
        """Does what a person asked for."""
        if self._notices.act(action, of, text):
            self._mark(Region.NOTICES, Region.TOASTS)
            return
        match action:
            case "open-toast":
                self._open_toast(int(of))
            case "choose-theme":
                page.setTheme(text)
                self._mark(Region.TOP_BAR)
            case "open-import" | "close-import":
                self._import = ImportDialog(is_open=action == "open-import")
                self._mark(Region.DIALOG)
            case "import-templates":
                self._import_templates(text)
            case _ if action in ACTIONS:
                self._act_on_script(action, of, text)
            case _ if action.endswith("-coverage"):
                self._covering.act(action, text)
                self._mark(Region.DIALOG)
            case _ if action.startswith("inspect-"):
                self._inspecting.act(action, of, text)
                self._mark(Region.INSPECTOR)
            case _:
                self._act_in_workspace(action, of, text)

    def _open_toast(self, number: int) -> None:
        """Opens the record that a toast has a link to; the toast goes then, but not when that is refused."""
        toast = self._notices.toasts.find(number)
        if not toast or not toast.opens:
            return
        if self._act_in_workspace("open-record", " ".join(toast.opens), ""):
            self.act("dismiss-toast", str(number), "")

    def _act_in_workspace(self, action: str, of: str, text: str) -> bool:
        """Does what a person asked for in the workspace; whether that was not refused."""
        try:
            outcome = act(self._emulator.workspace, action, of, text)
        except ApmError as error:
            self.perform_refusal(error)
            if not any(each.alert() for each in error.events):
                self._perform(ActionRefused(str(error)))
            return False
        self.perform(outcome)
        return True

    def _act_on_script(self, action: str, of: str, text: str) -> None:
        self._script = after(self._script, action, of, text)
        self._mark(Region.SCRIPT)
        if action in RUNS and self._script.is_running:
            scripts.runInPanel(self._script.text, self._script.name)

    def tell(self, news: News) -> None:
        """Shows news of the workspace's file."""
        self._notices.tell(news)
        self._mark(Region.NOTICES, Region.TOASTS)

    def _import_templates(self, text: str) -> None:
        done = self._emulator.import_templates(text)
        if done.has_any:
            self.start_anew()
        self._import = ImportDialog(is_open=True, done=done)
        self._mark(Region.DIALOG)

    def draw(self, *only: str) -> None:
        """Draws what is marked and looks different: all of it, or some regions."""
        if self._inspecting.is_live:
            self._marked.add(Region.INSPECTOR)
        due = self._marked.intersection(only) if only else self._marked
        self._marked = self._marked - due
        if Region.TABS in due:
            entitle(window_title(self._emulator.workspace))
        for region in due:
            if self._rests(region):
                continue
            try:
                self._draw_region(region, self._tree(region))
            except Exception as error:  # noqa: BLE001 - one that fails takes no other with it
                report(f"drawing {region}", error)
                self._draw_region(region, BROKEN)

    def _rests(self, region: str) -> bool:
        """Whether a region is a panel that was drawn hidden and still is: it is marked again when it is shown.

        Frames never rest, since they load in the background too.
        """
        workspace = self._emulator.workspace
        tab = workspace.tabs.get(region)
        was_hidden = region in self._hidden
        self._hidden.discard(region)
        if tab and tab is not workspace.focused.focused_tab and not tab.template.page_type.reloads:
            self._hidden.add(region)
            return was_hidden
        return False

    def _draw_region(self, region: str, tree: Element | None) -> None:
        if tree is None:
            self._shown.pop(region, None)
            page.drop(region)
            return
        text = json.dumps(tree, separators=(",", ":"))
        if self._shown.get(region) != text:
            self._shown[region] = text
            page.patch(region, text)

    def _tree(self, region: str) -> Element | None:
        """What a region should look like; None for the panel of a tab that is gone."""
        workspace = self._emulator.workspace
        match region:
            case Region.TOP_BAR:
                return top_bar(workspace.settings, page.theme())
            case Region.DIALOG:
                return self._covering.tree() or import_dialog(self._import)
            case Region.SCRIPT:
                return script_dialog(self._script)
            case Region.INSPECTOR:
                return self._inspecting.tree()
            case Region.SESSIONS:
                return session_strip(workspace)
            case Region.TABS:
                return tab_strip(workspace)
            case Region.COMMUNICATION:
                return communication(workspace)
            case Region.OVERLAYS:
                return overlays(workspace)
            case Region.SIDE_PANES:
                return side_panes(workspace)
            case Region.NOTICES:
                return notices(self._notices, workspace.refusal)
            case Region.TOASTS:
                return toasts(self._notices.toasts, workspace.incoming.values())
        tab = workspace.tabs.get(region)
        return panel(workspace, tab) if tab else None

    def _region_of(self, name: str) -> str:
        """The region that a page outside of the tabs is drawn in; any other name is a region's own."""
        workspace = self._emulator.workspace
        if workspace.side_panes.find(name):
            return Region.SIDE_PANES
        return Region.OVERLAYS if workspace.overlays.page(name) else name

    def _mark(self, *regions: str) -> None:
        # What is marked is drawn at the next frame; while something is, that frame has been asked for.
        if not self._marked:
            schedule()
        self._marked.update(regions)

    def _perform(self, event: Event) -> None:
        self._notices.hear(event)
        if event.redraws or event.panels():
            self._mark(*event.redraws, *map(self._region_of, event.panels()))
        if event.topic:
            post(self._emulator.topic(event.topic), json.dumps(event.payload()))
        if event.warning():
            warn(event.warning())
        for closed_id in event.closed():
            forget(closed_id)
        heard = event.signal()
        if heard:
            signal(heard.kind, heard.target, json.dumps(heard.detail))
