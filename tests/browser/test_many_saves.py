"""Files that are saved many times in quick succession: in the end, the page shows the last version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.page_strips import open_tab
from tests.support.served_pages import served_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.watched_pages import Console

SAVES = 200
PADDING = " " * 200_000

SETTINGS = 'app.name = "Desk {n:03}"\nweb_resources = "own"\nscripts = ["own.js"]\n'
PAGE = "<!doctype html><h1>Page {n:03}</h1>" + PADDING
SCRIPT = "var version = {n}; //" + PADDING


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "own").mkdir()
    (folder / "own/new_page.html").write_text(PAGE.format(n=0))
    (folder / "own.js").write_text(SCRIPT.format(n=0))
    (folder / "workspace.toml").write_text(SETTINGS.format(n=0))
    return folder


@pytest.fixture(scope="module")
def served(runtime: Path, folder: Path, browser: Browser) -> Iterator[tuple[Page, Console]]:
    with served_page(browser, ServedWorkspace(folder / "workspace.toml")) as both:
        yield both


def save_often(page: Page, file: Path, text: Callable[[int], str]) -> None:
    """Saves as many editors do: the file is emptied, then written in parts. The page runs in between."""
    for n in range(1, SAVES + 1):
        content = text(n)
        with file.open("w", encoding="utf-8") as out:
            for part in (content[:20], content[20:1000], content[1000:]):
                out.write(part)
                out.flush()
                page.evaluate("0")


def test_a_client_script_that_is_saved_often_runs_as_it_was_saved_last(
    served: tuple[Page, Console], folder: Path
) -> None:
    page, said = served
    save_often(page, folder / "own.js", lambda n: SCRIPT.format(n=n))
    page.wait_for_function(f"globalThis.version === {SAVES}")
    said.take()  # A version that was cut off had errors.


def test_a_web_resource_that_is_saved_often_is_shown_as_it_was_saved_last(
    served: tuple[Page, Console], folder: Path
) -> None:
    page, said = served
    open_tab(page, "apm_webresource", webresourceName="new_page.html", title="Page")
    heading = page.frame_locator("iframe:visible").get_by_role("heading")
    expect(heading).to_have_text("Page 000")
    save_often(page, folder / "own/new_page.html", lambda n: PAGE.format(n=n))
    expect(heading).to_have_text(f"Page {SAVES}")
    assert said.complaints() == []


def test_a_workspace_file_that_is_saved_often_counts_as_it_was_saved_last(
    served: tuple[Page, Console], folder: Path
) -> None:
    page, said = served
    # A frame that is still open would ask for its file while the settings that name the folder are cut off.
    page.evaluate("apmWorkspace.reset()")
    expect(page.locator("iframe")).to_have_count(0)
    save_often(page, folder / "workspace.toml", lambda n: SETTINGS.format(n=n))
    page.wait_for_function(
        f"Xrm.Utility.getGlobalContext().getCurrentAppName().then((name) => name === 'Desk {SAVES}')"
    )
    assert said.complaints() == []
