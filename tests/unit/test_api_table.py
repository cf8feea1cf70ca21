"""The table of members: complete, and each member documented."""

from __future__ import annotations

import re

import pytest

from apm.api import MEMBERS, XRM_MEMBERS
from apm.contract import Kind, Member, Owner
from tests.unit.samples import MEMBER

EXPECTED: dict[Owner, dict[Kind, str]] = {
    Owner.APM: {
        Kind.SYNC: "getFocusedSession getAllSessions getSession canCreateSession getEventPublisherTopic",
        Kind.ID: "createSession createTab",
        Kind.SETTLED: "closeTab focusTab refreshTab",
    },
    Owner.SESSION: {
        Kind.CONSTANT: "sessionId isDefault",
        Kind.ACCESSOR: "canClose title",
        Kind.SYNC: "getFocusedTab getAllTabs getTab canCreateTab resolveSlug toJSON",
        Kind.ID: "createTab",
        Kind.SETTLED: "close focus requestFocus updateContext getContext getAllTabsForTemplate",
    },
    Owner.TAB: {
        Kind.CONSTANT: "tabId",
        Kind.ACCESSOR: "title canClose",
        Kind.SYNC: "toJSON",
        Kind.SETTLED: "close focus refresh",
    },
    Owner.CONTEXT: {
        Kind.ACCESSOR: "parameters",
        Kind.SYNC: "get getTabContext",
        Kind.SETTLED: "set delete",
    },
    Owner.WEB_API: {
        Kind.SETTLED: "retrieveRecord retrieveMultipleRecords createRecord updateRecord deleteRecord",
    },
    Owner.OMNICHANNEL: {
        Kind.SETTLED: "getConversationId linkToConversation unlinkFromConversation openConversation "
        "sendMessageToConversation",
    },
}
ALL = (*MEMBERS, *XRM_MEMBERS)


@pytest.mark.parametrize("owner", Owner)
def test_every_member_is_there_with_its_kind(owner: Owner) -> None:
    expected = {name: kind for kind, names in EXPECTED[owner].items() for name in names.split()}
    assert {each.name: each.kind for each in ALL if each.owner is owner} == expected


def test_no_member_is_declared_twice() -> None:
    assert len(MEMBER) == len(MEMBERS)


def test_full_names_say_the_object_except_for_apm() -> None:
    assert {"createTab", "session.createTab", "tab.close", "context.get"} <= set(MEMBER)


def test_titles_and_can_close_can_be_assigned_and_nothing_else() -> None:
    writable = {each.full_name for each in MEMBERS if each.write}
    assert writable == {"session.title", "session.canClose", "tab.title", "tab.canClose"}


@pytest.mark.parametrize("member", ALL, ids=lambda each: each.full_name)
def test_a_member_says_what_it_does_and_how_sure_we_are(member: Member) -> None:
    assert (member.run.__doc__ or "").strip().endswith(".")
    assert re.search(r"\b[DOSA]\b", member.evidence)
    assert re.fullmatch(r"https://learn\.microsoft\.com/[a-z0-9/-]+[a-z]", member.documentation)
