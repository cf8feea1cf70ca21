"""The workspace that a server shows: the newest one that can be used, read anew when a file of it was saved."""

from __future__ import annotations

import glob
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from apm.host.errors import HostError
from apm.host.site import file_in
from apm.host.workspace_file import DEFAULT_NAME, WorkspaceFile, files_of, read_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.json_text import Json

POLL_SECONDS = 0.4
"""How often the files are looked at, while somebody listens."""

SETTLE_SECONDS = 0.05
"""How long after a change they are read once more: an editor may empty a file before it writes it."""


@dataclass(frozen=True)
class State:
    """What the files say at one time.

    Attributes:
        version: changes when one of the files is saved.
        file: the name of the workspace's file.
        page: the settings for the page, of the newest version that can be used.
        problems: why this version cannot be used.
        remarks: exported rows that cannot be read; the rest is used.
    """

    version: str = ""
    file: str = ""
    page: dict[str, Json] | None = None
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def shipped(self) -> dict[str, Json]:
        """What `workspace.json` holds: the settings, and where to hear of the next version."""
        if self.page is None:
            return {}
        return {**self.page, "changes": f"changes?since={self.version}"}

    @property
    def news(self) -> dict[str, Json]:
        """What a page is told that shows another version."""
        if self.problems:
            return {"file": self.file, "problems": [*self.problems]}
        return {"file": self.file, "workspace": self.shipped, "remarks": [*self.remarks]}


class Workspace:
    """The workspace of one file; of none, the built-in one."""

    def __init__(self, file: Path | None = None) -> None:
        """Read the file.

        Raises:
            HostError: it cannot be used; one line for each problem.
        """
        self._file = file
        self._lock = Lock()
        self._read = WorkspaceFile()
        self._state = State()
        if file is not None and self.state().problems:
            raise HostError("\n".join(self._state.problems))

    def state(self) -> State:
        """Return what the files say now."""
        with self._lock:
            if self._file is not None:
                self._read_if_changed(self._file)
            return self._state

    def news_after(self, version: str, stopped: Event) -> Iterator[State | None]:
        """Yield each state whose version is another than the last; None at each look without news."""
        while not stopped.is_set():
            state = self.state()
            if state.version != version:
                stopped.wait(SETTLE_SECONDS)
                state = self.state()
            yield state if state.version != version else None
            version = state.version
            stopped.wait(POLL_SECONDS)

    def web_resource(self, name: str) -> Path | None:
        """Return the file of a web resource in the folder that the workspace names, if it is there."""
        folder = self._read.web_resources
        return file_in(folder, name) if folder else None

    @property
    def web_resources(self) -> Path | None:
        """The folder of web resources that the workspace names, if it does."""
        return self._read.web_resources

    def _read_if_changed(self, file: Path) -> None:
        version = _version(file, self._read.patterns)
        if version == self._state.version:
            return
        read = read_workspace(file)
        # Once more, now that it is known which files it names; one saved meanwhile is a change to come.
        if not self._state.version or read.patterns != self._read.patterns:
            version = _version(file, read.patterns)
        page = self._state.page if read.problems else read.page
        self._state = State(version, file.name, page, read.problems, read.remarks)
        if read.problems:
            folder = self._read.web_resources
            read = WorkspaceFile(web_resources=folder, patterns=read.patterns)
        self._read = read


def find_workspace(asked: Path | None) -> Path | None:
    """Return the workspace file: the one asked for, else `workspace.toml` in the current folder."""
    file = asked or Path.cwd() / DEFAULT_NAME
    if file.is_file():
        return file.resolve()
    if asked:
        raise HostError(f"There is no file '{asked}': name a workspace file that exists.")
    return None


def as_json(state: State, *, is_served: bool = True) -> bytes:
    """Write the content of `workspace.json`; only a page that is served can hear of changes."""
    page = state.shipped if is_served else state.page or {}
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()


def _version(file: Path, patterns: tuple[str, ...]) -> str:
    """Hash names, dates and sizes of the files behind a workspace."""
    marks: list[str] = []
    for pattern in patterns or (glob.escape(file.name),):
        for path in files_of(pattern, file.parent):
            try:
                status = path.stat()
            except OSError:  # Gone since it was listed.
                continue
            marks.append(f"{path}\0{status.st_mtime_ns}\0{status.st_size}")
    return sha256("\n".join(marks).encode()).hexdigest()[:16]
