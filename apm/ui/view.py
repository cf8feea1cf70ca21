"""What is on screen: the workspace, and the state of the shell and the tools beside it.

A part of the shell keeps what it needs in a state object: an immutable dataclass, or one that is replaced as a whole.
Putting a state marks the regions that show it.
"""

from typing import ClassVar, TypeVar

from apm.conversations.conversations import Conversations
from apm.emulator import Emulator
from apm.ui.regions import Region
from apm.workspace.workspace import Workspace


class PanelState:
    """The base of states that the shell and the tools keep.

    Attributes:
        regions: what shows the state.
        is_kept: the state outlives a reset of the workspace.
    """

    __slots__ = ()
    regions: ClassVar[tuple[Region, ...]] = ()
    is_kept: ClassVar[bool] = False


State = TypeVar("State", bound=PanelState)


class View:
    """The workspace on screen, and the states beside it.

    Attributes:
        emulator: holds the current workspace.
        marked: names of regions and ids of tabs that are due to be drawn.
    """

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.marked: set[str] = set()
        self._states: dict[type[PanelState], PanelState] = {}

    @property
    def workspace(self) -> Workspace:
        """The current workspace."""
        return self.emulator.workspace

    @property
    def conversations(self) -> Conversations:
        """The conversations of the current workspace."""
        return self.emulator.conversations

    def state(self, kind: type[State]) -> State:
        """The state of a kind; the initial one until another was put."""
        found = self._states.get(kind)
        return found if isinstance(found, kind) else kind()

    def put(self, state: PanelState) -> None:
        """Keeps a state in place of the one of its kind, and marks the regions that show it."""
        self._states[type(state)] = state
        self.marked.update(state.regions)

    def restart(self) -> None:
        """Drops the states that belong to the workspace, and marks everything."""
        self._states = {kind: state for kind, state in self._states.items() if kind.is_kept}
        self.marked.update(Region, self.workspace.tabs)
