"""Makes the commands of a workspace from those of the command designer (`appaction`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.reading.command_actions import call_entry, problem, with_arguments, words_of
from apm.reading.standard_commands import replaced_by
from apm.settings.commands import CommandKind
from apm.solutions.model.ribbon_places import MODERN_BARS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from apm.core.json_text import Json
    from apm.reading.script_libraries import ScriptLibraries
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.model.command_model import ModernCommand
    from apm.solutions.solution_layers import Organisation

_KINDS = {1: CommandKind.MENU, 2: CommandKind.SPLIT, 3: CommandKind.MENU}
"""The kinds by `type`; those that are not here are buttons. The commands of a group in a menu are in the menu."""

_POWER_FX, _JAVASCRIPT = 1, 2
_MARK = "{EntityLogicalNameMarker}"
"""Stands for the name of the table in a label [S]."""
_NAMES = {
    1: "PrimaryEntityTypeCode",
    2: "PrimaryEntityTypeName",
    3: "PrimaryItemIds",
    4: "FirstPrimaryItemId",
    5: "PrimaryControl",
    7: "SelectedEntityTypeCode",
    8: "SelectedEntityTypeName",
    10: "FirstSelectedItemId",
    12: "SelectedControl",
    23: "SelectedControlSelectedItemIds",
    24: "SelectedControlSelectedItemReferences",
    25: "SelectedControlAllItemCount",
}
"""The CrmParameters by the `type` of a parameter [S]; other types have a value."""


def modern_entries(
    organisation: Organisation, labels: SolutionLabels, libraries: ScriptLibraries
) -> Iterator[dict[str, Any]]:
    """Yield the commands of the command designer that are on a command bar and not hidden; those of one app too [A]."""
    names = {each.id: each.name for each in organisation.web_resources.values()}
    for command in organisation.modern_commands.values():
        bar = _bar(command)
        if bar is None or command.is_hidden:
            continue
        label = labels.label(command.labels) or words_of(command.name.partition("!")[0])
        if _MARK in label and command.table in organisation.tables:
            label = label.replace(_MARK, labels.label(organisation.tables[command.table].labels))
        kind = _KINDS.get(command.type)
        replaced = replaced_by(command.name, command.table)
        yield {
            "table": command.table,
            "where": bar,
            "id": command.name,
            "label": label,
            "actions": [*_actions(command, label, names, libraries)],
            "sequence": command.sequence,
            "place": command.file,
            **({"kind": kind.value} if kind else {}),
            **({"parent": command.parent} if command.parent else {}),
            **({"rules": replaced.rules} if replaced and replaced.rules else {}),
        }


def replaced_entries(organisation: Organisation) -> Iterator[dict[str, Any]]:
    """Yield the standard commands that commands of the command designer replace, or hide, as hidden commands."""
    for command in organisation.modern_commands.values():
        found = replaced_by(command.name, command.table) if _bar(command) else None
        if found:
            yield found.entry


def _bar(command: ModernCommand) -> str | None:
    """Its command bar; None if it has none, or only refers to a command of the product."""
    location = -1 if command.location is None else command.location
    return MODERN_BARS.get(location) if command.has_content else None


def _actions(
    command: ModernCommand,
    label: str,
    names: Mapping[str, str],
    libraries: ScriptLibraries,
) -> Iterator[dict[str, Any]]:
    if command.event_type == _POWER_FX:
        yield {"problem": problem(label, "its action is a Power Fx formula, which is not emulated")}
    elif command.event_type == _JAVASCRIPT:
        library = names.get(command.library_id, command.library_id)
        entry = call_entry(label, command.function, library, libraries)
        yield with_arguments(entry, [*map(_argument, command.parameters)])


def _argument(parameter: Json) -> tuple[bool, Json]:
    """Whether a parameter is the name of a CrmParameter, and its value."""
    given = parameter if isinstance(parameter, dict) else {}
    kind = given.get("type")
    name = _NAMES.get(kind) if isinstance(kind, int) else None
    return (True, name) if name else (False, given.get("value"))
