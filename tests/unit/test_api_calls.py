"""Who may call, and what an object answers that was closed meanwhile."""

from __future__ import annotations

import pytest

from apm.api import MEMBERS
from apm.api.calls import write_of
from apm.contract import MISSING, Kind, Member, Owner, Takes
from apm.emulator import Emulator
from apm.errors import ApmError, ErrorCode
from apm.json_text import Json
from tests.unit.samples import OUTSIDER, Api, open_session, snapshot, warnings

EXAMPLES: dict[Takes, Json] = {Takes.TEXT: "tab-id-0", Takes.VALUE: "x", Takes.OBJECT: {}}
WRITABLE = [each for each in MEMBERS if each.write]
# Constants are read once, when the page makes the object, which goes on answering by itself.
REFUSING = [
    each
    for each in MEMBERS
    if each.owner is not Owner.APM and each.kind is not Kind.CONSTANT and each.name != "toJSON"
]


def by_name(member: Member) -> str:
    return member.full_name


def arguments(member: Member, target: str) -> list[Json]:
    own: list[Json] = [] if member.owner is Owner.APM else [target]
    return own + [EXAMPLES[takes] for takes in member.takes]


@pytest.mark.parametrize("member", MEMBERS, ids=by_name)
@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
def test_who_lacks_the_roles_is_refused_everywhere(member: Member, is_open: bool) -> None:
    api = Api(OUTSIDER)
    before = snapshot(api.workspace)
    target = ("tab-id-" if member.owner is Owner.TAB else "session-id-") + ("0" if is_open else "9")
    with pytest.raises(ApmError) as caught:
        api(member.full_name, *arguments(member, target))
    assert caught.value.code is ErrorCode.NO_ROLE
    assert str(caught.value) == f"{member.full_name}: {OUTSIDER.refusal}"
    assert snapshot(api.workspace) == before


@pytest.mark.parametrize("member", WRITABLE, ids=by_name)
def test_who_lacks_the_roles_assigns_nothing(member: Member) -> None:
    api = Api(OUTSIDER)
    before = snapshot(api.workspace)
    target = "tab-id-0" if member.owner is Owner.TAB else "session-id-0"
    with pytest.raises(ApmError) as caught:
        api.assign(member.full_name, target, "Other" if member.name == "title" else False)
    assert caught.value.code is ErrorCode.NO_ROLE
    assert snapshot(api.workspace) == before


def test_a_reset_does_not_open_the_api() -> None:
    api = Api(OUTSIDER)
    api.emulator.reset()
    with pytest.raises(ApmError, match=r"^getAllSessions: Kim may not use"):
        api("getAllSessions")


@pytest.mark.parametrize("member", REFUSING, ids=by_name)
def test_a_closed_object_says_so(member: Member) -> None:
    api = Api()
    session = open_session(api.workspace)
    target = session.focused_tab.id if member.owner is Owner.TAB else session.id
    api.workspace.close_session(session)
    with pytest.raises(ApmError) as caught:
        api(member.full_name, *arguments(member, target))
    assert caught.value.code is ErrorCode.CLOSED
    assert str(caught.value) == f"{member.full_name}: {target} is closed"


@pytest.mark.parametrize(
    ("name", "target"), [("session.toJSON", "session-id-1"), ("tab.toJSON", "tab-id-1")]
)
def test_a_closed_object_can_still_be_written_as_json(name: str, target: str) -> None:
    api = Api()
    session = open_session(api.workspace)
    assert "closed" not in api(name, target)
    api.workspace.close_session(session)
    assert api(name, target) == {"closed": True}


@pytest.mark.parametrize("member", WRITABLE, ids=by_name)
def test_an_assignment_to_a_closed_object_only_warns(member: Member) -> None:
    api = Api()
    outcome = api.assign(member.full_name, "tab-id-9", "Other")
    assert outcome.value is MISSING
    assert warnings(outcome) == [f"{member.full_name}: tab-id-9 is closed"]


def test_an_object_of_before_a_reset_is_closed() -> None:
    api = Api()
    session = open_session(api.workspace)
    api.emulator.reset()
    with pytest.raises(ApmError, match=r"^session\.title: session-id-1 is closed"):
        api("session.title", session.id)


@pytest.mark.parametrize("member", [each for each in MEMBERS if not each.write], ids=by_name)
def test_nothing_else_can_be_assigned(member: Member) -> None:
    with pytest.raises(TypeError, match=f"{member.full_name} is read-only"):
        write_of(member, Emulator("page"))
