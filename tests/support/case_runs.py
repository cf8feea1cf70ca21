"""Runs JavaScript cases in a booted page, each after the harness that its file needs.

The end of a case's name says what the case writes to the console: `(warns)` writes warnings, `(reports)` causes an
uncaught error. Other cases leave the console clean.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from apm.host.conformance.bundle import HARNESS
from tests.support.called_members import PROPERTY, WATCH
from tests.support.javascript_cases import CONTRACT

if TYPE_CHECKING:
    from tests.support.javascript_cases import Case

CONTRACT_HARNESS = CONTRACT.with_name("contract-harness.js")

_MARKS = {"(warns)": "warning: ", "(reports)": "uncaught: "}

_RUN = f"""
async ({{ harness, text, name }}) => {{
  const unwatch = await ({WATCH})();
  const casesOf = new Function("text", `${{harness}}\neval(text);\nreturn cases;`);
  const cases = casesOf(text);
  const answer = {{ names: cases.map((each) => each.case) }};
  try {{
    await cases.find((each) => each.case === name)?.run();
  }} catch (error) {{
    // In Chrome, the stack begins with the message.
    const stack = String(error?.stack ?? "");
    answer.sentence = stack.startsWith(String(error)) ? stack : `${{error}}\n${{stack}}`;
  }}
  return {{ ...answer, called: unwatch() }};
}}
"""


class RunsFunctions(Protocol):
    """A page: Playwright's, or that of another browser."""

    def evaluate(self, expression: str, arg: Any = ..., /) -> Any:
        """Calls a function of the page with a value, and returns its value."""


class HasMessages(Protocol):
    """The console of a page."""

    def take(self) -> list[str]:
        """Returns the messages so far, as "<kind>: <text>", and removes them."""


@cache
def harness_of(kind: str) -> str:
    """The harness that precedes the files of a kind."""
    paths = [HARNESS] if kind == "conformance" else [HARNESS, CONTRACT_HARNESS]
    return "\n".join(path.read_text("utf-8") for path in paths)


def run(case: Case, page: RunsFunctions, console: HasMessages) -> tuple[str, list[str]]:
    """Runs one case in a page. A failure has the error of the case and its documentation link.

    Returns:
        The property of the test report for `CalledMembersCheck`.
    """
    file = case.file
    text = f"{file.text}\n//# sourceURL={file.label}"
    given = {"harness": harness_of(file.kind), "text": text, "name": case.name}
    answer = page.evaluate(_RUN, given)
    if answer["names"] != file.names:
        message = f"{file.label}: the cases found in its text are not those it has"
        pytest.fail(message, pytrace=False)
    wanted = next((kind for mark, kind in _MARKS.items() if case.name.endswith(mark)), "")
    said = console.take() if wanted else []
    problems = [_own_frames(answer["sentence"], file.path.name)] if "sentence" in answer else []
    if wanted and not any(message.startswith(wanted) for message in said):
        problems.append(f"Nothing in the console begins with '{wanted}'.")
    problems += [
        f"Unexpected in the console: {message}"
        for message in said
        if not message.startswith(wanted)
    ]
    if problems:
        link = f"\n{file.link}" if file.link else ""
        pytest.fail("\n".join([case.id, *problems]) + link, pytrace=False)
    return PROPERTY, [case.id, *answer["called"]]


def _own_frames(stack: str, name: str) -> str:
    """The message of an error, and its stack frames in the file of cases."""
    frame = "    at "
    lines = [line for line in stack.split("\n") if not line.startswith(frame) or name in line]
    return "\n".join(lines)
