"""Which emulated members no JavaScript case calls, seen while the cases run.

A case covers a member that its own text names and that is called while it runs. Constants and parts are read, not
called: such a case has to name it, and call something of the object it belongs to or of the one it holds. A member that
has a file of cases called like it is covered by that file alone: elsewhere it helps to check something else.

What a case called travels in the report of its test, so that one process knows all of it when several run the tests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Member, Owner
from apm.host.conformance.bundle import CASES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from tests.support.javascript_cases import Case

WATCH = """
async () => {
  const facade = (name) => import(new URL(`static/facade/${name}.js`, document.baseURI));
  const { interceptCalls, callMember } = await facade("invoke");
  const { pageMembers } = await facade("page-members");
  const called = new Set();
  interceptCalls((member, target, given) => {
    called.add(member.fullName);
    return callMember(member, target, given);
  });
  const unwatched = { ...pageMembers };
  for (const [name, methodOf] of Object.entries(pageMembers)) {
    pageMembers[name] = (of) => {
      const method = methodOf(of);
      return (...given) => {
        called.add(name);
        return method(...given);
      };
    };
  }
  return () => {
    interceptCalls(null);
    Object.assign(pageMembers, unwatched);
    return [...called];
  };
}
"""
"""Watches from now on which members are called, and gives what ends that and returns their names.

An assignment has " =" behind the name.
"""

PROPERTY = "called"
"""The name under which the report of a test holds the id of its case and what that called."""

OWN_FILES = {path.stem for path in CASES.glob("*.js")}
"""What the files of conformance cases are called: the full names of members, and topics."""


class CalledMembersCheck:
    """A plugin of pytest: the run fails if all cases have passed and a member was called by none."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._cases = tuple(cases)
        self._calls: dict[str, AbstractSet[str]] = {}
        self._uncalled: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a case called that has passed, in whatever process."""
        called = dict(report.user_properties).get(PROPERTY)
        if report.when == "call" and report.passed and isinstance(called, list):
            self._calls[called[0]] = {*called[1:]}

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run if a member was left out."""
        self._uncalled = uncalled_members(self._cases, self._calls)
        if self._uncalled and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which members were left out."""
        if self._uncalled:
            terminalreporter.section("Emulated members that no case calls", red=True)
            terminalreporter.line("\n".join(self._uncalled))


def uncalled_members(cases: Iterable[Case], calls: Mapping[str, AbstractSet[str]]) -> list[str]:
    """Return the full names of the emulated members that no case covers.

    Args:
        cases: all there are.
        calls: what each of them called, by its id; nothing is known as long as one is missing.
    """
    known = [(case, calls.get(case.id)) for case in cases]
    if any(called is None for _, called in known):
        return []
    return [
        member.full_name
        for member in ALL_MEMBERS
        if member.kind is not Kind.ABSENT
        and not any(_covers(case, called or set(), member) for case, called in known)
    ]


def _covers(case: Case, called: AbstractSet[str], member: Member) -> bool:
    name = member.full_name
    if name in OWN_FILES and case.file.path != CASES / f"{name}.js":
        return False
    text = case.file.case_texts[case.name]
    match member.kind:
        case Kind.ABSENT:
            return False
        case Kind.CONSTANT:
            return _names(text, member) and _is_used(member.owner, called)
        case Kind.PART:
            set_up = case.file.set_up
            return _names(f"{set_up}\n{text}", member) and _is_used(member.holds, called)
    return (name in called or f"{name} =" in called) and _names(text, member)


def _names(text: str, member: Member) -> bool:
    return re.search(rf"\b{member.name}\b", text) is not None


def _is_used(owner: Owner | None, called: AbstractSet[str]) -> bool:
    """Whether something of an object was called, or of a part of it."""
    return any(
        each.full_name in called
        or (each.kind is Kind.PART and each.holds is not owner and _is_used(each.holds, called))
        for each in ALL_MEMBERS
        if each.owner is owner
    )
