"""Form scripts and commands that fail, are missing or take long: the page shows a message, and all else works."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_form_scripts import open_case
from tests.support.page_scripts import failures
from tests.support.served_pages import served_page, serving
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

LIBRARY = """
globalThis.Contoso = {
  onLoad(context) {
    context.getFormContext().getAttribute("nothing").getValue();
  },
  async later() {
    throw new Error("too late");
  },
  fine(context) {
    context.getFormContext().ui.setFormNotification("It went on", "INFO", "on");
  },
};
"""

SETTINGS = """
[[forms]]
table = "incident"
event = "onload"
function = "Contoso.onLoad"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.later"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.Gone.onLoad"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.fine"
library = "scripts/case.js"

[[commands]]
table = "incident"
label = "Take"
function = "Contoso.take"
library = "scripts/case.js"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/case.js").write_text(LIBRARY)
    (tmp_path / "workspace.toml").write_text(SETTINGS)
    return tmp_path / "workspace.toml"


def test_each_is_named_on_the_page_and_in_the_console_and_the_rest_goes_on(
    runtime: Path, file: Path, browser: Browser
) -> None:
    with served_page(browser, ServedWorkspace(file)) as (page, said):
        open_case(page)
        missing = "scripts/case.js has no function Contoso.Gone.onLoad, which workspace.toml, line 14 names."
        expect(failures(page)).to_have_count(3)
        messages = sorted(failures(page).all_inner_texts())
        assert messages[0].startswith("scripts/case.js has no function")
        assert messages[0] == missing
        assert messages[1].startswith("scripts/case.js, line 4, column ")
        assert "reading 'getValue'" in messages[1]
        assert messages[2].startswith("scripts/case.js, line 7, column ")
        assert messages[2].endswith(": too late")
        expect(page.get_by_text("It went on")).to_be_visible()
        assert sorted(each.partition(": ")[0] for each in said.take()) == [
            "error", "uncaught", "uncaught",
        ]  # fmt: skip
        page.get_by_role("button", name="Take").click()
        gone = "scripts/case.js has no function Contoso.take, which workspace.toml, line 26 names."
        expect(failures(page)).to_contain_text([gone])
        assert said.take() == [f"error: {gone}"]


def test_a_form_that_opens_before_its_library_waits_for_it(
    runtime: Path, file: Path, browser: Browser
) -> None:
    file.write_text(SETTINGS.split("\n\n")[3])
    held: list[Route] = []

    def hold(route: Route) -> None:
        # Playwright accepts no built-in method as a handler.
        held.append(route)

    with serving(ServedWorkspace(file)) as (url, said), browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        page.route("**/client-scripts/**", hold)
        boot(page, said, url)
        with page.expect_request("**/client-scripts/**"):
            page.evaluate("""() => { Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord",
              appContext: { entityName: "incident" } }); }""")
        expect(page.get_by_role("heading", name="New Case")).to_be_visible()
        expect(page.get_by_text("It went on")).to_have_count(0)
        held[0].continue_()
        page.evaluate("apmWorkspace.drawn()")
        expect(page.get_by_text("It went on")).to_be_visible()
        assert said.complaints() == []
