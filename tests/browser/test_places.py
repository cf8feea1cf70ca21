"""Where an error comes from, read from the stacks and the error events of each browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PLACES = """async ([event, stack]) => {
  const { isOwn, place, placeOf } = await import(new URL("static/scripts/place.js", document.baseURI));
  const here = (text) => text.replaceAll("HERE/", new URL(".", document.baseURI).href);
  const named = { name: "Error", ...event.error, stack: here(stack) };
  const at = (found) => found && [found.file.replace(document.baseURI, "the page"), found.line, found.column];
  return {
    stack: at(place(named)),
    event: at(placeOf({ ...event, filename: here(event.filename), error: named })),
    own: isOwn(named),
  };
}"""

RUN = "HERE/static/scripts/run.js"
CHROME = f"Error: a\n    at f (dir/mine.js:1:36)\n    at {RUN}:60:38"
FIREFOX = f"f@dir/mine.js:1:36\nevaluate/</<@{RUN}:60:38\nport1.onmessage@{RUN}:5:38"
SAFARI = f"f@\neval code@\neval@[native code]\n@{RUN}:60:42"
SAFARI_NATIVE = f"parse@[native code]\neval code@\neval@[native code]\n@{RUN}:60:42"
OWN = f"evaluate/</<@{RUN}:60:38\nport1.onmessage@{RUN}:5:38\nEventHandlerNonNull*@{RUN}:5:1\n"


def event(filename: str, line: int, column: int, name: str = "Error") -> dict[str, Any]:
    return {"filename": filename, "lineno": line, "colno": column, "error": {"name": name}}


@pytest.mark.parametrize(
    ("given", "stack", "found"),
    [
        (event("dir/mine.js", 1, 36), CHROME, ["dir/mine.js", 1, 36]),
        (event(f"{RUN} line 60 > eval", 1, 36), FIREFOX, ["dir/mine.js", 1, 36]),
        (event("undefined", 1, 45), SAFARI, ["the page", 1, 45]),
        # Of an error that a script of the page caused in evaluated text, Safari has the place of the script.
        (event("undefined", 1, 45), "f@\ng@https://a.example/g.js:3:5", ["https://a.example/g.js", 3, 5]),
        (event("undefined", 1, 45), "@", ["the page", 1, 45]),
    ],
    ids=["chrome", "firefox", "safari", "safari-script", "safari-handler"],
)  # fmt: skip
def test_an_error_in_evaluated_text(
    workspace: Page, given: dict[str, Any], stack: str, found: list[object]
) -> None:
    places = workspace.evaluate(PLACES, [given, stack])
    assert places["event"] == found
    assert not places["own"]


@pytest.mark.parametrize("stack", [SAFARI, SAFARI_NATIVE, "@"], ids=["code", "native", "handler"])
def test_safari_has_the_place_in_the_error(workspace: Page, stack: str) -> None:
    # The event of reportError() has the place of that call.
    reported = event("HERE/static/scripts/failures.js", 43, 25)
    reported["error"] |= {"line": 2, "column": 13}
    assert workspace.evaluate(PLACES, [reported, stack]) == {
        "stack": ["the page", 2, 13],
        "event": ["the page", 2, 13],
        "own": False,
    }


def test_a_syntax_error_in_evaluated_text(workspace: Page) -> None:
    in_firefox = event(RUN, 4, 3, "SyntaxError")
    assert workspace.evaluate(PLACES, [in_firefox, OWN])["event"] == ["the page", 4, 3]
    # Safari has only the line that evaluates the text.
    in_safari = event(RUN, 60, 42, "SyntaxError")
    in_safari["error"] |= {"line": 60, "column": 42}
    stack = f"eval@[native code]\n@{RUN}:60:42"
    assert workspace.evaluate(PLACES, [in_safari, stack])["event"] is None


def test_an_error_of_the_emulator_has_no_place(workspace: Page) -> None:
    places = workspace.evaluate(PLACES, [event(RUN, 60, 38), OWN])
    assert places == {"stack": None, "event": None, "own": True}


def test_messages_name_the_address_that_a_placed_script_has(workspace: Page) -> None:
    name = workspace.evaluate(
        """async () => {
          const { nameOf, rename } = await import(new URL("static/scripts/place.js", document.baseURI));
          rename("blob:a", new URL("WebResources/new_/a.js", document.baseURI).href);
          return nameOf("blob:a");
        }"""
    )
    assert name == "WebResources/new_/a.js"
