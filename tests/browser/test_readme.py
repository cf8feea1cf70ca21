"""The code blocks of the README work."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.support.page_strips import session_tab

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
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


def test_the_playwright_test_passes(page: Page, site_url: str) -> None:
    names: dict[str, Any] = {}
    code = block("python").replace("http://127.0.0.1:8642", site_url)
    exec(code.replace('"examples/', f'"{ROOT.as_posix()}/examples/'), names)
    names["test_opens_the_customer"](page)
