"""Client scripts that fail are named on the page, and the workspace still works."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.page_scripts import OPEN, failures
from tests.support.watched_pages import Console, boot

pytestmark = pytest.mark.usefixtures("goes_on")

RUN = """([text, name]) => apmWorkspace.runScript(text, name)
  .then((value) => ({ value }), (error) => ({ message: error.message, isError: error instanceof Error }))"""


def run(page: Page, text: str, name: str = "bad.js") -> dict[str, Any]:
    """The result of `runScript`, or the message of its rejection."""
    return dict(page.evaluate(RUN, [text, name]))


class TestRunScript:
    def test_it_runs_in_the_pages_global_scope(self, workspace: Page) -> None:
        text = "var shared = 41; function more() { return shared + 1; } more()"
        assert run(workspace, text) == {"value": 42}
        assert workspace.evaluate("window.shared + window.more()") == 83

    def test_a_promise_is_waited_for(self, workspace: Page) -> None:
        assert run(workspace, "(async () => { await 0; return 'late'; })()") == {"value": "late"}
        assert run(workspace, f"{OPEN}.then(String)") == {"value": "session-id-1"}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("let a = 1;\nlet b = ;", "bad.js, line 2, column 9: Unexpected token ';'"),
            ("\n\n    oops.now()", "bad.js, line 3, column 5: oops is not defined"),
            ("if (1)\n  throw 'words'", "bad.js, line 2, column 3: words"),
            ("throw undefined", "bad.js, line 1, column 1: undefined"),
            ("throw new TypeError()", "bad.js, line 1, column 7: TypeError"),
            ("throw { errorCode: 5 }", 'bad.js, line 1, column 1: {"errorCode":5}'),
            ("Promise.reject({ errorCode: 5 })", 'bad.js: {"errorCode":5}'),
            ("fetch('/').then((answer) => answer.json())", "bad.js: Unexpected token '<'"),
            ("JSON.parse('{')", "bad.js, line 1, column 6: Expected property name or '}' in JSON"),
            (
                "(async () => {\n  await 0;\n  oops();\n})()",
                "bad.js, line 3, column 3: oops is not",
            ),
            ("Promise.reject('words')", "bad.js: words"),
            ("\nMicrosoft.Apm.focusTab()", "bad.js, line 2, column 15: focusTab"),
            (
                "\nMicrosoft.Apm.getTab('x')",
                "Microsoft.Apm.getTab is not a function (Microsoft.Apm has no getTab; a session has.)",
            ),
            (
                "Microsoft.Apm.get; Microsoft.Apm.getTab('x')",
                "Microsoft.Apm.getTab is not a function (Microsoft.Apm has no getTab; a session has.)",
            ),
            (
                "Microsoft.Apm.getTab; null.x",
                "bad.js, line 1, column 28: Cannot read properties of null (reading 'x')",
            ),
            ("1;\nawait 1", "line 2, column 1: await is only valid in async functions"),
            (
                "await 1",
                "; a client script is no module: put what awaits into (async () => { ... })",
            ),
            ("import x from 'y'", "use await import(...) inside (async () => { ... })()"),
            ("export const x = 1", "use await import(...) inside (async () => { ... })()"),
        ],
    )
    def test_a_failure_is_named_to_the_caller_on_the_page_and_in_the_console(
        self, workspace: Page, console: Console, text: str, message: str
    ) -> None:
        result = run(workspace, text)
        assert result["isError"]
        assert message in result["message"]
        assert ("has no getTab" in message) == ("has no getTab" in result["message"])
        expect(failures(workspace)).to_have_text([result["message"]])
        (said,) = console.take()
        assert said.startswith("uncaught: ")

    def test_an_item_that_is_not_there_is_the_cause_of_an_error_about_null(
        self, workspace: Page, console: Console
    ) -> None:
        workspace.evaluate(OPEN)
        result = run(workspace, "Xrm.Page.getControl('subjct').setVisible(true)")
        assert "(The form has no control subjct; it has: " in result["message"]
        console.take()

    def test_the_error_has_its_message_and_its_cause_alone(
        self, workspace: Page, console: Console
    ) -> None:
        names = "apmWorkspace.runScript('oops()').catch((error) => Object.getOwnPropertyNames(error).sort())"
        assert workspace.evaluate(names) == ["cause", "message", "stack"]
        console.take()

    @pytest.mark.parametrize(
        ("name", "called"),
        [
            ("my script.js", "my script.js"),
            ("two\nlines  'quoted'.js", "two lines 'quoted'.js"),
            ('a(b) "c".js', 'a(b) "c".js'),
            ("scripts/100%/ü?x#y.js", "scripts/100%/ü?x#y.js"),
            ("\ud800", "script-1.js"),
            ("  ", "script-1.js"),
        ],
    )
    @pytest.mark.parametrize("text", ["\n  oops()", "\n(async () => {await 0;\n  oops()})()"])
    def test_any_name_will_do(
        self, workspace: Page, console: Console, text: str, name: str, called: str
    ) -> None:
        line = text.count("\n") + 1
        message = f"{called}, line {line}, column 3: oops is not defined"
        literal = json.dumps(name)
        assert (
            workspace.evaluate(
                "text => apmWorkspace.runScript(text, " + literal + ").catch((e) => e.message)",
                text,
            )
            == message
        )
        console.take()

    def test_a_name_is_reported_as_it_was_given_where_the_text_cannot_be_read(
        self, workspace: Page, console: Console
    ) -> None:
        result = run(workspace, "1;\nawait 1", "50%25.js")
        assert result["message"].startswith("50%25.js, line 2, column 1: await is only valid")
        console.take()

    def test_a_failure_that_the_caller_ignores_is_reported_once(
        self, workspace: Page, console: Console
    ) -> None:
        workspace.evaluate("() => { apmWorkspace.runScript('oops', 'bad.js'); }")
        expect(failures(workspace)).to_have_text(["bad.js, line 1, column 1: oops is not defined"])
        assert len(console.take()) == 1

    def test_what_is_no_text_is_refused(self, workspace: Page) -> None:
        refused = "apmWorkspace.runScript(() => 1).catch((error) => error.message)"
        assert workspace.evaluate(refused) == (
            "runScript: the first argument has to be the text of a script, not function"
        )

    def test_what_fails_later_is_named_too(self, workspace: Page, console: Console) -> None:
        text = """
          setTimeout(() => oops(), 0);
          Promise.reject(new Error("unheard"));
          Promise.reject("just words");
          "started"
        """
        assert run(workspace, text, "contoso.js") == {"value": "started"}
        expect(failures(workspace)).to_have_count(3)
        assert set(failures(workspace).all_inner_texts()) == {
            "contoso.js, line 2, column 28: oops is not defined",
            "contoso.js, line 3, column 26: unheard",
            "just words",
        }
        assert len(console.take()) == 3

    def test_a_refused_call_is_the_affair_of_the_script_that_made_it(
        self, workspace: Page, console: Console
    ) -> None:
        text = "\nsetTimeout(() => { Microsoft.Apm.createTab({ templateName: 'none' }); })"
        run(workspace, text, "contoso.js")
        expect(failures(workspace)).to_contain_text("contoso.js, line 2, column ")
        expect(failures(workspace)).to_contain_text("unknown tab template 'none'")
        console.take()

    def test_a_promise_that_never_settles_is_named(self, page: Page, console: Console) -> None:
        boot(page, console)
        page.clock.install()
        page.evaluate(
            """() => {
              window.gave = "nothing yet";
              const text = "new Promise((resolve) => { window.settle = resolve; })";
              apmWorkspace.runScript(text, "slow.js").then((value) => { window.gave = value; });
            }"""
        )
        page.wait_for_function("() => Boolean(window.settle)")
        page.clock.fast_forward(9_000)
        page.evaluate("apmWorkspace.drawn()")
        expect(failures(page)).to_have_count(0)
        page.clock.fast_forward(1_500)
        page.evaluate("apmWorkspace.drawn()")
        late = "slow.js: its promise has not settled after 10 s; what it waits for may never come."
        expect(failures(page)).to_have_text([late])
        assert console.take() == [f"warning: {late}"]
        assert page.evaluate("gave") == "nothing yet"
        page.evaluate("settle('at last')")
        assert page.evaluate("gave") == "at last", "it is waited for all the same"


class TestFailures:
    def test_they_stay_until_dismissed_and_the_newest_are_shown(
        self, workspace: Page, console: Console
    ) -> None:
        for name in ("a", "b", "b", "c", "d", "e", "f", "g"):
            run(workspace, f"throw '{name}'", "bad.js")
        start = "bad.js, line 1, column 1: "
        alert = workspace.get_by_role("alert")
        workspace.evaluate("apmWorkspace.drawn()")
        expect(failures(workspace)).to_have_text([start + each for each in "cdefg"])
        expect(alert).to_contain_text("Earlier failures of client scripts: 3")
        workspace.get_by_role("button", name="Dismiss").click()
        expect(alert).to_have_count(0)
        console.take()

    def test_the_same_one_is_counted(self, workspace: Page, console: Console) -> None:
        for _ in range(3):
            run(workspace, "oops", "bad.js")
        expect(failures(workspace)).to_have_text(
            ["bad.js, line 1, column 1: oops is not defined (3 times)"]
        )
        console.take()

    def test_markup_in_them_is_text(self, workspace: Page, console: Console) -> None:
        run(workspace, "throw new Error('<b>bold</b>')", "<i>.js")
        expect(failures(workspace)).to_have_text(["<i>.js, line 1, column 7: <b>bold</b>"])
        console.take()

    def test_a_browsers_remark_is_none(self, workspace: Page) -> None:
        message = "ResizeObserver loop completed with undelivered notifications."
        workspace.evaluate(
            "message => { dispatchEvent(new ErrorEvent('error', { message })); }", message
        )
        workspace.evaluate("apmWorkspace.drawn()")
        expect(failures(workspace)).to_have_count(0)

    def test_those_in_the_frame_of_a_web_resource_are_reported_too(
        self, workspace: Page, console: Console
    ) -> None:
        html = """<!doctype html><title>x</title>
