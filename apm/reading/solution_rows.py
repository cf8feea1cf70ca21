"""Makes records of the processes and apps of solutions, so that scripts that query them get an answer.

>>> used = {"name": "Mine", "unique_name": "new_Mine"}
>>> [row] = app_rows({"new_Mine": "Mine"}, used, {})["appmodule"]
>>> row["uniquename"], row["appmoduleid"] == App().id
('new_Mine', True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.ids import named_id
from apm.dataverse.names import clean_id
from apm.settings.settings import App

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.solutions.model.solution_model import SolutionProcess

    Row = dict[str, Json]
    Own = Mapping[str, Sequence[Mapping[str, Json]]]

PROCESSES, APPS = "workflow", "appmodule"
_CATEGORIES = range(7)
_DRAFT, _ACTIVATED = (0, 1), (1, 2)
"""The state of a process and its reason [D]."""
_LONGEST_NAME = 100
"""Characters that the columns take [D]."""


def process_rows(processes: Iterable[SolutionProcess], own: Own) -> dict[str, list[Row]]:
    """The rows of processes: their definitions [D]. One of which the user's `own` rows have the id is left out."""
    rows: list[Row] = []
    for each in processes:
        if each.id and each.category in _CATEGORIES:
            state, reason = _ACTIVATED if each.is_active else _DRAFT
            row: Row = {
                "workflowid": each.id,
                "name": each.name[:_LONGEST_NAME],
                "uniquename": each.unique_name or None,
                "category": each.category,
                "primaryentity": each.table or "none",
                "ondemand": each.is_on_demand,
                "statecode": state,
                "statuscode": reason,
            }
            rows.append(row)
    return _added(PROCESSES, rows, own)


def app_rows(apps: Mapping[str, str], used: Mapping[str, Json], own: Own) -> dict[str, list[Row]]:
    """The rows of the apps of solutions.

    Args:
        apps: the names of the apps, by unique name.
        used: what the settings say of the app that is used; empty if none of them is.
        own: the user's own rows; an app of which they have the id is left out.
    """
    unique = str(used.get("unique_name") or "")
    used_id = clean_id(str(used.get("id") or App().id)) or App().id
    rows = [_app(used_id if each == unique else _id(each), apps[each], each) for each in apps]
    return _added(APPS, rows, own)


def _app(key: str, name: str, unique: str) -> Row:
    return {f"{APPS}id": key, "name": name[:_LONGEST_NAME], "uniquename": unique[:_LONGEST_NAME]}


def _id(unique: str) -> str:
    return named_id(f"{APPS} {unique}")


def _added(table: str, rows: Iterable[Row], own: Own) -> dict[str, list[Row]]:
    """The rows that the user's own do not have."""
    known = {each.get(f"{table}id") for key in (table, f"{table}s") for each in own.get(key, ())}
    added = [each for each in rows if each[f"{table}id"] not in known]
    return {table: added} if added else {}
