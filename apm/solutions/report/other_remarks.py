"""Remarks about web resources, processes, plug-ins, and what a solution needs from others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apm.solutions.report.remark_texts import counted

if TYPE_CHECKING:
    from apm.solutions.model.solution_model import Solution
    from apm.solutions.remark_list import RemarkList

_BUSINESS_RULE = 2
_PROCESSES = {
    0: "workflow",
    1: "dialog",
    3: "action",
    4: "business process flow",
    5: "cloud flow",
    6: "desktop flow",
}
_OTHER = "other process"


def add_other_remarks(solution: Solution, remarks: RemarkList) -> None:
    """Adds the remarks about the rest of a solution."""
    for resource in solution.web_resources:
        if not resource.file:
            text = f"{resource.name}: the file of this web resource is missing; it cannot be loaded"
            remarks.add("web resource", text)
    for (kind, table), count in sorted(_processes(solution).items()):
        what = counted(count, kind, f"{kind}es" if kind.endswith("s") else "")
        where = f"{table}: " if table else ""
        remarks.add("process", f"{where}{what} {_not_run(count)}", table=table)
    steps = solution.plug_in_steps
    if steps:
        what = counted(steps, "step of plug-ins", "steps of plug-ins")
        remarks.add("process", f"{what} {_not_run(steps)}")
    missing = solution.manifest.missing_dependencies
    if missing:
        text = f"the solution needs {counted(missing, 'component')} of other solutions, which are not in it"
        remarks.add("solution", text)
    used = (solution.tables, solution.web_resources, solution.modern_commands)
    if not any((*used, solution.session_templates, solution.tab_templates)):
        text = "it has no tables, web resources, commands or templates, so it changes nothing here"
        remarks.add("solution", text)


def _not_run(count: int) -> str:
    return f"{'does' if count == 1 else 'do'} not run"


def _processes(solution: Solution) -> Counter[tuple[str, str]]:
    """The number of processes by kind; only business rules by table, because they are about what a form shows."""
    return Counter(
        ("business rule", each.table)
        if each.category == _BUSINESS_RULE
        else (_PROCESSES.get(each.category or 0, _OTHER), "")
        for each in solution.processes
    )
