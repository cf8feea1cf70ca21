"""The command `check`: what is wrong with a workspace file, as text or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from apm.reading.workspace_file import read_workspace

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Report:
    """What `check` found.

    Attributes:
        file: the name of the workspace file.
        problems: why the file cannot be used.
        remarks: exported rows that cannot be read; the rest is used.
    """

    file: str
    problems: tuple[str, ...]
    remarks: tuple[str, ...]

    def passes(self, *, strict: bool) -> bool:
        """Whether there is nothing to correct; `strict` includes remarks."""
        return not self.problems and not (strict and self.remarks)

    def as_text(self) -> str:
        """Return one line for each problem and remark, or one that says that there is none."""
        return "\n".join([*self.problems, *self.remarks]) or f"{self.file}: no problems."

    def as_json(self) -> str:
        """Return a JSON object with the keys `file`, `problems` and `remarks`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def check_workspace(file: Path) -> Report:
    """Read a workspace file and the files that it names."""
    read = read_workspace(file)
    return Report(file.name, read.problems, read.remarks)
