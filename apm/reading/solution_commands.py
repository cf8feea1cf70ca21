"""Makes the commands of a workspace from those of solutions: entries under `commands` and `hidden_commands`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.reading.modern_commands import modern_entries, replaced_entries
from apm.reading.ribbon_commands import hidden_entries, ribbon_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from apm.reading.script_libraries import ScriptLibraries
    from apm.reading.solution_labels import SolutionLabels
    from apm.solutions.solution_layers import Organisation


def solution_commands(
    organisation: Organisation,
    labels: SolutionLabels,
    libraries: ScriptLibraries,
    is_ignored: Callable[[str], bool],
) -> dict[str, list[dict[str, Any]]]:
    """The lists of the settings that solutions add to, by key.

    Args:
        organisation: the solutions.
        labels: finds the labels in the languages of the workspace.
        libraries: the scripts of the workspace.
        is_ignored: whether a table is left out.
    """
    commands = [
        *ribbon_entries(organisation, labels, libraries),
        *modern_entries(organisation, labels, libraries),
    ]
    hidden = [*hidden_entries(organisation), *replaced_entries(organisation)]
    lists = {"commands": commands, "hidden_commands": hidden}
    return {
        key: [each for each in entries if not is_ignored(each["table"])]
        for key, entries in lists.items()
    }
