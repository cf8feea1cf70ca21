"""The table of members is complete, and each member has documentation."""

from __future__ import annotations

import re

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.apm import MEMBERS
from apm.api.member import Kind, Member, Owner
from tests.support.for_each import for_each
from tests.support.sample_workspace import MEMBER

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
}
"""The complete app profile manager API; tests/host/test_typings.py compares `Xrm` with its typings."""

WRITABLE = {
    "session": "title canClose",
    "tab": "title canClose",
    "Xrm.App.sidePanes": "state",
    "pane": "title badge width hidden canClose imageSrc keepBadgeOnSelect hideHeader alwaysRender",
}
"""The members that can be assigned, by owner."""

ROOTS = {Owner.APM, Owner.SESSION, Owner.TAB, Owner.CONTEXT, Owner.MICROSOFT, Owner.XRM}
"""Owners that scripts have from the start, or that are listed above."""

RETURNED = {
    Owner.GLOBAL_CONTEXT,
    Owner.APP_SESSION,
    Owner.APP_TAB,
    Owner.PANE,
    Owner.FORM,
    Owner.COLLECTION,
    Owner.EXECUTION,
    Owner.EVENT_ARGS,
    Owner.LOAD_ARGS,
    Owner.TAG_ARGS,
    Owner.POST_SAVE_ARGS,
    Owner.FRAME_CONTROL,
    Owner.SUBGRID,
    Owner.OTHER_CONTROL,
    Owner.GRID_CONTROL,
    Owner.GRID,
    Owner.VIEW_SELECTOR,
    Owner.ENTITY_METADATA,
}
"""Owners that methods return, or that handlers get as arguments."""

PLAIN = {"globalContext.userSettings.roles", "formContext.data.process.getActivePath"}
"""Collections of plain objects, or of none."""

EMULATED = [each for each in ALL_MEMBERS if each.is_emulated]
ABSENT = [each for each in ALL_MEMBERS if not each.is_emulated]


def full_name(member: Member) -> str:
    return member.full_name


@pytest.mark.parametrize("owner", EXPECTED)
def test_every_member_is_there_with_its_kind(owner: Owner) -> None:
    expected = {name: kind for kind, names in EXPECTED[owner].items() for name in names.split()}
    assert {each.name: each.kind for each in ALL_MEMBERS if each.owner is owner} == expected


def test_every_owner_has_members_and_a_way_to_it() -> None:
    assert {each.owner for each in ALL_MEMBERS} == {*Owner}
    held = {each.holds for each in ALL_MEMBERS if each.holds}
    assert held | ROOTS | RETURNED == {*Owner}


def test_no_member_is_declared_twice() -> None:
    names = [each.full_name for each in ALL_MEMBERS]
    assert sorted(names) == sorted(set(names))


def test_the_table_holds_the_members_of_apm_first() -> None:
    assert ALL_MEMBERS[: len(MEMBERS)] == MEMBERS
    assert {each.owner for each in MEMBERS} == {*EXPECTED}


def test_full_names_say_the_object_except_for_apm() -> None:
    assert {"createTab", "session.createTab", "tab.close", "context.get"} <= set(MEMBER)


def test_only_some_properties_can_be_assigned() -> None:
    wanted = {f"{owner}.{name}" for owner, names in WRITABLE.items() for name in names.split()}
    assert {each.full_name for each in ALL_MEMBERS if each.write} == wanted


@for_each("member", EMULATED, full_name)
def test_a_member_says_what_it_does_and_how_sure_we_are(member: Member) -> None:
    assert (member.run.__doc__ or "").strip().endswith(".")
    assert re.match(r"[DOSA]\b", member.evidence)


@for_each("member", ALL_MEMBERS, full_name)
def test_a_member_has_a_documentation_page(member: Member) -> None:
    assert re.fullmatch(r"https://learn\.microsoft\.com/[a-z0-9/-]+[a-z]", member.documentation)


@for_each("member", ALL_MEMBERS, full_name)
def test_what_holds_something_says_whose_object_it_is(member: Member) -> None:
    is_part = member.kind in {Kind.PART, Kind.ABSENT_PART}
    is_collection = member.kind in {Kind.COLLECTION, Kind.GATHERED}
    is_collection = is_collection and member.full_name not in PLAIN
    assert (member.holds is not None) == (is_part or is_collection)


@for_each("member", ABSENT, full_name)
def test_what_is_not_emulated_names_what_is(member: Member) -> None:
    known = {each.full_name for each in EMULATED if each.owner is not Owner.APM}
    known |= {"Microsoft.Apm", *(f"Microsoft.Apm.{name}" for name in MEMBER)}
    assert member.instead in {"", *known}
