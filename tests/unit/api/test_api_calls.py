"""The roles for calls, and the errors of closed objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from apm.api.apm import MEMBERS
from apm.api.calls import Call, call_after_reset, call_of, write_of
from apm.api.member import Kind, Member, Owner, Takes
from apm.core.errors import ApmError, ErrorCode
from apm.core.events import LimitReached, SessionOpened, Warned
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING
from apm.emulator import Emulator
from tests.support.for_each import for_each
from tests.support.sample_workspace import MEMBER, OUTSIDER, Api, open_session, snapshot, warnings

Way = Callable[[Member, Emulator], Call]

EXAMPLES: dict[Takes, Json] = {
    Takes.TEXT: "tab-id-0",
    Takes.VALUE: "x",
    Takes.OBJECT: {},
    Takes.OPTIONS: "",
}
WRITABLE = [each for each in MEMBERS if each.write]
# Constants are read once, when the page creates the object; later reads do not call Python.
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


@for_each("member", MEMBERS, by_name)
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


@for_each("member", WRITABLE, by_name)
def test_who_lacks_the_roles_assigns_nothing(member: Member) -> None:
    api = Api(OUTSIDER)
    before = snapshot(api.workspace)
    target = "tab-id-0" if member.owner is Owner.TAB else "session-id-0"
    with pytest.raises(ApmError) as caught:
        api.assign(member.full_name, target, "Other" if member.name == "title" else False)
    assert caught.value.code is ErrorCode.NO_ROLE
    assert str(caught.value) == f"{member.full_name}: {OUTSIDER.refusal}"
    assert snapshot(api.workspace) == before


def test_a_reset_does_not_open_the_api() -> None:
    api = Api(OUTSIDER)
    api.emulator.reset()
    with pytest.raises(ApmError, match=r"^getAllSessions: Kim may not use"):
        api("getAllSessions")


@for_each("member", REFUSING, by_name)
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


@for_each("member", WRITABLE, by_name)
def test_an_assignment_to_a_closed_object_only_warns(member: Member) -> None:
    api = Api()
    outcome = api.assign(member.full_name, "tab-id-9", "Other")
    assert outcome.value is MISSING
    assert warnings(outcome) == [f"{member.full_name}: tab-id-9 is closed"]


def test_an_object_of_before_a_reset_is_closed() -> None:
    api = Api()
    session = open_session(api.workspace)
    api.emulator.reset()
    with pytest.raises(ApmError, match=r"^session\.title: session-id-1 is closed$"):
        api("session.title", session.id)


@for_each("member", REFUSING, by_name)
def test_an_object_of_before_a_reset_is_not_its_namesake(member: Member) -> None:
    # The facade knows which objects a reset has closed.
    api = Api()
    api.emulator.reset()
    before = snapshot(api.workspace)
    target = "tab-id-0" if member.owner is Owner.TAB else "session-id-0"
    with pytest.raises(ApmError) as caught:
        call_after_reset(member, api.emulator, target)
    assert caught.value.code is ErrorCode.CLOSED
    assert str(caught.value) == f"{member.full_name}: {target} is closed by reset"
    assert snapshot(api.workspace) == before


@for_each("member", WRITABLE, by_name)
def test_an_assignment_to_an_object_of_before_a_reset_only_warns(member: Member) -> None:
    api = Api()
    before = snapshot(api.workspace)
    target = "tab-id-0" if member.owner is Owner.TAB else "session-id-0"
    outcome = call_after_reset(member, api.emulator, target, is_assignment=True)
    assert outcome.value is MISSING
    assert warnings(outcome) == [f"{member.full_name}: {target} is closed by reset"]
    assert snapshot(api.workspace) == before


@pytest.mark.parametrize("target", ["session-id-0", "tab-id-0"])
def test_an_object_of_before_a_reset_can_still_be_written_as_json(target: str) -> None:
    member = MEMBER[f"{target.partition('-')[0]}.toJSON"]
    assert call_after_reset(member, Api().emulator, target) == {"closed": True}


@pytest.mark.parametrize("is_assignment", [False, True], ids=["call", "assignment"])
@pytest.mark.parametrize("member", REFUSING, ids=by_name)
def test_who_lacks_the_roles_is_refused_by_an_object_of_before_a_reset(
    member: Member, is_assignment: bool
) -> None:
    emulator = Emulator("page", OUTSIDER)
    with pytest.raises(ApmError) as caught:
        call_after_reset(member, emulator, "tab-id-0", is_assignment=is_assignment)
    assert caught.value.code is ErrorCode.NO_ROLE
    assert str(caught.value) == f"{member.full_name}: {OUTSIDER.refusal}"


def behaving(member: Member, behind: str, function: Callable[..., object]) -> Member:
    """A copy of a member with another function."""
    return replace(member, write=function) if behind == "write" else replace(member, run=function)


def call(member: Member, made: Call) -> Any:
    """Calls or assigns a member of an open object."""
    target = "tab-id-0" if member.owner is Owner.TAB else "session-id-0"
    return made(*([] if member.owner is Owner.APM else [target]))


BEHIND = [(each, call_of, "run") for each in MEMBERS] + [
    (each, write_of, "write") for each in WRITABLE
]
"""Each member, with the function that calls or assigns it, and the attribute with its implementation."""

EACH = for_each("member, way, behind", BEHIND, lambda each: f"{each[2]} {each[0].full_name}")


@EACH
def test_a_refusal_begins_with_the_member_s_name_once(
    member: Member, way: Way, behind: str
) -> None:
    shown = LimitReached("Full.")

    def refuse(*_given: object) -> None:
        raise ApmError(ErrorCode.TAB_LIMIT, "why", shown)

    made = way(behaving(member, behind, refuse), Emulator("page"))
    with pytest.raises(ApmError) as caught:
        call(member, made)
    assert str(caught.value) == f"{member.full_name}: why"
    assert caught.value.code is ErrorCode.TAB_LIMIT
    assert caught.value.events == (shown,), "the page shows the message without a name"


@EACH
def test_a_warning_begins_with_the_member_s_name_once(
    member: Member, way: Way, behind: str
) -> None:
    opened = SessionOpened("session-id-1", "Contoso")
    done = Outcome("value", (Warned("one"), opened, Warned("two")))
    made = way(behaving(member, behind, lambda *_given: done), Emulator("page"))
    name, is_assignment = member.full_name, behind == "write"
    first, last = (Warned(f"{name}: {each}", is_assignment) for each in ("one", "two"))
    assert call(member, made) == Outcome("value", (first, opened, last))


@EACH
@pytest.mark.parametrize("result", [None, "why", Outcome(1), Outcome(1, (LimitReached("Full."),))])
def test_any_other_result_is_given_as_it_is(
    member: Member, way: Way, behind: str, result: object
) -> None:
    made = way(behaving(member, behind, lambda *_given: result), Emulator("page"))
    assert call(member, made) is result


@EACH
def test_a_defect_is_no_refusal(member: Member, way: Way, behind: str) -> None:
    defect = KeyError("x")

    def fail(*_given: object) -> None:
        raise defect

    with pytest.raises(KeyError) as caught:
        call(member, way(behaving(member, behind, fail), Emulator("page")))
    assert caught.value is defect


@for_each("member", [each for each in MEMBERS if not each.write], by_name)
def test_nothing_else_can_be_assigned(member: Member) -> None:
    with pytest.raises(TypeError, match=f"{member.full_name} is read-only"):
        write_of(member, Emulator("page"))
