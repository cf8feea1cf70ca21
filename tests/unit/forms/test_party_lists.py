"""Party lists of activities: the records of `activityparty` that a form reads and replaces."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.forms.record_writing import write_record
from apm.settings import Settings
from apm.workspace.page_records import anchor_values, page_record
from apm.workspace.party_lists import parties_in, parties_of, parties_text, party_values
from apm.workspace.workspace import Workspace
from tests.support.record_forms import open_form

EMAIL = "e4a10000-0000-4000-8000-000000000001"
AMARA = "c0ac0000-0000-4000-8000-000000000001"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


def parties(records: Records, activity: str) -> list[tuple[int, str]]:
    """The participation and the address of the parties of an activity."""
    options = f"?$filter=_activityid_value eq {activity}&$orderby=participationtypemask"
    rows: list[dict[str, Any]] = records.query("activityparty", options)
    return [(each["participationtypemask"], each["addressused"]) for each in rows]


def test_the_text_of_a_party_list_is_read_as_it_was_written() -> None:
    found = parties_of([{"id": f"{{{AMARA.upper()}}}", "name": "Amara", "type": "contact"}])
    assert found
    assert parties_in(parties_text(found)) == found
    assert parties_in("") == []
    assert parties_in("Amara; Sofia") is None


@pytest.mark.parametrize("value", ["x", 5, [5], [{"name": "x"}], {"id": ""}])
def test_what_is_no_list_of_records_is_none(value: Any) -> None:
    assert parties_of(value) is None


def test_a_save_replaces_the_parties_that_were_edited_and_leaves_the_others(
    workspace: Workspace,
) -> None:
    before = parties(workspace.records, EMAIL)
    tab = open_form(workspace, "email", entityId=EMAIL)
    workspace.edit_field(tab, "to", "Liam O'Brien; Sofia Marchetti")
    write_record(workspace, tab)
    assert parties(workspace.records, EMAIL) == [
        before[0],
        (2, "liam.obrien@contoso.example"),
        (2, "sofia.marchetti@fabrikam.example"),
    ]


def test_a_new_activity_gets_the_parties_of_data(workspace: Workspace) -> None:
    amara: Json = {"id": AMARA, "name": "Amara Okafor", "entityType": "contact"}
    tab = open_form(workspace, "phonecall", data={"subject": "Call", "to": [amara]})
    write_record(workspace, tab)
    activity = str(tab.parameters["entityId"])
    assert parties(workspace.records, activity) == [(2, "amara.okafor@contoso.example")]


def test_a_name_that_no_record_has_is_refused_and_changes_nothing(workspace: Workspace) -> None:
    before = parties(workspace.records, EMAIL)
    tab = open_form(workspace, "email", entityId=EMAIL)
    workspace.edit_field(tab, "to", "Amara Okafor; Nobody")
    with pytest.raises(ApmError, match="called 'Nobody'"):
        write_record(workspace, tab)
    assert parties(workspace.records, EMAIL) == before


def test_the_context_of_a_session_has_no_party_lists(workspace: Workspace) -> None:
    parameters: dict[str, Json] = {"entityName": "email", "entityId": EMAIL}
    values = anchor_values(page_record(parameters, workspace.records))
    assert "anchor.subject" in values
    assert "anchor.to" not in values


def test_an_activity_with_parties_can_be_deleted(workspace: Workspace) -> None:
    workspace.records.delete("email", EMAIL)
    assert parties(workspace.records, EMAIL) == []


def test_other_tables_have_none(workspace: Workspace) -> None:
    account = workspace.records.schema.table("account")
    assert party_values(account, AMARA, workspace.records) == {}
