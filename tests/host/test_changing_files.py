"""Files that change, or connections that end, while the development server answers."""

from __future__ import annotations

import http.client
import os
import socket
import struct
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from apm.host.serve.served_file import ServedFile, on_disk
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import HOST, Server
from apm.host.serve.site import Site
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from tests.support.running_server import running

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
LARGE = 30_000_000
"""The size of a file, in bytes, that no buffer between server and client holds."""


def connection(server: Server) -> closing[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection(HOST, server.server_port, timeout=20))


@pytest.mark.parametrize("size", [0, 10, LARGE * 2])
def test_an_answer_is_whole_when_its_file_changes_as_it_is_sent(tmp_path: Path, size: int) -> None:
    file = tmp_path / "new_large.js"
    file.write_bytes(b" " * LARGE)
    workspace = ServedWorkspace(None, tmp_path)
    with running(Server(Site(ROOT), workspace=workspace)) as server, connection(server) as client:
        client.request("GET", "/WebResources/new_large.js")
        response = client.getresponse()
        os.truncate(file, size)
        content = response.read()
        assert len(content) == int(response.headers["Content-Length"]) == LARGE
        client.request("GET", "/WebResources/new_large.js")
        assert len(client.getresponse().read()) == size


def test_a_file_that_was_just_saved_is_sent_again(tmp_path: Path) -> None:
    """It may be saved once more within the same tick of the clock of the file system."""
    file = tmp_path / "new_page.css"
    file.write_text("one")
    workspace = ServedWorkspace(None, tmp_path)
    with running(Server(Site(ROOT), workspace=workspace)) as server, connection(server) as client:
        client.request("GET", "/WebResources/new_page.css")
        first = client.getresponse()
        assert first.read() == b"one"
        stamp = file.stat().st_mtime_ns
        file.write_text("two")
        os.utime(file, ns=(stamp, stamp))
        known = {"If-None-Match": first.headers["ETag"] or '"none"'}
        client.request("GET", "/WebResources/new_page.css", headers=known)
        assert client.getresponse().read() == b"two"


@pytest.mark.parametrize("path", ["/WebResources/new_page.html", "/client-scripts/a.js"])
def test_a_file_that_is_gone_when_it_is_read_is_missing(
    tmp_path: Path, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    class Late(ServedWorkspace):
        def find(self, target: str) -> ServedFile:
            return on_disk(tmp_path / target[1:])

    with running(Server(Site(ROOT), workspace=Late())) as server, connection(server) as client:
        client.request("GET", path)
        response = client.getresponse()
        assert response.status == 404
        response.read()
        client.request("GET", "/workspace.json")
        assert client.getresponse().status == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "path", ["/workspace.json", "/WebResources/none", "/index.html", "/changes"]
)
def test_a_connection_that_resets_is_no_error(path: str, capfd: pytest.CaptureFixture[str]) -> None:
    with running(Server(Site(ROOT))) as server:
        for _ in range(20):
            with socket.create_connection((HOST, server.server_port)) as client:
                client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode() * 20)
                # Closing sends a reset, not an end.
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with connection(server) as client:
            client.request("GET", "/workspace.json")
            assert client.getresponse().status == 200
    assert capfd.readouterr() == ("", "")


def test_what_fails_is_reported_in_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    class Broken(ServedWorkspace):
        def find(self, target: str) -> ServedFile | None:
            raise ValueError(f"{target} is too odd")

    with running(Server(Site(ROOT), workspace=Broken())) as server, connection(server) as client:
        client.request("GET", "/a")
        response = client.getresponse()
        assert (response.status, response.headers["Connection"]) == (500, "close")
    said = "The request for /a was not answered: /a is too odd\n"
    assert capfd.readouterr() == ("", said)


def test_a_workspace_file_that_is_saved_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    """The first reading tells which other files belong to it; a save before that is known counts too."""
    file = tmp_path / "workspace.toml"
    file.write_text('user.name = "Ana"\nscripts = ["*.js"]\n')
    (tmp_path / "one.js").write_text("")
    saves = iter(['user.name = "Ben"\nscripts = ["*.js"]\n'])

    def save_and_read(read: Path, solutions: Sequence[Path], folder: Path | None) -> WorkspaceFile:
        found = read_workspace(read, solutions, folder)
        file.write_text(next(saves, file.read_text()))
        return found

    with patch("apm.host.serve.workspace_reader.read_workspace", save_and_read):
        served = ServedWorkspace(file)
    assert served.state().page["user"] == {"name": "Ben"}


def test_a_save_with_the_same_time_and_size_is_read(tmp_path: Path) -> None:
    file = tmp_path / "workspace.toml"
    file.write_text('user.name = "Ana"\n')
    served = ServedWorkspace(file)
    first = served.state()
    stamp = file.stat().st_mtime_ns
    file.write_text('user.name = "Ben"\n')
    os.utime(file, ns=(stamp, stamp))
    second = served.state()
    assert (first.page["user"], second.page["user"]) == ({"name": "Ana"}, {"name": "Ben"})
    assert first.version != second.version
    assert served.state().version == second.version
