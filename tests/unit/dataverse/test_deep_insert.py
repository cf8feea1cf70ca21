"""New records with their related records: a lookup's record as an object, a collection as a list."""

from __future__ import annotations

import json
import re

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from tests.support.thing_tables import everything

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CONTACT = "c0ac0000-0000-4000-8000-000000000009"


@pytest.fixture
def records() -> Records:
    return Records()


def test_a_record_is_created_with_those_it_points_at_and_those_that_point_at_it(
    records: Records,
) -> None:
    account = records.create(
        "account",
        {
            "name": "Deep",
            "primarycontactid": {"firstname": "Ada", "lastname": "Lovelace"},
            "incident_customer_accounts": [
                {"title": "One", "Incident_Tasks": [{"subject": "A"}, {"subject": "B"}]},
                {"title": "Two", "primarycontactid@odata.bind": f"/contacts({CONTACT})"},
            ],
            "contact_customer_accounts@odata.bind": [f"/contacts({CONTACT})"],
        },
    )
    options = (
        "?$select=name&$expand=primarycontactid($select=fullname),incident_customer_accounts("
        "$select=title;$orderby=title;$expand=Incident_Tasks($select=subject;$orderby=subject))"
    )
    found = records.retrieve("account", account, options)
    contact, cases = found["primarycontactid"], found["incident_customer_accounts"]
    assert isinstance(contact, dict)
    assert contact["fullname"] == "Ada Lovelace"
    assert isinstance(cases, list)
    text = json.dumps(
        [[each["title"], each["Incident_Tasks"]] for each in cases if isinstance(each, dict)]
    )
    assert re.findall(r'"(?:subject|One|Two)"(?:: "(.)")?', text) == ["", "A", "B", ""]
    joined = records.retrieve("contact", CONTACT)
    assert joined["_parentcustomerid_value"] == account


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"primarycontactid": {"@odata.id": f"contacts({CONTACT})"}},
            "names one that exists, for which primarycontactid@odata.bind is written",
        ),
        (
            {"contact_customer_accounts": [{"@odata.id": f"contacts({CONTACT})"}]},
            "names one that exists, for which contact_customer_accounts@odata.bind is written",
        ),
        (
            {"primarycontactid": {"lastnam": "x"}},
            "create contact: there is no column 'lastnam'",
        ),
        (
            {"incident_customer_accounts": [{"title": "x"}, {"title": 5}]},
            "create incident: title has to be text, not 5",
        ),
        (
            {"primarycontactid": {"lastname": "x"}, "nam": "y"},
            "there is no column 'nam' in account",
        ),
        ({"websiteurl": ["x"]}, "create account: websiteurl takes one value, not a list"),
        ({"primarycontactid": []}, "primarycontactid takes one value, not a list"),
        ({"Account_Tasks": [5]}, "Account_Tasks takes a list of objects, not 5"),
        ({"account_tasks": [{}]}, "'account_tasks' in account; did you mean 'Account_Tasks'?"),
        (
            {"contact_customer_accounts@odata.bind": [f"/contact({CONTACT})"]},
            'takes a list of addresses such as "/contacts(<id>)"',
        ),
    ],
)
def test_if_one_is_refused_none_is_created(
    records: Records, values: dict[str, Json], sentence: str
) -> None:
    before = everything(records)
    with pytest.raises(ApmError) as caught:
        records.create("account", {"name": "Deep", **values})
    assert sentence in str(caught.value)
    assert everything(records) == before
    assert not records.is_changed


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"primarycontactid": {"lastname": "x"}},
            "primarycontactid cannot have the values of a record, which only create takes",
        ),
        ({"Account_Tasks": [{}]}, "Account_Tasks has records, which only create takes"),
    ],
)
def test_an_update_creates_none(records: Records, values: dict[str, Json], sentence: str) -> None:
    with pytest.raises(ApmError) as caught:
        records.update("account", ACCOUNT, values)
    assert sentence in str(caught.value)
