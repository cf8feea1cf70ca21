"""Who may read what the development server sends: pages of its own origin, at the names of this machine."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from apm.host.serve.readers import FOR_OWN_ORIGIN
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.server import HOST, Server
from apm.host.serve.site import Site
from tests.support.running_server import running

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = (
    "/",
    "/static/boot.js",
    "/static/form-frame.html",
    "/workspace.json",
    "/changes",
    "/client-scripts/own.js",
    "/WebResources/new_page.html",
    "/WebResources/missing",
    "/missing",
)

Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def workspace(tmp_path: Path) -> ServedWorkspace:
    (tmp_path / "own.js").write_text("secret()")
    (tmp_path / "new_page.html").write_text("<p>secret</p>")
    file = tmp_path / "workspace.toml"
    file.write_text('scripts = ["own.js"]\nweb_resources = "."\n')
    return ServedWorkspace(file)


@pytest.fixture
def ask(workspace: ServedWorkspace) -> Iterator[Ask]:
    """Sends a request to a server that also has other names, with any Host headers."""
    with ExitStack() as stack:

        def send(
            path: str, *hosts: str, method: str = "GET", names: tuple[str, ...] = ()
        ) -> http.client.HTTPResponse:
            server = stack.enter_context(
                running(Server(Site(ROOT), workspace=workspace, names=names))
            )
            connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
            stack.callback(connection.close)
            connection.putrequest(method, path, skip_host=True)
            for host in hosts:
                connection.putheader("Host", host)
            connection.endheaders()
            return connection.getresponse()

        yield send


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_another_host_reads_nothing(ask: Ask, path: str, method: str) -> None:
    """After DNS rebinding, the name of a foreign page leads to this server."""
    response = ask(path, "rebound.example:8642", method=method)
    assert response.status == 421
    text = response.read().decode()
    assert "secret" not in text
    if method == "GET":
        assert text == (
            "This server does not answer for the host 'rebound.example:8642': open "
            "http://127.0.0.1, or name the host with --host.\n"
        )


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1:8642",
        "127.8.9.1:80",
        "localhost",
        "LOCALHOST.:8642",
        "apm.localhost:8642",
        "[::1]",
        "[::1]:8642",
    ],
)
def test_the_names_of_this_machine_are_answered(ask: Ask, host: str) -> None:
    assert ask("/workspace.json", host).status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost.example",),
        ("notlocalhost",),
        ("127.0.0.1.example",),
        ("a@127.0.0.1",),
        ("127.0.0.1/",),
        ("127.0.0.1:80:80",),
        ("[::1].example",),
        ("[::2]",),
        ("[",),
        ("10.0.0.1",),
        ("0.0.0.0",),
        ("127.0.0.1\N{LATIN SMALL LETTER E WITH ACUTE}",),
        ("1" * 5000,),
    ],
)
def test_other_hosts_are_not(ask: Ask, hosts: tuple[str, ...]) -> None:
    assert ask("/workspace.json", *hosts).status == 421


def test_named_hosts_are_answered_too(ask: Ask) -> None:
    names = ("Desk.example", "192.0.2.7")
    for host in ("desk.example:8642", "192.0.2.7", "localhost"):
        assert ask("/workspace.json", host, names=names).status == 200
    assert ask("/workspace.json", "other.example", names=names).status == 421


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_is_for_the_pages_of_its_origin(ask: Ask, path: str) -> None:
    headers = ask(path, "127.0.0.1").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Access-Control-Allow-Origin"] is None
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert ("script-src" in policy) == (path == "/")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /" + "x" * 70_000 + " HTTP/1.1", 414),
        ("PROPFIND / HTTP/1.1", 501),
        ("GET / HTTP/9.0", 505),
        ("GET / HTTP/x", 400),
        ("GET / and more HTTP/1.1", 400),
        ("POST /api/data/v9.2/accounts HTTP/1.1\r\nContent-Length: x", 400),
        ("POST /api/data/v9.2/accounts HTTP/1.1", 204),
        ("GET / HTTP/1.1\r\nX: " + "x" * 70_000, 431),
    ],
)
def test_so_is_every_answer_to_a_request_that_cannot_be_read(
    workspace: ServedWorkspace, line: str, status: int
) -> None:
    with running(Server(Site(ROOT), workspace=workspace)) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        with closing(connection):
            connection.connect()
            connection.sock.sendall(f"{line}\r\nHost: 127.0.0.1\r\n\r\n".encode())
            response = http.client.HTTPResponse(connection.sock)
            response.begin()
    assert response.status == status
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_the_browser_may_find_out_the_type_of_a_web_resource_without_an_ending(
    ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "new_page").write_text("<!doctype html>")
    headers = ask("/WebResources/new_page", "127.0.0.1").headers
    assert headers["Content-Type"] is None
    assert headers["X-Content-Type-Options"] is None
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_hosts_in_the_docs_send_the_same_headers() -> None:
    blocks = (ROOT / "docs/hosting.md").read_text("utf-8").split("```")[1::2]
    assert [block.partition("\n")[0] for block in blocks] == ["nginx", "apache"]
    for block in blocks:
        for name, value in FOR_OWN_ORIGIN.items():
            assert re.search(rf'{name} "?{re.escape(value)}', block)


def test_by_default_only_this_machine_reaches_the_server() -> None:
    with Server(Site(ROOT)) as server:
        assert server.server_address[0] == "127.0.0.1"
    with Server(Site(ROOT), names=("desk.example",)) as server:
        assert server.server_address[0] == "0.0.0.0"
        assert server.url == f"http://127.0.0.1:{server.server_port}/"
