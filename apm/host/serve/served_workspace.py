"""The workspace that a server shows: it watches the files while a page listens, and sends it what changed."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass, replace
from threading import Event, Lock
from typing import TYPE_CHECKING

from apm.host.host_error import HostError
from apm.host.serve.change_log import ChangeLog, File
from apm.host.serve.request_target import segments
from apm.host.serve.served_file import on_disk, web_resource_file
from apm.host.serve.web_resources import web_resource_name
from apm.host.serve.workspace_reader import WorkspaceReader
from apm.host.serve.workspace_state import WorkspaceState, as_json
from apm.reading.client_scripts import address_of
from apm.solutions.files.file_stamps import Stamp, stamp_of, stamps_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from apm.core.json_text import Json
    from apm.host.serve.served_file import ServedFile
    from apm.reading.client_scripts import ClientScripts
    from apm.reading.workspace_resources import WebResources

POLL_SECONDS = 0.4
"""The interval between two checks of the files, while a page listens."""

MOST_OF_THE_TIME = 0.05
"""The share of time that checks may take: many files are checked less often."""

SETTLE_SECONDS = 0.05
"""The delay after a change before the files are read again: an editor may empty a file before it writes it."""

SCRIPTS, WEB_RESOURCES = "scripts", "webResources"
"""The kinds of changed files in messages to the page: scripts by address, web resources by name."""

_VERSION = re.compile(r"([0-9a-f]*)\.([0-9]{1,20})")


@dataclass(frozen=True)
class News:
    """A message to a page.

    Attributes:
        version: the version of all files, from which the next message continues.
        content: a JSON object; empty without changes.
    """

    version: str
    content: dict[str, Json]


class ServedWorkspace:
    """The workspace of a workspace file, or the built-in one, and its web resources."""

    def __init__(
        self,
        file: Path | None = None,
        web_resources: Path | None = None,
        solutions: Sequence[Path] = (),
    ) -> None:
        """Read the file.

        Args:
            file: the workspace file, which solutions need too, but which then need not exist; None for the built-in
                workspace.
            web_resources: the folder of web resources; it takes precedence over the one in the file.
            solutions: solutions that are layered over those of the file.

        Raises:
            HostError: the file cannot be used; one line for each problem.
        """
        self._lock = Lock()
        self._reader = WorkspaceReader(file, solutions, web_resources)
        self._log = ChangeLog()
        self._checked_at, self._check_seconds = -math.inf, 0.0
        self._sent = (WorkspaceState(), b"{}")
        problems = self.state().problems
        if problems:
            raise HostError("\n".join(problems))

    def state(self) -> WorkspaceState:
        """Check the files and return the state of the workspace."""
        with self._lock:
            self._check()
            return self._state

    def shipped(self, recording: Mapping[str, Json] | None = None) -> bytes:
        """Check the files and return the content of `workspace.json`, which is encoded once for each version.

        `recording` is that of `as_json`; with it, the content is encoded for each request.
        """
        state = self.state()
        if recording:
            return as_json(state, recording=recording)
        with self._lock:
            if self._sent[0] != state:
                self._sent = (state, as_json(state))
            return self._sent[1]

    def news_after(self, version: str, stopped: Event) -> Iterator[News | None]:
        """Yield the changes since a version as they happen; None after each check without changes."""
        while not stopped.is_set():
            # All listeners share the checks.
            news = self._news(version, seconds_old=POLL_SECONDS / 2)
            if news.content:
                stopped.wait(SETTLE_SECONDS)
                news = self._news(version)
            yield news if news.content else None
            version = news.version
            stopped.wait(max(POLL_SECONDS, self._check_seconds / MOST_OF_THE_TIME))

    def find(self, target: str) -> ServedFile | None:
        """Return the file of the workspace that a request target names; None if there is none."""
        parts = segments(target)
        if parts is None:
            return None
        name = web_resource_name(parts)
        if name is not None:
            return web_resource_file(self.resources, name)
        script = self.scripts.find(parts)
        return on_disk(script) if script else None

    @property
    def resources(self) -> WebResources:
        """The web resources."""
        return self._reader.used.resources

    @property
    def scripts(self) -> ClientScripts:
        """The client scripts that the workspace lists."""
        return self._reader.used.scripts

    @property
    def _state(self) -> WorkspaceState:
        is_watched = self._reader.file is not None or self.resources.folder is not None
        changes = f"changes?since={self._version}" if is_watched else ""
        return replace(self._reader.state, changes=changes)

    @property
    def _version(self) -> str:
        return f"{self._reader.state.version}.{self._log.latest}"

    def _news(self, since: str, seconds_old: float = 0) -> News:
        """Return the changes since a version; the last check may be `seconds_old` seconds ago."""
        with self._lock:
            if time.monotonic() - self._checked_at >= seconds_old:
                self._check()
            state = self._state
            known = _VERSION.fullmatch(since)
            version, latest = (known[1], int(known[2])) if known else ("", self._log.latest)
            content: dict[str, Json] = {} if version == state.version else {**state.news}
            changed = self._log.since(latest)
            if changed.get(WEB_RESOURCES):
                content[WEB_RESOURCES] = [*changed[WEB_RESOURCES]]
            # In the order of the list, which is the order in which the page loads them.
            scripts = [each for each in self.scripts.addresses if each in changed.get(SCRIPTS, ())]
            if scripts:
                content[SCRIPTS] = [*scripts]
            return News(self._version, content)

    def _check(self) -> None:
        """Check all files; the caller holds the lock."""
        self._reader.update()
        self._checked_at = time.monotonic()
        self._log.record(dict(self._stamps()))
        self._check_seconds = time.monotonic() - self._checked_at

    def _stamps(self) -> Iterator[tuple[File, Stamp]]:
        for path, file in self.scripts.files.items():
            if stamp := stamp_of(file):
                yield (SCRIPTS, address_of(path)), stamp
        for each in self.resources.of_solutions.values():
            exported = each.path
            if exported and (stamp := stamp_of(exported)):
                yield (WEB_RESOURCES, each.about.name), stamp
        # These come last: a file of the folder wins over a web resource of the same name.
        if folder := self.resources.folder:
            for name, stamp in stamps_in(folder):
                yield (WEB_RESOURCES, name), stamp
