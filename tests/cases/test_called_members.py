"""The check that cases call every emulated member."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal, cast

import pytest

from tests.support.called_members import PROPERTY, CalledMembersCheck, uncalled_members
from tests.support.javascript_cases import Case, CaseFile, cases_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """/**
 * Mine
 */
contract("mine", (t) => {
  const { WebApi } = Xrm;

  return {
    "[E] reads": async () => {
      t.check(Xrm.Utility.getGlobalContext().getClientUrl(), "no address");
    },
    "[E] calls": async () => {
      await WebApi.retrieveRecord("incident", "1");
      Microsoft.Apm.closeTab("tab-id-1");
    },
  };
});
"""


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    path = tmp_path / "mine.js"
    path.write_text(TEXT)
    file = CaseFile("contract", path)
    return [Case(file, name) for name in file.names]


CALLS = {
    "contract/mine.js::[E] reads": {"Xrm.Utility.getGlobalContext", "globalContext.getClientUrl"},
    "contract/mine.js::[E] calls": {"Xrm.WebApi.retrieveRecord", "closeTab", "getSession"},
}


def test_a_member_is_covered_by_a_case_that_names_and_calls_it(cases: list[Case]) -> None:
    uncalled = uncalled_members(cases, CALLS)
    assert "globalContext.getClientUrl" not in uncalled
    assert "Xrm.WebApi.retrieveRecord" not in uncalled
    assert "getSession" in uncalled, "it was called, but no case names it"
    assert "Xrm.WebApi.createRecord" in uncalled, "it was not called"


def test_an_object_is_covered_where_something_of_it_is_called(cases: list[Case]) -> None:
    uncalled = uncalled_members(cases, CALLS)
    assert "Xrm.WebApi" not in uncalled
    assert "Xrm.Utility" not in uncalled
    assert "Xrm.Navigation" in uncalled


def test_a_member_with_a_file_of_its_own_is_covered_there_alone(cases: list[Case]) -> None:
    assert "closeTab" in uncalled_members(cases, CALLS)
    own = next(case for case in cases_of("conformance") if case.file.path.stem == "closeTab")
    assert "closeTab" not in uncalled_members([own], {own.id: {"closeTab"}})


def test_what_is_not_emulated_needs_no_case(cases: list[Case]) -> None:
    assert "Xrm.Utility.refreshParentGrid" not in uncalled_members(cases, CALLS)


def test_nothing_is_known_while_a_case_has_not_run(cases: list[Case]) -> None:
    assert uncalled_members(cases, {cases[0].id: set()}) == []


def exit_status(
    cases: list[Case], outcome: Literal["passed", "failed"] = "passed"
) -> pytest.ExitCode:
    """The exit status of a run of these cases that otherwise succeeds."""
    check = CalledMembersCheck(cases)
    for case in cases:
        properties: list[tuple[str, object]] = [(PROPERTY, [case.id, *CALLS[case.id]])]
        for when in ("setup", "call", "teardown"):
            check.pytest_runtest_logreport(
                pytest.TestReport(
                    case.id, ("", None, ""), {}, outcome, None, when, user_properties=properties
                )
            )
    session = cast("pytest.Session", SimpleNamespace(exitstatus=pytest.ExitCode.OK))
    check.pytest_sessionfinish(session)
    return pytest.ExitCode(session.exitstatus)


def test_a_run_of_all_cases_fails_if_a_member_was_left_out(cases: list[Case]) -> None:
    assert exit_status(cases) is pytest.ExitCode.TESTS_FAILED


def test_what_a_case_called_that_failed_does_not_count(cases: list[Case]) -> None:
    assert exit_status(cases, "failed") is pytest.ExitCode.OK
