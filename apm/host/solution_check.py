"""The command `check`: says what solutions hold, and what of it is not used."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.report.solution_report import report_of
from apm.solutions.solution_reading import read_solution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CLEAN, REMARKS, REFUSED = 0, 1, 2
"""The exit codes of the check."""


def check_solutions(paths: Sequence[Path], *, as_json: bool) -> int:
    """Print the report about solutions, and return the exit code; a refusal is one sentence on standard error."""
    try:
        report = report_of([read_solution(each) for each in paths])
    except SolutionRefused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    if as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report.lines()))
    return REMARKS if report.remarks else CLEAN
