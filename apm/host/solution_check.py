"""The command `check`: says what solutions hold, and what of it is not used."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from apm.reading.solution_settings import solution_settings
from apm.reading.use_report import use_report
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.solution_reading import read_solution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLEAN, REMARKS, REFUSED = 0, 1, 2
"""The exit codes of the check."""


def check_solutions(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print the report about solutions, and return the exit code; a refusal is one sentence on standard error."""
    try:
        reads = [read_solution(each) for each in paths]
        report = use_report(reads, solution_settings(reads))
    except SolutionRefused as refusal:
        print(_printable(str(refusal)), file=sys.stderr)
        return REFUSED
    if as_json:
        # With escapes, because the output may go to a file or a console in any encoding.
        print(json.dumps(report.as_json(), indent=2))
    else:
        print("\n".join(map(_printable, report.lines())))
    return REMARKS if report.remarks else CLEAN


def _printable(text: str) -> str:
    """One line that a console can show: names in a solution may have line breaks and control characters."""
    line = "".join(each if each.isprintable() else " " for each in text)
    encoding = sys.stdout.encoding or "utf-8"
    return line.encode(encoding, "replace").decode(encoding)
