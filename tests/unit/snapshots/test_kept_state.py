"""What outlives a reload of the page: texts that are written, read again, and left out when they are damaged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apm.conversations.commands import start_conversation
from apm.conversations.options import ConversationOptions
from apm.core.events import ConversationsRestored, FormOpened, Warned
from apm.emulator import Emulator
from apm.settings import OwnRecords, Restore, Settings
from tests.support.sample_workspace import open_session
from tests.support.snapshots import CASE, CASE_CONTEXT, CHAT, SETTINGS, emulator

KEEPING = replace(SETTINGS, restore=Restore(enabled=True), records=OwnRecords(keep=True))


def reloaded(
    first: Emulator, with_settings: Settings = KEEPING, *, is_same_window: bool = True
) -> Emulator:
    """Another page that starts with what the first has kept."""
    second = emulator(with_settings)
    parts = dict(zip(("sessions", "records"), first.kept(), strict=True))
    damaged = second.open_kept(parts, is_same_window=is_same_window)
    assert damaged.value == ()
    return second


def titles(of: Emulator) -> list[str]:
    return [each.title for each in of.workspace.sessions.values()]


def test_what_is_off_is_not_kept() -> None:
    first = emulator()
    open_session(first.workspace)
    first.workspace.records.create("account", {"name": "Fabrikam"})
    assert (first.kept(), first.file_settings.keeps_state) == (("", ""), False)


def test_sessions_and_records_come_back() -> None:
    first = emulator(KEEPING)
    open_session(first.workspace, "case", CASE_CONTEXT)
    first.workspace.records.update("incident", CASE, {"title": "Changed"})
    second = reloaded(first)
    assert titles(second) == ["Home", f"Case {CASE}"]
    assert second.workspace.focused.context.get("anchor.title") == "Changed"
    assert second.kept()[1] == first.kept()[1] != ""


def test_records_have_a_text_while_they_are_changed_and_the_same_until_the_next_change() -> None:
    first = emulator(KEEPING)
    assert first.kept()[1] == ""
    first.workspace.records.create("account", {"name": "Fabrikam"})
    text = first.kept()[1]
    assert text == first.kept()[1] != ""
    first.workspace.records.create("account", {"name": "Northwind"})
    assert first.kept()[1] not in (text, "")
    first.reset()
    assert first.kept()[1] == ""


def test_another_window_gets_the_sessions_of_records_and_conversations() -> None:
    settings = replace(KEEPING, catalogue=CHAT.catalogue)
    first = emulator(settings)
    open_session(first.workspace, "case_entity_session_default_template", CASE_CONTEXT)
    open_session(first.workspace, "msdyn_chat_session", {"customerName": "Generic"})
    start_conversation(first.conversations, ConversationOptions(customer_name="Ana"))
    first.workspace.update_context(first.workspace.sessions["session-id-0"], {"a": 1})
    kept = titles(reloaded(first, settings, is_same_window=False))
    assert kept == [each for each in titles(first) if each != "Generic"]
    assert titles(reloaded(first, settings)) == titles(first)


@pytest.mark.parametrize("has_waited", [True, False])
def test_conversations_follow_unless_another_workspace_has_started(has_waited: bool) -> None:
    late = Restore(enabled=True, keep_ids=True, conversations_after=10)
    settings = replace(KEEPING, catalogue=CHAT.catalogue, restore=late)
    first = emulator(settings)
    start_conversation(first.conversations, ConversationOptions(customer_name="Ana"))
    second = reloaded(first, settings)
    assert (titles(second), second.awaits_conversations) == (["Home"], True)
    if not has_waited:
        second.reset()
    outcome = second.restore_conversations()
    assert titles(second) == (["Home", "Ana"] if has_waited else ["Home"])
    expected = (ConversationsRestored(), FormOpened("tab-id-1")) if has_waited else ()
    assert (outcome.events, second.awaits_conversations) == (expected, False)
    assert second.restore_conversations().events == ()


def test_the_focus_stays_where_the_user_has_moved_it() -> None:
    settings = replace(
        KEEPING, catalogue=CHAT.catalogue, restore=Restore(enabled=True, conversations_after=10)
    )
    first = emulator(settings)
    start_conversation(first.conversations, ConversationOptions(customer_name="Ana"))
    second = reloaded(first, settings)
    opened = open_session(second.workspace, "case_entity_session_default_template", CASE_CONTEXT)
    second.restore_conversations()
    assert second.workspace.focused is opened
    assert titles(second)[2] == "Ana"


@pytest.mark.parametrize(
    ("parts", "damaged", "warning"),
    [
        ({}, (), ""),
        ({"sessions": "["}, ("sessions",), "what was kept of the sessions is no valid JSON"),
        (
            {"sessions": '{"version": 2}'},
            ("sessions",),
            "what was kept of the sessions has version 2, but this emulator reads version 1",
        ),
        (
            {"records": '{"version": 1, "rows": []}'},
            ("records",),
            "what was kept of the records cannot be used: rows is [], but has to be an object",
        ),
        ({"records": '{"version": 1}'}, (), ""),
    ],
)
def test_damaged_parts_are_named_and_the_workspace_starts(
    parts: dict[str, str], damaged: tuple[str, ...], warning: str
) -> None:
    second = emulator(KEEPING)
    outcome = second.open_kept(parts, is_same_window=True)
    warned = [each.message for each in outcome.events if isinstance(each, Warned)]
    assert (outcome.value, len(warned)) == (damaged, len(damaged))
    assert all(each.startswith(warning) for each in warned)
    assert titles(second) == ["Home"]
    assert open_session(second.workspace).id == "session-id-1"
