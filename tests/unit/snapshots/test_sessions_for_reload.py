"""What is written for a reload of the page: no records, and no values of records."""

from __future__ import annotations

import json

from apm.conversations.commands import start_conversation
from apm.conversations.options import ConversationOptions
from apm.core.json_text import Json
from apm.emulator import Emulator
from apm.forms.record_writing import write_record
from apm.snapshots.snapshot_opening import SnapshotOpener
from apm.snapshots.snapshot_reading import read_snapshot
from apm.snapshots.snapshot_writing import sessions_for_reload
from apm.workspace.workspace import Workspace
from tests.support.sample_workspace import open_session
from tests.support.snapshots import (
    CASE,
    CASE_CONTEXT,
    CHAT,
    emulator,
    full_workspace,
    left_out,
    through_json,
)

ACCOUNT: dict[str, Json] = {"parametersStr": '[["entityName","account"]]'}


def opened_again(first: Emulator, *, keeps_ids: bool = False) -> SnapshotOpener:
    written = sessions_for_reload(first.workspace, first.conversations)
    given = read_snapshot(through_json(written))
    opener = SnapshotOpener(Workspace(first.workspace.settings), given, keeps_ids=keeps_ids)
    opener.open()
    return opener


def test_sessions_get_new_ids_in_order() -> None:
    opener = opened_again(full_workspace())
    assert list(opener.workspace.sessions) == ["session-id-0", "session-id-1", "session-id-2"]
    assert [each.title for each in opener.workspace.sessions.values()] == [
        "Home",
        f"Case {CASE}",
        "Mine",
    ]
    assert (
        opener.workspace.focused.focused_tab.title == " "[:0]
        or opener.workspace.focused.focused_tab.title
    )
    assert open_session(opener.workspace).id == "session-id-3"


def test_ids_can_stay() -> None:
    opener = opened_again(full_workspace(), keeps_ids=True)
    assert list(opener.workspace.sessions) == ["session-id-0", "session-id-1", "session-id-2"]
    assert open_session(opener.workspace).id == "session-id-4"


def test_values_of_records_are_not_written_but_read_again() -> None:
    first = emulator()
    session = open_session(first.workspace, "case", {**CASE_CONTEXT, "a": 1})
    opener = opened_again(first)
    assert opener.workspace.focused.context.parameters() == session.context.parameters()
    written = sessions_for_reload(first.workspace, first.conversations)
    title = first.workspace.records.retrieve("incident", CASE)["title"]
    assert str(title) not in json.dumps(written)


def test_a_new_record_is_new_again_also_when_it_was_saved() -> None:
    first = emulator()
    session = open_session(first.workspace, "named", ACCOUNT)
    tab = session.focused_tab
    tab.title = "New Account"
    first.workspace.edit_field(tab, "name", "Fabrikam Two")
    write_record(first.workspace, tab)
    assert tab.title == "Fabrikam Two"
    again = opened_again(first).workspace.focused.focused_tab
    assert (again.title, dict(again.parameters)) == ("New Account", {"entityName": "account"})


def test_conversations_follow_later() -> None:
    first = emulator(CHAT)
    start_conversation(first.conversations, ConversationOptions())
    open_session(first.workspace, "case_entity_session_default_template", CASE_CONTEXT)
    first.workspace.focus_session(first.workspace.sessions["session-id-1"])
    given = through_json(sessions_for_reload(first.workspace, first.conversations))
    opener = SnapshotOpener(Workspace(CHAT), given)
    opener.open(with_conversations=False)
    assert (list(opener.workspace.sessions), opener.workspace.focused.id) == (
        ["session-id-0", "session-id-2"],
        "session-id-0",
    )
    opener.open()
    focused = opener.workspace.focused
    assert (focused.id, opener.problems) == ("session-id-1", [])
    conversation = opener.conversations.in_session(focused)
    assert conversation is not None
    assert (conversation.customer.name, conversation.unread) == ("Amara Okafor", 0)
    assert (
        opener.workspace.records.retrieve("msdyn_ocliveworkitem", conversation.id)["statuscode"]
        == 2
    )


def test_a_conversation_whose_customer_is_gone_is_left_out() -> None:
    first = emulator(CHAT)
    start_conversation(first.conversations, ConversationOptions())
    given = sessions_for_reload(first.workspace, first.conversations)
    given["conversations"][0]["customer"]["id"] = CASE
    given["conversations"][0]["id"] = CASE
    warnings, titles = left_out(through_json(given), CHAT)
    assert warnings[0].startswith(
        "session 'Amara Okafor' was left out: create msdyn_ocliveworkitem: "
    )
    assert titles == ["Home"]
