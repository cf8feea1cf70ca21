"""Random sequences of commands give the same state as a second, simpler model of sessions and tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from apm.core.errors import ApmError, ErrorCode
from apm.core.events import (
    AttentionRequested,
    Event,
    PageReloaded,
    SessionChanged,
    SessionOpened,
    TabChanged,
    TabClosed,
    TabOpened,
    Warned,
)
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.ui.effects import effects_of
from apm.workspace.session import Session, Tab
from tests.support.sample_workspace import CASE, GUID, new_workspace, posted, snapshot
from tests.support.simple_workspace import Simple, SimpleSession, SimpleTab, restart_page
from tests.support.strategies import names, scalars, texts
from tests.support.workspace_invariants import broken_invariants

MOST_SESSIONS, MOST_TABS = 4, 3

# For each tab template: its title, whether users can close its tabs, and whether its page reloads.
TAB_KINDS = {
    "page": ("Page", True, True),
    "board": ("Board", False, False),
    "record": ("contact", True, False),
}
TAB_CONTEXT: dict[str, dict[str, Json]] = {"record": {"entityName": " contact "}}

# For each session template: its title, the title of its anchor, whether that reloads, and its other tabs.
SESSION_KINDS: dict[str, tuple[str, str, bool, tuple[str, ...]]] = {
    "case": (f"Case {GUID}", "New Case", False, ()),
    "chat": ("Contoso", "Talk", True, ()),
    "crew": ("Crew", "Page", True, ("board", "page")),
}
SESSION_CONTEXT: dict[str, dict[str, Json]] = {
    "case": {"parametersStr": f'[["entityName","incident"],["entityId","{{{GUID}}}"]]', "a": 1},
    "chat": {"customerName": "Contoso"},
    "crew": {},
}
SESSION_VARIABLES: dict[str, dict[str, Json]] = {
    "case": {"a": 1, "anchor.entityName": "incident", "anchor.entityId": GUID},
    "chat": {"customerName": "Contoso"},
    "crew": {},
}

FAILURES: dict[str, tuple[ErrorCode, SessionInput]] = {
    "unknown session template": (ErrorCode.UNKNOWN_TEMPLATE, SessionInput("nothing", {})),
    "template of another profile": (ErrorCode.TEMPLATE_NOT_IN_PROFILE, SessionInput("secret", {})),
    "no table": (ErrorCode.BAD_INPUT, SessionInput("case", {"x": 1})),
    "bad parametersStr": (ErrorCode.BAD_INPUT, SessionInput("chat", {"parametersStr": "[1]"})),
}
TAB_FAILURES: dict[str, tuple[ErrorCode, TabInput]] = {
    "unknown tab template": (ErrorCode.UNKNOWN_TEMPLATE, TabInput("nothing", {})),
    "missing parameter": (ErrorCode.BAD_INPUT, TabInput("record", {})),
    "refused address": (ErrorCode.BAD_INPUT, TabInput("site", {"url": "javascript:alert(1)"})),
}


def check_events(before: dict[str, Any], after: dict[str, Any], events: tuple[Event, ...]) -> None:
    """Compares the events of one command with the changes: the posts and their order."""
    sessions = [{each["id"]: each for each in side["sessions"]} for side in (before, after)]
    tabs = [{tab["id"]: tab for each in side.values() for tab in each["tabs"]} for side in sessions]
    expected: list[tuple[str, dict[str, str]]] = [
        ("ON_SESSION_CLOSED", {"sessionId": each})
        for each in sessions[0]
        if each not in sessions[1]
    ]
    was, now = before["focused"], after["focused"]
    if was != now:
        payload = {"previousSessionId": was, "newSessionId": now}
        expected.append(("ON_SESSION_SWITCH", payload))
    tab_was, tab_now = sessions[0][was]["focused"], sessions[1][now]["focused"]
    if tab_was != tab_now:
        payload = {
            "previousSessionId": was,
            "previousTabId": tab_was,
            "SessionId": now,
            "sessionId": now,
            "tabId": tab_now,
        }
        expected.append(("ON_TAB_SWITCH", payload))
    assert posted(events) == expected

    def ids(kind: type[Event]) -> list[str]:
        found = [each for each in events if isinstance(each, kind)]
        names = ("tab_id", "page_id", "session_id")
        return [
            next(getattr(each, name) for name in names if hasattr(each, name)) for each in found
        ]

    in_open = [
        tab["id"]
        for each in sessions[0]
        if each in sessions[1]
        for tab in sessions[0][each]["tabs"]
    ]
    gone = [each for side in (sessions, tabs) for each in side[0] if each not in side[1]]
    assert sorted(each for event in events for each in effects_of(event).closed) == sorted(gone)
    kept = [each for each in tabs[0] if each in tabs[1]]
    kept_sessions = [each for each in sessions[0] if each in sessions[1]]
    assert ids(SessionOpened) == [each for each in sessions[1] if each not in sessions[0]]
    assert ids(TabOpened) == [each for each in tabs[1] if each not in tabs[0]]
    assert ids(TabClosed) == [each for each in in_open if each not in tabs[1]]
    assert ids(PageReloaded) == [
        each for each in kept if tabs[0][each]["starts"] != tabs[1][each]["starts"]
    ]
    asked = [
        each
        for each in kept_sessions
        if sessions[1][each]["attention"] and not sessions[0][each]["attention"]
    ]
    assert ids(AttentionRequested) == asked
    for each in kept:
        if _label(tabs[0][each]) != _label(tabs[1][each]):
            assert ids(TabChanged) == [each]
    for each in kept_sessions:
        if _label(sessions[0][each]) != _label(sessions[1][each]):
            assert ids(SessionChanged) == [each]


def _label(thing: dict[str, Any]) -> tuple[str, bool]:
    return thing["title"], thing["can_close"]


PICK = st.integers(0, 11)


class WorkspaceMachine(RuleBasedStateMachine):
    """Runs each command on the workspace and on the second model."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = new_workspace(MOST_SESSIONS, MOST_TABS)
        self.simple = Simple()
        self.ids_open: set[str] = set()
        self.ids_gone: set[str] = set()

    def run(self, command: Callable[[], Outcome[Any]]) -> Outcome[Any]:
        """Runs a command that succeeds, and checks its events."""
        before = snapshot(self.workspace)
        outcome = command()
        check_events(before, snapshot(self.workspace), outcome.events)
        return outcome

    def refuse(self, code: ErrorCode, command: Callable[[], object]) -> None:
        """Runs a command that fails, and checks that nothing changed."""
        before = snapshot(self.workspace)
        with pytest.raises(ApmError) as caught:
            command()
        assert caught.value.code is code
        assert snapshot(self.workspace) == before

    def session(self, pick: int) -> tuple[int, SimpleSession, Session]:
        """A session: its index, and its objects in both models."""
        place = pick % len(self.simple.sessions)
        simple = self.simple.sessions[place]
        return place, simple, self.workspace.sessions[simple.id]

    def tab(self, pick: int, pick_tab: int) -> tuple[SimpleSession, int, SimpleTab, Tab]:
        """A tab: its session, its index there, and its objects in both models."""
        _, session, _ = self.session(pick)
        place = pick_tab % len(session.tabs)
        simple = session.tabs[place]
        return session, place, simple, self.workspace.tabs[simple.id]

    @precondition(lambda self: len(self.simple.sessions) < MOST_SESSIONS)
    @rule(template=st.sampled_from(sorted(SESSION_KINDS)), is_focused=st.booleans())
    def create_session(self, template: str, is_focused: bool) -> None:
        title, anchor, reloads, behind = SESSION_KINDS[template]
        before = self.simple.on_screen()
        tabs = [(anchor, False, reloads), *(TAB_KINDS[each] for each in behind)]
        self.simple.add_session(title, tabs, dict(SESSION_VARIABLES[template]))
        if is_focused:
            self.simple.focused = len(self.simple.sessions) - 1
        self.simple.turn_from(before)
        wanted = SessionInput(template, SESSION_CONTEXT[template], is_focused)
        outcome = self.run(lambda: self.workspace.create_session(wanted))
        assert outcome.value == self.simple.sessions[-1].id

    @rule(pick=PICK, template=st.sampled_from(sorted(TAB_KINDS)), is_focused=st.booleans())
    def create_tab(self, pick: int, template: str, is_focused: bool) -> None:
        _, simple, session = self.session(pick)
        wanted = TabInput(template, TAB_CONTEXT.get(template, {}), is_focused)
        if len(simple.tabs) == MOST_TABS:
            self.refuse(ErrorCode.TAB_LIMIT, lambda: self.workspace.create_tab(session, wanted))
            return
        before = self.simple.on_screen()
        simple.tabs.append(self.simple.add_tab(*TAB_KINDS[template]))
        if is_focused:
            simple.focused = len(simple.tabs) - 1
        self.simple.turn_from(before)
        outcome = self.run(lambda: self.workspace.create_tab(session, wanted))
        assert outcome.value == simple.tabs[-1].id

    @rule(pick=PICK)
    def close_session(self, pick: int) -> None:
        place, simple, session = self.session(pick)
        before = self.simple.on_screen()
        if simple.can_close:
            self.simple.close_session(place)
        self.simple.turn_from(before)
        outcome = self.run(lambda: self.workspace.close_session(session))
        self.check_settled(outcome, simple.can_close)

    @rule(pick=PICK, pick_tab=PICK)
    def close_tab(self, pick: int, pick_tab: int) -> None:
        session, place, simple, tab = self.tab(pick, pick_tab)
        closes = place > 0 and simple.can_close
        before = self.simple.on_screen()
        if closes:
            self.simple.close_tab(session, place)
        self.simple.turn_from(before)
        self.check_settled(self.run(lambda: self.workspace.close_tab(tab)), closes)

    @rule(pick=PICK)
    def focus_session(self, pick: int) -> None:
        place, _, session = self.session(pick)
        before = self.simple.on_screen()
        moves = place != self.simple.focused
        self.simple.focused = place
        self.simple.turn_from(before)
        assert self.run(lambda: self.workspace.focus_session(session)).value is moves

    @rule(pick=PICK, pick_tab=PICK)
    def focus_tab(self, pick: int, pick_tab: int) -> None:
        session, place, _, tab = self.tab(pick, pick_tab)
        before = self.simple.on_screen()
        moves = place != session.focused
        session.focused = place
        self.simple.turn_from(before)
        assert self.run(lambda: self.workspace.focus_tab(tab)).value is moves

    @rule(pick=PICK)
    def request_focus(self, pick: int) -> None:
        place, simple, session = self.session(pick)
        asks = place != self.simple.focused and not simple.attention
        simple.attention = simple.attention or asks
        assert self.run(lambda: self.workspace.request_focus(session)).value is asks

    @rule(pick=PICK, title=texts)
    def rename_session(self, pick: int, title: str) -> None:
        place, simple, session = self.session(pick)
        if place:
            simple.title = title
        outcome = self.run(lambda: self.workspace.rename_session(session, title))
        self.check_settled(outcome, place > 0)

    @rule(pick=PICK, pick_tab=PICK, title=texts)
    def rename_tab(self, pick: int, pick_tab: int, title: str) -> None:
        _, _, simple, tab = self.tab(pick, pick_tab)
        simple.title = title
        assert self.run(lambda: self.workspace.rename_tab(tab, title)).value is True

    @rule(pick=PICK, can_close=st.booleans())
    def set_session_can_close(self, pick: int, can_close: bool) -> None:
        place, simple, session = self.session(pick)
        simple.can_close = can_close and place > 0
        self.run(lambda: self.workspace.set_session_can_close(session, can_close))

    @rule(pick=PICK, pick_tab=PICK, can_close=st.booleans())
    def set_tab_can_close(self, pick: int, pick_tab: int, can_close: bool) -> None:
        _, place, simple, tab = self.tab(pick, pick_tab)
        simple.can_close = can_close and place > 0
        self.run(lambda: self.workspace.set_tab_can_close(tab, can_close))

    @rule(pick=PICK, pick_tab=PICK, text=texts)
    def edit(self, pick: int, pick_tab: int, text: str) -> None:
        _, _, simple, tab = self.tab(pick, pick_tab)
        simple.edits["title"] = text
        self.run(lambda: self.workspace.edit_field(tab, "title", text))

    @rule(pick=PICK, pick_tab=PICK)
    def refresh_tab(self, pick: int, pick_tab: int) -> None:
        _, _, simple, tab = self.tab(pick, pick_tab)
        restart_page(simple)
        assert self.run(lambda: self.workspace.refresh_page(tab)).value is True

    @rule(pick=PICK, changes=st.dictionaries(names, scalars, max_size=3))
    def update_context(self, pick: int, changes: dict[str, Json]) -> None:
        _, simple, session = self.session(pick)
        for name, value in changes.items():
            simple.context[name] = value
            if value is None:
                del simple.context[name]
        self.run(lambda: self.workspace.update_context(session, changes))

    @rule(case=st.sampled_from(sorted(FAILURES)))
    def fail_to_create_session(self, case: str) -> None:
        code, wanted = FAILURES[case]
        self.refuse(code, lambda: self.workspace.create_session(wanted))

    @precondition(lambda self: len(self.simple.sessions) == MOST_SESSIONS)
    @rule()
    def one_session_too_many(self) -> None:
        wanted = SessionInput("case", dict(CASE))
        self.refuse(ErrorCode.SESSION_LIMIT, lambda: self.workspace.create_session(wanted))

    @precondition(lambda self: len(self.simple.sessions) < MOST_SESSIONS)
    @rule()
    def session_with_too_many_tabs(self) -> None:
        wanted = SessionInput("crowd", {})
        self.refuse(ErrorCode.TAB_LIMIT, lambda: self.workspace.create_session(wanted))

    @rule(pick=PICK, case=st.sampled_from(sorted(TAB_FAILURES)))
    def fail_to_create_tab(self, pick: int, case: str) -> None:
        _, _, session = self.session(pick)
        code, wanted = TAB_FAILURES[case]
        self.refuse(code, lambda: self.workspace.create_tab(session, wanted))

    def check_settled(self, outcome: Outcome[bool], expected: bool) -> None:
        """Checks whether something changed; a command without effect writes the reason to the console."""
        assert outcome.value is expected
        assert any(isinstance(each, Warned) for each in outcome.events) is not expected

    @invariant()
    def both_models_agree(self) -> None:
        sessions = list(self.workspace.sessions.values())
        seen = [
            sessions.index(self.workspace.focused),
            [
                [
                    each.id,
                    each.title,
                    each.can_close,
                    each.wants_attention,
                    each.context.parameters(),
                    list(each.tabs).index(each.focused_tab.id),
                    [
                        [tab.id, tab.title, tab.can_close, tab.generation, tab.edits]
                        for tab in each.tabs.values()
                    ],
                ]
                for each in sessions
            ],
        ]
        assert seen == self.simple.list_state()

    @invariant()
    def what_always_holds(self) -> None:
        assert broken_invariants(self.workspace) == []

    @invariant()
    def no_id_comes_twice(self) -> None:
        now = {*self.workspace.sessions, *self.workspace.tabs}
        self.ids_gone |= self.ids_open - now
        self.ids_open = now
        assert not now & self.ids_gone


TestWorkspaceMachine = WorkspaceMachine.TestCase
TestWorkspaceMachine.settings = settings(
    settings.get_profile("unit"), max_examples=60, stateful_step_count=40
)
