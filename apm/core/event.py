"""What every event can say: what it redraws, posts and shows. The kinds are in `events` and `signals`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from apm.core.json_text import Json


class Region(StrEnum):
    """A part of the page that is drawn on its own. Each tab's panel is one more, named by its id."""

    TOP_BAR = "top-bar"
    SESSIONS = "sessions"
    TABS = "tabs"
    COMMUNICATION = "communication"
    NOTICES = "notices"
    TOASTS = "toasts"
    DIALOG = "dialog"
    OVERLAYS = "overlays"
    SIDE_PANES = "side-panes"
    SCRIPT = "script-panel"
    INSPECTOR = "inspector"


@dataclass(frozen=True, slots=True)
class Signal:
    """What the page's own scripts hear.

    Attributes:
        kind: what happened.
        target: what it happened to.
        detail: more of it.
    """

    kind: str
    target: str
    detail: Json = None


@dataclass(frozen=True, slots=True)
class Toast:
    """What the page says in passing: nothing has to be done about it.

    Attributes:
        text: what it says.
        opens: table and id of the record that its link opens; None without a link.
    """

    text: str
    opens: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the workspace."""

    topic: ClassVar[str | None] = None
    """The documented event name that page scripts subscribe to, if there is one."""

    redraws: ClassVar[frozenset[Region]] = frozenset()
    """The strips that look different now."""

    def payload(self) -> dict[str, str]:
        """What subscribers of `topic` get as `event.data`."""
        return {}

    def panels(self) -> tuple[str, ...]:
        """Ids of the tabs whose panels look different now."""
        return ()

    def closed(self) -> tuple[str, ...]:
        """Ids of sessions and tabs that are gone."""
        return ()

    def spoken(self) -> str:
        """What a screen reader says, or nothing."""
        return ""

    def alert(self) -> str:
        """What the page shows until it is dismissed, or nothing."""
        return ""

    def toast(self) -> Toast | None:
        """What the page says in passing, or nothing."""
        return None

    def warning(self) -> str:
        """What the console says, or nothing."""
        return ""

    def signal(self) -> Signal | None:
        """What scripts are to hear, if anything."""
        return None
