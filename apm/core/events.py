"""What happened, as facts. Each kind says, here and nowhere else, what it redraws, posts and says.

A command of the workspace returns events; the browser room performs them after the state has changed.

>>> SessionSwitched("session-id-0", "session-id-1").payload()
{'previousSessionId': 'session-id-0', 'newSessionId': 'session-id-1'}
"""

from dataclasses import dataclass

from apm.core.event import Event, Region, Toast


def _opened(what: str, is_on_screen: bool) -> str:
    return f"{what} opened{'' if is_on_screen else ' in the background'}."


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """A session was added at the end of the strip."""

    session_id: str
    title: str
    is_on_screen: bool = True
    redraws = frozenset({Region.SESSIONS, Region.NOTICES})

    def spoken(self) -> str:
        """Names the session [A]; its tabs are not spoken of."""
        return _opened(f"Session {self.title}", self.is_on_screen)


@dataclass(frozen=True, slots=True)
class SessionChanged(Event):
    """The title of a session changed, or whether it can be closed."""

    session_id: str
    redraws = frozenset({Region.SESSIONS})


@dataclass(frozen=True, slots=True)
class AttentionRequested(Event):
    """A session that is not focused asked for attention."""

    session_id: str
    title: str
    redraws = frozenset({Region.SESSIONS, Region.NOTICES})

    def spoken(self) -> str:
        """Names the session."""
        return f"{self.title} requests your attention."


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """A session and all its tabs are gone. ON_SESSION_CLOSED [D]."""

    session_id: str
    tab_ids: tuple[str, ...]
    title: str
    topic = "ON_SESSION_CLOSED"
    redraws = frozenset({Region.SESSIONS, Region.NOTICES})

    def payload(self) -> dict[str, str]:
        """The id of the closed session [D]."""
        return {"sessionId": self.session_id}

    def panels(self) -> tuple[str, ...]:
        """Those of its tabs."""
        return self.tab_ids

    def closed(self) -> tuple[str, ...]:
        """Itself and its tabs."""
        return (self.session_id, *self.tab_ids)

    def spoken(self) -> str:
        """Names the session [A]."""
        return f"Session {self.title} closed."


@dataclass(frozen=True, slots=True)
class SessionSwitched(Event):
    """Another session is focused. ON_SESSION_SWITCH [D]."""

    previous_session_id: str
    session_id: str
    topic = "ON_SESSION_SWITCH"
    redraws = frozenset({Region.SESSIONS, Region.TABS, Region.COMMUNICATION})

    def payload(self) -> dict[str, str]:
        """Both sessions; the previous one may be closed already [D; closed A]."""
        return {"previousSessionId": self.previous_session_id, "newSessionId": self.session_id}


@dataclass(frozen=True, slots=True)
class TabOpened(Event):
    """A tab was added at the end of its session.

    Attributes:
        title: empty for one that came with its session.
        is_on_screen: it is the focused tab of the focused session.
    """

    tab_id: str
    title: str = ""
    is_on_screen: bool = True
    redraws = frozenset({Region.TABS, Region.NOTICES})

    def panels(self) -> tuple[str, ...]:
        """Its own."""
        return (self.tab_id,)

    def spoken(self) -> str:
        """Names the tab, unless it came with its session [A]."""
        return _opened(f"Tab {self.title}", self.is_on_screen) if self.title else ""


@dataclass(frozen=True, slots=True)
class TabChanged(Event):
    """The title of a tab changed, or whether it can be closed."""

    tab_id: str
    redraws = frozenset({Region.TABS})

    def panels(self) -> tuple[str, ...]:
        """Its own: a panel is named after its tab."""
        return (self.tab_id,)


@dataclass(frozen=True, slots=True)
class TabReloaded(Event):
    """The page in a tab starts anew."""

    tab_id: str

    def panels(self) -> tuple[str, ...]:
        """Its own."""
        return (self.tab_id,)


@dataclass(frozen=True, slots=True)
class PageChanged(Event):
    """The page of a tab looks another way."""

    tab_id: str

    def panels(self) -> tuple[str, ...]:
        """Its own."""
        return (self.tab_id,)


