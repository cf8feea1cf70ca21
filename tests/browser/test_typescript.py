"""The compiled TypeScript example: its form script for cases, and its command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.typings import compile_example
from tests.support.page_strips import app_tab, drawn, session_tab, titles
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console

CASE = "ca5e0000-0000-4000-8000-000000000001"
TITLE = "Espresso machine leaks from the group head"


@pytest.fixture(scope="module")
def client(
    runtime: Path, browser: Browser, typescript_folder: Path
) -> Iterator[tuple[Page, Console]]:
    """A page with the workspace of the example and an open case."""
    done = compile_example()
    assert done.returncode == 0, done.stdout
    with served_page(browser, ServedWorkspace(typescript_folder / "workspace.toml")) as (
        page,
        said,
    ):
        page.evaluate(
            "(entityId) => Xrm.Navigation.openForm({ entityName: 'incident', entityId })", CASE
        )
        yield page, said


@pytest.fixture
def page(client: tuple[Page, Console]) -> Iterator[Page]:
    """The page of the client; its console has to stay clean."""
    page, said = client
    yield page
    assert said.complaints() == []


def test_the_form_names_session_and_tab_and_opens_tabs_in_the_background(page: Page) -> None:
    expect(session_tab(page, f"CAS-01001-E5M7L1: {TITLE}")).to_be_visible()
    expect(page.get_by_role("tab", name="• ")).to_have_count(3)
    expect(app_tab(page, TITLE)).to_have_attribute("aria-selected", "true")
    assert titles(page, "Tab strip")[0] == TITLE
    slug = "Microsoft.Apm.getFocusedSession().resolveSlug('{caseTitle}')"
    assert page.evaluate(slug) == TITLE


def test_a_look_at_a_tab_takes_its_dot_away(page: Page) -> None:
    app_tab(page, "• Knowledge Search").click()
    expect(app_tab(page, "Knowledge Search")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tab", name="• ")).to_have_count(2)


def test_the_button_asks_before_it_opens_the_customer(page: Page) -> None:
    app_tab(page, TITLE).click()
    page.get_by_role("button", name="Show customer").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Open ")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    expect(app_tab(page, TITLE)).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Show customer").click()
    dialog.get_by_role("button", name="OK").click()
    expect(app_tab(page, TITLE)).to_have_attribute("aria-selected", "false")
    drawn(page)
    assert page.evaluate("Xrm.Page.data.entity.getEntityName()") in {"account", "contact"}


def test_the_tools_find_the_typescript(page: Page) -> None:
    source_map = page.evaluate(
        """async () => {
          const { src } = document.querySelector("script[src*='agent.js']");
          const [, name] = (await (await fetch(src)).text()).match(/sourceMappingURL=(.*)/);
          return (await fetch(new URL(name, src))).text();
        }"""
    )
    assert json.loads(source_map)["sources"] == ["../src/agent.ts"]
