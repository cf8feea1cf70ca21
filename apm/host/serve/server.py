"""The local web server: the page's files, with the right types, and nothing else of the machine."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

from apm.host.host_error import HostError
from apm.host.serve.media import content_type
from apm.host.serve.served_workspace import Workspace, as_json
from apm.host.serve.web_resources import asked_web_resource

if TYPE_CHECKING:
    from pathlib import Path

    from apm.host.serve.site import Site

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


MISSING = """<!doctype html><meta charset="utf-8"><title>No such web resource</title>
<p>There is no web resource <b>{name}</b> in {places}. {advice}</p>
"""
"""The page of a web resource that is not there."""

NO_FOLDER = (
    "Name a folder of your own with <code>--web-resources</code>, or as <code>web_resources</code> in workspace.toml, "
    "and put the file there."
)
OWN_FOLDER = "Put the file into the first of them."


class Server(ThreadingHTTPServer):
    """A server of one site on the loopback interface; port 0 takes any free one."""

    daemon_threads = True
    # On Windows the option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, site: Site, port: int = 0, workspace: Workspace | None = None) -> None:
        """Bind the port and listen; from here on, connections wait for `serve_forever`."""
        self.stopped = Event()
        handler = partial(Handler, site, workspace or Workspace(), self.stopped)
        super().__init__((HOST, port), handler)

    def server_close(self) -> None:
        """Close the port and let go of those who listen for changes."""
        self.stopped.set()
        super().server_close()

    @property
    def url(self) -> str:
        """The site's address, ending in a slash."""
        return f"http://{HOST}:{self.server_port}/"


def open_server(site: Site, port: int | None = None, workspace: Workspace | None = None) -> Server:
    """Serve on the port asked for, else on the default one or the next that is free."""
    if port is not None:
        try:
            return Server(site, port, workspace)
        except OSError as error:
            raise HostError(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port, or "
                "leave --port out to get the next free one."
            ) from error
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + 100):
        with contextlib.suppress(OSError):
            return Server(site, candidate, workspace)
    return Server(site, workspace=workspace)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the site's files, the workspace, and news of it."""

    protocol_version = "HTTP/1.1"
    # Else a small file waits 40 ms for the browser to acknowledge its headers.
    disable_nagle_algorithm = True
    server_version = "apm-emulator"
    sys_version = ""

    def __init__(self, site: Site, workspace: Workspace, stopped: Event, *connection: Any) -> None:
        """Handle one connection; the base class does so before it returns."""
        self.site = site
        self.workspace = workspace
        self.stopped = stopped
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
        try:
            address = urlsplit(self.path).path
        except ValueError:  # It is no address at all.
            self._start(HTTPStatus.BAD_REQUEST, {"Content-Length": "0"})
            return
        if address == "/workspace.json":
            self._send_workspace(body=body)
        elif address == "/changes" and body:
            self._tell_changes()
        else:
            self._send_file(body=body)

    def _send_workspace(self, *, body: bool) -> None:
        content = as_json(self.workspace.state())
        kind = "application/json; charset=utf-8"
        headers = {"Cache-Control": "no-store", "Content-Type": kind}
        self._start(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
        if body:
            self.wfile.write(content)

    def _tell_changes(self) -> None:
        """Send server-sent events until the page goes away or the server ends."""
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        self.close_connection = True
        headers = {"Cache-Control": "no-store", "Content-Type": "text/event-stream"}
        self._start(HTTPStatus.OK, headers)
        with contextlib.suppress(ConnectionError):
            for news in self.workspace.news_after(
                self.headers.get("Last-Event-ID", asked), self.stopped
            ):
                # A comment, where there is no news, finds out whether the page is still there.
                text = f"id: {news.version}\ndata: {json.dumps(news.told)}" if news else ":"
                self.wfile.write(f"{text}\n\n".encode())

    def _send_file(self, *, body: bool) -> None:
        # Web resources of the workspace come before those of the project.
        path = self.workspace.find(self.path) or self.site.find(self.path)
        if path is None:
            self._send_missing(body=body)
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

    def _send_missing(self, *, body: bool) -> None:
        """Say which web resource there is none of, for the person who looks at its tab; nothing else is explained."""
        name = asked_web_resource(self.path)
        page, headers = b"", {}
        if name:
            own = self.workspace.web_resources
            places = " or ".join(map(str, filter(None, (own, self.site.web_resources))))
            advice = OWN_FOLDER if own else NO_FOLDER
            text = MISSING.format(name=escape(name), places=escape(places), advice=advice)
            page = text.encode("utf-8", "replace")
            # The workspace reads this, and says the same in the console.
            headers["Server-Timing"] = f'looked;desc="{quote(places, errors="replace")}"'
            headers["Content-Type"] = "text/html; charset=utf-8"
        headers["Content-Length"] = str(len(page))
        self._start(HTTPStatus.NOT_FOUND, headers)
        if body:
            self.wfile.write(page)

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
