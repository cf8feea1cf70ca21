"""Reads the workspace file again when it, or a file that it names, was saved."""

from __future__ import annotations

import glob
from hashlib import sha256
from typing import TYPE_CHECKING

from apm.host.serve.file_stamps import stamp_of
from apm.host.serve.workspace_state import WorkspaceState
from apm.reading.named_files import files_of
from apm.reading.workspace_file import WorkspaceFile, read_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class WorkspaceReader:
    """The newest version of a workspace file, and the newest one without problems.

    Attributes:
        file: the workspace file, which need not exist if there are solutions; None for the built-in workspace.
        state: the newest version.
        used: the newest version without problems.
    """

    def __init__(self, file: Path | None, solutions: Sequence[Path] = ()) -> None:
        self.file = file
        self._solutions = solutions
        self.state = WorkspaceState()
        self.used = self._newest = WorkspaceFile()

    def update(self) -> None:
        """Read the file if one of the files behind the workspace has changed since the last call."""
        if self.file is None:
            return
        version = _version(self.file, self._newest)
        if version == self.state.version:
            return
        read = read_workspace(self.file, self._solutions)
        # The files it names are known only now. A file saved in between counts as a later change.
        if not self.state.version or read.patterns != self._newest.patterns:
            version = _version(self.file, read)
        self._newest = read
        if not read.problems:
            self.used = read
        self.state = WorkspaceState(
            version, self.file.name, self.used.page, read.problems, read.remarks
        )


def _version(file: Path, read: WorkspaceFile) -> str:
    """Hash the names and stamps of the files behind a workspace; of scripts the names only."""
    lines: list[str] = []
    for pattern in read.patterns or (glob.escape(file.name),):
        is_script = pattern in read.script_patterns
        for path in files_of(pattern, file.parent):
            stamp = (0, 0) if is_script else stamp_of(path)
            if stamp:
                lines.append(f"{path}\0{stamp[0]}\0{stamp[1]}")
    return sha256("\n".join(lines).encode()).hexdigest()[:16]
