"""The effects of events: regions, posts, announcements and signals. The table of effects is complete."""

from __future__ import annotations

import pytest

from apm.core import events
from apm.core.events import (
    ActionRefused,
    AttentionRequested,
    ConversationChanged,
    ConversationOffered,
    ConversationsRestored,
    Event,
    FieldEdited,
    FieldRefused,
    LimitReached,
    OfferAnswered,
    OverlaysChanged,
    PageChanged,
    PageReloaded,
    PanelChanged,
    RecordSaved,
    RecordsChanged,
    SessionChanged,
    SessionClosed,
    SessionOpened,
    SessionSwitched,
    SidePanesChanged,
    TabChanged,
    TabClosed,
    TabOpened,
    TabSwitched,
    Warned,
    WorkspaceReplaced,
    WorkspaceWeakened,
)
from apm.core.json_text import Json
from apm.ui.effects import EFFECTS, Signal, Toast, effects_of
from apm.ui.messages import Level
from apm.ui.regions import Region

POSTED: list[tuple[Event, str, dict[str, str]]] = [
    (
        SessionSwitched("session-id-0", "session-id-1"),
        "ON_SESSION_SWITCH",
        {"previousSessionId": "session-id-0", "newSessionId": "session-id-1"},
    ),
    (
        SessionClosed("session-id-1", ("tab-id-1", "tab-id-2"), "Contoso"),
        "ON_SESSION_CLOSED",
        {"sessionId": "session-id-1"},
    ),
    (
        TabSwitched("session-id-0", "tab-id-0", "session-id-1", "tab-id-1"),
        "ON_TAB_SWITCH",
        {
            "previousSessionId": "session-id-0",
            "previousTabId": "tab-id-0",
            "SessionId": "session-id-1",
            "sessionId": "session-id-1",
            "tabId": "tab-id-1",
        },
    ),
]

UNPOSTED: list[Event] = [
    SessionOpened("session-id-1", "Contoso"),
    SessionChanged("session-id-1"),
    AttentionRequested("session-id-1", "Contoso"),
    TabOpened("tab-id-1"),
    TabChanged("tab-id-1"),
    PageReloaded("tab-id-1"),
    TabClosed("tab-id-1", "Order"),
    PageChanged("tab-id-1"),
    FieldEdited("tab-id-1"),
    FieldRefused("tab-id-1", "Fee: 21 is too large; at most 20."),
    RecordsChanged(),
    RecordSaved("Case", "Leak"),
    ConversationOffered("Amara Okafor"),
    OfferAnswered(),
    ConversationChanged("11fe0000-0000-4000-9000-000000000001"),
    ConversationsRestored(),
    PanelChanged("session-id-1"),
    LimitReached("Full."),
    ActionRefused("Title is needed."),
    Warned("Nothing was done."),
    OverlaysChanged(("notification-1",)),
    SidePanesChanged(("pane-1",)),
    WorkspaceReplaced(),
    WorkspaceWeakened(),
]

SIGNALS: list[tuple[Event, str, str, Json]] = [
    (events.Settled(3, "yes"), "settled", "3", "yes"),
    (events.FormOpened("tab-id-1"), "form-load", "tab-id-1", None),
    (events.FormReplaced("pane-1"), "form-replaced", "pane-1", None),
    (events.ListTurned("tab-id-1"), "list-turned", "tab-id-1", None),
    (events.SubgridLoaded("tab-id-1", "Cases"), "grid-load", "tab-id-1 Cases", None),
    (
        events.RowSelected("tab-id-1", "Cases", "ca5e"),
        "record-select",
        "tab-id-1 Cases",
        "tab-id-1 ca5e Cases",
    ),
    (events.FieldChanged("tab-id-1", "title"), "field-change", "tab-id-1 title", None),
    (events.LookupSearched("tab-id-1", "ownerid"), "pre-search", "tab-id-1 ownerid", None),
    (events.NoteUsed("tab-id-1", "title", "a b", 1), "note-action", "tab-id-1 title", ["a b", 1]),
    (events.FieldFocused("tab-id-1", "title"), "focus", "tab-id-1-title", None),
    (events.FormTabToggled("tab-id-1", "SUMMARY_TAB"), "form-tab", "tab-id-1 SUMMARY_TAB", None),
    (events.SaveAsked("tab-id-1", True), "form-save", "tab-id-1", True),
    (events.FormRefreshed("tab-id-1", ("title",)), "form-refresh", "tab-id-1", ["title"]),
    (events.CommandAsked("tab-id-1", 2), "command", "tab-id-1", 2),
    (events.CommandsChanged("tab-id-1"), "commands", "tab-id-1", None),
    (events.NotificationUsed("notification-1"), "notification", "notification-1", None),
    (events.WindowAsked("?pagetype=search"), "open-window", "?pagetype=search", None),
    (events.ThemeChosen("dark"), "theme", "dark", None),
    (events.ScriptStarted("a.js", "1"), "run-script", "a.js", "1"),
    (events.InspectorToggled(True), "inspector", "", True),
    (events.RecordingToggled(True), "recording", "", True),
    (events.TextTaken("copy", "a.py", "x"), "take-text", "copy", ["a.py", "x"]),
    (
        events.TemplateTried("tab board", "createTab", {}),
        "run-template",
        "tab board",
        ["createTab", {}],
    ),
]


