"""Remarks about views and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.solutions.report.remark_texts import label_of

if TYPE_CHECKING:
    from apm.solutions.model.command_model import ModernCommand, Ribbon
    from apm.solutions.model.solution_model import Solution
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_layers import Organisation

POWER_FX = 1
"""The `onclickeventtype` and the `visibilitytype` of formulas."""
_USED_VIEWS = (0, 2, 4, 64)


def add_command_remarks(
    solution: Solution, organisation: Organisation, remarks: RemarkList
) -> None:
    """Adds the remarks about the views and commands of a solution."""
    language = solution.manifest.language
    for view in solution.views:
        if not view.fetch_xml and view.query_type in _USED_VIEWS:
            name = label_of(view.labels, language, view.id)
            text = f'view "{name}" ({view.table}) has no query; it shows all rows'
            remarks.add("view", text, table=view.table, file=view.file)
    for ribbon in solution.ribbons:
        _add_for_ribbon(ribbon, organisation, remarks)
    for command in solution.modern_commands:
        if command.has_content:
            _add_for_modern(command, organisation, remarks)


def _add_for_ribbon(ribbon: Ribbon, organisation: Organisation, remarks: RemarkList) -> None:
    used = {each.command for each in ribbon.items}
    for command in ribbon.commands:
        missing = next(
            (
                each.library
                for each in command.actions
                if each.library and each.library.lower() not in organisation.web_resources
            ),
            "",
        )
        if missing and command.id in used:
            text = f"command {command.id} is left out: its library {missing} is in no solution here"
            remarks.add("command", text, table=ribbon.table, file=ribbon.file)


def _add_for_modern(
    command: ModernCommand, organisation: Organisation, remarks: RemarkList
) -> None:
    ids = {each.id for each in organisation.web_resources.values()}
    problems = []
    if command.event_type == POWER_FX:
        problems.append("does nothing: its action is a Power Fx formula")
    elif command.library_id and command.library_id not in ids:
        problems.append("is left out: the web resource of its function is in no solution here")
    if command.visibility == POWER_FX:
        problems.append("is shown always: its visibility is a Power Fx formula")
    for each in problems:
        text = f"command {command.name} {each}"
        remarks.add("command", text, table=command.table, file=command.file)
