"""The workspace that a server shows: the newest one that can be used, read anew when a file of it was saved."""

from __future__ import annotations

import glob
import json
import math
import re
import time
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

from apm.host.host_error import HostError
from apm.host.serve.journal import File, Journal, Mark, mark_of, marks_in
from apm.host.serve.web_resources import find_web_resource, web_resource_name
from apm.reading.client_scripts import address_of
from apm.reading.folder_files import segments
from apm.reading.workspace_file import DEFAULT_NAME, WorkspaceFile, files_of, read_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.core.json_text import Json
    from apm.reading.client_scripts import ClientScripts

POLL_SECONDS = 0.4
"""How often the files are looked at, while somebody listens."""

MOST_OF_THE_TIME = 0.05
"""How much of the time may go into looking: where there are many files, they are looked at less often."""

SETTLE_SECONDS = 0.05
"""How long after a change they are read once more: an editor may empty a file before it writes it."""

SCRIPTS, WEB_RESOURCES = "scripts", "webResources"
"""What the page calls changed files: scripts by their addresses, web resources by their names."""

_VERSION = re.compile(r"([0-9a-f]*)\.([0-9]{1,20})")


@dataclass(frozen=True)
class State:
    """What the workspace's file, and those it names, say at one time.

    Attributes:
        files: changes when one of them is saved; empty where there is no workspace file.
        name: the name of the workspace's file.
        page: the settings for the page, of the newest version that can be used.
        problems: why this version cannot be used.
        remarks: exported rows that cannot be read; the rest is used.
        changes: where a page that has this hears of what comes next; empty where nothing can.
    """

    files: str = ""
    name: str = ""
    page: dict[str, Json] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    changes: str = ""

    @property
    def shipped(self) -> dict[str, Json]:
        """What `workspace.json` holds: the settings, and where to hear of the next version."""
        return {**self.page, "changes": self.changes} if self.changes else self.page

    @property
    def news(self) -> dict[str, Json]:
        """What a page is told that shows another version."""
        if self.problems:
            return {"file": self.name, "problems": [*self.problems]}
        return {"file": self.name, "workspace": self.shipped, "remarks": [*self.remarks]}


@dataclass(frozen=True)
class News:
    """What a page is told.

    Attributes:
        version: of everything, to ask for what comes after it.
        told: a JSON object; empty when there is nothing to tell.
    """

    version: str
    told: dict[str, Json]


