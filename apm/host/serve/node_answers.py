"""What the server of the npm package answers: it runs this module in Pyodide, to have the rules of this server."""

from __future__ import annotations

import json
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

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
_HTML = "text/html; charset=utf-8"


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

    def answer(self, target: str, host: str) -> tuple[str, bytes | None]:
        """Answer a request.

        Args:
            target: the target of the request.
            host: its header `Host`.

        Returns:
            JSON text of an object, and the content. The object has `status`, `headers`, and, if there is no content,
            the `path` of the file with it.
        """
        if not is_asked_for([host], ()):
            return _head(421, None), b""
        if target.partition("?")[0] == "/workspace.json":
            asked = self._recorded.asked if self._recorded else None
            state = self._workspace.state()
            return _head(200, _JSON), as_json(state, is_served=False, recording=asked)
        name = _web_resource(target)
        file = self._workspace.find(target) or self._file_of_site(target)
        if file is None:
            own = self._workspace.resources.folder
            page = missing_page(name, str(own or ""), has_own_folder=own is not None)
            return _head(404, _HTML), page if name else b""
        if isinstance(file, DiskFile) and not name:
            return _head(200, file.kind, str(file.path)), None
        content = file.read().content
        if name and is_html(file.kind, content):
            content = with_first_script(content, f"/{self._site.web_resource_script}")
        return _head(200, file.kind), content

    def refusal(self, method: str, target: str, headers: str) -> tuple[str, bytes] | None:
        """The answer to a request with a content that is not read; None for one that sends a recorded test.

        Args:
            method: the method of the request, neither GET nor HEAD.
            target: its target.
            headers: JSON text of an object with its headers.
        """
        message = Message()
        for name, value in json.loads(headers).items():
            message[name] = str(value)
        if not is_asked_for([message.get("Host", "")], ()):
            return _head(421, None), b""
        if self._recorded is None or (method, target) != ("POST", f"/{ADDRESS}"):
            return _head(405, None, Allow="GET, HEAD"), b""
        refused = self._recorded.refusal(message)
        return _sentence(*refused) if refused else None

    def receive(self, text: str) -> tuple[str, bytes]:
        """The answer to a request that sends a recorded test, which is written."""
        if self._recorded is None:
            raise ValueError("no test is recorded")
        return _sentence(*self._recorded.write(text.encode()))

    def _file_of_site(self, target: str) -> DiskFile | None:
        path = self._site.find(target)
        return on_disk(path) if path else None


def _web_resource(target: str) -> str:
    try:
        return asked_web_resource(urlsplit(target).path)
    except ValueError:  # The target is not an address.
        return ""


def _sentence(status: int, sentence: str) -> tuple[str, bytes]:
    return _head(status, "text/plain; charset=utf-8"), sentence.encode()


def _head(status: int, kind: str | None, path: str = "", **more: str) -> str:
    headers = {**FOR_OWN_ORIGIN, "Cache-Control": "no-cache", **more}
    if kind:
        headers |= {"Content-Type": kind, "X-Content-Type-Options": "nosniff"}
    return json.dumps({"status": status, "headers": headers, "path": path})
