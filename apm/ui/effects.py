"""The effects of each event outside the workspace: on the page, for screen readers, and for scripts.

One table has all of them; a test checks that it has every event.

>>> effects_of(events.SessionSwitched("session-id-0", "session-id-1")).post
('ON_SESSION_SWITCH', {'previousSessionId': 'session-id-0', 'newSessionId': 'session-id-1'})
"""

from collections.abc import Callable
from typing import Any

from apm.core import events
from apm.core.events import Event
from apm.core.failure_kinds import FailureKind
from apm.core.json_text import Json
from apm.core.values import value_class
from apm.ui.dom_ids import control_id
from apm.ui.messages import Level
from apm.ui.regions import Region


@value_class
class Toast:
    """A short message, which disappears by itself if it has no link.

    Attributes:
        text: the message.
        opens: table and id of the record that its link opens; None without a link.
        level: how serious it is.
    """

    text: str
    opens: tuple[str, str] | None = None
    level: Level = Level.INFORMATION


@value_class
class Signal:
    """A message to the page's JavaScript, which calls the JavaScript functions that Python does not hold."""

    kind: str
    target: str
    detail: Json = None


@value_class
class Effects:
    """The effects of an event.

    Attributes:
        regions: the regions to draw.
        pages: the ids of the pages to draw.
        closed: the ids of closed sessions, tabs, panes, dialogs and notifications.
        spoken: an announcement for screen readers.
        alert: a message that stays until it is dismissed.
        toast: a message in the corner of the page.
        warning: a warning for the console.
        failure: the kind under which the warning is in the list of failures of scripts.
        post: the documented name of the event that scripts subscribe to, and its payload.
        signal: a message to the page's JavaScript.
        changes_records: the pages that show records are drawn again, those in background tabs when they are shown.
        closes_objects: every API object that scripts hold is closed.
    """

    regions: tuple[Region, ...] = ()
    pages: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    spoken: str = ""
    alert: str = ""
    toast: Toast | None = None
    warning: str = ""
    failure: FailureKind = FailureKind.REFUSED_CALL
    post: tuple[str, dict[str, str]] | None = None
    signal: Signal | None = None
    changes_records: bool = False
    closes_objects: bool = False


def effects_of(event: Event) -> Effects:
    """The effects of an event."""
    return EFFECTS[type(event)](event)


def _session_opened(event: events.SessionOpened) -> Effects:
    """The tabs of the session are not announced [A]."""
    spoken = _opened(f"Session {event.title}", event.is_on_screen)
    return Effects((Region.SESSIONS, Region.NOTICES), spoken=spoken)


def _session_closed(event: events.SessionClosed) -> Effects:
    return Effects(
        (Region.SESSIONS, Region.NOTICES),
        pages=event.tab_ids,
        closed=(event.session_id, *event.tab_ids),
        spoken=f"Session {event.title} closed.",
        post=("ON_SESSION_CLOSED", {"sessionId": event.session_id}),
    )


def _session_switched(event: events.SessionSwitched) -> Effects:
    payload = {"previousSessionId": event.previous_session_id, "newSessionId": event.session_id}
    regions = (Region.SESSIONS, Region.TABS, Region.COMMUNICATION)
    return Effects(regions, post=("ON_SESSION_SWITCH", payload))


def _tab_opened(event: events.TabOpened) -> Effects:
    """A tab that opened with its session is not announced [A]."""
    spoken = _opened(f"Tab {event.title}", event.is_on_screen) if event.title else ""
    return Effects((Region.TABS, Region.NOTICES), (event.tab_id,), spoken=spoken)


def _tab_closed(event: events.TabClosed) -> Effects:
    ids = (event.tab_id,)
    return Effects((Region.TABS, Region.NOTICES), ids, ids, f"Tab {event.title} closed.")


def _tab_switched(event: events.TabSwitched) -> Effects:
    """No page changes. Drawing shows the panel of another tab, and draws it first if it was postponed."""
    payload = {
        "previousSessionId": event.previous_session_id,
        "previousTabId": event.previous_tab_id,
        # The table of the documentation prints the first name, its example reads the second [D].
        "SessionId": event.session_id,
        "sessionId": event.session_id,
        "tabId": event.tab_id,
    }
    return Effects((Region.TABS,), post=("ON_TAB_SWITCH", payload))


def _record_saved(event: events.RecordSaved) -> Effects:
    """The toast has a link to the record if no tab shows the record [D]."""
    text = f"{' '.join(filter(None, (event.label, event.name)))} was saved."
    toast = Toast(text, event.opens, Level.SUCCESS)
    return Effects((Region.TOASTS, Region.NOTICES), spoken=text, toast=toast)


def _warned(event: events.Warned) -> Effects:
    kinds = FailureKind.REFUSED_CALL, FailureKind.IGNORED_ASSIGNMENT
    return Effects(warning=event.message, failure=kinds[event.is_assignment])


def _opened(what: str, is_on_screen: bool) -> str:
    return f"{what} opened{'' if is_on_screen else ' in the background'}."


def _signals(kind: str, target: str, detail: Json = None) -> Effects:
    return Effects(signal=Signal(kind, target, detail))