@pytest.mark.parametrize(("event", "topic", "payload"), POSTED)
def test_a_documented_event_has_its_name_and_payload(
    event: Event, topic: str, payload: dict[str, str]
) -> None:
    assert effects_of(event).post == (topic, payload)


@pytest.mark.parametrize("event", UNPOSTED)
def test_any_other_event_is_not_posted(event: Event) -> None:
    assert effects_of(event).post is None


@pytest.mark.parametrize(
    ("event", "panels"),
    [
        (SessionOpened("session-id-1", "Contoso"), ()),
        (
            SessionClosed("session-id-1", ("tab-id-1", "tab-id-2"), "Contoso"),
            ("tab-id-1", "tab-id-2"),
        ),
        (TabOpened("tab-id-1"), ("tab-id-1",)),
        (TabChanged("tab-id-1"), ("tab-id-1",)),
        (PageReloaded("tab-id-1"), ("tab-id-1",)),
        (PageChanged("tab-id-1"), ("tab-id-1",)),
        (TabClosed("tab-id-1", "Order"), ("tab-id-1",)),
        (TabSwitched("session-id-0", "tab-id-0", "session-id-1", "tab-id-1"), ()),
    ],
)
def test_an_event_names_the_panels_it_touches(event: Event, panels: tuple[str, ...]) -> None:
    assert effects_of(event).pages == panels


ALL: list[Event] = [*UNPOSTED, *(event for event, _, _ in POSTED)]


def test_the_table_has_every_event() -> None:
    kinds = {each for each in vars(events).values() if isinstance(each, type)}
    assert set(EFFECTS) == {each for each in kinds if issubclass(each, Event)} - {Event}


def test_every_kind_of_event_is_looked_at() -> None:
    assert {type(each) for each in ALL} | {type(each) for each, *_ in SIGNALS} == set(EFFECTS)


@pytest.mark.parametrize(("event", "kind", "target", "detail"), SIGNALS)
def test_an_event_that_scripts_hear_of_has_a_signal(
    event: Event, kind: str, target: str, detail: Json
) -> None:
    assert effects_of(event).signal == Signal(kind, target, detail)


def test_no_other_event_has_a_signal() -> None:
    assert not [each for each in ALL if effects_of(each).signal]


def test_only_another_workspace_closes_all_objects() -> None:
    closing = [type(each) for each in ALL if effects_of(each).closes_objects]
    assert closing == [WorkspaceReplaced]


def test_what_is_spoken_names_what_it_is_about() -> None:
    assert {type(each): effects_of(each).spoken for each in ALL if effects_of(each).spoken} == {
        SessionOpened: "Session Contoso opened.",
        SessionClosed: "Session Contoso closed.",
        AttentionRequested: "Contoso requests your attention.",
        TabClosed: "Tab Order closed.",
        FieldRefused: "Fee: 21 is too large; at most 20.",
        RecordSaved: "Case Leak was saved.",
        ConversationsRestored: "The conversations are restored.",
        ConversationOffered: "Incoming conversation from Amara Okafor.",
    }


@pytest.mark.parametrize(
    ("event", "spoken"),
    [
        (SessionOpened("session-id-1", "A", False), "Session A opened in the background."),
        (TabOpened("tab-id-1", "B"), "Tab B opened."),
        (TabOpened("tab-id-1", "B", False), "Tab B opened in the background."),
        (TabOpened("tab-id-1"), ""),
    ],
)
def test_what_opens_out_of_sight_is_reported_as_such(event: Event, spoken: str) -> None:
    assert effects_of(event).spoken == spoken


def test_what_is_spoken_has_the_notices_drawn() -> None:
    assert all(
        Region.NOTICES in effects_of(each).regions for each in ALL if effects_of(each).spoken
    )


def test_only_a_saved_record_is_a_toast() -> None:
    toasts = {type(each): effects_of(each).toast for each in ALL if effects_of(each).toast}
    assert toasts == {RecordSaved: Toast("Case Leak was saved.", level=Level.SUCCESS)}
    assert all(Region.TOASTS in effects_of(each).regions for each in ALL if effects_of(each).toast)


def test_a_record_without_a_name_is_called_by_its_table() -> None:
    assert effects_of(RecordSaved("Case", "")).spoken == "Case was saved."


def test_only_a_refusal_is_an_alert() -> None:
    assert {type(each): effects_of(each).alert for each in ALL if effects_of(each).alert} == {
        LimitReached: "Full.",
        ActionRefused: "Title is needed.",
    }


def test_only_a_call_that_did_nothing_warns() -> None:
    warned = {type(each): effects_of(each).warning for each in ALL if effects_of(each).warning}
    assert warned == {Warned: "Nothing was done."}


def test_a_warning_is_a_failure_of_an_assignment_or_of_a_call() -> None:
    assert effects_of(Warned("Ignored.", is_assignment=True)).failure == "ignored-assignment"
    assert effects_of(Warned("Ignored.")).failure == "refused-call"


def test_what_is_closed_is_reported_by_its_ids() -> None:
    assert {type(each): effects_of(each).closed for each in ALL if effects_of(each).closed} == {
        SessionClosed: ("session-id-1", "tab-id-1", "tab-id-2"),
        TabClosed: ("tab-id-1",),
        OverlaysChanged: ("notification-1",),
        SidePanesChanged: ("pane-1",),
    }


def test_a_limit_message_is_shown_and_a_warning_is_not() -> None:
    assert effects_of(LimitReached("Full.")).regions == (Region.NOTICES,)
    assert not effects_of(Warned("Nothing was done.")).regions
