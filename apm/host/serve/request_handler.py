"""Answers requests: the files of the page with their content types, and nothing else of the machine."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from apm.host.serve import left_to_page
from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.missing_page import missing_page
from apm.host.serve.page_document import CONTENT_SECURITY_POLICY, PageDocument
from apm.host.serve.readers import FOR_OWN_ORIGIN, FRAME_ANCESTORS, LOOPBACK, is_asked_for
from apm.host.serve.recorded_text import ADDRESS, RecordedText
from apm.host.serve.served_file import on_disk
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.web_resources import asked_web_resource

if TYPE_CHECKING:
    from collections.abc import Collection

    from apm.host.serve.served_file import ServedFile
    from apm.host.serve.site import Site

PIECE = 2**16
"""How many bytes of a content that nobody reads are dropped at once."""


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
        self,
        site: Site,
        workspace: ServedWorkspace,
        stopped: Event,
        names: Collection[str],
        recorded: RecordedText | None,
        *connection: Any,
    ) -> None:
        """Handle one connection; the base class does so before it returns."""
        self.names = names
        self.recorded = recorded
        self.site = site
        self.workspace = workspace
        self.stopped = stopped
        super().__init__(*connection)

    def handle_one_request(self) -> None:
        """Answer one request. The browser may close the connection at any time; other errors end in one sentence."""
        self._has_started = False
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True
        except Exception as error:  # noqa: BLE001 - Nothing else could answer the request.
            self.close_connection = True
            why = str(error) or type(error).__name__
            print(f"The request for {self.path} was not answered: {why}", file=sys.stderr)
            with suppress(OSError):
                if not self._has_started:
                    self._start(HTTPStatus.INTERNAL_SERVER_ERROR, {"Content-Length": "0"})

    def parse_request(self) -> bool:
        """Read the head of a request. A request for another host is refused before it reads anything."""
        if not super().parse_request():
            return False
        hosts = self.headers.get_all("Host", [])
        if is_asked_for(hosts, self.names):
            return True
        self.close_connection = True
        advice = f"open http://{LOOPBACK}, or name the host with --host."
        text = f"This server does not answer for the host {', '.join(hosts)[:100]!r}: {advice}\n"
        self._send_text(HTTPStatus.MISDIRECTED_REQUEST, text)
        return False

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
        if not left_to_page.is_left_to_page(self.path):
            return False
        refused = left_to_page.refusal(self.headers)
        if refused:
            self.close_connection = True
            self._send_text(*refused)
            return True
        if self.headers.get("Transfer-Encoding"):
            self.close_connection = True
        else:
            self._drop_content()
        self._start(HTTPStatus.NO_CONTENT, {**left_to_page.HEADERS})
        return True

    def _drop_content(self) -> None:
        """Read past the content of the request: the next request follows it."""
        left = int(self.headers.get("Content-Length", "0"))
        while left > 0 and (piece := self.rfile.read(min(left, PIECE))):
            left -= len(piece)

    def _refuse(self) -> None:
        if self._left_to_page():
            return
        self.close_connection = True  # The request may have a body, which is not read.
        self._start(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD", "Content-Length": "0"})

    def do_POST(self) -> None:
        """Receive the recorded test that the command line waits for; no other request is answered."""
        if self.recorded is None or self.path != f"/{ADDRESS}":
            self._refuse()
        else:
            self.close_connection = True  # A body that is refused is not read.
            self._send_text(*self.recorded.receive(self.headers, self.rfile))
            if self.recorded.is_written:
                self.server.shutdown()

    do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _refuse

    def _answer(self, *, body: bool) -> None:
        if self.headers.get("Content-Length", "0") != "0" or self.headers.get("Transfer-Encoding"):
            self.close_connection = True  # The request has a body, which is not read.
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
        content = self.workspace.shipped(self.recorded.asked if self.recorded else None)
        headers = {"Cache-Control": "no-store", "Content-Type": "application/json; charset=utf-8"}
        self._start(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
        if body:
            self.wfile.write(content)

    def _send_changes(self) -> None:
        """Send server-sent events until the page closes the connection or the server ends."""
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        self.close_connection = True
        headers = {"Cache-Control": "no-store", "Content-Type": "text/event-stream"}
        self._start(HTTPStatus.OK, headers)
        version = self.headers.get("Last-Event-ID", asked)
        for news in self.workspace.news_after(version, self.stopped):
            # Without changes a comment is sent: it fails once the page has closed the connection.
            text = f"id: {news.version}\ndata: {json.dumps(news.content)}" if news else ":"
            self.wfile.write(f"{text}\n\n".encode())

    def _send_file(self, *, body: bool) -> None:
        # Web resources of the workspace take precedence over those of the project.
        file = self.workspace.find(self.path) or self._file_of_site()
        if file is None:
            self._send_missing(body=body)
            return
        try:
            tag = self._tag(file.tag)
            if tag and self._has(tag):
                self._start(HTTPStatus.NOT_MODIFIED, self._headers(file, tag))
                return
            whole = file.read()
        except OSError:  # It was deleted or renamed in the meantime, or must not be read.
            self._send_missing(body=body)
            return
        content = self._content(file, whole.content)
        headers = self._headers(file, self._tag(whole.tag))
        self._start(HTTPStatus.OK, {**headers, "Content-Length": str(len(content))})
        if body:
            self.wfile.write(content)

    def _file_of_site(self) -> ServedFile | PageDocument | None:
        path = self.site.find(self.path)
        if path == self.site.shell:
            return PageDocument(path, self.site.root)
        return on_disk(path) if path else None

    def _content(self, file: ServedFile | PageDocument, content: bytes) -> bytes:
        """The content of a file; HTML web resources get a script."""
        if asked_web_resource(self.path) and is_html(file.kind, content):
            return with_first_script(content, f"/{self.site.web_resource_script}")
        return content

    def _tag(self, tag: str) -> str:
        """The tag of a file. A web resource has another one, because its content differs."""
        return f'{tag[:-1]}-w"' if tag and asked_web_resource(self.path) else tag

    def _send_missing(self, *, body: bool) -> None:
        """Answer 404; for a web resource with a page that names it."""
        name = asked_web_resource(self.path)
        resources, of_site = self.workspace.resources, self.site.web_resources
        page, headers = missing_page(name, resources, of_site) if name else (b"", {})
        headers["Content-Length"] = str(len(page))
        self._start(HTTPStatus.NOT_FOUND, headers)
        if body:
            self.wfile.write(page)

    def _headers(self, file: ServedFile | PageDocument, etag: str) -> dict[str, str]:
        headers = {"Cache-Control": "no-cache", **({"ETag": etag} if etag else {})}
        if file.kind is not None:
            headers["Content-Type"] = file.kind
        if isinstance(file, PageDocument):
            headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; {FRAME_ANCESTORS}"
        return headers

    def _has(self, etag: str) -> bool:
        """Whether the browser has this version of the file already."""
        known = self.headers.get("If-None-Match", "")
        return etag in (tag.strip().removeprefix("W/") for tag in known.split(","))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a request that cannot be read, such as one of an unknown method; the base class calls this."""
        self.close_connection = True
        # The base class sends no headers until it knows the version of a request.
        self.request_version = self.protocol_version
        status = HTTPStatus(code)
        self._send_text(status, f"{message or status.phrase}.\n")

    def _send_text(self, status: HTTPStatus, text: str) -> None:
        content, headers = text.encode(), {"Content-Type": "text/plain; charset=utf-8"}
        self._start(status, {**headers, "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _start(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self._has_started = True
        self.send_response(status)
        headers = {**FOR_OWN_ORIGIN, **headers}
        if self.close_connection:
            headers["Connection"] = "close"
        if "Content-Type" in headers or status != HTTPStatus.OK:
            # The browser finds out the type of a web resource whose name has no ending.
            headers["X-Content-Type-Options"] = "nosniff"
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the developer tools of the browser show every request."""
