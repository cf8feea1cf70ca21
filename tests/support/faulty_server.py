"""A server between a page and the development server, which breaks the answers for some files."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.support.running_server import running

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_HEADERS = {"connection", "content-length", "date", "server", "transfer-encoding"}

CUT, HUNG = "cut", "hung"
"""The faults: half of the answer, and then a reset of the connection, or nothing more. A number is a status."""


class FaultyServer(ThreadingHTTPServer):
    """Passes requests on to another server.

    Attributes:
        faults: by the end of a path: what happens to its answer.
    """

    daemon_threads = True

    def __init__(self, url: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.real = urlsplit(url).netloc
        self.faults: dict[str, str | int] = {}
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        """Its address, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def faulty(url: str) -> Iterator[FaultyServer]:
    """Runs a faulty server before the server at an address."""
    with running(FaultyServer(url)) as server:
        yield server
        server.ended.set()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultyServer

    def do_GET(self) -> None:
        """Answers as the other server does, or with the fault of the path."""
        connection = HTTPConnection(self.server.real)
        connection.request("GET", self.path, headers={"Host": self.server.real})
        answer = connection.getresponse()
        path = urlsplit(self.path).path
        faults = (fault for end, fault in self.server.faults.items() if path.endswith(end))
        fault = next(faults, None)
        if answer.headers.get("Content-Type", "").startswith("text/event-stream"):
            # The changes of files, which a started page waits for.
            self.send_error(404)
            return
        body = answer.read()
        connection.close()
        self.send_response(fault if isinstance(fault, int) else answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in OWN_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault in {CUT, HUNG}:
            self.wfile.write(body[: len(body) // 2])
            self._leave(is_reset=fault == CUT)
        else:
            # A page that has ended reads no more.
            with suppress(ConnectionError):
                self.wfile.write(body)

    def _leave(self, *, is_reset: bool) -> None:
        self.close_connection = True
        if not is_reset:
            self.server.ended.wait()
            return
        # Closing sends a reset, not an end.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, *_given: Any) -> None:
        """Says nothing."""
