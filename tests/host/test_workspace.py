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
from apm.host.workspace import Workspace, find_folder, find_workspace

GOOD = 'app.name = "Desk"\nweb_resources = "own"\nscripts = ["*.js"]\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace file in a folder of its own."""
    folder = tmp_path / "mine"
    (folder / "own/new_").mkdir(parents=True)
    (folder / "own/new_page.html").write_text("mine")
    (folder / "own/new_/form.js").write_text("mine")
    (folder / "own/new_/Big Logo.PNG").write_text("mine")
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
        "static/client-global-context.js",
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
    assert (page["app"], page["scripts"]) == ({"name": "Desk"}, ["client-scripts/a.js"])
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
    assert news(response)[1]["workspace"]["scripts"] == [
        "client-scripts/a.js",
        "client-scripts/b.js",
    ]


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
        ("NEW_Page.html", b"mine"),
        ("new_/big%20logo.png", b"mine"),
        ("New_B.html", b"project's"),
    ],
)
def test_web_resources_of_the_workspace_come_first(ask: Ask, path: str, content: bytes) -> None:
    assert ask(f"/WebResources/{path}").read() == content
    assert ask(f"/%7Bversion%7D/webresources/{path}").read() == content


WAYS_OUT = (
    "../outside.html",
    "new_/../../outside.html",
    "%2e%2e/outside.html",
    "%2E%2E%2Foutside.html",
    "..%5coutside.html",
    "..\\outside.html",
    "%252e%252e/outside.html",
    "/etc/passwd",
    "%2Fetc%2Fpasswd",
    "C:/outside.html",
    "c%3a%5coutside.html",
    "new_page.html%00.js",
    "new_page.html/",
    "new_page.html::$DATA",
    ".secret",
    "new_/.secret",
    "new_",
    "",
)


def test_nothing_outside_of_the_folder_is_a_web_resource(ask: Ask, file: Path) -> None:
    try:
        (file.parent / "own/link.html").symlink_to("../outside.html")
    except OSError:
        pytest.skip("this system lets nobody make links")
    for path in ("link.html", "LINK.html", *WAYS_OUT):
        answer = ask(f"/WebResources/{path}")
        assert (answer.status, b"secret" in answer.read().replace(path.encode(), b"")) == (
            404,
            False,
        )


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
    assert found == {
        "new_page.html": "mine",
        "new_/form.js": "mine",
        "new_/Big Logo.PNG": "mine",
        "new_b.html": "project's",
        "ClientGlobalContext.js.aspx": "project's",
        "new_/ClientGlobalContext.js.aspx": "project's",
    }
    assert (site / "ClientGlobalContext.js.aspx").read_text() == "project's"
    assert (site / "client-scripts/a.js").is_file()


