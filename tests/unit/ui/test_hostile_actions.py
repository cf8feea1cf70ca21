"""Actions with any target and any text: a recording from outside can have them. Each is done, refused or ignored."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from apm.core.inputs import TabInput
from apm.templates.catalogue import RECORD_FORM
from apm.ui.actions import ACTIONS
from apm.ui.screen import Screen
from tests.support.page_actions import new_screen
from tests.support.strategies import texts

CASE = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000001"}

WORDS = (
    "",
    "0",
    "1",
    "-1",
    "9" * 5_000,
    "²",
    "tab-id-0",
    "tab-id-1",
    "session-id-1",
    "title",
    "customerid",
    "incident",
    "account",
    CASE["entityId"],
    "msdyn_entityrecord",
    "json",
    "\ud800\0",
)
words = st.one_of(st.sampled_from(WORDS), texts)
uses = st.tuples(st.sampled_from(sorted(ACTIONS)), st.lists(words, max_size=4).map(" ".join), words)


def opened() -> Screen:
    """A page with the form of a case, a conversation, and a test that is recorded."""
    screen, _ = new_screen()
    screen.act("start-recording", "", "")
    workspace = screen.view.workspace
    screen.perform(workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {**CASE})))
    screen.act("start-conversation", "", "")
    return screen


@settings(max_examples=40)
@given(st.lists(uses, min_size=1, max_size=10))
def test_any_use_of_an_action(used: list[tuple[str, str, str]]) -> None:
    screen = opened()
    for name, of, text in used:
        screen.act(name, of, text)
        screen.draw()
