"""The folder for static hosts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from apm.host.build.export import export
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support.page_strips import open_tab
from tests.support.running_server import running
from tests.support.watched_pages import Console, boot

ROOT = Path(__file__).resolve().parents[2]

FILES = [
    "index.html",
    "pyscript.toml",
    "LICENSE",
    "THIRD-PARTY-NOTICES.md",
    "apm/browser/main.py",
    "apm/workspace/workspace.py",
    "static/boot.js",
    "static/client-global-context.js",
    "static/.npmrc",
    "static/package.json",
    "static/package-lock.json",
    "static/node_modules/preact/index.js",
    "static/runtime/apm.zip",
    "static/runtime/pyodide/python_stdlib.zip",
    "static/webresources/new_/page.html",
    "examples/form.html",
    "tests/conftest.py",
]


def contents(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "project"


def test_the_folder_holds_the_page_and_its_notices(root: Path) -> None:
    export(Site(root), root / "build/site")
    assert contents(root / "build/site") == {
        "index.html",
        "pyscript.toml",
        "workspace.json",
        "LICENSE",
        "THIRD-PARTY-NOTICES.md",
        "apm/browser/main.py",
        "static/boot.js",
        "static/runtime/apm.zip",
        "static/client-global-context.js",
        "WebResources/new_/page.html",
        "ClientGlobalContext.js.aspx",
        "WebResources/ClientGlobalContext.js.aspx",
        "WebResources/new_/ClientGlobalContext.js.aspx",
        "examples/form.html",
    }


def test_an_older_folder_is_replaced(root: Path) -> None:
    target = root / "build/site"
    target.mkdir(parents=True)
    (target / "old.html").touch()
    export(Site(root), target)
    assert "old.html" not in contents(target)
    assert [path.name for path in target.parent.iterdir()] == ["site"]


class StaticHost(SimpleHTTPRequestHandler):
    """A host that serves only files."""

    def log_message(self, *_: object) -> None:
        """Writes no log."""


@pytest.fixture
def static_host(tmp_path: Path, runtime: Path) -> Iterator[str]:
    """The address of the exported page, in a subfolder as on many hosts."""
    own = tmp_path / "own/new_/deep/page.html"
    own.parent.mkdir(parents=True)
    own.write_text("<!doctype html><script src='../../ClientGlobalContext.js.aspx'></script>")
    export(Site(ROOT), tmp_path / "emulator/site", ServedWorkspace(web_resources=tmp_path / "own"))
    handler = partial(StaticHost, directory=str(tmp_path))
    with running(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}/emulator/site/"


def test_the_folder_boots_on_a_plain_static_host(browser: Browser, static_host: str) -> None:
    said = Console(static_host.removesuffix("/emulator/site/"))
    with browser.new_context() as context:
        said.watch(context)
        page = context.new_page()
        boot(page, said, static_host)
        assert page.evaluate("Microsoft.Apm.getFocusedSession().sessionId") == "session-id-0"
        script = "[typeof GetGlobalContext, Xrm === parent.Xrm]"
        assert web_resource(page, "new_/deep/page.html").evaluate(script) == ["function", True]
        assert said.complaints() == []
        with page.expect_console_message(lambda each: each.type == "warning"):
            web_resource(page, "new_none.html")
        missing, warning = said.complaints()
        assert missing.startswith("error: Failed to load resource")
        assert warning == (
            "warning: tab-id-2 'Pane': there is no web resource 'new_none.html' "
            "in the folder WebResources of this site"
        )


def web_resource(page: Page, name: str) -> Frame:
    """Opens a web resource in a tab and returns its loaded frame."""
    with page.expect_event("framenavigated", lambda frame: frame.url.endswith(name)) as navigated:
        open_tab(page, "apm_webresource", webresourceName=name, title="Pane")
    frame: Frame = navigated.value
    frame.wait_for_load_state()
    return frame
