"""Client scripts as people bring them. What fails is named where the person looks, and the workspace goes on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.watch import Console, boot

OPEN = """Microsoft.Apm.createSession({
  templateName: "case_entity_session_default_template",
  sessionContext: new Map([["parametersStr", '[["entityName","incident"]]']]),
})"""

RUN = """([text, name]) => apmWorkspace.runScript(text, name)
  .then((value) => ({ value }), (error) => ({ message: error.message, isError: error instanceof Error }))"""


def run(page: Page, text: str, name: str = "bad.js") -> dict[str, Any]:
    """What `runScript` resolves to or rejects with."""
    return dict(page.evaluate(RUN, [text, name]))


def failures(page: Page) -> Locator:
    return page.get_by_role("alert").get_by_role("listitem")


@pytest.fixture(autouse=True)
def _goes_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test the page still opens a session."""
    page = request.getfixturevalue("workspace" if "workspace" in request.fixturenames else "page")
    yield
    session_id = page.evaluate(f"{OPEN}.then(String)")
    page.evaluate("apmWorkspace.drawn()")
    expect(page.locator(f"[role=tab][data-session-id={session_id}]")).to_be_visible()


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
            ("JSON.parse('{')", "bad.js, line 1, column 6: Expected property name or '}' in JSON"),
            (
                "(async () => {\n  await 0;\n  oops();\n})()",
                "bad.js, line 3, column 3: oops is not",
            ),
            ("Promise.reject('words')", "bad.js: words"),
            ("\nMicrosoft.Apm.focusTab()", "bad.js, line 2, column 15: focusTab"),
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
        expect(failures(workspace)).to_have_text([result["message"]])
        (said,) = console.take()
        assert said.startswith("uncaught: ")

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

    def test_a_caller_who_ignores_the_failure_is_told_once(
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
        expect(alert).to_contain_text("Failures of client scripts before these: 3")
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

    def test_those_in_the_frame_of_a_web_resource_are_told_too(
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


Files = Callable[[dict[str, str | None]], None]


@pytest.fixture
def files(page: Page) -> Files:
    """Lists scripts, by address and text; a text of None is a file that is not there."""

    def listed(given: dict[str, str | None]) -> None:
        body = json.dumps({"scripts": [*given]})
        page.route("**/workspace.json", lambda route: route.fulfill(body=body))
        serve(page, given)

    return listed


def serve(page: Page, given: dict[str, str | None]) -> None:
    for address, text in given.items():
        page.route(f"**/{address}", partial(answer, text))


def answer(text: str | None, route: Route) -> None:
    status = 404 if text is None else 200
    route.fulfill(status=status, body=text or "", content_type="text/javascript")


class TestListed:
    def test_they_run_in_order_once_the_api_is_there(
        self, page: Page, console: Console, files: Files
    ) -> None:
        files(
            {
                "own/first.js": f"window.order = ['first']; {OPEN};",
                "own/second.js": "order.push('second', Microsoft.Apm.getAllSessions().length)",
            }
        )
        boot(page, console)
        page.evaluate("apmWorkspace.drawn()")
        assert page.evaluate("order") == ["first", "second", 2]
        expect(page.locator("[role=tab][data-session-id=session-id-1]")).to_be_visible()
        page.evaluate("apmWorkspace.reset()")
        page.evaluate("apmWorkspace.drawn()")
        assert page.evaluate("order") == ["first", "second", 2], "a reset does not run them again"

    def test_those_that_fail_are_named_and_the_rest_runs(
        self, page: Page, console: Console, files: Files
    ) -> None:
        files(
            {
                "own/syntax.js": "let a = 1;\nlet b = ;",
                "client-scripts/own/throws.js": "\n\n  oops.now();",
                "own/rejects.js": "(async () => {\n  await 0;\n  throw new Error('async');\n})();",
                "own/gone.js": None,
                "own/last.js": "window.last = true;",
            }
        )
        boot(page, console)
        page.evaluate("apmWorkspace.drawn()")
        expect(failures(page)).to_have_text(
            [
                "own/syntax.js, line 2, column 9: Unexpected token ';'",
                "own/throws.js, line 3, column 3: oops is not defined",
                "own/rejects.js, line 3, column 9: async",
                'own/gone.js could not be loaded; it is listed under "scripts" in the settings.',
            ]
        )
        assert page.evaluate("window.last")
        assert len(console.take()) == 4

    def test_one_that_was_saved_is_run_anew(
        self, page: Page, console: Console, files: Files
    ) -> None:
        files({"own/count.js": "window.count = (window.count ?? 0) + 1;"})
        boot(page, console)
        page.evaluate(
            """async () => {
              const { startAll, loadAnew } = await import("/static/scripts/scripts.js");
              startAll(["own/count.js"]);
              await apmWorkspace.drawn();
              window.before = count;
              loadAnew("own/count.js");
              await apmWorkspace.drawn();
            }"""
        )
        assert page.evaluate("[before, count]") == [1, 2]


class TestInThePage:
    def test_they_run_in_document_order_after_the_listed_ones(
        self, page: Page, console: Console, files: Files
    ) -> None:
        files({"own/listed.js": "window.order = ['listed'];"})
        serve(page, {"own/named.js": "order.push('named');"})
        marked = """
          <script type="apm/client">order.push(typeof Microsoft.Apm.createTab);</script>
          <script type="apm/client" src="own/named.js"></script>
          <script type="apm/client" id="own.js">order.push('inline'); new Promise(() => {});</script>
          <script type="apm/client" src="own/named.js"></script>
          </body>"""
        shell = page.request.get("/").text().replace("</body>", marked)
        page.route(
            lambda url: url.endswith("/"),
            lambda route: route.fulfill(body=shell, content_type="text/html"),
        )
        boot(page, console)
        page.evaluate("apmWorkspace.drawn()")
        assert page.evaluate("order") == ["listed", "function", "named", "inline", "named"]

    def test_one_that_is_added_later_runs(self, workspace: Page, console: Console) -> None:
        workspace.evaluate(
            """() => {
              for (const [parent, text] of [["head", "window.added = 1"], ["body", "\\n oops()"]]) {
                const script = document.createElement("script");
                Object.assign(script, { type: "apm/client", textContent: text, id: parent + ".js" });
                document[parent].append(script);
              }
              return apmWorkspace.drawn();
            }"""
        )
        assert workspace.evaluate("window.added") == 1
        expect(failures(workspace)).to_have_text(["body.js, line 2, column 2: oops is not defined"])
        assert len(console.take()) == 1

    def test_one_that_is_not_there_is_named(self, workspace: Page, console: Console) -> None:
        serve(workspace, {"own/gone.js": None})
        workspace.evaluate(
            """() => {
              const script = document.createElement("script");
              script.type = "apm/client";
              script.setAttribute("src", "own/gone.js");
              document.head.append(script);
            }"""
        )
        expect(failures(workspace)).to_have_text(
            ['own/gone.js could not be loaded; a <script type="apm/client"> of the page names it.']
        )
        assert len(console.take()) == 1
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
                "ApmError: x\n    at send (HERE/static/facade/calls.js:1:1)\n    at a (greet.js:3:5)",
                "greet.js",
            ),
            ("Error\n    at eval (eval at f (HERE/own/b.js:1:1), <anonymous>:9:9)", None),
            ("Error: x\n    at <anonymous>:1:1", None),
            ("greet@HERE/own/a.js:3:5\n@HERE/own/b.js:9:9\n", "own/a.js"),
            ("@HERE/own/a.js:3:5", "own/a.js"),
            ("async*greet@HERE/own/a.js:3:5", "own/a.js"),
            ("send@HERE/static/facade/calls.js:1:1\ngreet@greet.js:3:5", "greet.js"),
            ("eval code@\neval@[native code]\ngreet@HERE/own/a.js:3:5", "own/a.js"),
            ("send@HERE/static/facade/calls.js:1:1", None),
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


def open_panel(page: Page) -> Locator:
    page.get_by_role("button", name="Run script").click()
    return page.get_by_role("dialog", name="Run script")


def output(page: Page) -> Locator:
    return page.get_by_role("log", name="Output").get_by_role("listitem")


class TestPanel:
    def test_it_shows_what_a_script_writes_and_gives(
        self, workspace: Page, console: Console
    ) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="Paste JavaScript").fill(
            """console.log("one", 2, { three: [3] }, new Map([["k", 1]]), null);
               console.warn("careful");
               console.error(new TypeError("odd"));
               (async () => { await 0; console.info("later"); return { done: true }; })()"""
        )
        panel.get_by_role("button", name="Run").click()
        expect(output(workspace)).to_have_text(
            [
                'one 2 {"three":[3]} {"k":1} null',
                "Warning: careful",
                "Error: TypeError: odd",
                "later",
                'Result: {"done":true}',
            ]
        )
        expect(panel.get_by_role("status")).to_have_text("Ended.")
        assert [each.partition(":")[0] for each in console.take()] == ["warning", "error"]
        workspace.evaluate("console.log('not of the script')")
        expect(output(workspace)).to_have_count(5)

    def test_what_it_does_is_seen_while_it_is_open(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="Paste JavaScript").fill(OPEN)
        panel.get_by_role("button", name="Run").click()
        expect(output(workspace)).to_have_text(["Result: session-id-1"])
        workspace.get_by_role("group", name="Session strip").get_by_role("tab", name="Home").click()
        expect(panel).to_be_visible()

    def test_errors_have_file_line_and_column(self, workspace: Page, console: Console) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="File name").fill("mine.js")
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        for script, says in {
            "1;\nlet b = ;": "mine.js, line 2, column 9: Unexpected token ';'",
            "console.log('x');\n oops()": "mine.js, line 2, column 2: oops is not defined",
            "(async () => {\n await 0; oops()})()": "mine.js, line 2, column 11: oops is not defined",
        }.items():
            text.fill(script)
            text.press("Control+Enter")
            expect(panel.get_by_role("alert")).to_have_text(says)
            expect(panel.get_by_role("status")).to_have_text("Ended.")
        expect(workspace.locator("#notices").get_by_role("alert")).to_have_count(0)
        assert len(console.take()) == 3

    def test_the_text_stays_for_the_next_run(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        expect(text).to_be_focused()
        text.fill("40 + 2")
        text.press("Control+Enter")
        expect(output(workspace)).to_have_text(["Result: 42"])
        text.press("Escape")
        expect(panel).to_have_count(0)
        expect(workspace.get_by_role("button", name="Run script")).to_be_focused()
        workspace.keyboard.press("Enter")
        expect(text).to_have_value("40 + 2")
        expect(output(workspace)).to_have_text(["Result: 42"])
        panel.get_by_role("button", name="Close").click()
        expect(workspace.get_by_role("button", name="Run script")).to_be_focused()

    def test_a_reset_closes_and_empties_it_and_the_script_goes_on(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        text.fill("new Promise((go) => { window.go = go; }).then(() => { window.went = true; })")
        text.press("Control+Enter")
        expect(panel.get_by_role("status")).to_have_text("Running…")
        workspace.evaluate("apmWorkspace.reset()")
        expect(panel).to_have_count(0)
        workspace.evaluate("window.go()")
        assert workspace.evaluate("window.went")
        open_panel(workspace)
        expect(text).to_have_value("")
        expect(workspace.get_by_role("log")).to_have_count(0)

    def test_another_run_takes_the_output_over(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        text.fill("new Promise((go) => { window.go = go; }).then(() => console.log('old'))")
        text.press("Control+Enter")
        expect(panel.get_by_role("status")).to_have_text("Running…")
        text.fill("'new'")
        text.press("Control+Enter")
        expect(output(workspace)).to_have_text(["Result: new"])
        workspace.evaluate("window.go()")
        workspace.evaluate("apmWorkspace.drawn()")
        expect(output(workspace)).to_have_text(["Result: new"])
        assert workspace.evaluate("console.log.toString().includes('native code')")

    def test_much_output_is_cut(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        text.fill("for (let at = 1; at <= 250; at += 1) console.log(at);")
        text.press("Control+Enter")
        expect(output(workspace)).to_have_count(200)
        expect(output(workspace).last).to_have_text("250")
        expect(workspace.get_by_role("log")).to_contain_text("Lines before these: 50")


DROP = """([files]) => {
  const dataTransfer = new DataTransfer();
  for (const [name, type, text] of files) {
    dataTransfer.items.add(new File([text], name, { type }));
  }
  const target = document.querySelector("main");
  const over = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
  const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  target.dispatchEvent(over);
  target.dispatchEvent(drop);
  return [over.defaultPrevented, drop.defaultPrevented];
}"""

JS = "text/javascript"


class TestDrop:
    def test_a_dropped_script_is_shown_and_run(self, workspace: Page, console: Console) -> None:
        text = "window.dropped = 1;\noops();"
        assert workspace.evaluate(DROP, [[["greet me.js", JS, text]]]) == [True, True]
        panel = workspace.get_by_role("dialog", name="Run script")
        expect(panel.get_by_role("alert")).to_have_text(
            "greet me.js, line 2, column 1: oops is not defined"
        )
        expect(panel.get_by_role("textbox", name="Paste JavaScript")).to_have_value(text)
        expect(panel.get_by_role("textbox", name="File name")).to_have_value("greet me.js")
        assert workspace.evaluate("dropped") == 1
        assert len(console.take()) == 1

    @pytest.mark.parametrize(
        ("dropped", "says"),
        [
            ([["cat.png", "image/png", "x"]], "cat.png is no script: drop a .js file"),
            ([["odd.js", JS, "a\0b"]], "odd.js is no script: drop a .js file"),
            ([["a.js", JS, "1"], ["b.js", JS, "2"]], "Drop one script at a time."),
        ],
    )
    def test_what_is_no_script_is_one_sentence(
        self, workspace: Page, dropped: list[list[str]], says: str
    ) -> None:
        workspace.evaluate(DROP, [dropped])
        expect(failures(workspace)).to_contain_text([says])
        expect(workspace.get_by_role("dialog")).to_have_count(0)
