"""A folder with a workspace, its server, and the responses and events of the server."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import HOST, Server
from apm.host.serve.site import Site
from tests.support.running_server import running

GOOD = 'app.name = "Desk"\nweb_resources = "own"\nscripts = ["*.js"]\n'


# Test files assign these fixtures to names, because other test files have fixtures of the same names.


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace file in a new folder."""
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
    """The folder of a project."""
    for name in (
        "index.html",
        "static/client-global-context.js",
        "static/web-resource.js",
        "static/webresources/new_page.html",
        "static/webresources/new_b.html",
    ):
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("project's")
    return tmp_path / "project"


Ask = Callable[..., http.client.HTTPResponse]


@contextmanager
def served(site: Site, workspace: ServedWorkspace | None = None) -> Iterator[Ask]:
    """Serves a site, and yields a function that sends requests and keeps the responses open."""
    with ExitStack() as stack, running(Server(site, workspace=workspace)) as server:

        def ask(path: str, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
            stack.callback(connection.close)
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            return stack.enter_context(connection.getresponse())

        yield ask


@pytest.fixture
def ask(root: Path, file: Path) -> Iterator[Ask]:
    """Sends requests to a server of the workspace file."""
    with served(Site(root), ServedWorkspace(file)) as ask:
        yield ask


def save(file: Path, text: str) -> None:
    """Saves a file atomically, so that the server never reads a part."""
    fresh = file.with_name("fresh")
    fresh.write_text(text)
    fresh.replace(file)


def shipped(ask: Ask) -> dict[str, Any]:
    """The settings that the server sends to the page."""
    content: dict[str, Any] = json.load(ask("/workspace.json"))
    return content


def news(response: http.client.HTTPResponse) -> tuple[str, dict[str, Any]]:
    """The id and the data of the next event; comments are skipped."""
    lines: list[str] = []
    while True:
        line = response.readline().decode().rstrip("\n")
        if line and not line.startswith(":"):
            lines.append(line)
        elif lines:
            number, data = lines
            return number.removeprefix("id: "), json.loads(data.removeprefix("data: "))
