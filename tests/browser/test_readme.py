"""The code blocks of the README work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from apm.kit.page_messages import PageMessages
from apm.kit.page_object import Workspace
from tests.support.page_strips import session_tab

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "examples/pytest-project"
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str) -> str:
    """The only code block of the README in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(found)


def test_the_example_opens_a_focused_session(workspace: Page) -> None:
    workspace.evaluate("async () => {" + block("js") + "}")
    workspace.evaluate("apmWorkspace.drawn()")
    expect(session_tab(workspace, "Espresso machine leaks from the group head")).to_have_attribute(
        "aria-selected", "true"
    )


def test_a_wrong_template_name_gets_the_sentence_and_nothing_moves(workspace: Page) -> None:
    message = workspace.evaluate(
        """Microsoft.Apm.createSession({ templateName: "case_sesion" })
          .catch((error) => error.message)"""
    )
    assert " ".join(README.split()).count(message) == 1
    assert workspace.evaluate("Microsoft.Apm.getAllSessions()") == ["session-id-0"]
    assert workspace.evaluate("Microsoft.Apm.getFocusedSession().getAllTabs()") == ["tab-id-0"]


def test_the_first_test_passes_and_is_that_of_the_page_about_tests(workspace: Page) -> None:
    names: dict[str, Any] = {}
    code = block("python")
    assert code in (ROOT / "docs/your-repository.md").read_text("utf-8")
    exec(code, names)
    messages = PageMessages(workspace.context)
    names["test_opens_the_customer"](Workspace(workspace, PROJECT, messages))
