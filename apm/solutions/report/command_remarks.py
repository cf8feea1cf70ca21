"""Remarks about views and commands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from apm.solutions.elements.xml_values import web_resource
from apm.solutions.model.ribbon_places import MODERN_BARS, place_of
from apm.solutions.model.ribbon_rules import KNOWN, RibbonParts, leaves
from apm.solutions.model.table_model import label_in
from apm.solutions.report.remark_texts import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apm.solutions.model.command_model import (
        ModernCommand,
        Ribbon,
        RibbonCommand,
        RibbonRule,
    )
    from apm.solutions.model.solution_model import Solution
    from apm.solutions.remark_list import RemarkList
    from apm.solutions.solution_layers import Organisation

POWER_FX = 1
"""The `onclickeventtype` of formulas."""
OWN_APP = "msdyn_CustomerServiceWorkspace"
"""The unique name of the app that the emulator shows."""
_VISIBILITIES = {
    1: "its visibility is a Power Fx formula",
    2: "its classic rules are not in a file of the command",
}
"""Why the visibility of a command cannot be read, by its `visibilitytype`."""
_FLYOUT = "FlyoutAnchor"
_USED_VIEWS = (0, 2, 4, 64)


def add_command_remarks(
    solution: Solution, organisation: Organisation, remarks: RemarkList
) -> None:
    """Adds the remarks about the views and commands of a solution."""
    language = solution.manifest.language
    for view in solution.views:
        if not view.fetch_xml and view.query_type in _USED_VIEWS:
            name = label_in(view.labels, language) or view.id
            text = f'view "{name}" ({view.table}) has no query; it shows all rows'
            remarks.add("view", text, table=view.table, file=view.file)
    for ribbon in (each for each in solution.ribbons if each.items):
        _add_for_ribbon(ribbon, organisation, remarks)
    for command in solution.modern_commands:
        if command.has_content:
            _add_for_modern(command, organisation, remarks)
    _add_for_apps(solution, remarks)


def _add_for_ribbon(ribbon: Ribbon, organisation: Organisation, remarks: RemarkList) -> None:
    parts = RibbonParts(organisation.ribbons, ribbon.table)
    used = {each.command for each in ribbon.items}
    commands = [each for each in ribbon.commands if each.id in used]
    for text in (
        *_library_texts(commands, parts, organisation),
        *_rule_texts(commands, parts),
        *_item_texts(ribbon),
    ):
        remarks.add("command", text, table=ribbon.table, file=ribbon.file)


def _library_texts(
    commands: list[RibbonCommand], parts: RibbonParts, organisation: Organisation
) -> Iterator[str]:
    known = organisation.web_resources
    for command in commands:
        libraries = [each.library for each in command.actions if each.library]
        missing = [each for each in libraries if each.lower() not in known]
        if missing:
            yield (
                f"command {command.id}: its library {missing[0]} is in no solution here; a click says so, unless "
                "another script has the function"
            )
    libraries = [web_resource(each.values.get("Library")) for each in _rules(commands, parts)]
    unknown = [each for each in libraries if each and each.lower() not in known]
    if unknown:
        yield (
            "custom rules whose library is in no solution here count as true "
            f"({counted(len(unknown), 'rule')} of {listed(unknown)})"
        )


def _rules(commands: list[RibbonCommand], parts: RibbonParts) -> Iterator[RibbonRule]:
    return leaves(each for command in commands for each in parts.rules_of(command))


def _rule_texts(commands: list[RibbonCommand], parts: RibbonParts) -> Iterator[str]:
    unknown = [each.kind for each in _rules(commands, parts) if each.kind not in KNOWN]
    if unknown:
        yield f"rules that are not known here count as true ({len(unknown)}: {listed(unknown)})"
    undefined = [each for command in commands for each in parts.undefined(command)]
    if undefined:
        yield (
            "rules that are defined in no solution here count as true "
            f"({len(undefined)}: {listed(undefined)})"
        )


def _item_texts(ribbon: Ribbon) -> Iterator[str]:
    elsewhere = [each.id for each in ribbon.items if place_of(each.location, ribbon.table) is None]
    if elsewhere:
        yield (
            "commands that are not on forms, lists or subgrids are not shown "
            f"({len(elsewhere)}: {listed(elsewhere)})"
        )
    parents = {each.parent for each in ribbon.items}
    empty = [each.id for each in ribbon.items if each.kind == _FLYOUT and each.id not in parents]
    if empty:
        yield f"menus without commands in the solution are left out ({len(empty)}: {listed(empty)})"


def _add_for_modern(
    command: ModernCommand, organisation: Organisation, remarks: RemarkList
) -> None:
    ids = {each.id for each in organisation.web_resources.values()}
    problems = []
    if command.location not in MODERN_BARS:
        problems.append("is not shown: it is not on forms, lists or subgrids")
    if command.event_type == POWER_FX:
        problems.append("cannot run: its action is a Power Fx formula; a click says so")
    elif command.library_id and command.library_id not in ids:
        problems.append(
            "cannot run: the web resource of its function is in no solution here; a click says so"
        )
    if command.visibility in _VISIBILITIES:
        problems.append(f"is shown always: {_VISIBILITIES[command.visibility]}")
    for each in problems:
        text = f"command {command.name} {each}"
        remarks.add("command", text, table=command.table, file=command.file)


def _add_for_apps(solution: Solution, remarks: RemarkList) -> None:
    """Commands of single apps are shown in the app of the emulator too [A]."""
    apps = Counter(each.app for each in solution.modern_commands if each.app and each.has_content)
    for app, count in apps.items():
        if app != OWN_APP:
            text = f"{counted(count, 'command')} of the app {app}: shown here too"
            remarks.add("command", text)
