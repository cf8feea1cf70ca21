"""Conversations: how they start, open, get messages, are linked and end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, Never

import pytest

from apm.conversations.commands import end, open_conversation, say, start_conversation
from apm.conversations.conversation import Conversation, Speaker
from apm.conversations.conversations import Conversations
from apm.conversations.options import ConversationOptions, read_conversation
from apm.core.errors import ApmError
from apm.core.events import RecordsChanged, SessionClosed, SessionSwitched, TabSwitched
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.emulator import Emulator
from apm.settings import Limits, OwnRecords, Settings
from apm.templates.catalogue import Panel
from apm.ui.effects import effects_of
from apm.workspace.workspace import SESSIONS_FULL, Workspace
from tests.support.conversations import (
    AMARA,
    CLOSED,
    CONTOSO,
    FIRST,
    ON_RECORD,
    OWN,
    SECOND,
    SOFIA,
    TABLE,
    context,
    on_record,
    start,
)
from tests.support.sample_workspace import snapshot


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


@pytest.fixture
def conversations(workspace: Workspace) -> Conversations:
    return Conversations(workspace)


class TestStarting:
    def test_a_chat_session_opens_and_takes_the_focus(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        outcome = start_conversation(conversations, ConversationOptions())
        assert outcome.value == "session-id-1" == workspace.focused.id
        assert workspace.focused.title == "Amara Okafor"
        assert workspace.focused.panel is Panel.DOCKED

    def test_its_context_says_who_and_which(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations, answers={"Topic": "Order", "Urgent": True})
        found = context(workspace)
        assert found["LiveWorkItemId"] == FIRST
        assert found["customerName"] == "Amara Okafor"
        assert found["customerRecordId"] == AMARA
        assert found["customerEntityName"] == "contact"
        assert (found["Topic"], found["Urgent"]) == ("Order", True)
        assert "caseId" not in found, "no case is linked"

    def test_answers_do_not_take_the_place_of_what_is_known(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations, answers={"LiveWorkItemId": "mine", "visitorLanguage": "pt-br"})
        assert context(workspace)["LiveWorkItemId"] == FIRST
        assert context(workspace)["visitorLanguage"] == "pt-br"

    def test_a_customer_has_the_name_on_record_unless_another_is_given(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations, customerRecordId=f" {{{SOFIA.upper()}}} ")
        assert context(workspace)["customerName"] == "Sofia Marchetti"
        assert context(workspace)["customerRecordId"] == SOFIA
        start(
            conversations,
            customerRecordId=CONTOSO,
            customerEntityName="account",
            customerName="Contoso",
        )
        assert context(workspace)["customerName"] == "Contoso"
        assert context(workspace)["customerEntityName"] == "account"

    def test_a_name_alone_is_a_visitor_whom_nobody_knows(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations, customerName="Ana")
        found = context(workspace)
        assert found["customerName"] == "Ana"
        assert not {"customerRecordId", "customerEntityName"} & {*found}

    def test_without_any_contact_a_visitor_comes(self) -> None:
        workspace = Workspace(Settings(records=OwnRecords(replace=True)))
        start(Conversations(workspace))
        assert workspace.focused.title == "Visitor 1"

    def test_it_has_a_record(self, workspace: Workspace, conversations: Conversations) -> None:
        start(conversations, channel="whatsapp", customerRecordId=SOFIA)
        row = on_record(workspace, FIRST)
        assert row["statuscode@OData.Community.Display.V1.FormattedValue"] == "Active"
        assert row["msdyn_channel@OData.Community.Display.V1.FormattedValue"] == "WhatsApp"
        assert row["_msdyn_customer_value"] == SOFIA
        agent = row["_msdyn_activeagentid_value@OData.Community.Display.V1.FormattedValue"]
        assert agent == workspace.settings.user.name

    def test_ids_are_counted_and_start_again_with_a_reset(self) -> None:
        emulator = Emulator("page")
        ids = [start(emulator.conversations).id, start(emulator.conversations).id]
        assert ids == [FIRST, SECOND]
        emulator.reset()
        assert not emulator.conversations.by_id
        assert start(emulator.conversations).id == FIRST

    def test_an_id_of_ones_own_is_taken(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        assert start(conversations, LiveWorkItemId=OWN.upper()).id == OWN
        assert context(workspace)["LiveWorkItemId"] == OWN

    def test_an_id_on_record_opens_that_conversation(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        conversation = start(conversations, LiveWorkItemId=ON_RECORD)
        assert conversation.channel == "Live chat"
        assert context(workspace)["customerName"] == "Amara Okafor"
        assert context(workspace)["caseTitle"]

    def test_in_the_background_it_leaves_the_focus(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations, isFocused=False)
        assert workspace.focused.is_default

    def test_a_transcript_tells_who_said_what_and_when(self, conversations: Conversations) -> None:
        conversation = start(
            conversations,
            customerName="Ana",
            messages=["Hello!", {"from": "agent", "text": "Good day."}, "Bye."],
        )
        said = [(each.speaker, each.name, each.text) for each in conversation.lines]
        assert said == [
            (Speaker.SYSTEM, "", "Ana joined the conversation."),
            (Speaker.CUSTOMER, "Ana", "Hello!"),
            (Speaker.SYSTEM, "", "Sam Agent joined the conversation."),
            (Speaker.AGENT, "Sam Agent", "Good day."),
            (Speaker.CUSTOMER, "Ana", "Bye."),
        ]
        assert all(re.fullmatch(r"\d\d:\d\d", each.at) for each in conversation.lines)

    @pytest.mark.parametrize("number", [1, 25])
    def test_its_cost_does_not_grow_with_the_conversations_that_exist(
        self, conversations: Conversations, number: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for _ in range(number):
            start(conversations)
            conversations.workspace.close_session(conversations.workspace.focused)
        asked = Asked(monkeypatch)
        start(conversations)
        assert asked.count["query"] == 4, "for an id, a customer, an agent and a queue"
        assert asked.count["retrieve"] <= 6

    def test_an_id_whose_record_was_deleted_is_not_used_again(
        self, conversations: Conversations
    ) -> None:
        say(start(conversations), "Only here")
        conversations.workspace.records.delete(TABLE, FIRST)
        second = start(conversations)
        assert second.id == SECOND
        assert "Only here" not in [each.text for each in second.lines]


class Asked:
    """Counts the reads of the records."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count: Counter[str] = Counter()
        for name in ("query", "retrieve"):
            monkeypatch.setattr(Records, name, self._counting(name, getattr(Records, name)))

    def _counting(self, name: str, read: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any) -> Any:
            self.count[name] += 1
            return read(*given)

        return counted