<button onclick="oops()">Fail</button>
<button onclick="Promise.reject(new Error('unheard'))">Reject</button>"""
        workspace.route(
            "**/WebResources/new_/bad.html*",
            lambda route: route.fulfill(body=html, content_type="text/html"),
        )
        workspace.evaluate(
            """Microsoft.Apm.createTab({ templateName: "apm_webresource",
              appContext: new Map([["webresourceName", "new_/bad.html"]]) })"""
        )
        frame = workspace.frame_locator("[role=tabpanel]:not([hidden]) iframe")
        frame.get_by_role("button", name="Fail").click()
        expect(failures(workspace)).to_have_text(
            ["WebResources/new_/bad.html, line 2, column 26: oops is not defined"]
        )
        frame.get_by_role("button", name="Reject").click()
        expect(failures(workspace)).to_contain_text(["oops", "bad.html, line 3, column "])
        assert len(console.take()) == 2
        workspace.unroute_all()


PLACE = """async (stack) => {
  const { place } = await import("/static/scripts/place.js");
  return place({ stack: stack.replaceAll("HERE", document.baseURI.replace(/[/]$/, "")) });
}"""


class TestPlace:
    @pytest.mark.parametrize(
        ("stack", "file"),
        [
            ("Error: x\n    at greet (HERE/own/a.js:3:5)\n    at HERE/own/b.js:9:9", "own/a.js"),
            ("Error: x\n    at HERE/own/a.js:3:5", "own/a.js"),
            ("Error: x\n    at async HERE/own/a.js:3:5", "own/a.js"),
            ("Error: x\n    at Object.f [as g] (HERE/own/a.js:3:5)", "own/a.js"),
            ("Error: x\n    at eval (greet.js:3:5)", "greet.js"),
            ("Error: see f@b.js:1:2\n    at new A (greet.js:3:5)", "greet.js"),
            (
                "ApmError: x\n    at send (HERE/static/python/crossing.js:1:1)\n    at a (greet.js:3:5)",
                "greet.js",
            ),
            ("Error\n    at eval (eval at f (HERE/own/b.js:1:1), <anonymous>:9:9)", None),
            ("Error: x\n    at <anonymous>:1:1", None),
            ("greet@HERE/own/a.js:3:5\n@HERE/own/b.js:9:9\n", "own/a.js"),
            ("@HERE/own/a.js:3:5", "own/a.js"),
            ("async*greet@HERE/own/a.js:3:5", "own/a.js"),
            ("send@HERE/static/python/crossing.js:1:1\ngreet@greet.js:3:5", "greet.js"),
            ("eval code@\neval@[native code]\ngreet@HERE/own/a.js:3:5", "own/a.js"),
            ("send@HERE/static/python/crossing.js:1:1", None),
            ("", None),
        ],
    )
    def test_stacks_of_all_browsers_are_read(
        self, workspace: Page, stack: str, file: str | None
    ) -> None:
        found = workspace.evaluate(PLACE, stack)
        if file is None:
            assert found is None
        else:
            assert found["file"].endswith(file)
            assert (found["line"], found["column"]) == (3, 5)
