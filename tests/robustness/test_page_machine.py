"""Drawn operations by scripts, clicks and keys give the same state of the page as a second, simpler model.

A run draws its operations first, and the page does them in one go; then every state is compared. With another
`--apm-seed`, the runs are others. Hypothesis prints the shortest list of operations that fails.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.fuzzed_calls import watch_invariants
from tests.support.simple_workspace import Simple, SimpleSession

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

OPERATIONS = Path(__file__).with_name("page_operations.js")

RUNS, STEPS = 300, 8
"""The number of runs, and of the operations in each; every run costs one call of the page."""

SETTINGS = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

LIMITS = {"limits": {"sessions": 4, "tabs": 3}}

SAVED = "Espresso machine leaks from the group head"
"""The title of the case that the forms show."""

PICK = st.integers(0, 11)
TITLES = st.sampled_from(["One", "Two", "<b>Three</b>", "Vier 🙂"])
HOW = st.sampled_from(["api", "click", "key"])
HOW_TO_FOCUS = st.sampled_from(["api", "click"])
CLOSE, DISCARD, CANCEL = "Close session", "Discard changes", "Cancel"


class PageMachine(RuleBasedStateMachine):
    """Draws operations, and keeps what the model expects after each."""

    page: ClassVar[Page]

    def __init__(self) -> None:
        super().__init__()
        self.simple = Simple()
        self.forms: set[str] = set()
        self.operations: list[list[Any]] = []
        self.expected: list[dict[str, Any]] = []

    def then(self, *operation: Any) -> None:
        """Adds an operation, after the model has done it."""
        session, tab = self.simple.on_screen()
        self.operations.append([*operation])
        state = {
            "focused": self.simple.focused,
            "sessions": [
                [
                    each.id,
                    each.title,
                    each.can_close,
                    each.focused,
                    [[inside.id, inside.title, inside.can_close] for inside in each.tabs],
                ]
                for each in self.simple.sessions
            ],
            "field": tab.edits.get("title", SAVED) if tab.id in self.forms else None,
            "strips": [self.simple.focused, session.focused],
        }
        self.expected.append(deepcopy(state))

    def session(self, pick: int) -> tuple[int, SimpleSession]:
        """A session and its place."""
        place = pick % len(self.simple.sessions)
        return place, self.simple.sessions[place]

    @precondition(lambda self: len(self.simple.sessions) < LIMITS["limits"]["sessions"])
    @rule(is_focused=st.booleans(), title=TITLES)
    def create_session(self, is_focused: bool, title: str) -> None:
        self.simple.add_session(title, [(title, False, False)], {})
        self.forms.add(self.simple.sessions[-1].tabs[0].id)
        if is_focused:
            self.simple.focused = len(self.simple.sessions) - 1
        self.then("createSession", is_focused, title)

    @rule(
        pick=PICK, kind=st.sampled_from(["record", "board"]), is_focused=st.booleans(), title=TITLES
    )
    def create_tab(self, pick: int, kind: str, is_focused: bool, title: str) -> None:
        place, session = self.session(pick)
        if len(session.tabs) < LIMITS["limits"]["tabs"]:
            session.tabs.append(self.simple.add_tab(title, True, False))
            if kind == "record":
                self.forms.add(session.tabs[-1].id)
            if is_focused:
                session.focused = len(session.tabs) - 1
        self.then("createTab", place, kind, is_focused, title)

    @rule(pick=PICK, how=HOW, is_sure=st.booleans())
    def close_session(self, pick: int, how: str, is_sure: bool) -> None:
        place, session = self.session(pick)
        if session.can_close and (how == "api" or is_sure):
            self.simple.close_session(place)
        self.then("closeSession", place, how, CLOSE if is_sure else CANCEL)

    @rule(pick_tab=PICK, how=HOW, is_sure=st.booleans())
    def close_tab(self, pick_tab: int, how: str, is_sure: bool) -> None:
        session, _ = self.simple.on_screen()
        place = pick_tab % len(session.tabs)
        tab = session.tabs[place]
        is_asked = how != "api" and bool(tab.edits)
        if place > 0 and tab.can_close and (is_sure or not is_asked):
            self.simple.close_tab(session, place)
        self.then("closeTab", self.simple.focused, place, how, DISCARD if is_sure else CANCEL)

    @rule(pick=PICK, how=HOW_TO_FOCUS)
    def focus_session(self, pick: int, how: str) -> None:
        self.simple.focused, _ = self.session(pick)
        self.then("focusSession", self.simple.focused, how)

    @rule(pick_tab=PICK, how=HOW_TO_FOCUS)
    def focus_tab(self, pick_tab: int, how: str) -> None:
        session, _ = self.simple.on_screen()
        session.focused = pick_tab % len(session.tabs)
        self.then("focusTab", self.simple.focused, session.focused, how)

    @rule(pick=PICK, title=TITLES)
    def rename_session(self, pick: int, title: str) -> None:
        place, session = self.session(pick)
        if place:
            session.title = title
        self.then("renameSession", place, title)

    @rule(pick=PICK, pick_tab=PICK, title=TITLES)
    def rename_tab(self, pick: int, pick_tab: int, title: str) -> None:
        place, session = self.session(pick)
        at = pick_tab % len(session.tabs)
        session.tabs[at].title = title
        self.then("renameTab", place, at, title)

    @rule(pick=PICK, can_close=st.booleans())
    def set_session_can_close(self, pick: int, can_close: bool) -> None:
        place, session = self.session(pick)
        session.can_close = can_close and place > 0
        self.then("setCanClose", place, None, can_close)

    @rule(pick=PICK, pick_tab=PICK, can_close=st.booleans())
    def set_tab_can_close(self, pick: int, pick_tab: int, can_close: bool) -> None:
        place, session = self.session(pick)
        at = pick_tab % len(session.tabs)
        session.tabs[at].can_close = can_close and at > 0
        self.then("setCanClose", place, at, can_close)

    @precondition(lambda self: self.simple.on_screen()[1].id in self.forms)
    @rule(text=st.sampled_from(["Mine", "Yours"]))
    def edit(self, text: str) -> None:
        self.simple.on_screen()[1].edits["title"] = text
        self.then("edit", text)

    @rule()
    def dialog(self) -> None:
        self.then("dialog")

    @rule()
    def reset(self) -> None:
        self.simple, self.forms = Simple(), set()
        self.then("reset")

    def teardown(self) -> None:
        states = self.page.evaluate("operations => pageOperations(operations)", self.operations)
        for operation, state, expected in zip(self.operations, states, self.expected, strict=True):
            strips = state.pop("strips")
            assert (state.pop("broken"), state.pop("dialogs")) == ([], 0), operation
            assert [each["selected"] for each in strips] == expected.pop("strips"), operation
            assert state == expected, operation
            focused = state["sessions"][state["focused"]]
            titles = [[each[1] for each in rows] for rows in (state["sessions"], focused[4])]
            for shown, wanted in zip([each["titles"] for each in strips], titles, strict=True):
                assert len(shown) == len(wanted), operation
                assert all(one in other for one, other in zip(wanted, shown, strict=True)), (
                    operation
                )


def test_the_page_agrees_with_the_model(
    booted_page: Page, console: Console, pytestconfig: pytest.Config
) -> None:
    booted_page.evaluate("limits => apmWorkspace.load(limits)", LIMITS)
    booted_page.evaluate(f"() => {{ {OPERATIONS.read_text('utf-8')} }}")
    watch_invariants(booted_page)

    PageMachine.page = booted_page
    machine = seed(pytestconfig.getoption("--apm-seed"))(PageMachine)
    try:
        run_state_machine_as_test(machine, settings=SETTINGS)
    finally:
        console.take()  # Operations without effect warn.
