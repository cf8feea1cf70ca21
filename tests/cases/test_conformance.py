"""The cases that need only `Microsoft.Apm`: each runs in the emulator, and all run as one pasted script."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from apm import __version__
from apm.api.apm import MEMBERS
from apm.api.member import DOCUMENTATION
from apm.host.conformance.bundle import conformance_script, script_of
from apm.host.conformance.comparing import compare_results
from tests.support.case_runs import run
from tests.support.javascript_cases import (
    Case,
    CaseFile,
    case_files,
    cases_of,
    file_problems,
    parameters,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.watched_pages import Console

KIND = "conformance"
EVENTS = ("ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH")

TEMPLATES = {
    "case_entity_session_default_template",
    "msdyn_chat_session",
    "msdyn_entityrecord",
    "msdyn_omnichannel_kbsearch",
}
"""The global objects that every tenant has."""

OPEN = """
() => {
  const { Apm } = Microsoft;
  const focused = Apm.getFocusedSession();
  return {
    sessions: Apm.getAllSessions().length,
    focused: focused.isDefault ? "Home" : focused.title,
    tabs: focused.getAllTabs().length,
  };
}
"""
NOTHING_OPEN = {"sessions": 1, "focused": "Home", "tabs": 1}


@pytest.mark.parametrize("case", parameters(KIND))
def test_conformance(
    case: Case,
    workspace: Page,
    console: Console,
    record_property: Callable[[str, object], None],
) -> None:
    record_property(*run(case, workspace, console))
    assert workspace.evaluate(OPEN) == NOTHING_OPEN, "The case left something open."


def test_all_cases_pass_as_one_pasted_script(workspace: Page, console: Console) -> None:
    with workspace.expect_console_message(lambda each: each.text.startswith("{")) as printed:
        report = workspace.evaluate(conformance_script())
    console.take()
    assert printed.value.text == report
    result = json.loads(report)
    assert result["version"] == __version__
    assert [each for each in result["cases"] if not each["passed"]] == []
    assert result["cases"] == [
        {
            "case": case.name,
            "member": case.file.path.stem,
            "mark": case.name[1],
            "passed": True,
            "message": "",
        }
        for case in cases_of(KIND)
    ]
    assert workspace.evaluate(OPEN) == NOTHING_OPEN, "The script left something open."


OTHER_BUILD = """
() => {
  const { getAllSessions } = Microsoft.Apm;
  Microsoft.Apm.getAllSessions = () => getAllSessions().reverse();
}
"""
"""Changes the page as a different build might: all sessions are listed in another order."""


@pytest.mark.parametrize("is_other", [False, True], ids=["the emulator", "another build"])
def test_the_results_of_a_page_are_compared_with_the_emulator(
    workspace: Page, console: Console, tmp_path: Path, is_other: bool
) -> None:
    if is_other:
        workspace.evaluate(OTHER_BUILD)
    file = tmp_path / "results.json"
    file.write_text(workspace.evaluate(conformance_script()))
    console.take()
    found = compare_results(file)
    assert (found.missing, found.unknown) == ([], [])
    differing = {each.member for each in found.differing}
    assert ("getAllSessions" in differing, bool(differing)) == (is_other, is_other)
    assert f"in {len(found.differing)} of" in found.as_text()


def test_a_case_that_fails_says_why_and_the_others_run(workspace: Page) -> None:
    cases = """
        conformance("mine", (t) => ({
          "[A] fails": async () => t.same(1, 2, "one"),
          "[D] throws what is no error": async () => { throw "text"; },
          "[S] opens": async () => { await t.session(); await t.tab(); },
        }));"""
    report = json.loads(workspace.evaluate(script_of([cases])))
    assert [(each["mark"], each["passed"], each["message"]) for each in report["cases"]] == [
        ("A", False, "one is 1, not 2"),
        ("D", False, "text"),
        ("S", True, ""),
    ]
    assert workspace.evaluate(OPEN) == NOTHING_OPEN, "A case left something open."


def test_every_member_and_event_has_a_file_with_its_documentation() -> None:
    pages = {member.full_name: member.page for member in MEMBERS}
    pages |= {f"event.{event}": f"reference/events/{event.lower()}" for event in EVENTS}
    headers = {file.path.stem: file.header for file in case_files(KIND)}
    lacking = [
        f"{name}.js: no such file with the link {DOCUMENTATION}{page}"
        for name, page in pages.items()
        if f" * {DOCUMENTATION}{page}\n" not in headers.get(name, "")
    ]
    assert lacking == []


def test_files_have_one_form() -> None:
    assert file_problems(case_files(KIND)) == []


def test_files_need_nothing_that_a_tenant_lacks() -> None:
    assert case_files(KIND)
    assert [problem for file in case_files(KIND) for problem in _tenant_problems(file)] == []


def _tenant_problems(file: CaseFile) -> list[str]:
    named = set(re.findall(r"\b(?:msdyn|apm)_[a-z_]+|\b\w+_session_default_template", file.text))
    wrong = {
        "no documentation link": "https://learn.microsoft.com/" not in file.header,
        "apmWorkspace": "apmWorkspace" in file.text,
        "a particular id": re.search(r"(session|tab)-id-\d", file.text),
        f"templates {named - TEMPLATES}": named - TEMPLATES,
    }
    return [f"{file.label}: {what}" for what, is_wrong in wrong.items() if is_wrong]
