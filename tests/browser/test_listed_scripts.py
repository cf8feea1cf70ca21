"""Client scripts that the settings list, and scripts of the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.page_scripts import OPEN, failures
from tests.support.watched_pages import Console, boot

pytestmark = pytest.mark.usefixtures("goes_on")


Files = Callable[[dict[str, str | None]], None]


@pytest.fixture
def files(page: Page) -> Files:
    """Sets the scripts of the page's settings, by address and text; the text None stands for a missing file."""

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

    @pytest.mark.usefixtures("sources")
    def test_one_that_was_saved_runs_again(
        self, page: Page, console: Console, files: Files
    ) -> None:
        files({"own/count.js": "window.count = (window.count ?? 0) + 1;"})
        boot(page, console)
        page.evaluate(
            """async () => {
              const { startAll, loadAgain } = await import("/static/scripts/scripts.js");
              startAll(["own/count.js"]);
              await apmWorkspace.drawn();
              window.before = count;
              loadAgain("own/count.js");
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
