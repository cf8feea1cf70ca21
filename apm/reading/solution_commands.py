"""Makes the commands of a workspace from those of solutions: entries under `commands` and `hidden_commands`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.reading.modern_commands import modern_entries
from apm.reading.ribbon_commands import hidden_entries, ribbon_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from apm.reading.script_libraries import ScriptLibraries
    from apm.solutions.solution_layers import Organisation


def solution_commands(
    organisation: Organisation,
    language: int,
    libraries: ScriptLibraries,
    ignored: Callable[[str], bool] = lambda _table: False,
) -> dict[str, list[dict[str, Any]]]:
    """The lists of the settings that solutions add to, by key.

    Args:
        organisation: the solutions.
        language: the LCID of the labels.
        libraries: the scripts of the workspace.
        ignored: whether a table is left out.
    """
    commands = [
        *ribbon_entries(organisation, language, libraries),
        *modern_entries(organisation, language, libraries),
    ]
    lists = {"commands": commands, "hidden_commands": [*hidden_entries(organisation)]}
    return {
        key: [each for each in entries if not ignored(each["table"])]
        for key, entries in lists.items()
    }
