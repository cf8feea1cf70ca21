"""Fast reads give the same answers as ordinary calls."""

from __future__ import annotations

from dataclasses import replace

import pytest

from apm.api.apm import MEMBERS
from apm.api.calls import call_of
from apm.api.fast_reads import Answer, fast_read
from apm.api.member import Kind, Member, Owner
from apm.api.replies import Reply, failure, reply
from apm.core.errors import ApmError
from apm.emulator import Emulator
from apm.settings import Settings
from tests.support.for_each import for_each
from tests.support.sample_workspace import CATALOGUE, MEMBER, OUTSIDER, open_session

READS = [each for each in MEMBERS if each.kind in {Kind.ACCESSOR, Kind.SYNC} and not each.takes]

TARGETS: dict[Owner, list[str]] = {
    Owner.SESSION: ["session-id-0", "session-id-1", "session-id-9"],
    Owner.CONTEXT: ["session-id-0", "session-id-1", "session-id-9"],
    Owner.TAB: ["tab-id-0", "tab-id-2", "tab-id-9"],
}
"""Ids in the workspace below, by owner; the last one is not open."""


def ordinary_answer(member: Member, emulator: Emulator) -> Answer:
    call = call_of(member, emulator)

    def answer(*texts: str) -> Reply:
        try:
            return reply(call(*texts))
        except ApmError as error:
            return failure(error)

    return answer


def never(*_texts: str) -> Reply:
    pytest.fail("a read of an open object takes the short way")


def arguments(member: Member) -> list[tuple[str, ...]]:
    return [(each,) for each in TARGETS[member.owner]] if member.owner in TARGETS else [()]


@for_each("member", READS, lambda each: each.full_name)
@pytest.mark.parametrize(
    "settings", [Settings(catalogue=CATALOGUE), OUTSIDER], ids=["user", "outsider"]
)
def test_both_ways_answer_the_same(member: Member, settings: Settings) -> None:
    emulator = Emulator("page", settings)
    ordinary = ordinary_answer(member, emulator)
    quick = fast_read(member, emulator, ordinary)
    assert quick is not None
    open_session(emulator.workspace, "crew")
    for texts in arguments(member):
        assert quick(*texts) == ordinary(*texts)
    emulator.reset()
    for texts in arguments(member):
        assert quick(*texts) == ordinary(*texts)


@for_each("member", READS, lambda each: each.full_name)
def test_a_read_of_an_open_object_is_short(member: Member) -> None:
    quick = fast_read(member, Emulator("page"), never)
    assert quick is not None
    quick(*arguments(member)[0])


@pytest.mark.parametrize("name", ["getFocusedSession", "session.title"])
def test_a_defect_is_left_to_the_ordinary_way(name: str) -> None:
    def fail(*_given: object) -> None:
        raise KeyError(name)

    member = replace(MEMBER[name], run=fail)
    quick = fast_read(member, Emulator("page"), lambda *_texts: "=slow")
    assert quick is not None
    assert quick(*arguments(member)[0]) == "=slow"


@for_each("member", [each for each in MEMBERS if each not in READS], lambda each: each.full_name)
def test_whatever_takes_arguments_or_changes_something_has_no_short_way(member: Member) -> None:
    assert fast_read(member, Emulator("page"), never) is None
