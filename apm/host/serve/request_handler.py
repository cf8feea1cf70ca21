"""Answers requests: the files of the page with their content types, and nothing else of the machine."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import parse_qs, quote, urlsplit

from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.media import content_type
from apm.host.serve.missing_page import missing_page
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.web_resources import asked_web_resource
from apm.host.serve.workspace_state import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from apm.host.serve.site import Site

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
"""Sent with the shell only: web resources may have inline scripts and styles."""

WEB_API = "/api/data/"
"""The start of the addresses of the Web API."""


class RequestHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the files of the site, the workspace, and its changes.

    Requests to the Web API get an answer that says that the page answers them.
    """

    protocol_version = "HTTP/1.1"
    # Otherwise a small file waits 40 ms until the browser acknowledges the headers.
    disable_nagle_algorithm = True
    server_version = "apm-emulator"
    sys_version = ""

    def __init__(
        self, site: Site, workspace: ServedWorkspace, stopped: Event, *connection: Any
    ) -> None:
        """Handle one connection; the base class does so before it returns."""
        self.site = site
        self.workspace = workspace
        self.stopped = stopped
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Send the file at the address."""
        if not self._left_to_page():
            self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what GET would, without the content."""
        if not self._left_to_page():
            self._answer(body=False)

    def _left_to_page(self) -> bool:
        """Leave a request to the Web API to the page: tests and the tools of the browser see it, and can answer it."""
        if not self.path.startswith(WEB_API):
            return False
        length = self.headers.get("Content-Length", "0")
        if self.headers.get("Transfer-Encoding") or not length.isdecimal():
            self.close_connection = True
        else:
            self.rfile.read(int(length))
        self._start(HTTPStatus.NO_CONTENT, {"Apm-Answer": "page", "Cache-Control": "no-store"})
        return True

    def _refuse(self) -> None:
        if self._left_to_page():
            return
        self.close_connection = True  # The request may have a body, which is not read.
        self._start(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Content-Length": "0"})

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse

    def _answer(self, *, body: bool) -> None:
        try:
            address = urlsplit(self.path).path
        except ValueError:  # The target is not an address.
            self._start(HTTPStatus.BAD_REQUEST, {"Content-Length": "0"})
            return
        if address == "/workspace.json":
            self._send_workspace(body=body)
        elif address == "/changes" and body:
            self._send_changes()
        else:
            self._send_file(body=body)

    def _send_workspace(self, *, body: bool) -> None:
        content = as_json(self.workspace.state())
        kind = "application/json; charset=utf-8"
        headers = {"Cache-Control": "no-store", "Content-Type": kind}
        self._start(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
        if body:
            self.wfile.write(content)

    def _send_changes(self) -> None:
        """Send server-sent events until the page closes the connection or the server ends."""
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        self.close_connection = True
        headers = {"Cache-Control": "no-store", "Content-Type": "text/event-stream"}
        self._start(HTTPStatus.OK, headers)
        with contextlib.suppress(ConnectionError):
            for news in self.workspace.news_after(
                self.headers.get("Last-Event-ID", asked), self.stopped
            ):
                # Without changes a comment is sent: it fails once the page has closed the connection.
                text = f"id: {news.version}\ndata: {json.dumps(news.content)}" if news else ":"
                self.wfile.write(f"{text}\n\n".encode())

    def _send_file(self, *, body: bool) -> None:
        # Web resources of the workspace take precedence over those of the project.
        path = self.workspace.find(self.path) or self.site.find(self.path)
        if path is None:
            self._send_missing(body=body)
            return
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            mark = "-w" if asked_web_resource(self.path) else ""
            headers = self._headers(path, f'"{status.st_mtime_ns:x}-{status.st_size:x}{mark}"')
            if self._has(headers["ETag"]):
                self._start(HTTPStatus.NOT_MODIFIED, headers)
                return
            source, size = self._content(path, file)
            self._start(HTTPStatus.OK, {**headers, "Content-Length": str(size)})
            if body:
                with contextlib.suppress(ConnectionError):  # The browser may close the connection.
                    shutil.copyfileobj(source, self.wfile)

    def _content(self, path: Path, file: BinaryIO) -> tuple[BinaryIO, int]:
        """The content of an open file and its size; HTML web resources get a script."""
        if asked_web_resource(self.path):
            content = file.read()
            if is_html(path, content):
                content = with_first_script(content, f"/{self.site.web_resource_script}")
            return io.BytesIO(content), len(content)
        return file, os.fstat(file.fileno()).st_size

    def _send_missing(self, *, body: bool) -> None:
        """Answer 404; for a web resource with a page that names it."""
        name = asked_web_resource(self.path)
        page, headers = b"", {}
        if name:
            own = self.workspace.web_resources
            places = " or ".join(map(str, filter(None, (own, self.site.web_resources))))
            page = missing_page(name, places, has_own_folder=own is not None)
            # The page of the emulator reads this header for its message in the console.
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
        """Whether the browser has this version of the file already."""
        known = self.headers.get("If-None-Match", "")
        return etag in (tag.strip().removeprefix("W/") for tag in known.split(","))

    def _start(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the developer tools of the browser show every request."""
