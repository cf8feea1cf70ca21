"""The command `check`: what is wrong with a workspace file, as text or as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.script_syntax import NOT_CHECKED, run_node, syntax_problems
from apm.reading.workspace_file import read_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apm.host.script_syntax import RunNode
    from apm.reading.findings import Finding


@dataclass(frozen=True)
class Report:
    """What `check` found.

    Attributes:
        file: the path of the workspace file from the current folder, as in findings; only its name if it is elsewhere.
        problems: why the file cannot be used, and syntax errors of its scripts.
        remarks: exported rows that cannot be read, and names in templates that are not there; the rest is used.
        scripts: `checked` if the syntax of all scripts was checked, otherwise `not checked`.
    """

    file: str
    problems: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    scripts: str = "checked"

    def passes(self, *, strict: bool) -> bool:
        """Whether there is nothing to correct; `strict` includes remarks."""
        return not self.problems and not (strict and self.remarks)

    def as_text(self) -> str:
        """Return one line for each problem and remark, or one that says that there is none."""
        found = [str(each) for each in (*self.problems, *self.remarks)]
        note = [NOT_CHECKED] if self.scripts != "checked" else []
        return "\n".join([*(found or [f"{self.file}: no problems."]), *note])

    def as_json(self) -> str:
        """Return a JSON object with the attributes; a problem has `file`, `line`, `column` and `message`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def check_workspace(file: Path, run: RunNode = run_node) -> Report:
    """Read a workspace file and the files that it names; `run` runs Node.js."""
    read = read_workspace(file)
    found = syntax_problems(read.scripts.files, run)
    folder = _from_here(file.parent)

    def placed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(
            replace(each, file=each.file and (folder / each.file).as_posix()) for each in findings
        )

    return Report(
        (folder / file.name).as_posix(),
        placed((*read.findings, *(found or ()))),
        placed(read.remark_findings),
        "not checked" if found is None else "checked",
    )


def _from_here(folder: Path) -> Path:
    """A folder relative to the current one; empty if it is elsewhere."""
    here = Path.cwd().resolve()
    return folder.relative_to(here) if folder.is_relative_to(here) else Path()
