"""The site of an installed package, the folder that `nox -s package` puts into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from apm.host.build.export import EDITOR_FILES, export
from apm.host.host_error import HostError
from apm.host.serve.built_site import BuiltSite
from apm.host.serve.served_workspace import ServedWorkspace
from tests.support.built_page import built_page
from tests.support.running_server import running_site
from tests.support.watched_pages import Console, boot
from tests.support.workspace_folder import Ask, served


@pytest.fixture(scope="module")
def site(runtime: Path) -> BuiltSite:
    return built_page()


@pytest.fixture
def workspace(tmp_path: Path) -> ServedWorkspace:
    """A workspace file in another folder, with a script and a web resource."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/new_page.html").write_text("mine")
    (tmp_path / "a.js").write_text("window.started = true;")
    file = tmp_path / "workspace.toml"
    file.write_text('app.name = "Desk"\nweb_resources = "own"\nscripts = ["a.js"]\n')
    return ServedWorkspace(file)


@pytest.fixture
def ask(site: BuiltSite, workspace: ServedWorkspace) -> Iterator[Ask]:
    with served(site, workspace) as ask:
        yield ask


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/ClientGlobalContext.js.aspx", "text/javascript; charset=utf-8"),
        ("/WebResources/new_page.html", "text/html; charset=utf-8"),
        ("/%7B123%7D/webresources/msdyn_kbsearchpagehost.html", "text/html; charset=utf-8"),
        ("/client-scripts/a.js", "text/javascript; charset=utf-8"),
        ("/static/workspace.schema.json", "application/json; charset=utf-8"),
    ],
)
def test_it_answers_the_addresses_of_the_page(ask: Ask, path: str, kind: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_the_document_has_its_policy_and_no_id_of_a_build(ask: Ask) -> None:
    answer = ask("/")
    assert "Content-Security-Policy" in answer.headers
    assert b"apm-build" not in answer.read()


@pytest.mark.parametrize("path", ["/apm/browser/main.py", "/../__init__.py", "/none.html"])
def test_it_answers_nothing_else(ask: Ask, path: str) -> None:
    assert ask(path).status == 404


def test_the_page_boots_with_a_workspace_and_starts_no_service_worker(
    browser: Browser, site: BuiltSite, workspace: ServedWorkspace
) -> None:
    with running_site(site, workspace) as url, browser.new_context() as context:
        said = Console(url.rstrip("/"))
        said.watch(context)
        page = context.new_page()
        boot(page, said, url)
        page.evaluate("apmWorkspace.drawn()")
        assert page.locator(".app-name").inner_text() == "Desk"
        assert page.evaluate("started") is True
        workers = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        assert page.evaluate(workers) == 0
        assert said.complaints() == []


def test_an_export_of_it_is_the_build_with_the_workspace(
    site: BuiltSite, workspace: ServedWorkspace, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    export(site, target, workspace, quality=None)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    own = {
        "WebResources/new_page.html",
        "client-scripts/a.js",
    }
    of_serve = {"served.html", *(f"static/{name}" for name in EDITOR_FILES)}
    assert names - own == {path.as_posix() for path in site.files()} - of_serve
    assert own < names
    assert '"Desk"' in (target / "workspace.json").read_text()
    assert "apm-build" in (target / "index.html").read_text()


def test_an_export_replaces_an_earlier_one_and_nothing_else(
    site: BuiltSite, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    target.mkdir()
    export(site, target, quality=None)
    (target / "old.html").touch()
    export(site, target, quality=None)
    assert not (target / "old.html").exists()
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "index.html").touch()
    for place, why in (
        (mine, "has files that are not of a build"),
        (mine / "index.html", "a file"),
    ):
        with pytest.raises(HostError, match=why):
            export(site, place, quality=None)
    assert [path.name for path in mine.iterdir()] == ["index.html"]
