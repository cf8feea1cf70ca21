"""Warnings about tables, records and views that a page names and the Dataverse does not have."""

from __future__ import annotations

import pytest

from apm.core.events import Warned
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.settings import Settings
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD, WEBSITE, PageType
from apm.workspace.navigation import open_form, open_page
from apm.workspace.workspace import Workspace

CASE = "ca5e0000-0000-4000-8000-000000000001"
LOST = "ca5e0000-0000-4000-8000-00000000dead"


@pytest.fixture
def workspace() -> Workspace:
    return Workspace(Settings())


def warnings(workspace: Workspace, kind: PageType, **parameters: Json) -> list[str]:
    """The warnings when a page of a type opens."""
    outcome = open_page(workspace, kind, parameters)
    return [each.message for each in outcome.events if isinstance(each, Warned)]


@pytest.mark.parametrize(
    ("kind", "parameters", "message"),
    [
        (
            ENTITY_RECORD,
            {"entityName": "incident", "entityId": LOST},
            f"entityId: there is no Case with the id '{LOST}'; this is the form for a new Case",
        ),
        (
            ENTITY_RECORD,
            {"entityName": "incident", "entityId": "not a guid"},
            "entityId: there is no Case with the id 'not a guid'; this is the form for a new Case",
        ),
        (
            ENTITY_RECORD,
            {"entityName": "incident", "entityid": LOST},
            "entityid: unknown parameter of entityrecord; did you mean 'entityId'?",
        ),
        (
            WEBSITE,
            {"url": "https://shop.example/", "Data": "?a=1"},
            "Data: unknown parameter of website; did you mean 'data'?",
        ),
        (
            ENTITY_RECORD,
            {"entityName": "accounts"},
            "entityName: 'accounts' is not the logical name of a table; write 'account'",
        ),
        (
            ENTITY_LIST,
            {"entityName": "Account"},
            "entityName: 'Account' is not the logical name of a table; write 'account'",
        ),
        (
            ENTITY_LIST,
            {"entityName": "acount"},
            "entityName: there is no table 'acount'; did you mean 'account'?",
        ),
        (
            ENTITY_LIST,
            {"entityName": "account", "viewId": "{123}"},
            "viewId: account has no view '123', so its default view is shown; there are: ",
        ),
    ],
)
def test_what_is_not_there_is_a_warning(
    workspace: Workspace, kind: PageType, parameters: dict[str, Json], message: str
) -> None:
    (warning,) = warnings(workspace, kind, **parameters)
    assert warning.startswith(message)


@pytest.mark.parametrize(
    "parameters",
    [
        {"entityName": "incident"},
        {"entityName": "incident", "entityId": f"{{{CASE.upper()}}}"},
        {"entityName": "incident", "entityId": "00000000-0000-0000-0000-000000000000"},
        {"entityName": " incident "},
    ],
)
def test_a_form_that_shows_what_its_parameters_name_has_no_warning(
    workspace: Workspace, parameters: dict[str, Json]
) -> None:
    assert warnings(workspace, ENTITY_RECORD, **parameters) == []


def test_a_list_with_one_of_its_views_has_no_warning(workspace: Workspace) -> None:
    view = workspace.records.schema.table("account").views[-1]
    assert warnings(workspace, ENTITY_LIST, entityName="account", viewId=view.id) == []


def test_each_way_to_open_a_form_warns(workspace: Workspace) -> None:
    pairs = f'[["entityName","incident"],["entityId","{LOST}"]]'
    session = SessionInput("case_entity_session_default_template", {"parametersStr": pairs})
    opened = [
        workspace.create_session(session),
        workspace.create_tab(
            workspace.focused,
            TabInput("msdyn_entityrecord", {"entityName": "incident", "entityId": LOST}),
        ),
        open_form(workspace, {"entityName": "incident", "entityId": LOST[:-1]}),
    ]
    for each in opened:
        (warning,) = (event for event in each.events if isinstance(event, Warned))
        assert warning.message.startswith("entityId: there is no Case with the id ")
