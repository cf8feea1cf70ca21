"""The workspace that a server shows, and what it tells when its file was saved."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from apm.host.errors import HostError
from apm.host.export import export
from apm.host.server import HOST, Server
from apm.host.site import Site
from apm.host.workspace import Workspace, find_workspace

GOOD = 'app.name = "Desk"\nweb_resources = "own"\nscripts = ["*.js"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace file in a folder of its own."""
    folder = tmp_path / "mine"
    (folder / "own/new_").mkdir(parents=True)
    (folder / "own/new_page.html").write_text("mine")
    (folder / "own/new_/form.js").write_text("mine")
    (folder / "own/.secret").write_text("secret")
    (folder / "a.js").touch()
    (folder / "outside.html").write_text("secret")
    (folder / "workspace.toml").write_text(GOOD)
    return folder / "workspace.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder."""
    for name in (
        "index.html",
        "static/webresources/new_page.html",
        "static/webresources/new_b.html",
    ):
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("project's")
    return tmp_path / "project"


Ask = Callable[..., http.client.HTTPResponse]


@contextmanager
def served(site: Site, workspace: Workspace | None = None) -> Iterator[Ask]:
    """Serve a site; give what asks it and keeps the answers open."""
    with ExitStack() as stack, Server(site, workspace=workspace) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def ask(path: str, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
            stack.callback(connection.close)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            return stack.enter_context(connection.getresponse())

        yield ask
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(root: Path, file: Path) -> Iterator[Ask]:
    with served(Site(root), Workspace(file)) as ask:
        yield ask


def save(file: Path, text: str) -> None:
    """Save at one stroke, so that nobody reads half a file."""
    fresh = file.with_name("fresh")
    fresh.write_text(text)
    fresh.replace(file)


def shipped(ask: Ask) -> dict[str, Any]:
    content: dict[str, Any] = json.load(ask("/workspace.json"))
    return content


def news(response: http.client.HTTPResponse) -> tuple[str, dict[str, Any]]:
    """The next event: its id and its data; comments between are passed over."""
    lines: list[str] = []
    while True:
        line = response.readline().decode().rstrip("\n")
        if line and not line.startswith(":"):
            lines.append(line)
        elif lines:
            number, data = lines
            return number.removeprefix("id: "), json.loads(data.removeprefix("data: "))


def test_without_a_file_the_page_gets_nothing(root: Path) -> None:
    with served(Site(root)) as ask:
        answer = ask("/workspace.json")
        assert answer.read() == b"{}"
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"


def test_the_page_gets_the_settings_and_where_to_hear_of_changes(ask: Ask) -> None:
    page = shipped(ask)
    assert (page["app"], page["scripts"]) == ({"name": "Desk"}, ["a.js"])
    assert page["changes"].startswith("changes?since=")


def test_a_saved_file_is_told_to_who_listens(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    assert response.headers["Content-Type"] == "text/event-stream"
    save(file, GOOD.replace("Desk", "New desk"))
    number, told = news(response)
    assert (told["file"], told["workspace"]["app"]) == ("workspace.toml", {"name": "New desk"})
    assert told["workspace"]["changes"] == shipped(ask)["changes"] == f"changes?since={number}"


def test_a_file_that_it_names_counts_too(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    (file.parent / "b.js").touch()
    assert news(response)[1]["workspace"]["scripts"] == ["a.js", "b.js"]


def test_one_that_cannot_be_used_is_told_and_the_old_one_stays(ask: Ask, file: Path) -> None:
    before = shipped(ask)
    response = ask(f"/{before['changes']}")
    save(file, GOOD + "limits.tabs = 0\n")
    _, told = news(response)
    assert told["problems"] == [
        "workspace.toml: limits.tabs is 0, but has to be a whole number from 1 to 100"
    ]
    assert shipped(ask)["app"] == before["app"]
    assert ask("/WebResources/new_page.html").read() == b"mine"
    save(file, GOOD)
    assert news(response)[1]["workspace"]["app"] == {"name": "Desk"}


def test_who_missed_a_change_hears_of_it_on_coming_back(ask: Ask, file: Path) -> None:
    before = shipped(ask)["changes"].partition("=")[2]
    save(file, GOOD.replace("Desk", "New desk"))
    response = ask("/changes", Last_Event_ID=before)
    assert news(response)[1]["workspace"]["app"] == {"name": "New desk"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("new_page.html", b"mine"),
        ("new_/form.js", b"mine"),
        ("new_b.html", b"project's"),
    ],
)
def test_web_resources_of_the_workspace_come_first(ask: Ask, path: str, content: bytes) -> None:
    assert ask(f"/WebResources/{path}").read() == content
    assert ask(f"/%7Bversion%7D/WebResources/{path}").read() == content


def test_nothing_outside_of_the_folder_is_a_web_resource(ask: Ask, file: Path) -> None:
    try:
        (file.parent / "own/link.html").symlink_to("../outside.html")
    except OSError:
        pytest.skip("this system lets nobody make links")
    for path in ("link.html", "../outside.html", "%2e%2e/outside.html", ".secret", "new_"):
        assert ask(f"/WebResources/{path}").status == 404


def test_a_file_that_cannot_be_used_does_not_start(file: Path) -> None:
    save(file, "limits = { tabs = 0, sessions = 0 }")
    with pytest.raises(HostError) as caught:
        Workspace(file)
    assert str(caught.value).splitlines() == [
        "workspace.toml: limits.sessions is 0, but has to be a whole number from 1 to 100",
        "workspace.toml: limits.tabs is 0, but has to be a whole number from 1 to 100",
    ]


def test_the_file_of_the_current_folder_is_found(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_workspace(None) is None
    monkeypatch.chdir(file.parent)
    assert find_workspace(None) == file.resolve()
    assert find_workspace(Path("workspace.toml")) == file.resolve()
    with pytest.raises(HostError, match=r"^There is no file 'other\.toml': name a workspace file"):
        find_workspace(Path("other.toml"))


def test_the_exported_page_has_the_workspace_and_hears_of_nothing(root: Path, file: Path) -> None:
    for name in ("pyscript.toml", "apm/browser/main.py", "LICENSE", "THIRD-PARTY-NOTICES.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    export(Site(root), root / "build/site", Workspace(file))
    site = root / "build/site"
    page = json.loads((site / "workspace.json").read_text())
    assert page["app"] == {"name": "Desk"}
    assert "changes" not in page
    found = {
        path.relative_to(site / "WebResources").as_posix(): path.read_text()
        for path in (site / "WebResources").rglob("*")
        if path.is_file()
    }
    assert found == {"new_page.html": "mine", "new_/form.js": "mine", "new_b.html": "project's"}
