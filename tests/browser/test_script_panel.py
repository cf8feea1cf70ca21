"""The script panel: the user pastes or drops a script, runs it, and sees its output, result and errors."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.page_scripts import OPEN, failures
from tests.support.watched_pages import Console

pytestmark = pytest.mark.usefixtures("goes_on")


def open_panel(page: Page) -> Locator:
    page.get_by_role("button", name="Run script").click()
    return page.get_by_role("dialog", name="Run script")


def output(page: Page) -> Locator:
    return page.get_by_role("log", name="Output").get_by_role("listitem")


class TestPanel:
    def test_the_newest_line_is_in_view(self, workspace: Page, console: Console) -> None:
        panel = open_panel(workspace)
        text = "for (let at = 0; at < 12; at += 1) console.log(at);\noops()"
        panel.get_by_role("textbox", name="Paste JavaScript").fill(text)
        panel.get_by_role("button", name="Run").click()
        expect(output(workspace)).to_have_count(13)
        expect(output(workspace).last).to_be_in_viewport(ratio=0.9)
        expect(panel.get_by_role("status").last).to_be_in_viewport(ratio=0.9)
        console.take()

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

    def test_it_shows_what_other_methods_of_the_console_say(
        self, workspace: Page, console: Console
    ) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="Paste JavaScript").fill(
            """console.group("Cases", 2);
               console.log("a\\nb");
               console.groupCollapsed();
               console.dir({ deep: [1] }, { depth: 0 });
               console.groupEnd();
               console.groupEnd();
               console.groupEnd();
               console.assert(1 === 1, "not written");
               console.assert(false, "odd", 5);
               console.assert();
               console.count();
               console.count("x");
               console.count("x");
               console.countReset("x");
               console.count("x");
               console.time();
               console.timeLog("default", "so far");
               console.timeEnd();
               console.timeEnd();"""
        )
        panel.get_by_role("button", name="Run").click()
        expect(panel.get_by_role("status")).to_have_text("Ended.")
        lines = [re.sub(r"[\d.]+ ms", "0 ms", each) for each in output(workspace).all_inner_texts()]
        assert lines == [
            "Cases 2",
            "  a\n  b",
            '    {"deep":[1]}',
            "Error: Assertion failed: odd 5",
            "Error: Assertion failed",
            "default: 1",
            "x: 1",
            "x: 2",
            "x: 1",
            "default: 0 ms so far",
            "default: 0 ms",
            "Warning: no time of default has begun",
        ]
        console.take()
        assert workspace.evaluate("console.table.toString().includes('native code')")

    @pytest.mark.parametrize(
        ("given", "table"),
        [
            (
                "[{ name: 'Contoso', n: 1 }, { n: 22, more: { deep: true } }]",
                [
                    "(index)  name     n   more",
                    "0        Contoso  1",
                    '1                 22  {"deep":true}',
                ],
            ),
            ("[['a', 'b'], ['c']]", ["(index)  0  1", "0        a  b", "1        c"]),
            (
                "{ one: 'two\\nlines', three: { x: null } }",
                ["(index)  x     Value", "one            two lines", "three    null"],
            ),
            ("[{ a: 1, b: 2 }], ['b']", ["(index)  b", "0        2"]),
            ("new Map([['k', { v: 1 }]])", ["(index)  v", "k        1"]),
            ("new Set(['x'])", ["(index)  Value", "0        x"]),
            ("[new Date(NaN)]", ["(index)  Value", "0        Invalid Date"]),
            ("[]", ["(index)"]),
            ("'just text'", ["just text"]),
            ("null", ["null"]),
            ("{ get x() { throw new Error('no'); } }", ["[object Object]"]),
        ],
    )
    def test_a_table_is_aligned_rows(self, workspace: Page, given: str, table: list[str]) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="Paste JavaScript").fill(f"console.table({given})")
        panel.get_by_role("button", name="Run").click()
        expect(panel.get_by_role("status")).to_have_text("Ended.")
        assert output(workspace).all_inner_texts() == ["\n".join(table)]

    def test_a_long_table_says_that_it_is_cut(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        panel.get_by_role("textbox", name="Paste JavaScript").fill(
            "console.table(Array.from({ length: 999 }, (_, x) => ({ x })))"
        )
        panel.get_by_role("button", name="Run").click()
        expect(output(workspace)).to_have_text(re.compile("…$"))

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
        workspace.wait_for_function("window.go !== undefined")
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

    def test_a_named_script_that_runs_again_no_longer_fails_as_it_did(
        self, workspace: Page, console: Console
    ) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        for name in ("a", "b"):
            panel.get_by_role("textbox", name="File name").fill(f"{name}.js")
            text.fill(f"setTimeout(() => {name}()); 'ran {name}'")
            panel.get_by_role("button", name="Run").click()
            expect(output(workspace)).to_have_text([f"Result: ran {name}"])
        listed = workspace.locator("#notices").get_by_role("listitem")
        expect(listed).to_have_count(2)
        text.fill("'mended'")
        text.press("Control+Enter")
        expect(listed).to_have_text(["a.js, line 1, column 18: a is not defined"])
        console.take()

    def test_much_output_is_cut(self, workspace: Page) -> None:
        panel = open_panel(workspace)
        text = panel.get_by_role("textbox", name="Paste JavaScript")
        text.fill("for (let at = 1; at <= 250; at += 1) console.log(at);")
        text.press("Control+Enter")
        expect(output(workspace)).to_have_count(200)
        expect(output(workspace).last).to_have_text("250")
        expect(workspace.get_by_role("log")).to_contain_text("Earlier lines: 50")


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