def test_a_saved_web_resource_is_news_of_just_that(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    (file.parent / "own/new_/form.js").write_text("changed")
    (file.parent / "own/new_c.html").write_text("new")
    (file.parent / "own/new_page.html").unlink()
    number, told = news(response)
    assert told == {"webResources": ["new_/form.js", "new_c.html", "new_page.html"]}
    assert shipped(ask)["changes"] == f"changes?since={number}"


def test_a_saved_script_is_news_of_just_that(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    (file.parent / "a.js").write_text("changed")
    assert news(response)[1] == {"scripts": ["client-scripts/a.js"]}


def test_who_missed_saved_files_hears_of_them_once(ask: Ask, file: Path) -> None:
    before = shipped(ask)["changes"].partition("=")[2]
    (file.parent / "own/new_page.html").write_text("changed")
    number, told = news(ask("/changes", Last_Event_ID=before))
    assert told == {"webResources": ["new_page.html"]}
    (file.parent / "own/new_/form.js").write_text("changed")
    assert news(ask("/changes", Last_Event_ID=number))[1] == {"webResources": ["new_/form.js"]}


@pytest.mark.parametrize("since", ["", "x", "1.2", ".99999999999999999999", "a.b.c", "%00"])
def test_a_version_that_never_was_is_no_obstacle(ask: Ask, since: str) -> None:
    _, told = news(ask(f"/changes?since={since}"))
    assert told["workspace"]["app"] == {"name": "Desk"}


def test_hidden_files_and_packages_are_no_news(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    own = file.parent / "own"
    for name in (".git/index", "node_modules/a/index.js", ".secret"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("changed")
    (own / "new_c.html").write_text("new")
    assert news(response)[1] == {"webResources": ["new_c.html"]}


class TestScripts:
    """Listed scripts, and nothing else of their folder."""

    @pytest.fixture
    def file(self, file: Path) -> Path:
        files = {
            "scripts/named.js": "named\n//# sourceMappingURL=../maps/named.js.map\n",
            "scripts/beside one.js": "beside",
            "scripts/beside one.js.map": "map beside",
            "scripts/out.js": "out\n//# sourceMappingURL=../../project/secret.map",
            "scripts/other.js.map": "secret",
            "scripts/.hidden.js": "secret",
            "maps/named.js.map": "map named",
            "maps/other.map": "secret",
            "../project/secret.map": "secret",
        }
        for name, text in files.items():
            path = file.parent / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        file.write_text('scripts = ["scripts/*.js"]')
        return file

    @pytest.mark.parametrize(
        ("path", "content", "kind"),
        [
            ("scripts/named.js?v=2", b"named", "text/javascript; charset=utf-8"),
            ("scripts/beside%20one.js", b"beside", "text/javascript; charset=utf-8"),
            ("scripts/beside%20one.js.map", b"map beside", "application/json; charset=utf-8"),
            ("maps/named.js.map", b"map named", "application/json; charset=utf-8"),
        ],
    )
    def test_scripts_and_their_source_maps_are_served(
        self, ask: Ask, path: str, content: bytes, kind: str
    ) -> None:
        answer = ask(f"/client-scripts/{path}")
        assert answer.read().startswith(content)
        assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
            kind,
            "no-cache",
        )

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "workspace.toml",
            "outside.html",
            "own/new_page.html",
            "scripts",
            "scripts/.hidden.js",
            "scripts/other.js.map",
            "maps/other.map",
            "scripts/../workspace.toml",
            "scripts/%2e%2e/workspace.toml",
            "../../project/secret.map",
            "%2e%2e/%2e%2e/project/secret.map",
            "..%5c..%5cproject/secret.map",
            "/etc/passwd",
            "C:/secret",
            "scripts/named.js%00",
            "scripts/NAMED.js",
        ],
    )
    def test_nothing_else_is(self, ask: Ask, path: str) -> None:
        answer = ask(f"/client-scripts/{path}")
        assert (answer.status, answer.read()) == (404, b"")

    def test_a_script_that_became_a_link_out_of_the_folder_is_gone(
        self, ask: Ask, file: Path
    ) -> None:
        script = file.parent / "scripts/named.js"
        script.unlink()
        try:
            script.symlink_to("../../project/secret.map")
        except OSError:
            pytest.skip("this system lets nobody make links")
        assert ask("/client-scripts/scripts/named.js").status == 404

    @pytest.mark.parametrize(
        ("name", "link_to"), [("scripts/.hidden.js", ""), ("link.js", "../project/secret.map")]
    )
    def test_one_that_cannot_be_served_is_a_problem(
        self, file: Path, name: str, link_to: str
    ) -> None:
        if link_to:
            try:
                (file.parent / name).symlink_to(link_to)
            except OSError:
                pytest.skip("this system lets nobody make links")
        file.write_text(f'scripts = ["{name}"]')
        allowed = "a file that is not hidden, and no link out of its folder"
        with pytest.raises(HostError, match=f"scripts is '{name}', but has to be {allowed}"):
            Workspace(file)

    def test_a_list_that_leaves_the_folder_starts_further_up(self, file: Path) -> None:
        shared = file.parent.parent / "shared/c.js"
        shared.parent.mkdir()
        shared.write_text("shared")
        file.write_text('scripts = ["scripts/named.js", "../shared/*.js"]')
        workspace = Workspace(file)
        assert workspace.state().page["scripts"] == [
            "client-scripts/mine/scripts/named.js",
            "client-scripts/shared/c.js",
        ]
        assert workspace.find("/client-scripts/shared/c.js") == shared
        assert workspace.find("/client-scripts/mine/maps/named.js.map") is not None

    def test_the_exported_page_has_them_and_their_maps(
        self, root: Path, file: Path, tmp_path: Path
    ) -> None:
        for name in ("pyscript.toml", "apm/browser/main.py", "LICENSE", "THIRD-PARTY-NOTICES.md"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).touch()
        export(Site(root), tmp_path / "site", Workspace(file))
        scripts = tmp_path / "site/client-scripts"
        found = {path.relative_to(scripts).as_posix() for path in scripts.rglob("*.*")}
        assert found == {
            "scripts/named.js",
            "scripts/beside one.js",
            "scripts/beside one.js.map",
            "scripts/out.js",
            "maps/named.js.map",
        }


class TestFolderAsked:
    """The folder of web resources that the command line names."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "asked").mkdir()
        (tmp_path / "asked/new_page.html").write_text("asked")
        return tmp_path / "asked"

    def test_it_wins_over_the_one_of_the_file(self, root: Path, file: Path, folder: Path) -> None:
        with served(Site(root), Workspace(file, folder)) as ask:
            assert ask("/WebResources/new_page.html").read() == b"asked"
            assert ask("/WebResources/new_/form.js").status == 404
            response = ask(f"/{shipped(ask)['changes']}")
            (folder / "new_page.html").write_text("changed")
            assert news(response)[1] == {"webResources": ["new_page.html"]}

    def test_it_needs_no_file(self, root: Path, folder: Path) -> None:
        with served(Site(root), Workspace(web_resources=folder)) as ask:
            page = shipped(ask)
            assert list(page) == ["changes"]
            response = ask(f"/{page['changes']}")
            (folder / "new_page.html").write_text("changed")
            assert news(response)[1] == {"webResources": ["new_page.html"]}
            assert ask("/WebResources/new_page.html").read() == b"changed"

    def test_one_that_is_not_there_is_one_sentence(self, folder: Path) -> None:
        assert find_folder(None) is None
        assert find_folder(folder) == folder.resolve()
        with pytest.raises(HostError, match=r"^There is no folder '.*none': name a folder"):
            find_folder(folder / "none")
