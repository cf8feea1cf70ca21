"""The view: the current workspace and the states of the panels around it.

The state of a panel is an immutable object, which is replaced as a whole. Replacing it marks the regions that show it.
"""

from typing import Any, ClassVar, TypeVar

from apm.conversations.conversations import Conversations
from apm.emulator import Emulator
from apm.ui.regions import Region
from apm.workspace.workspace import Workspace


class PanelState:
    """The base class of the states of panels.

    Attributes:
        regions: the regions that show the state.
        is_kept: the state is kept when the workspace is reset.
    """

    __slots__ = ()
    regions: ClassVar[tuple[Region, ...]] = ()
    is_kept: ClassVar[bool] = False


State = TypeVar("State", bound=PanelState)


class View:
    """The current workspace and the states of the panels.

    Attributes:
        emulator: has the current workspace.
        marked: the regions and the ids of the tabs that must be drawn.
        records_version: a number that grows when records change.
    """

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.marked: set[str] = set()
        self.records_version = 0
        self._states: dict[type[PanelState], Any] = {}

    @property
    def workspace(self) -> Workspace:
        """The current workspace."""
        return self.emulator.workspace

    @property
    def conversations(self) -> Conversations:
        """The conversations of the current workspace."""
        return self.emulator.conversations

    def state(self, kind: type[State]) -> State:
        """The state of a kind; its initial state if none was put."""
        state: State = self._states.get(kind) or kind()
        return state

    def put(self, state: PanelState) -> None:
        """Replaces the state of the same kind, and marks the regions that show it."""
        self._states[type(state)] = state
        self.marked.update(state.regions)

    def restart(self) -> None:
        """Drops the states that are not kept, and marks every region and tab."""
        self._states = {kind: state for kind, state in self._states.items() if kind.is_kept}
        self.marked.update(Region, self.workspace.tabs)
