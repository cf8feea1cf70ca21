"""Reads the workspace file again when it, or a file that it names, was saved."""

from __future__ import annotations

import glob
from hashlib import sha256
from typing import TYPE_CHECKING

from apm.host.serve.workspace_state import WorkspaceState
from apm.reading.named_files import files_of
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.reading.workspace_resources import WebResources
from apm.reading.workspace_solutions import solution_stamps
from apm.solutions.files.file_stamps import is_young, stamp_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from apm.solutions.files.file_stamps import Stamp


class WorkspaceReader:
    """The newest version of a workspace file, and the newest one without problems.

    Attributes:
        file: the workspace file, which need not exist if there are solutions; None for the built-in workspace.
        state: the newest version.
        used: the newest version without problems.
    """

    def __init__(
        self,
        file: Path | None,
        solutions: Sequence[Path] = (),
        web_resources: Path | None = None,
    ) -> None:
        self.file = file
        self._solutions = solutions
        self._web_resources = web_resources
        self.state = WorkspaceState()
        self.used = self._newest = WorkspaceFile(resources=WebResources(web_resources))
        self._seen, self._is_young = "", False

    def update(self) -> None:
        """Read the file if one of the files behind the workspace has changed since the last call."""
        if self.file is None:
            return
        version, young = _version(self.file, self._newest)
        if version == self._seen and not self._is_young:
            return
        read = read_workspace(self.file, self._solutions, self._web_resources)
        # The files it names are known only now. One that was saved in between is young, and is read again.
        known = self._newest.patterns, self._newest.solutions
        if not self._seen or (read.patterns, read.solutions) != known:
            version, young = _version(self.file, read)
        is_seen = version == self._seen
        self._seen, self._is_young = version, young
        if is_seen and read == self._newest:
            return
        self._newest = read
        if not read.problems:
            self.used = read
        self.state = WorkspaceState(
            f"{self.state.version}0" if is_seen else version,
            self.file.name,
            self.used.page,
            tuple(map(str, read.findings)),
            tuple(map(str, read.remark_findings)),
        )


def _version(file: Path, read: WorkspaceFile) -> tuple[str, bool]:
    """Hash the names and stamps of the files behind a workspace, and say whether one of them is young.

    Of scripts, only the names count.
    """
    stamps: list[tuple[str, Stamp]] = []
    for pattern in read.patterns or (glob.escape(file.name),):
        is_script = pattern in read.script_patterns
        for path in files_of(pattern, file.parent):
            stamp = (0, 0) if is_script else stamp_of(path)
            if stamp:
                stamps.append((str(path), stamp))
    for each in read.solutions:
        stamps += [(f"{each}/{name}", stamp) for name, stamp in solution_stamps(each)]
    young = any(is_young(stamp) for _, stamp in stamps)
    lines = [f"{name}\0{stamp[0]}\0{stamp[1]}" for name, stamp in stamps]
    return sha256("\n".join(lines).encode()).hexdigest()[:16], young
