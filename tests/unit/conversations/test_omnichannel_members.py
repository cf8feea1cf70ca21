"""The members of `Microsoft.Omnichannel` as scripts call them."""

from __future__ import annotations

from typing import Any

import pytest

from apm.api import omnichannel_members
from apm.api.calls import call_of
from apm.conversations.commands import end
from apm.conversations.conversation import Speaker
from apm.conversations.conversations import Conversations
from apm.core.errors import ApmError
from apm.emulator import Emulator
from apm.workspace.workspace import Workspace
from tests.support.conversations import (
    AMARA,
    CLOSED,
    CONTOSO,
    FIRST,
    GRINDER,
    ON_RECORD,
    OWN,
    STEAM,
    TABLE,
    context,
    on_record,
    start,
)

MEMBER = {each.name: each for each in omnichannel_members.MEMBERS}


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
