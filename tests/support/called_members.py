"""Finds the emulated members that no JavaScript case calls, while the cases run.

A case covers a member that its text names and that is called while it runs. Constants and parts are read, not
called: the case has to name them, and call a member of their owner or of the object they hold. A member that
has a file of cases with its name is covered only by that file: other cases use it to check something else.

The report of a test contains the called members, so that one process has all of them if several run the tests.
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
"""Starts to record the called members; returns a function that ends the recording and returns their names.

The name of an assigned member is followed by " =".
"""

PROPERTY = "called"
"""The property of a test report with the id of the case and the names of the members that it called."""

OWN_FILES = {path.stem for path in CASES.glob("*.js")}
"""The names of the files of conformance cases: full names of members, and topics."""


class CalledMembersCheck:
    """A pytest plugin: the run fails if all cases have passed and no case called some member."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._cases = tuple(cases)
        self._calls: dict[str, AbstractSet[str]] = {}
        self._uncalled: list[str] = []
        self._missing: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps the calls of a passed case, from any process."""
        called = dict(report.user_properties).get(PROPERTY)
        if report.when == "call" and report.passed and isinstance(called, list):
            self._calls[called[0]] = {*called[1:]}

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fails the run if a member was not called."""
        self._uncalled = uncalled_members(self._cases, self._calls)
        self._missing = [case.id for case in self._cases if case.id not in self._calls]
        if self._uncalled and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Lists the members that were not called."""
        if self._uncalled:
            terminalreporter.section("Emulated members that no case calls", red=True)
            terminalreporter.line("\n".join(self._uncalled))
        elif self._calls and self._missing:
            count = f"{len(self._missing)} of {len(self._cases)} cases did not pass or did not run"
            text = f"It was not checked that a case calls each member: {count}."
            terminalreporter.line(text)


def uncalled_members(cases: Iterable[Case], calls: Mapping[str, AbstractSet[str]]) -> list[str]:
    """The full names of the emulated members that no case covers.

    Args:
        cases: all cases.
        calls: the members that each case called, by its id. The result is empty while a case is missing.
    """
    known = [(case, calls.get(case.id)) for case in cases]
    if any(called is None for _, called in known):
        return []
    return [
        member.full_name
        for member in ALL_MEMBERS
        if member.is_emulated
        and not any(_covers(case, called or set(), member) for case, called in known)
    ]


def _covers(case: Case, called: AbstractSet[str], member: Member) -> bool:
    name = member.full_name
    if name in OWN_FILES and case.file.path != CASES / f"{name}.js":
        return False
    text = case.file.case_texts[case.name]
    match member.kind:
        case Kind.CONSTANT:
            return _names(text, member) and _is_used(member.owner, called)
        case Kind.PART:
            set_up = case.file.set_up
            return _names(f"{set_up}\n{text}", member) and _is_used(member.holds, called)
    return (name in called or f"{name} =" in called) and _names(text, member)


def _names(text: str, member: Member) -> bool:
    return re.search(rf"\b{member.name}\b", text) is not None


def _is_used(owner: Owner | None, called: AbstractSet[str]) -> bool:
    """Whether a member of an object, or of a part of it, was called."""
    return any(
        each.full_name in called
        or (each.kind is Kind.PART and each.holds is not owner and _is_used(each.holds, called))
        for each in ALL_MEMBERS
        if each.owner is owner
    )