class Workspace:
    """The workspace of one file; of none, the built-in one. Besides, the folder of web resources."""

    def __init__(self, file: Path | None = None, web_resources: Path | None = None) -> None:
        """Read the file.

        Args:
            file: the workspace's file.
            web_resources: the folder of web resources, instead of the one that the file names.

        Raises:
            HostError: it cannot be used; one line for each problem.
        """
        self._file = file
        self._folder = web_resources
        self._lock = Lock()
        self._read = self._used = WorkspaceFile()
        self._state = State()
        self._journal = Journal()
        self._looked, self._took = -math.inf, 0.0
        if self.state().problems:
            raise HostError("\n".join(self._state.problems))

    def state(self) -> State:
        """Return what the files say now."""
        with self._lock:
            self._look()
            return self._state

    def news_after(self, version: str, stopped: Event) -> Iterator[News | None]:
        """Yield what is new against the last version told; None at each look without news."""
        while not stopped.is_set():
            # All who listen share their looks.
            news = self._news(version, seconds_old=POLL_SECONDS / 2)
            if news.told:
                stopped.wait(SETTLE_SECONDS)
                news = self._news(version)
            yield news if news.told else None
            version = news.version
            stopped.wait(max(POLL_SECONDS, self._took / MOST_OF_THE_TIME))

    def find(self, target: str) -> Path | None:
        """Return the file of the workspace's own that a request target shows, None if there is none."""
        parts = segments(target)
        if parts is None:
            return None
        name, folder = web_resource_name(parts), self.web_resources
        if name is None:
            return self.scripts.find(parts)
        return find_web_resource(folder, name) if folder else None

    @property
    def web_resources(self) -> Path | None:
        """The folder of web resources, if there is one."""
        return self._folder or self._used.web_resources

    @property
    def scripts(self) -> ClientScripts:
        """The client scripts that the workspace lists."""
        return self._used.scripts

    def _news(self, since: str, seconds_old: float = 0) -> News:
        """Return what is new since a version, by a look at most so many seconds old."""
        with self._lock:
            if time.monotonic() - self._looked >= seconds_old:
                self._look()
            known = _VERSION.fullmatch(since)
            files, moment = (known[1], int(known[2])) if known else ("", self._journal.moment)
            told: dict[str, Json] = {} if files == self._state.files else self._state.news
            changed = self._journal.since(moment)
            scripts = [each for each in self.scripts.addresses if each in changed.get(SCRIPTS, ())]
            if changed.get(WEB_RESOURCES):
                told = {**told, WEB_RESOURCES: [*changed[WEB_RESOURCES]]}
            return News(self._version, {**told, SCRIPTS: [*scripts]} if scripts else told)

    def _look(self) -> None:
        """Look at all files; the lock is held."""
        if self._file is not None:
            self._read_if_changed(self._file)
        self._looked = time.monotonic()
        self._journal.note(dict(self._marks()))
        self._took = time.monotonic() - self._looked
        is_followed = self._file is not None or self.web_resources is not None
        changes = f"changes?since={self._version}" if is_followed else ""
        self._state = replace(self._state, changes=changes)

    @property
    def _version(self) -> str:
        return f"{self._state.files}.{self._journal.moment}"

    def _marks(self) -> Iterator[tuple[File, Mark]]:
        for path, file in self.scripts.files.items():
            if mark := mark_of(file):
                yield (SCRIPTS, address_of(path)), mark
        if self.web_resources:
            for name, mark in marks_in(self.web_resources):
                yield (WEB_RESOURCES, name), mark

    def _read_if_changed(self, file: Path) -> None:
        files = _files_version(file, self._read)
        if files == self._state.files:
            return
        read = read_workspace(file)
        # Once more, now that it is known which files it names; one saved meanwhile is a change to come.
        if not self._state.files or read.patterns != self._read.patterns:
            files = _files_version(file, read)
        self._read = read
        if not read.problems:
            self._used = read
        self._state = State(files, file.name, self._used.page, read.problems, read.remarks)


def find_workspace(asked: Path | None) -> Path | None:
    """Return the workspace file: the one asked for, else `workspace.toml` in the current folder."""
    file = asked or Path.cwd() / DEFAULT_NAME
    if file.is_file():
        return file.resolve()
    if asked:
        raise HostError(f"There is no file '{asked}': name a workspace file that exists.")
    return None


def find_folder(asked: Path | None) -> Path | None:
    """Return the folder of web resources that was asked for, if one was."""
    if asked and not asked.is_dir():
        raise HostError(
            f"There is no folder '{asked}': name a folder of web resources that exists."
        )
    return asked.resolve() if asked else None


def as_json(state: State, *, is_served: bool = True) -> bytes:
    """Write the content of `workspace.json`; only a page that is served can hear of changes."""
    page = state.shipped if is_served else state.page
    return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()


def _files_version(file: Path, read: WorkspaceFile) -> str:
    """Hash names, dates and sizes of the files behind a workspace; of its scripts the names alone."""
    marks: list[str] = []
    for pattern in read.patterns or (glob.escape(file.name),):
        is_script = pattern in read.script_patterns
        for path in files_of(pattern, file.parent):
            mark = (0, 0) if is_script else mark_of(path)
            if mark:
                marks.append(f"{path}\0{mark[0]}\0{mark[1]}")
    return sha256("\n".join(marks).encode()).hexdigest()[:16]
