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

from apm.api import omnichannel_members
from apm.api.calls import call_of
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
from tests.support.sample_workspace import snapshot

TABLE = "msdyn_ocliveworkitem"
FIRST = "11fe0000-0000-4000-9000-000000000001"
SECOND = "11fe0000-0000-4000-9000-000000000002"
OWN = "0a1b2c3d-1111-4222-8333-444455556666"
AMARA = "c0ac0000-0000-4000-8000-000000000001"
SOFIA = "c0ac0000-0000-4000-8000-000000000003"
CONTOSO = "acc00000-0000-4000-8000-000000000001"
GRINDER = "ca5e0000-0000-4000-8000-000000000002"
STEAM = "ca5e0000-0000-4000-8000-000000000007"
ON_RECORD = "11fe0000-0000-4000-8000-000000000001"
CLOSED = "11fe0000-0000-4000-8000-000000000004"
MEMBER = {each.name: each for each in omnichannel_members.MEMBERS}


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


@pytest.fixture
def conversations(workspace: Workspace) -> Conversations:
    return Conversations(workspace)


def start(conversations: Conversations, **options: Json) -> Conversation:
    """Starts a conversation with these options and returns it."""
    session_id = start_conversation(conversations, read_conversation(json.dumps(options))).value
    found = conversations.in_session(conversations.workspace.sessions[session_id])
    assert found
    return found


def context(workspace: Workspace) -> dict[str, Json]:
    return workspace.focused.context.parameters()


