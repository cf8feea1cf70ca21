"""The local web server: the page's files, with the right types, and nothing else of the machine."""

from __future__ import annotations

import contextlib
import os
import shutil
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from apm.host.errors import HostError
from apm.host.media import content_type

if TYPE_CHECKING:
    from pathlib import Path

    from apm.host.site import Site

HOST = "127.0.0.1"
DEFAULT_PORT = 8642

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'",  # PyScript needs 'unsafe-eval'.
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self' https: http://localhost:*",
    )
)
"""For the shell alone: people's web resources have inline scripts and styles."""


class Server(ThreadingHTTPServer):
    """A server of one site on the loopback interface; port 0 takes any free one."""

    daemon_threads = True
    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, site: Site, port: int = 0) -> None:
        """Bind the port and listen; from here on, connections wait for `serve_forever`."""
        super().__init__((HOST, port), partial(Handler, site))

    @property
    def url(self) -> str:
        """The site's address, ending in a slash."""
        return f"http://{HOST}:{self.server_port}/"


def open_server(site: Site, port: int | None = None) -> Server:
    """Serve on the port asked for, else on the default one or the next that is free."""
    if port is not None:
        try:
            return Server(site, port)
        except OSError as error:
            raise HostError(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port, or "
                "leave --port out to get the next free one."
            ) from error
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + 100):
        with contextlib.suppress(OSError):
            return Server(site, candidate)
    return Server(site)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the site's files."""

    protocol_version = "HTTP/1.1"
    server_version = "apm-emulator"
    sys_version = ""

    def __init__(self, site: Site, *connection: Any) -> None:
        """Handle one connection; the base class does so before it returns."""
        self.site = site
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Send the file that the address shows."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the content."""
        self._answer(body=False)

    def _refuse(self) -> None:
        self.close_connection = True  # A body that nobody reads may follow.
        self._start(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Content-Length": "0"})

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse

    def _answer(self, *, body: bool) -> None:
        path = self.site.find(self.path)
        if path is None:
            self._start(HTTPStatus.NOT_FOUND, {"Content-Length": "0"})
            return
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            headers = self._headers(path, f'"{status.st_mtime_ns:x}-{status.st_size:x}"')
            if self._has(headers["ETag"]):
                self._start(HTTPStatus.NOT_MODIFIED, headers)
                return
            self._start(HTTPStatus.OK, {**headers, "Content-Length": str(status.st_size)})
            if body:
                with contextlib.suppress(ConnectionError):  # The browser may go away meanwhile.
                    shutil.copyfileobj(file, self.wfile)

    def _headers(self, path: Path, etag: str) -> dict[str, str]:
        headers = {"Cache-Control": "no-cache", "ETag": etag}
        kind = content_type(path)
        if kind is not None:
            headers["Content-Type"] = kind
        if path == self.site.shell:
            headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        return headers

    def _has(self, etag: str) -> bool:
        """Tell whether the browser says that it holds this very version."""
        known = self.headers.get("If-None-Match", "")
        return etag in (tag.strip().removeprefix("W/") for tag in known.split(","))

    def _start(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the browser's own tools show every request."""
