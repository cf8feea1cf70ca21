"""The call behind `fetch` and `XMLHttpRequest` to the Web API."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apm.api.web_request_calls import organization_address, web_request
from apm.core.events import RecordsChanged
from apm.core.outcome import Outcome
from apm.emulator import Emulator
from apm.settings import Language, Settings
from apm.settings.settings import Environment

ROOT = "http://localhost/api/data/v9.2"


@pytest.fixture
def emulator() -> Emulator:
    return Emulator("page")


def ask(
    emulator: Emulator, method: str, path: str, body: str = "", results: str = ""
) -> Outcome[dict[str, Any]]:
    headers = json.dumps({"Prefer": "odata.maxpagesize=2"})
    return web_request(emulator, method, f"{ROOT}/{path}", headers, body, results)


def test_a_request_that_reads_changes_nothing(emulator: Emulator) -> None:
    outcome = ask(emulator, "GET", "accounts?$select=name")
    assert (outcome.events, outcome.value["status"]) == ((), 200)
    assert len(json.loads(outcome.value["body"])["value"]) == 2


def test_a_request_that_writes_is_an_event(emulator: Emulator) -> None:
    outcome = ask(emulator, "POST", "accounts", '{"name": "New"}')
    assert (outcome.events, outcome.value["status"]) == ((RecordsChanged(),), 204)
    assert outcome.value["headers"]["OData-EntityId"].startswith(f"{ROOT}/accounts(")
    refused = ask(emulator, "POST", "accounts", "[")
    assert (refused.events, refused.value["status"]) == ((), 400)


def test_labels_of_definitions_name_the_language_of_the_user() -> None:
    french = Emulator("page", Settings(language=Language(user=1036)))
    found = json.loads(ask(french, "GET", "EntityDefinitions(LogicalName='account')").value["body"])
    label = found["DisplayName"]["UserLocalizedLabel"]
    assert label == {"Label": "Account", "LanguageCode": 1036}


def test_handlers_are_asked_first(emulator: Emulator) -> None:
    asked = ask(emulator, "GET", "contoso_Fn(A=1)").value
    assert asked == {"operations": [{"name": "contoso_Fn", "parameters": {"A": 1}, "target": None}]}
    answered = ask(emulator, "GET", "contoso_Fn(A=1)", results='[{"value": 5}]').value
    assert json.loads(answered["body"])["value"] == 5
    missing = ask(emulator, "GET", "contoso_Fn(A=1)", results='[{"missing": true}]').value
    assert (missing["status"], "contoso_Fn" in missing["absent"]) == (404, True)


def test_an_address_without_a_service_is_refused(emulator: Emulator) -> None:
    outcome = web_request(emulator, "GET", "http://localhost/accounts", "{}", "", "")
    assert outcome.value["status"] == 400


def test_the_address_of_the_organization_is_that_of_the_settings() -> None:
    settings = Settings(environment=Environment("https://contoso.example"))
    assert organization_address(Emulator("page", settings)) == "https://contoso.example"
    assert organization_address(Emulator("page")) == "http://localhost"
