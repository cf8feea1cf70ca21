"""Development servers with their own workspace, their pages, and saves of the workspace file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.support.built_page import built_page
from tests.support.running_server import running_site
from tests.support.watched_pages import Console, boot
from tests.support.workspace_folder import save

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from apm.host.serve.served_workspace import ServedWorkspace


@contextmanager
def serving(workspace: ServedWorkspace) -> Iterator[tuple[str, Console]]:
    """Serves a workspace, and yields the address and the console of its pages."""
    with running_site(built_page(), workspace) as url:
        yield url, Console(url.rstrip("/"))


@contextmanager
def served_page(browser: Browser, workspace: ServedWorkspace) -> Iterator[tuple[Page, Console]]:
    """Serves a workspace, and yields a booted page and its console."""
    with serving(workspace) as (url, said), browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        yield page, said


@contextmanager
def restarted(served: tuple[Page, Console], prepare: str = "") -> Iterator[Page]:
    """Yields a served page with a new workspace; at the end, its console has to be clean.

    Args:
        served: the page and its console.
        prepare: statements that run in the page before the workspace restarts.
    """
    page, said = served
    page.evaluate(f"() => {{ {prepare} return apmWorkspace.reset(); }}")
    yield page
    complaints = said.complaints()
    assert complaints == [], f"Unexpected in the browser: {complaints}"


def restart_page(page: Page, file: Path, text: str) -> None:
    """Saves a workspace file, and waits until the workspace of a page has restarted with it."""
    page.evaluate("window.old = Microsoft.Apm.getFocusedSession()")
    save(file, text)
    page.wait_for_function("() => { try { old.title; } catch { return true; } }")
