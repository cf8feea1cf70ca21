"""What the server of the npm package answers: it runs this module in Pyodide, to have the rules of this server."""

from __future__ import annotations

import json
from email.message import Message
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.serve import left_to_page
from apm.host.serve.built_site import BuiltSite
from apm.host.serve.html_head import is_html, with_first_script
from apm.host.serve.missing_page import missing_page
from apm.host.serve.readers import FOR_OWN_ORIGIN, is_asked_for
from apm.host.serve.recorded_text import ADDRESS
from apm.host.serve.served_file import DiskFile, on_disk
from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.web_resources import asked_web_resource
from apm.host.serve.workspace_state import as_json

if TYPE_CHECKING:
    from apm.host.serve.recorded_text import RecordedText

_JSON = "application/json; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"


class NodeAnswers:
    """The answers to requests for files of a page and its workspace."""

    def __init__(
        self,
        site: str,
        workspace: str,
        web_resources: str,
        *solutions: str,
        recorded: RecordedText | None = None,
    ) -> None:
        """Read the workspace file.

        Args:
            site: the folder of the built page.
            workspace: the workspace file; empty for the built-in workspace.
            web_resources: the folder of web resources; empty for the one that the workspace file names.
            solutions: solutions that are layered over those of the file.
            recorded: what receives the test that the page records; None if none is recorded.

        Raises:
            HostError: the workspace file cannot be used; one line for each problem.
        """
        self._site = BuiltSite(Path(site))
        file = Path(workspace) if workspace else None
        folder = Path(web_resources) if web_resources else None
        self._workspace = ServedWorkspace(file, folder, [*map(Path, solutions)])
        self._recorded = recorded

    def answer(self, method: str, target: str, headers: str) -> tuple[str, bytes | None] | None:
        """Answer a request.

        Args:
            method: the method of the request.
            target: its target.
            headers: JSON text of an object with its headers.

        Returns:
            JSON text of an object, and the content. The object has `status`, `headers`, and, if there is no content,
            the `path` of the file with it. None for a request that sends a recorded test, which `receive` takes.
        """
        message = Message()
        for name, value in json.loads(headers).items():
            message[name] = str(value)
        if not is_asked_for([message.get("Host", "")], ()):
            return _head(421, Connection="close"), b""
        if left_to_page.is_left_to_page(target):
            refused = left_to_page.refusal(message)
            return _closing(*refused) if refused else (_head(204, **left_to_page.HEADERS), b"")
        if method in {"GET", "HEAD"}:
            return self._found(target)
        if self._recorded is None or (method, target) != ("POST", f"/{ADDRESS}"):
            return _head(405, Allow="GET, HEAD", Connection="close"), b""
        refused = self._recorded.refusal(message)
        return _closing(*refused) if refused else None

    def receive(self, text: str) -> tuple[str, bytes]:
        """The answer to a request that sends a recorded test, which is written."""
        if self._recorded is None:
            raise ValueError("no test is recorded")
        status, sentence = self._recorded.write(text.encode())
        return _head(status, _TEXT), sentence.encode()

    def failure(self) -> tuple[str, bytes]:
        """The answer to a request for which an error left the other functions."""
        return _head(500, Connection="close"), b""

    def _found(self, target: str) -> tuple[str, bytes | None]:
        """The answer to a request for a file."""
        if target.partition("?")[0] == "/workspace.json":
            asked = self._recorded.asked if self._recorded else None
            state = self._workspace.state()
            return _head(200, _JSON), as_json(state, is_served=False, recording=asked)
        name = asked_web_resource(target)
        file = self._workspace.find(target) or self._file_of_site(target)
        if file is None:
            return self._missing(name)
        if isinstance(file, DiskFile) and not name:
            return _head(200, file.kind, str(file.path)), None
        try:
            content = file.read().content
        except OSError:  # It was deleted or renamed in the meantime, or must not be read.
            return self._missing(name)
        if name and is_html(file.kind, content):
            content = with_first_script(content, f"/{self._site.web_resource_script}")
        return _head(200, file.kind), content

    def _missing(self, name: str) -> tuple[str, bytes]:
        """The answer for a file that is not there; for a web resource with a page that names it."""
        resources, of_site = self._workspace.resources, self._site.web_resources
        page, headers = missing_page(name, resources, of_site) if name else (b"", {})
        return _head(404, **headers), page

    def _file_of_site(self, target: str) -> DiskFile | None:
        path = self._site.find(target)
        return on_disk(path) if path else None


def _closing(status: int, sentence: str) -> tuple[str, bytes]:
    """An answer to a request whose content is not read."""
    return _head(status, _TEXT, Connection="close"), sentence.encode()


def _head(status: int, kind: str | None = None, path: str = "", **more: str) -> str:
    headers = {**FOR_OWN_ORIGIN, "Cache-Control": "no-cache", **more}
    if kind:
        headers["Content-Type"] = kind
    if kind or status != HTTPStatus.OK:
        # The browser finds out the type of a web resource whose name has no ending.
        headers["X-Content-Type-Options"] = "nosniff"
    return json.dumps({"status": status, "headers": headers, "path": path})