def on_record(workspace: Workspace, conversation_id: str) -> dict[str, Any]:
    return workspace.records.retrieve(TABLE, conversation_id)


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

    def test_a_customer_is_called_as_on_record_unless_told_otherwise(
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

    def test_ids_are_counted_and_start_anew_with_a_reset(self) -> None:
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


class Omnichannel:
    """The members as scripts call them."""

    def __init__(self) -> None:
        self.emulator = Emulator("page")

    @property
    def workspace(self) -> Workspace:
        return self.emulator.workspace

    @property
    def conversations(self) -> Conversations:
        return self.emulator.conversations

    def __call__(self, name: str, *texts: str) -> Any:
        missing = len(MEMBER[name].takes) - len(texts)
        result = call_of(MEMBER[name], self.emulator)(*texts, *[""] * missing)
        return getattr(result, "value", result)

    def refusal(self, name: str, *texts: str) -> str:
        with pytest.raises(ApmError) as refused:
            self(name, *texts)
        return str(refused.value)


@pytest.fixture
def omnichannel() -> Omnichannel:
    return Omnichannel()


class TestOmnichannel:
    def test_the_id_is_that_of_the_focused_session(self, omnichannel: Omnichannel) -> None:
        assert omnichannel("getConversationId") == ""
        conversation = start(omnichannel.conversations)
        assert omnichannel("getConversationId") == FIRST
        end(omnichannel.workspace, conversation)
        assert omnichannel("getConversationId") == FIRST, "it stays the same after the end"
        omnichannel.workspace.close_session(omnichannel.workspace.focused)
        assert omnichannel("getConversationId") == ""

    def test_a_case_is_linked_in_place_of_another_and_unlinked(
        self, omnichannel: Omnichannel
    ) -> None:
        conversation = start(omnichannel.conversations)
        answer = omnichannel("linkToConversation", "incident", f"{{{GRINDER}}}")
        assert (answer["entityLogicalName"], answer["recordId"]) == ("incident", GRINDER)
        assert (answer["liveWorkItemId"], answer["status"]) == (FIRST, "success")
        omnichannel("linkToConversation", "incident", STEAM)
        assert on_record(omnichannel.workspace, FIRST)["_msdyn_issueid_value"] == STEAM
        sentence = omnichannel.refusal("unlinkFromConversation", "incident", GRINDER)
        assert "Case 'Grinder stops after ten seconds' is not linked" in sentence
        omnichannel("unlinkFromConversation", "incident", STEAM)
        assert on_record(omnichannel.workspace, FIRST)["_msdyn_issueid_value"] is None
        assert [each.text for each in conversation.lines[-3:]] == [
            "Case 'Grinder stops after ten seconds' was linked.",
            "Case 'Steam wand has no pressure' was linked.",
            "Case 'Steam wand has no pressure' was unlinked.",
        ]

    def test_an_account_takes_the_place_of_a_contact(self, omnichannel: Omnichannel) -> None:
        start(omnichannel.conversations)
        omnichannel("linkToConversation", "account", CONTOSO, FIRST)
        row = on_record(omnichannel.workspace, FIRST)
        assert row["_msdyn_customer_value"] == CONTOSO
        assert row["_msdyn_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname"] == "account"
        assert context(omnichannel.workspace)["customerRecordId"] == AMARA

    def test_one_that_is_not_open_is_linked_by_its_id(self, omnichannel: Omnichannel) -> None:
        omnichannel("linkToConversation", "incident", GRINDER, ON_RECORD)
        assert on_record(omnichannel.workspace, ON_RECORD)["_msdyn_issueid_value"] == GRINDER

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            (("incident", GRINDER), "session-id-0, which is focused, has no conversation"),
            (("incident", GRINDER, "x"), "the id of a conversation is a GUID, not 'x'"),
            (("incident", GRINDER, OWN), f"{TABLE} with id '{OWN}' does not exist"),
            (("incident", OWN, ON_RECORD), f"incident with id '{OWN}' does not exist"),
            (("incidnt", GRINDER, ON_RECORD), "no table 'incidnt'; did you mean 'incident'?"),
            (("task", GRINDER, ON_RECORD), "to account, contact or incident, not to task"),
            (("incident", GRINDER, CLOSED), f"conversation '{CLOSED}' is over"),
        ],
    )
    def test_a_link_that_cannot_be_is_refused(
        self, omnichannel: Omnichannel, given: tuple[str, ...], sentence: str
    ) -> None:
        refusal = omnichannel.refusal("linkToConversation", *given)
        assert refusal.startswith("Microsoft.Omnichannel.linkToConversation: ")
        assert sentence in refusal

    def test_open_conversation_gives_the_session(self, omnichannel: Omnichannel) -> None:
        assert omnichannel("openConversation", ON_RECORD) == "session-id-1"
        assert omnichannel("openConversation", ON_RECORD) == "session-id-1"
        assert f"'{OWN}' does not exist" in omnichannel.refusal("openConversation", OWN)

    def test_a_message_does_not_reach_a_conversation_whose_session_closed(
        self, omnichannel: Omnichannel
    ) -> None:
        start(omnichannel.conversations)
        omnichannel.workspace.close_session(omnichannel.workspace.focused)
        sentence = omnichannel.refusal("sendMessageToConversation", '"Hi"', "null", FIRST)
        assert f"conversation '{FIRST}' is not open; open it first" in sentence

    def test_a_message_goes_to_the_message_box_or_is_said(self, omnichannel: Omnichannel) -> None:
        conversation = start(omnichannel.conversations)
        assert omnichannel("sendMessageToConversation", '"Hi"', "null") is True
        assert conversation.draft == "Hi"
        assert conversation.lines[-1].speaker is not Speaker.AGENT
        assert omnichannel("sendMessageToConversation", '"Hi"', "false", FIRST) is True
        assert conversation.lines[-1].text == "Hi"

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            (('" "', "null"), "the message has to be text, not ' '"),
            (("null", "null"), "the message has to be text, not null"),
            (('"Hi"', '"yes"'), "toSendBox has to be true or false, not 'yes'"),
            (('"Hi"', "null", ON_RECORD), "is not open; open it first"),
        ],
    )
    def test_a_message_that_reaches_nobody_is_refused(
        self, omnichannel: Omnichannel, given: tuple[str, ...], sentence: str
    ) -> None:
        start(omnichannel.conversations)
        assert sentence in omnichannel.refusal("sendMessageToConversation", *given)

    def test_nothing_is_said_in_one_that_is_over(self, omnichannel: Omnichannel) -> None:
        end(omnichannel.workspace, start(omnichannel.conversations))
        assert "is over" in omnichannel.refusal("sendMessageToConversation", '"Hi"', "false")