@dataclass(frozen=True, slots=True)
class FieldEdited(PageChanged):
    """A person typed into the page of a tab. It is kept, and nothing has come of it yet."""


@dataclass(frozen=True, slots=True)
class RecordsChanged(Event):
    """A record was made, changed or removed."""

    tab_ids: tuple[str, ...]

    def panels(self) -> tuple[str, ...]:
        """Those of the tabs whose pages show records."""
        return self.tab_ids


@dataclass(frozen=True, slots=True)
class RecordSaved(Event):
    """A form was saved.

    Attributes:
        label: what people call such records.
        name: of the record; it may have none.
        opens: table and id of a new record whose form stands in no tab.
    """

    label: str
    name: str
    opens: tuple[str, str] | None = None
    redraws = frozenset({Region.TOASTS, Region.NOTICES})

    def spoken(self) -> str:
        """Names the record [A]."""
        return f"{' '.join(filter(None, (self.label, self.name)))} was saved."

    def toast(self) -> Toast:
        """The same; of a record that is not on screen with a link to it [D]."""
        return Toast(self.spoken(), self.opens)


@dataclass(frozen=True, slots=True)
class TabClosed(Event):
    """A tab is gone."""

    tab_id: str
    title: str
    redraws = frozenset({Region.TABS, Region.NOTICES})

    def panels(self) -> tuple[str, ...]:
        """Its own."""
        return (self.tab_id,)

    def closed(self) -> tuple[str, ...]:
        """Itself."""
        return (self.tab_id,)

    def spoken(self) -> str:
        """Names the tab [A]."""
        return f"Tab {self.title} closed."


@dataclass(frozen=True, slots=True)
class TabSwitched(Event):
    """Another tab is on screen, in the same session or another. ON_TAB_SWITCH [D]."""

    previous_session_id: str
    previous_tab_id: str
    session_id: str
    tab_id: str
    topic = "ON_TAB_SWITCH"
    redraws = frozenset({Region.TABS})

    def payload(self) -> dict[str, str]:
        """Both places; the previous ones may be closed already [D; closed A]."""
        return {
            "previousSessionId": self.previous_session_id,
            "previousTabId": self.previous_tab_id,
            "sessionId": self.session_id,
            "tabId": self.tab_id,
        }

    def panels(self) -> tuple[str, ...]:
        """The one that hides and the one that shows."""
        return (self.previous_tab_id, self.tab_id)


@dataclass(frozen=True, slots=True)
class ConversationOffered(Event):
    """A conversation came in, and waits for the agent to accept it."""

    customer_name: str
    redraws = frozenset({Region.TOASTS, Region.NOTICES})

    def spoken(self) -> str:
        """Names the customer [A]."""
        return f"Incoming conversation from {self.customer_name}."


@dataclass(frozen=True, slots=True)
class OfferAnswered(Event):
    """A conversation that waited was accepted or rejected."""

    redraws = frozenset({Region.TOASTS})


@dataclass(frozen=True, slots=True)
class ConversationChanged(Event):
    """Something was said in a conversation or typed into its message box, or it ended."""

    conversation_id: str
    redraws = frozenset({Region.COMMUNICATION})


@dataclass(frozen=True, slots=True)
class PanelChanged(Event):
    """The communication panel of a session was docked or minimized."""

    session_id: str
    redraws = frozenset({Region.COMMUNICATION})


@dataclass(frozen=True, slots=True)
class LimitReached(Event):
    """A call was refused because the workspace is full; the page says so [D]."""

    message: str
    redraws = frozenset({Region.NOTICES})

    def alert(self) -> str:
        """The documented message."""
        return self.message


@dataclass(frozen=True, slots=True)
class ActionRefused(Event):
    """What a person asked for on the page was refused."""

    message: str
    redraws = frozenset({Region.NOTICES})

    def alert(self) -> str:
        """The reason."""
        return self.message


@dataclass(frozen=True, slots=True)
class Warned(Event):
    """A call that did nothing, and why."""

    message: str

    def warning(self) -> str:
        """The reason."""
        return self.message
