"""Events that the page's own scripts have to hear of: the page calls their functions, which Python cannot hold."""

from dataclasses import dataclass

from apm.core.event import Event, Region, Signal
from apm.core.json_text import Json
from apm.workspace.page import control_id


@dataclass(frozen=True, slots=True)
class Settled(Event):
    """A Promise that a script waits for has its value; None is `undefined`."""

    number: int
    value: Json = None

    def signal(self) -> Signal:
        """The number and the value."""
        return Signal("settled", str(self.number), self.value)


@dataclass(frozen=True, slots=True)
class OverlaysChanged(Event):
    """A dialog, a progress message or a notification came or went."""

    gone: tuple[str, ...] = ()
    redraws = frozenset({Region.OVERLAYS})

    def closed(self) -> tuple[str, ...]:
        """The notification that is gone, or the page that was in a dialog."""
        return self.gone


@dataclass(frozen=True, slots=True)
class SidePanesChanged(Event):
    """A side pane came, went or looks different."""

    page_ids: tuple[str, ...] = ()
    redraws = frozenset({Region.SIDE_PANES})

    def closed(self) -> tuple[str, ...]:
        """The panes that are gone."""
        return self.page_ids


@dataclass(frozen=True, slots=True)
class FormOpened(Event):
    """The form in a page is there, for the first time or anew: its OnLoad scripts run."""

    page_id: str

    def signal(self) -> Signal:
        """The form."""
        return Signal("form-load", self.page_id)


@dataclass(frozen=True, slots=True)
class FieldChanged(Event):
    """A person changed a field and left it: its OnChange scripts run."""

    page_id: str
    column: str

    def signal(self) -> Signal:
        """The form and the column."""
        return Signal("field-change", f"{self.page_id} {self.column}")


@dataclass(frozen=True, slots=True)
class SaveAsked(Event):
    """A person wants a form saved: its OnSave scripts run first, and can prevent it.

    Attributes:
        closes: its page is to be closed then.
    """

    page_id: str
    closes: bool = False

    def signal(self) -> Signal:
        """The form, and whether it is to be closed."""
        return Signal("form-save", self.page_id, self.closes)


@dataclass(frozen=True, slots=True)
class CommandAsked(Event):
    """A person used a command of a page: its function runs."""

    page_id: str
    at: int

    def signal(self) -> Signal:
        """The page and the command's place among those of the settings."""
        return Signal("command", self.page_id, self.at)


@dataclass(frozen=True, slots=True)
class NotificationUsed(Event):
    """A person used the link of a notification of the app."""

    notification_id: str

    def signal(self) -> Signal:
        """The notification."""
        return Signal("notification", self.notification_id)


@dataclass(frozen=True, slots=True)
class FormTabToggled(Event):
    """A tab of a form was expanded or collapsed: its functions for that run."""

    page_id: str
    name: str

    def signal(self) -> Signal:
        """The form and its tab."""
        return Signal("form-tab", f"{self.page_id} {self.name}")

    def panels(self) -> tuple[str, ...]:
        """The form's page."""
        return (self.page_id,)


@dataclass(frozen=True, slots=True)
class FieldFocused(Event):
    """A field takes the keyboard focus: a script has it so, or what it holds keeps the form from being saved."""

    page_id: str
    column: str

    def signal(self) -> Signal:
        """The element of the field."""
        return Signal("focus", control_id(self.page_id, self.column))