class TestInSessions:
    def test_that_of_a_session_is_looked_up_and_not_searched_for(
        self, conversations: Conversations
    ) -> None:
        conversation = start(conversations)
        conversations.by_id = OnlyLookups(conversations.by_id)
        assert conversations.focused is conversation

    def test_a_closed_session_has_none(self, conversations: Conversations) -> None:
        start(conversations)
        session = conversations.workspace.focused
        conversations.workspace.close_session(session)
        assert conversations.in_session(session) is None
        assert conversations.session_of(FIRST) is None
        assert FIRST in conversations.by_id

    def test_one_that_is_opened_again_is_in_its_new_session(
        self, conversations: Conversations
    ) -> None:
        workspace = conversations.workspace
        start(conversations)
        workspace.close_session(workspace.focused)
        open_conversation(conversations, FIRST)
        assert conversations.session_of(FIRST) is workspace.focused

    def test_the_events_of_the_end_come_after_those_of_the_switch(
        self, conversations: Conversations
    ) -> None:
        start(conversations)
        outcome = conversations.workspace.close_session(conversations.workspace.focused)
        kinds = [type(each) for each in outcome.events]
        assert kinds == [SessionClosed, SessionSwitched, TabSwitched, RecordsChanged]

    def test_a_page_starts_without_what_only_conversations_need(self) -> None:
        program = (
            "import sys; from apm.emulator import Emulator; Emulator('page');"
            "names = ('commands', 'conversation', 'incoming', 'links', 'options', 'record');"
            "bad = {f'apm.conversations.{each}' for each in names} & set(sys.modules);"
            "assert not bad, bad"
        )
        subprocess.run([sys.executable, "-c", program], check=True)


class OnlyLookups(dict[str, Conversation]):
    """Conversations that cannot be listed."""

    def __iter__(self) -> Never:
        raise AssertionError("all conversations were listed")

    def values(self) -> Never:
        raise AssertionError("all conversations were listed")

    items = values


