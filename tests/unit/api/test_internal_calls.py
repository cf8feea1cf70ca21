"""The calls that the page makes on behalf of scripts: addresses, notifications and refusals."""

from __future__ import annotations

import json

import pytest

from apm.api.contract import contract
from apm.api.form_calls import check_form, form_scripts
from apm.api.internal_calls import (
    show_notification,
    web_resource_page,
    website_page,
)
from apm.core.errors import ApmError, ErrorCode
from apm.emulator import Emulator
from apm.settings import FormEvent
from apm.settings.decoding import read_settings
from apm.templates.page_types import ENTITY_LIST, ENTITY_RECORD
from apm.workspace.navigation import open_page

CASE = "ca5e0000-0000-4000-8000-000000000001"
MEMBER = "Xrm.Navigation.openUrl"


@pytest.fixture
def emulator() -> Emulator:
    forms = [{"table": "incident", "event": FormEvent.LOAD, "function": "onLoad"}]
    return Emulator("page", read_settings({"forms": forms}))


def form(emulator: Emulator) -> str:
    parameters = {"entityName": "incident", "entityId": CASE}
    return open_page(emulator.workspace, ENTITY_RECORD, {**parameters}).value


def case_list(emulator: Emulator) -> str:
    return open_page(emulator.workspace, ENTITY_LIST, {"entityName": "incident"}).value


class TestForms:
    def test_handlers_are_those_of_the_table_and_event(self, emulator: Emulator) -> None:
        page = form(emulator)
        [handler] = form_scripts(emulator, page, FormEvent.LOAD, "")
        assert isinstance(handler, dict)
        assert handler["function"] == "onLoad"
        assert form_scripts(emulator, page, FormEvent.SAVE, "") == []
        assert form_scripts(emulator, "tab-id-9", FormEvent.LOAD, "") == []

    def test_a_page_that_shows_a_list_is_no_form(self, emulator: Emulator) -> None:
        check_form(emulator, form(emulator), "formContext.ui")
        page = case_list(emulator)
        with pytest.raises(ApmError, match=f"^formContext.ui: {page} is closed"):
            check_form(emulator, page, "formContext.ui")


def test_addresses_are_checked_before_the_page_opens_them(emulator: Emulator) -> None:
    assert web_resource_page(emulator, "new_/a.html", "x y", MEMBER) == (
        "WebResources/new_/a.html?data=x%20y"
    )
    assert website_page(emulator, "https://a.example/", MEMBER) == "https://a.example/"
    with pytest.raises(ApmError, match=f"^{MEMBER}: "):
        web_resource_page(emulator, "../a.html", "", MEMBER)
    with pytest.raises(ApmError, match=f"^{MEMBER}: the address 'javascript:x' is not allowed"):
        website_page(emulator, "javascript:x", MEMBER)


def test_a_notification_is_shown_or_refused_by_the_name_of_the_member(emulator: Emulator) -> None:
    name = "Xrm.App.addGlobalNotification"
    action = {"actionLabel": "More"}
    options = json.dumps({"level": 2, "message": "It failed", "action": action})
    shown = emulator.workspace.overlays.notifications[
        show_notification(emulator, options, name).value
    ]
    assert (shown.level, shown.text, shown.action) == ("error", "It failed", "More")
    for wrong, reason in (
        ("[]", "has to be an object"),
        ('{"level": 5}', "level has to be one of"),
        ('{"level": true}', "level has to be one of"),
        ('{"level": 1, "message": " "}', "message is missing"),
    ):
        with pytest.raises(ApmError, match=f"^{name}: the notification.*{reason}"):
            show_notification(emulator, wrong, name)


def test_the_facade_gets_the_tables_it_starts_with(emulator: Emulator) -> None:
    given = json.loads(contract(emulator))
    assert "createTab" in [each["name"] for each in given["members"]]
    assert given["errorCodes"]["badInput"] == ErrorCode.BAD_INPUT
    assert given["returnedIds"] == emulator.workspace.settings.returned_ids
