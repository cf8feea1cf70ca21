"""Actions of the user in a workspace, and a screen without a browser."""

from __future__ import annotations

import json
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any, TypeVar

import apm.ui
from apm.conversations.conversations import Conversations
from apm.emulator import Emulator
from apm.settings import Settings
from apm.ui.actions import ACTIONS
from apm.ui.screen import Screen
from apm.ui.view import PanelState, View
from apm.workspace.workspace import Workspace

if TYPE_CHECKING:
    from apm.core.outcome import Outcome
    from apm.ui.elements import Element


# Modules of pages are otherwise imported when a page is first drawn, and with them their actions.
for _module in walk_packages(apm.ui.__path__, "apm.ui."):
    import_module(_module.name)

State = TypeVar("State", bound=PanelState)


def view_of(workspace: Workspace, conversations: Conversations | None = None) -> View:
    """The view of a workspace."""
    emulator = Emulator("page")
    emulator.workspace = workspace
    emulator.conversations = conversations or Conversations(workspace)
    return View(emulator)


def act(
    workspace: Workspace,
    name: str,
    of: str = "",
    text: str = "",
    conversations: Conversations | None = None,
) -> Outcome[Any]:
    """Runs an action as the page does: by its name and the words of its element."""
    return ACTIONS[name](view_of(workspace, conversations), of, text)


def after(state: State, name: str, of: str = "", text: str = "") -> State:
    """The state of a panel after an action."""
    view = view_of(Workspace(Settings()))
    view.put(state)
    ACTIONS[name](view, of, text)
    return view.state(type(state))


WINDOW_TITLE = "window title"
"""A name for `FakeBrowser.broken`."""


class FakeBrowser:
    """A browser that records the calls of the screen.

    Attributes:
        drawn: the element trees on screen, by region.
        order: the regions that were drawn, in order.
        broken: regions whose next patch fails; a region that is listed twice fails twice. With `WINDOW_TITLE`, the
            title cannot be set.
        shown: the tabs whose panels were shown, in order.
        added: the keys of the kept elements that each patch added, without patches that added none.
    """

    def __init__(self) -> None:
        self.drawn: dict[str, Element] = {}
        self.order: list[str] = []
        self.broken: list[str] = []
        self.shown: list[str] = []
        self.frames = 0
        self.titles: list[str] = []
        self.posted: list[tuple[str, Any]] = []
        self.warnings: list[str] = []
        self.failures: list[tuple[str, str]] = []
        self.forgotten: list[str] = []
        self.signals: list[tuple[str, str, Any]] = []
        self.closings: list[str] = []
        self.defects: list[str] = []
        self.added: list[set[str]] = []
        self._kept: dict[str, dict[str, Element]] = {}

    def schedule(self) -> None:
        """Counts the requested frames."""
        self.frames += 1

    def patch(self, region: str, json: str, added: str) -> None:
        """Keeps the element tree of a region."""
        self.order.append(region)
        if region in self.broken:
            self.broken.remove(region)
            raise RuntimeError("it cannot be drawn")
        new = loads(added)
        if new:
            self.added.append({*new})
        known = {**self._kept.get(region, {}), **new}
        used: dict[str, Element] = {}
        self.drawn[region] = _with_kept(loads(json), known, used)
        self._kept[region] = used

    def show_panel(self, region: str) -> None:
        """Records the tab whose panel is shown."""
        self.shown.append(region)

    def drop(self, region: str) -> None:
        """Removes the tree of a region."""
        self.drawn.pop(region, None)
        self._kept.pop(region, None)

    def entitle(self, title: str) -> None:
        """Records a window title."""
        if WINDOW_TITLE in self.broken:
            raise RuntimeError("it cannot be set")
        self.titles.append(title)

    def post(self, topic: str, json: str) -> None:
        """Records a post, with the name of its event."""
        self.posted.append((topic.rpartition("/")[2], loads(json)))

    def warn(self, text: str) -> None:
        """Records a warning."""
        self.warnings.append(text)

    def list_failure(self, kind: str, text: str) -> None:
        """Records a failure."""
        self.failures.append((kind, text))

    def forget(self, closed_id: str) -> None:
        """Records the id of a closed object."""
        self.forgotten.append(closed_id)

    def signal(self, kind: str, target: str, json: str) -> None:
        """Records a signal."""
        self.signals.append((kind, target, loads(json)))

    def close_objects(self, returned_ids: str) -> None:
        """Records that all objects were closed."""
        self.closings.append(returned_ids)

    def report(self, name: str, error: Exception) -> None:
        """Records a defect."""
        self.defects.append(f"{name}: {error}")


def _with_kept(tree: Any, known: dict[str, Element], used: dict[str, Element]) -> Any:
    """A tree with the elements that are named by their keys. Adds them to `used`."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        key = tree["keep"]
        used[key] = known[key]
        return known[key]
    return [*tree[:2], *(_with_kept(each, known, used) for each in tree[2:])]


def loads(text: str) -> Any:
    """Parses JSON; in `FakeBrowser`, arguments are called `json`."""
    return json.loads(text)


def new_screen(workspace: Workspace | None = None) -> tuple[Screen, FakeBrowser]:
    """A screen that has drawn everything once, and its browser."""
    emulator = Emulator("page")
    if workspace:
        emulator.workspace, emulator.conversations = workspace, Conversations(workspace)
    browser = FakeBrowser()
    screen = Screen(emulator, browser)
    screen.show_all()
    screen.draw()
    browser.order.clear()
    return screen, browser
