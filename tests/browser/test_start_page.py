"""The start page: examples that run with one click, and links that name an example or contain a script."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.page_strips import app_tab, drawn, open_case, session_tab, shown_panel, titles
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE_TITLE = "Espresso machine leaks from the group head"
FROM_LINK = "This script is from the link that opened the page. It has not run."
SPY = "window.ran = (window.ran ?? 0) + 1; // ü + %"


def run_button(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=f"Run {title}", exact=True)


def script_panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Run script")


def script_text(page: Page) -> Locator:
    return script_panel(page).get_by_role("textbox", name="Paste JavaScript")


def opened(page: Page, console: Console, run: str) -> Page:
    """Opens a link with this `run` value, and waits until the page is drawn."""
    boot(page, console, f"/?run={quote(run, safe='')}")
    drawn(page)
    return page


class TestStartPage:
    def test_a_first_click_opens_a_session(self, page: Page, console: Console) -> None:
        boot(page, console)
        run_button(page, "Create session").click()
        expect(session_tab(page, CASE_TITLE)).to_have_attribute("aria-selected", "true")
        expect(shown_panel(page)).to_have_attribute("data-page-type", "entityrecord")
        expect(script_panel(page).get_by_role("status")).to_have_text("Ended.")
        expect(script_text(page)).to_have_value(
            page.request.get("/examples/create-session.js").text()
        )

    def test_every_card_runs(self, workspace: Page) -> None:
        labels = [
            each.get_attribute("aria-label") or ""
            for each in workspace.locator("[data-action=run-example]").all()
        ]
        assert len(labels) >= 7
        for label in labels:
            session_tab(workspace, "Home").click()
            app_tab(workspace, "Dashboard").click()
            workspace.get_by_role("button", name=label, exact=True).click()
            expect(script_panel(workspace).get_by_role("status")).to_have_text("Ended.")
            expect(script_panel(workspace).get_by_role("alert")).to_have_count(0)

    def test_a_card_shows_its_code(self, workspace: Page) -> None:
        panel = shown_panel(workspace)
        code = panel.get_by_text("Microsoft.Apm.getAllSessions()")
        expect(code).to_be_hidden()
        panel.locator("summary", has_text="Code").nth(3).click()
        expect(code).to_be_visible()

    def test_it_stays_folded_up(self, workspace: Page) -> None:
        title = workspace.get_by_role("heading", name="Start here")
        title.click()
        expect(run_button(workspace, "Create session")).to_be_hidden()
        open_case(workspace)
        drawn(workspace)
        session_tab(workspace, "Home").click()
        expect(title).to_be_visible()
        expect(run_button(workspace, "Create session")).to_be_hidden()

    def test_a_setting_leaves_it_out(self, workspace: Page) -> None:
        workspace.evaluate("apmWorkspace.load({ home: { start_page: false } })")
        expect(workspace.get_by_role("heading", name="Call the API")).to_be_visible()
        expect(workspace.get_by_role("heading", name="Start here")).to_have_count(0)


class TestLinks:
    @pytest.mark.parametrize("name", ["create-session", "create-session.js"])
    def test_one_that_names_an_example_runs_it(
        self, page: Page, console: Console, name: str
    ) -> None:
        opened(page, console, name)
        assert titles(page, "Session strip") == ["Home", CASE_TITLE]

    def test_one_runs_after_the_listed_scripts(self, page: Page, console: Console) -> None:
        page.route("**/workspace.json", lambda route: route.fulfill(body='{"scripts": ["own.js"]}'))
        slow = "window.before = Microsoft.Apm.getAllSessions().length"
        page.route("**/own.js", lambda route: route.fulfill(body=slow))
        opened(page, console, "create-session")
        assert page.evaluate("[before, Microsoft.Apm.getAllSessions().length]") == [1, 2]

    def test_one_that_names_no_example_says_which_there_are(
        self, page: Page, console: Console
    ) -> None:
        opened(page, console, "<b>x")
        said = script_panel(page).get_by_role("status")
        expect(said).to_contain_text("There is no example '<b>x'; there are: create-session, ")

    def test_a_script_in_one_does_not_run_until_a_person_runs_it(
        self, page: Page, console: Console
    ) -> None:
        opened(page, console, f"js:{SPY}")
        warning = script_panel(page).get_by_role("alert")
        expect(warning).to_contain_text(FROM_LINK)
        expect(script_text(page)).to_have_value(SPY)
        assert page.evaluate("window.ran") is None
        script_panel(page).get_by_role("button", name="Run", exact=True).click()
        expect(warning).to_have_count(0)
        page.wait_for_function("window.ran === 1")

    def test_one_stays_unrun_when_the_workspace_starts_again(
        self, page: Page, console: Console
    ) -> None:
        opened(page, console, f"js:{SPY}")
        page.evaluate("apmWorkspace.reset()")
        assert page.evaluate("window.ran") is None
        expect(script_panel(page)).to_have_count(0)

    def test_one_that_is_too_long_is_refused(self, page: Page, console: Console) -> None:
        opened(page, console, f"js:{'x' * 8_000}")
        said = script_panel(page).get_by_role("status")
        expect(said).to_contain_text("A link takes 8000 characters of a script at most")
        expect(script_text(page)).to_have_value("")

    def test_a_script_is_not_shown_in_another_pages_frame(
        self, page: Page, console: Console
    ) -> None:
        frame = f'<iframe src="/?run=js:{SPY.partition(";")[0]}"></iframe>'
        page.route(
            "**/frame.html", lambda route: route.fulfill(body=frame, content_type="text/html")
        )
        page.goto("/frame.html")
        inner = page.frame_locator("iframe")
        panel = inner.get_by_role("dialog", name="Run script")
        expect(panel.get_by_role("status")).to_contain_text("not in a frame of another page")
        expect(panel.get_by_role("textbox", name="Paste JavaScript")).to_have_value("")


@pytest.fixture
def copying(workspace: Page) -> Iterator[Page]:
    """A page with permission for the clipboard and an open script panel."""
    workspace.context.grant_permissions(["clipboard-read", "clipboard-write"])
    workspace.get_by_role("button", name="Run script").click()
    yield workspace
    workspace.context.clear_permissions()


class TestCopyLink:
    def test_the_link_opens_the_same_script(self, copying: Page, console: Console) -> None:
        script_text(copying).fill(SPY + "\nlet a = `'\"&#`;")
        script_panel(copying).get_by_role("button", name="Copy link").click()
        expect(script_panel(copying).get_by_role("status")).to_contain_text("Link copied.")
        link = str(copying.evaluate("navigator.clipboard.readText()"))
        with closing(copying.context.new_page()) as other:
            boot(other, console, link)
            expect(script_text(other)).to_have_value(SPY + "\nlet a = `'\"&#`;")
            assert other.evaluate("window.ran") is None

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("  \n", "There is no script yet"),
            ("x" * 8_000, "A link takes 8000 characters of a script at most"),
        ],
    )
    def test_what_cannot_be_a_link_is_said(self, copying: Page, text: str, said: str) -> None:
        copying.evaluate("navigator.clipboard.writeText('before')")
        script_text(copying).fill(text)
        script_panel(copying).get_by_role("button", name="Copy link").click()
        expect(script_panel(copying).get_by_role("status")).to_contain_text(said)
        assert copying.evaluate("navigator.clipboard.readText()") == "before"

    def test_where_nothing_may_be_copied_the_link_is_shown(self, copying: Page) -> None:
        copying.evaluate("() => { navigator.clipboard.writeText = async () => { throw 'no'; }; }")
        script_text(copying).fill("hello()")
        script_panel(copying).get_by_role("button", name="Copy link").click()
        said = script_panel(copying).get_by_role("status")
        expect(said).to_contain_text("/?run=js%3Ahello%28%29")
        copying.evaluate("() => { delete navigator.clipboard.writeText; }")
