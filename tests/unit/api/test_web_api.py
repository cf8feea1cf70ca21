"""The members of Xrm.WebApi: missing arguments, and paging."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apm.api.calls import call_of
from apm.api.xrm import web_api_members
from apm.core.errors import ApmError
from apm.emulator import Emulator

MEMBERS = {each.name: each for each in web_api_members.MEMBERS}
CASE = "ca5e0000-0000-4000-8000-000000000001"


def call(name: str, *texts: str) -> Any:
    return call_of(MEMBERS[name], Emulator("page"))(*texts)


@pytest.mark.parametrize(
    ("name", "texts", "sentence"),
    [
        ("retrieveRecord", ["null", "null", ""], "the table's logical name is missing"),
        ("retrieveRecord", ['" "', "null", ""], "the table's logical name is missing"),
        ("retrieveRecord", ["5", "null", ""], "the table's logical name has to be text, not 5"),
        ("retrieveRecord", ['"incident"', "null", ""], "the record's id is missing"),
        ("retrieveRecord", ['"incident"', "{}", ""], "the record's id has to be text, not {}"),
        (
            "retrieveRecord",
            ['"incident"', '"5"', ""],
            "'5' is not an id of incident; ids are GUIDs",
        ),
        ("retrieveMultipleRecords", ["null", "", "null"], "the table's logical name is missing"),
        (
            "retrieveMultipleRecords",
            ['"accounts"', "", "null"],
            "'accounts' is the entity set name of a table; write its logical name, 'account'",
        ),
        ("deleteRecord", ['"accounts"', f'"{CASE}"'], "'accounts' is the entity set name of a"),
        ("createRecord", ["null", "null"], "the table's logical name is missing"),
        ("createRecord", ['"account"', "null"], "the data is missing"),
        ("createRecord", ['"account"', ""], "the data is missing"),
        (
            "createRecord",
            ['"account"', "7"],
            "the data has to be an object of columns and values, n",
        ),
        ("updateRecord", ['"account"', "null", "{}"], "the record's id is missing"),
        ("updateRecord", ['"incident"', f'"{CASE}"', "null"], "the data is missing"),
        ("deleteRecord", ["null", "null"], "the table's logical name is missing"),
        ("deleteRecord", ['"account"', '""'], "the record's id is missing"),
    ],
)
def test_what_is_missing_is_named(name: str, texts: list[str], sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        call(name, *texts)
    assert str(caught.value).startswith(f"Xrm.WebApi.{name}: {sentence}")


@pytest.mark.parametrize("size", ["0", "-1", "1.5", '"2"', "true", "{}"])
def test_a_size_that_is_none_is_refused(size: str) -> None:
    with pytest.raises(ApmError, match=r"maxPageSize has to be a whole number from 1 on, not "):
        call("retrieveMultipleRecords", '"account"', "", size)


def test_a_script_follows_next_links_to_the_end() -> None:
    first = call("retrieveMultipleRecords", '"account"', "?$select=name&$orderby=name", "4")
    address = "http://localhost/api/data/v9.2/accounts?$select=name&"
    assert first["nextLink"].startswith(address)
    options = first["nextLink"][first["nextLink"].index("?") :]
    for given in (options, first["nextLink"]):
        second = call("retrieveMultipleRecords", '"account"', given, "4.0")
        assert "nextLink" not in second
        names = [each["name"] for page in (first, second) for each in page["entities"]]
        assert (len(names), names) == (6, sorted(names))


def test_without_a_size_all_come_at_once() -> None:
    assert [*call("retrieveMultipleRecords", '"account"', "", "null")] == ["entities"]
    assert json.dumps(call("retrieveRecord", '"incident"', f'"{{{CASE}}}"', ""))


def test_references_are_addresses() -> None:
    options = "?$select=name&$expand=primarycontactid/$ref"
    page = call("retrieveMultipleRecords", '"account"', options, "null")
    [first, *_] = page["entities"]
    address = f"http://localhost/api/data/v9.2/contacts({first['_primarycontactid_value']})"
    assert first["primarycontactid"] == {"@odata.id": address}
    one = call("retrieveRecord", '"account"', f'"{first["accountid"]}"', options)
    assert one["primarycontactid"] == first["primarycontactid"]
