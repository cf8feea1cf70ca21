"""The workspace that a server serves, and its messages when the workspace file is saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from apm.host.build.export import write_content
from apm.host.host_error import HostError
from apm.host.path_options import find_workspace
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from tests.support import workspace_folder
from tests.support.workspace_folder import GOOD, Ask, news, save, served, shipped

file, root, ask = workspace_folder.file, workspace_folder.root, workspace_folder.ask


def test_without_a_file_the_page_gets_nothing(root: Path) -> None:
    with served(Site(root)) as ask:
        answer = ask("/workspace.json")
        assert answer.read() == b"{}"
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"


def test_the_page_gets_the_settings_and_where_to_hear_of_changes(ask: Ask) -> None:
    page = shipped(ask)
    assert (page["app"], page["scripts"]) == ({"name": "Desk"}, ["client-scripts/a.js"])
    assert page["changes"].startswith("changes?since=")


def test_a_saved_file_is_reported_to_listeners(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    assert response.headers["Content-Type"] == "text/event-stream"
    save(file, GOOD.replace("Desk", "New desk"))
    number, message = news(response)
    assert (message["file"], message["workspace"]["app"]) == (
        "workspace.toml",
        {"name": "New desk"},
    )
    assert message["workspace"]["changes"] == shipped(ask)["changes"] == f"changes?since={number}"


def test_a_file_that_it_names_counts_too(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    (file.parent / "b.js").touch()
    assert news(response)[1]["workspace"]["scripts"] == [
        "client-scripts/a.js",
        "client-scripts/b.js",
    ]


def test_one_that_cannot_be_used_is_reported_and_the_old_one_stays(ask: Ask, file: Path) -> None:
    before = shipped(ask)
    response = ask(f"/{before['changes']}")
    save(file, GOOD + "limits.tabs = 0\n")
    _, message = news(response)
    assert message["problems"] == [
        "workspace.toml, line 4, column 8: limits.tabs is 0, but has to be a whole number from 1 to 1000"
    ]
    assert shipped(ask)["app"] == before["app"]
    assert ask("/WebResources/new_page.html").read().endswith(b"mine")
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
    assert ask(f"/WebResources/{path}").read().endswith(content)
    assert ask(f"/%7Bversion%7D/webresources/{path}").read().endswith(content)


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
        ServedWorkspace(file)
    assert str(caught.value).splitlines() == [
        "workspace.toml, line 1, column 12: limits.tabs is 0, but has to be a whole number from 1 to 1000",
        "workspace.toml, line 1, column 22: limits.sessions is 0, but has to be a whole number from 1 to 1000",
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
    for name in ("LICENSE", "THIRD-PARTY-NOTICES.md"):
        (root / name).touch()
    write_content(Site(root), root / "build/site", ServedWorkspace(file))
    site = root / "build/site"
    page = json.loads((site / "workspace.json").read_text())
    assert page["app"] == {"name": "Desk"}
    assert "changes" not in page
    found = {
        path.relative_to(site / "WebResources").as_posix(): path.read_text()
        for path in (site / "WebResources").rglob("*")
        if path.is_file()
    }
    first = '<script src="../web-resource.js"></script>'
    assert found == {
        "new_page.html": f"{first}mine",
        "new_/form.js": "mine",
        "new_/Big Logo.PNG": "mine",
        "new_b.html": f"{first}project's",
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
    number, message = news(response)
    assert message == {"webResources": ["new_/form.js", "new_c.html", "new_page.html"]}
    assert shipped(ask)["changes"] == f"changes?since={number}"


def test_a_saved_script_is_news_of_just_that(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    (file.parent / "a.js").write_text("changed")
    assert news(response)[1] == {"scripts": ["client-scripts/a.js"]}


def test_who_missed_saved_files_hears_of_them_once(ask: Ask, file: Path) -> None:
    before = shipped(ask)["changes"].partition("=")[2]
    (file.parent / "own/new_page.html").write_text("changed")
    number, message = news(ask("/changes", Last_Event_ID=before))
    assert message == {"webResources": ["new_page.html"]}
    (file.parent / "own/new_/form.js").write_text("changed")
    assert news(ask("/changes", Last_Event_ID=number))[1] == {"webResources": ["new_/form.js"]}


@pytest.mark.parametrize("since", ["", "x", "1.2", ".99999999999999999999", "a.b.c", "%00"])
def test_a_version_that_never_was_is_no_obstacle(ask: Ask, since: str) -> None:
    _, message = news(ask(f"/changes?since={since}"))
    assert message["workspace"]["app"] == {"name": "Desk"}


def test_hidden_files_and_packages_are_no_news(ask: Ask, file: Path) -> None:
    response = ask(f"/{shipped(ask)['changes']}")
    own = file.parent / "own"
    for name in (".git/index", "node_modules/a/index.js", ".secret"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text("changed")
    (own / "new_c.html").write_text("new")
    assert news(response)[1] == {"webResources": ["new_c.html"]}
