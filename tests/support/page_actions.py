"""Actions of a person in a workspace, and a screen without a browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

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


State = TypeVar("State", bound=PanelState)


def view_of(workspace: Workspace, conversations: Conversations | None = None) -> View:
    """What is on screen of a workspace."""
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


class FakeBrowser:
    """A browser that keeps what it is asked for.

    Attributes:
        drawn: the element trees on screen, by region.
        order: the regions that were drawn, in order.
        broken: regions whose patch fails; one that is named twice fails twice.
    """

    def __init__(self) -> None:
        self.drawn: dict[str, Element] = {}
        self.order: list[str] = []
        self.broken: list[str] = []
        self.frames = 0
        self.titles: list[str] = []
        self.posted: list[tuple[str, Any]] = []
        self.warnings: list[str] = []
        self.forgotten: list[str] = []
        self.signals: list[tuple[str, str, Any]] = []
        self.closings: list[str] = []
        self.defects: list[str] = []

    def schedule(self) -> None:
        self.frames += 1

    def patch(self, region: str, json: str) -> None:
        self.order.append(region)
        if region in self.broken:
            self.broken.remove(region)
            raise RuntimeError("it cannot be drawn")
        self.drawn[region] = loads(json)

    def drop(self, region: str) -> None:
        self.drawn.pop(region, None)

    def entitle(self, title: str) -> None:
        self.titles.append(title)

    def post(self, topic: str, json: str) -> None:
        self.posted.append((topic.rpartition("/")[2], loads(json)))

    def warn(self, text: str) -> None:
        self.warnings.append(text)

    def forget(self, closed_id: str) -> None:
        self.forgotten.append(closed_id)

    def signal(self, kind: str, target: str, json: str) -> None:
        self.signals.append((kind, target, loads(json)))

    def close_objects(self, returned_ids: str) -> None:
        self.closings.append(returned_ids)

    def report(self, name: str, error: Exception) -> None:
        self.defects.append(f"{name}: {error}")


def loads(text: str) -> Any:
    return json.loads(text)


def new_screen(workspace: Workspace | None = None) -> tuple[Screen, FakeBrowser]:
    """A screen that has drawn everything once."""
    emulator = Emulator("page")
    if workspace:
        emulator.workspace, emulator.conversations = workspace, Conversations(workspace)
    browser = FakeBrowser()
    screen = Screen(emulator, browser)
    screen.show_all()
    screen.draw()
    browser.order.clear()
    return screen, browser
