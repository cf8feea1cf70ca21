"""A subgrid of the activities of a record."""

from __future__ import annotations

from typing import Any

import pytest

from apm.forms.form import form_in
from apm.forms.subgrid_records import has_existing, has_new, has_remove
from apm.forms.subgrids import grid_in
from apm.templates.page_types import ENTITY_RECORD
from apm.workspace.navigation import open_page
from tests.support.form_layouts import workspace_with

CASE = "ca5e0000-0000-4000-8000-000000000001"
PARAMETERS = {
    "TargetEntityType": "activitypointer",
    "RelationshipName": "Incident_ActivityPointers",
    "RecordsPerPage": "20",
}


def layout(**parameters: str) -> dict[str, Any]:
    grid = {"name": "work", "kind": "subgrid", "parameters": {**PARAMETERS, **parameters}}
    sections = [{"name": "all", "rows": [[grid]]}]
    tabs = [{"name": "main", "columns": [{"sections": sections}]}]
    return {"id": "1", "table": "incident", "name": "Case", "type": "main", "tabs": tabs}


@pytest.mark.parametrize("relationship", ["Incident_ActivityPointers", "unknown"])
def test_it_lists_the_activities_about_the_record(relationship: str) -> None:
    workspace = workspace_with(layout(RelationshipName=relationship))
    parameters = {"entityName": "incident", "entityId": CASE}
    page = workspace.tabs[open_page(workspace, ENTITY_RECORD, {**parameters}).value]
    shown, form = grid_in(page, "work", workspace.records), form_in(page, workspace.records)
    assert shown
    assert form
    tables = {shown.table_of(each) for each in shown.rows}
    wanted = f"?$filter=_regardingobjectid_value eq {CASE}"
    assert shown.total == workspace.records.count("activitypointer", wanted) > 0
    assert len(tables) > 1
    assert "activitypointer" not in tables
    assert not (has_new(shown, form) or has_existing(shown, form) or has_remove(shown, form))