EFFECTS: dict[type[Event], Callable[[Any], Effects]] = {
    # Sessions
    events.SessionOpened: _session_opened,
    events.SessionChanged: lambda event: Effects((Region.SESSIONS,)),
    events.AttentionRequested: lambda event: Effects(
        (Region.SESSIONS, Region.NOTICES), spoken=f"{event.title} requests your attention."
    ),
    events.SessionClosed: _session_closed,
    events.SessionSwitched: _session_switched,
    # Tabs and their pages. The panel of a tab has the title of the tab, so it is drawn too.
    events.TabOpened: _tab_opened,
    events.TabChanged: lambda event: Effects((Region.TABS,), (event.tab_id,)),
    events.TabClosed: _tab_closed,
    events.TabSwitched: _tab_switched,
    events.PageReloaded: lambda event: Effects(pages=(event.page_id,)),
    events.PageChanged: lambda event: Effects(pages=(event.page_id,)),
    events.ListTurned: lambda event: _signals("list-turned", event.page_id),
    events.SubgridLoaded: lambda event: _signals("grid-load", f"{event.page_id} {event.subgrid}"),
    events.RowSelected: lambda event: _signals(
        "record-select",
        f"{event.page_id} {event.subgrid}",
        f"{event.page_id} {event.record_id} {event.subgrid}",
    ),
    events.FieldEdited: lambda event: Effects(pages=(event.page_id,)),
    events.FieldRefused: lambda event: Effects(
        (Region.NOTICES,), (event.page_id,), spoken=event.reason
    ),
    # Records and forms
    # The pages in side panes and dialogs are drawn with all others there.
    events.RecordsChanged: lambda event: Effects(
        (Region.SIDE_PANES, Region.OVERLAYS), changes_records=True
    ),
    events.RecordSaved: _record_saved,
    events.FormOpened: lambda event: _signals("form-load", event.page_id),
    events.FormReplaced: lambda event: _signals("form-replaced", event.page_id),
    events.FieldChanged: lambda event: _signals("field-change", f"{event.page_id} {event.column}"),
    events.LookupSearched: lambda event: _signals("pre-search", f"{event.page_id} {event.column}"),
    events.NoteUsed: lambda event: _signals(
        "note-action", f"{event.page_id} {event.control}", [event.note_id, event.at]
    ),
    events.FieldFocused: lambda event: _signals("focus", control_id(event.page_id, event.control)),
    events.FormTabToggled: lambda event: Effects(
        pages=(event.page_id,), signal=Signal("form-tab", f"{event.page_id} {event.name}")
    ),
    events.SaveAsked: lambda event: _signals("form-save", event.page_id, event.closes),
    events.FormRefreshed: lambda event: _signals("form-refresh", event.page_id, [*event.changed]),
    events.CommandAsked: lambda event: _signals(
        "command", f"{event.page_id} {event.subgrid}".rstrip(), event.at
    ),
    events.CommandsChanged: lambda event: Effects(
        pages=(event.page_id,),
        signal=Signal("commands", f"{event.page_id} {event.subgrid}".rstrip()),
    ),
    # Conversations
    events.ConversationOffered: lambda event: Effects(
        (Region.TOASTS, Region.NOTICES), spoken=f"Incoming conversation from {event.customer_name}."
    ),
    events.OfferAnswered: lambda event: Effects((Region.TOASTS,)),
    events.ConversationsRestored: lambda event: Effects(
        (Region.SESSIONS, Region.TABS, Region.COMMUNICATION, Region.NOTICES),
        spoken="The conversations are restored.",
    ),
    events.ConversationChanged: lambda event: Effects((Region.COMMUNICATION,)),
    events.PanelChanged: lambda event: Effects((Region.COMMUNICATION,)),
    # Dialogs, notifications, side panes
    events.OverlaysChanged: lambda event: Effects((Region.OVERLAYS,), closed=event.gone),
    events.NotificationUsed: lambda event: _signals("notification", event.notification_id),
    events.WindowAsked: lambda event: _signals("open-window", event.query),
    events.SidePanesChanged: lambda event: Effects((Region.SIDE_PANES,), closed=event.gone),
    events.Settled: lambda event: _signals("settled", str(event.number), event.value),
    # Messages for the user
    events.LimitReached: lambda event: Effects((Region.NOTICES,), alert=event.message),
    events.ActionRefused: lambda event: Effects((Region.NOTICES,), alert=event.message),
    events.Warned: _warned,
    # Tools
    events.WorkspaceReplaced: lambda event: Effects(closes_objects=True),
    events.WorkspaceWeakened: lambda event: Effects((Region.NOTICES, Region.SESSIONS, Region.TABS)),
    events.ThemeChosen: lambda event: _signals("theme", event.theme),
    events.ScriptStarted: lambda event: _signals("run-script", event.name, event.text),
    events.InspectorToggled: lambda event: _signals("inspector", "", event.is_open),
    events.RecordingToggled: lambda event: Effects(
        (Region.TOP_BAR, Region.RECORDING, Region.NOTICES),
        spoken=f"Recording {'started' if event.is_on else 'stopped'}.",
        signal=Signal("recording", "", event.is_on),
    ),
    events.TextTaken: lambda event: _signals("take-text", event.way, [event.name, event.text]),
    events.TemplateTried: lambda event: _signals(
        "run-template", event.template, [event.member, event.given]
    ),
}
