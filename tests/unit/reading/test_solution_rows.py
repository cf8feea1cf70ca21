"""Processes and apps of solutions: records that scripts can query."""

from __future__ import annotations

import json
from pathlib import Path

from apm.dataverse import Records
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings.settings import App
from apm.settings.shipped import from_shipped
from tests.support.sample_solution import UNPACKED

RULE = "c0a7b000-0000-4000-8000-000000000001"


def records_of(read: WorkspaceFile) -> Records:
    assert read.problems == ()
    own = from_shipped(read.page).settings.records
    return Records(own.tables, described=own.described)


def test_a_script_finds_a_process_of_a_solution(tmp_path: Path) -> None:
    records = records_of(read_workspace(tmp_path / "workspace.toml", [UNPACKED]))
    where = (
        "?$filter=category eq 2 and statecode eq 1 and type eq 1 and primaryentity eq 'con_device'"
    )
    (found,) = records.query("workflow", where)
    assert (found["workflowid"], found["name"]) == (RULE, "Old ovens need a check")


def test_the_app_that_is_used_has_the_id_that_scripts_get(tmp_path: Path) -> None:
    records = records_of(read_workspace(tmp_path / "workspace.toml", [UNPACKED]))
    found = records.query("appmodule", "?$select=appmoduleid,name,uniquename")
    named = {each["uniquename"]: (each["appmoduleid"], each["name"]) for each in found}
    assert named == {"con_Service": (App().id, "Contoso service")}


def test_the_workspace_can_give_the_app_another_id(tmp_path: Path) -> None:
    file = tmp_path / "workspace.toml"
    app_id = "a9900000-0000-4000-8000-0000000000ff"
    file.write_text(f'[app]\nid = "{app_id}"\n')
    records = records_of(read_workspace(file, [UNPACKED]))
    assert records.retrieve("appmodule", app_id)["uniquename"] == "con_Service"


def test_rows_of_ones_own_come_first(tmp_path: Path) -> None:
    rows = {
        "workflow": [{"workflowid": RULE, "name": "Mine"}],
        "appmodules": [{"appmoduleid": App().id, "name": "My app", "uniquename": "new_Mine"}],
    }
    (tmp_path / "records.json").write_text(json.dumps(rows))
    file = tmp_path / "workspace.toml"
    file.write_text('[records]\nfiles = ["records.json"]\n')
    records = records_of(read_workspace(file, [UNPACKED]))
    assert records.retrieve("workflow", RULE)["name"] == "Mine"
    assert records.retrieve("appmodule", App().id)["name"] == "My app"
