"""The contract as cases that need nothing but `Microsoft.Apm`, each run in the emulator."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.api.apm import MEMBERS
from apm.api.member import DOCUMENTATION, Member
from tests.javascript_cases import Case, case_files, file_problems, parameters, run

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.watch import Console

FOLDER = Path(__file__).parent
EVENTS = ("ON_SESSION_SWITCH", "ON_SESSION_CLOSED", "ON_TAB_SWITCH")

TEMPLATES = {
    "case_entity_session_default_template",
    "msdyn_chat_session",
    "msdyn_entityrecord",
    "msdyn_omnichannel_kbsearch",
}
"""Those that every tenant has."""

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


@pytest.mark.parametrize("case", parameters(FOLDER))
def test_conformance(case: Case, workspace: Page, console: Console) -> None:
    run(case, workspace, console)
    assert workspace.evaluate(OPEN) == {"sessions": 1, "focused": "Home", "tabs": 1}, (
        "The case left something open."
    )


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: member.full_name)
def test_every_member_has_a_file_with_its_documentation(member: Member) -> None:
    path = FOLDER / f"{member.full_name}.js"
    assert path.is_file()
    header = path.read_text("utf-8").partition("*/")[0]
    assert f" * {DOCUMENTATION}{member.page}\n" in header


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_file_with_its_documentation(event: str) -> None:
    path = FOLDER / f"event.{event}.js"
    assert path.is_file()
    header = path.read_text("utf-8").partition("*/")[0]
    assert f" * {DOCUMENTATION}reference/events/{event.lower()}\n" in header


def test_files_have_one_form() -> None:
    assert not file_problems(case_files(FOLDER))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.js")), ids=lambda path: path.name)
def test_files_need_nothing_that_a_tenant_lacks(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "https://learn.microsoft.com/" in text.partition("*/")[0]
    assert "apmWorkspace" not in text
    assert not re.search(r"(session|tab)-id-\d", text), "a particular id"
    named = set(re.findall(r"\b(?:msdyn|apm)_[a-z_]+|\b\w+_session_default_template", text))
    assert named <= TEMPLATES