class TestRefusals:
    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            ([], "the options have to be an object, not []"),
            ({"custmerName": "x"}, "no option 'custmerName'; did you mean 'customerName'?"),
            ({"customerName": 7}, "customerName has to be text, not 7"),
            ({"customerRecordId": "x"}, "customerRecordId has to be a GUID, not 'x'"),
            ({"LiveWorkItemId": "x"}, "LiveWorkItemId has to be a GUID, not 'x'"),
            ({"customerEntityName": "lead"}, "has to be contact or account, not 'lead'"),
            ({"customerEntityName": "account"}, "give its customerRecordId too"),
            ({"customerRecordId": OWN}, f"contact with id '{OWN}' does not exist"),
            ({"answers": "x"}, "answers has to be a Map, an object or pairs, not 'x'"),
            ({"messages": "x"}, "messages has to be a list, not 'x'"),
            ({"messages": [{"from": "bot", "text": "x"}]}, "customer, agent, system in from"),
            ({"messages": [{"from": "agent", "text": "x", "to": 1}]}, "messages has to hold"),
            ({"isFocused": "no"}, "isFocused has to be true or false, not 'no'"),
            ({"channel": "Live chta"}, "no channel 'Live chta'; did you mean 'Live chat'?"),
            ({"templateName": "chat"}, "unknown session template 'chat'"),
        ],
    )
    def test_what_does_not_fit_is_refused_in_a_sentence_and_changes_nothing(
        self, workspace: Workspace, conversations: Conversations, options: Json, sentence: str
    ) -> None:
        before = snapshot(workspace), workspace.records.count(TABLE)
        with pytest.raises(ApmError) as refusal:
            start_conversation(conversations, read_conversation(json.dumps(options)))
        assert sentence in str(refusal.value)
        assert (snapshot(workspace), workspace.records.count(TABLE)) == before
        assert not conversations.by_id

    def test_a_full_workspace_takes_none(self) -> None:
        workspace = Workspace(Settings(limits=Limits(sessions=1)))
        before = workspace.records.count(TABLE)
        with pytest.raises(ApmError, match=SESSIONS_FULL) as refusal:
            start(Conversations(workspace))
        assert [effects_of(each).alert for each in refusal.value.events] == [SESSIONS_FULL]
        assert workspace.records.count(TABLE) == before

    def test_one_that_is_open_does_not_start_again(self, conversations: Conversations) -> None:
        start(conversations, LiveWorkItemId=OWN)
        with pytest.raises(ApmError, match=f"'{OWN}' is open already, in session-id-1"):
            start(conversations, LiveWorkItemId=OWN)


class TestTalking:
    def test_what_the_agent_says_is_in_the_transcript(self, conversations: Conversations) -> None:
        conversation = start(conversations)
        conversation.draft = "Good"
        assert say(conversation, " Good morning! ").value is True
        line = conversation.lines[-1]
        assert (line.speaker, line.name) == (Speaker.AGENT, "Sam Agent")
        assert line.text == "Good morning!"
        assert conversation.draft == ""

    def test_nothing_is_said_with_no_words_or_after_the_end(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        conversation = start(conversations)
        assert say(conversation, "  ").value is False
        assert end(workspace, conversation).value is True
        lines = [*conversation.lines]
        assert say(conversation, "Hello?").value is False
        assert end(workspace, conversation).value is False
        assert conversation.lines == lines
        assert lines[-1].text == "Sam Agent ended the conversation."

    def test_it_is_wrapped_up_when_ended_and_closed_with_its_session(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        conversation = start(conversations)
        end(workspace, conversation)
        assert on_record(workspace, FIRST)["statuscode"] == 5
        workspace.close_session(workspace.focused)
        assert on_record(workspace, FIRST)["statuscode"] == 4
        assert on_record(workspace, FIRST)["statecode"] == 1

    @pytest.mark.parametrize(
        ("channel", "status"),
        [("Live chat", 1), ("Voice call", 1), ("SMS", 3), ("WhatsApp", 3), ("Custom", 3)],
    )
    def test_closing_its_session_does_not_end_it(
        self, workspace: Workspace, conversations: Conversations, channel: str, status: int
    ) -> None:
        conversation = start(conversations, channel=channel)
        workspace.close_session(workspace.focused)
        assert conversation.is_active
        assert on_record(workspace, FIRST)["statuscode"] == status
        open_conversation(conversations, FIRST)
        assert on_record(workspace, FIRST)["statuscode"] == 2
        assert say(conversation, "I am back").value is True

    def test_one_that_was_over_keeps_its_status(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        workspace.records.update(TABLE, CLOSED, {"statecode": 2, "statuscode": 6})
        open_conversation(conversations, CLOSED)
        workspace.close_session(workspace.focused)
        assert on_record(workspace, CLOSED)["statuscode"] == 6

    def test_one_whose_record_is_gone_still_ends(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        conversation = start(conversations)
        workspace.records.delete(TABLE, FIRST)
        assert end(workspace, conversation).value is True
        assert workspace.close_session(workspace.focused).value is True


class TestOpening:
    def test_one_that_is_open_gets_the_focus(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        start(conversations)
        workspace.focus_session(workspace.sessions["session-id-0"])
        assert open_conversation(conversations, FIRST).value == "session-id-1"
        assert workspace.focused.id == "session-id-1"
        assert len(workspace.sessions) == 2

    def test_one_on_record_gets_a_session(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        assert open_conversation(conversations, f"{{{ON_RECORD}}}").value == "session-id-1"
        assert context(workspace)["LiveWorkItemId"] == ON_RECORD

    def test_a_closed_one_stays_closed(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        open_conversation(conversations, CLOSED)
        conversation = conversations.focused
        assert conversation
        assert not conversation.is_active
        assert on_record(workspace, CLOSED)["statuscode"] == 4

    def test_one_that_was_closed_here_keeps_its_transcript(
        self, workspace: Workspace, conversations: Conversations
    ) -> None:
        say(start(conversations), "Remember me")
        workspace.close_session(workspace.focused)
        open_conversation(conversations, FIRST)
        conversation = conversations.focused
        assert conversation
        assert conversation.lines[-1].text == "Remember me"
