"""Requests to the Web API, which the development server leaves to the page."""

from __future__ import annotations

import http.client
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from apm.host.serve.server import HOST, Server
from apm.host.serve.site import Site
from tests.support.asked_server import Ask, asking
from tests.support.running_server import running


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    with asking(Site(tmp_path)) as send:
        yield send


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "address",
    [
        "/api/data/v9.2/accounts?$top=1",
        "/API/data/v9.2/accounts",
        "/XRMServices/2011/Organization.svc/web",
    ],
)
def test_requests_to_the_web_api_are_left_to_the_page(ask: Ask, method: str, address: str) -> None:
    response = ask(address, method)
    assert (response.status, response.headers["Apm-Answer"]) == (204, "page")
    assert response.read() == b""


def test_other_services_of_the_product_are_not_there(ask: Ask) -> None:
    assert ask("/XRMServices/2011/Discovery.svc").status == 404


def test_the_body_of_such_a_request_is_read(tmp_path: Path) -> None:
    with running(Server(Site(tmp_path))) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=10)
        for _ in range(2):
            connection.request("POST", "/api/data/v9.2/accounts", body="GET / HTTP/1.1")
            response = connection.getresponse()
            assert (response.status, response.read()) == (204, b"")
        connection.close()


def test_such_a_body_is_not_kept(tmp_path: Path) -> None:
    """A page of any site can send one: it must not fill the memory."""
    length = 40 * 2**20
    with running(Server(Site(tmp_path))) as server:
        connection = http.client.HTTPConnection(HOST, server.server_port, timeout=60)
        tracemalloc.start()
        connection.request(
            "POST",
            "/api/data/v9.2/accounts",
            body=(bytes(2**16) for _ in range(length // 2**16)),
            headers={"Content-Length": str(length)},
        )
        assert connection.getresponse().status == 204
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        connection.close()
    assert most < length / 4


@pytest.mark.parametrize(
    ("length", "status", "sentence"),
    [
        (str(128 * 2**20 + 1), 413, "The request is longer than 134217728 bytes."),
        ("9" * 5000, 400, f"The Content-Length '{'9' * 20}' is not a number of bytes."),
        ("-1", 400, "The Content-Length '-1' is not a number of bytes."),
        ("1_0", 400, "The Content-Length '1_0' is not a number of bytes."),
    ],
)
def test_a_length_that_is_too_large_or_no_number_is_refused(
    ask: Ask, length: str, status: int, sentence: str, capfd: pytest.CaptureFixture[str]
) -> None:
    response = ask("/api/data/v9.2/accounts", "POST", Content_Length=length)
    assert (response.status, response.read().decode()) == (status, f"{sentence}\n")
    assert response.headers["Connection"] == "close"
    assert capfd.readouterr().err == ""
