"""Records of two tables with the same id: a lookup points to a table and an id, never to an id alone."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.names import LOGICAL_NAME

TWIN = "7e1e0000-0000-4000-8000-000000000001"
CHILD = "c0ac0000-0000-4000-8000-0000000000c1"
CASE = "ca5e0000-0000-4000-8000-0000000000c2"
TO_ACCOUNT = "parentcustomerid_account@odata.bind"
TO_CONTACT = "parentcustomerid_contact@odata.bind"


@pytest.fixture
def records() -> Records:
    """An account and a contact with the same id; a contact whose company is the account."""
    records = Records()
    records.create("account", {"accountid": TWIN, "name": "Twin Coffee"})
    records.create("contact", {"contactid": TWIN, "lastname": "Twin"})
    records.create(
        "contact", {"contactid": CHILD, "lastname": "Silva", TO_ACCOUNT: f"/accounts({TWIN})"}
    )
    return records


def points_at(records: Records) -> tuple[Json, Json]:
    child = records.retrieve("contact", CHILD)
    name = "_parentcustomerid_value"
    return child.get(name + LOGICAL_NAME), child[name]


def test_a_deleted_record_empties_no_lookup_of_the_other(records: Records) -> None:
    before = records.retrieve("contact", CHILD)
    records.delete("contact", TWIN)
    assert records.retrieve("contact", CHILD) == before


def test_a_deleted_record_empties_the_lookups_that_point_at_it(records: Records) -> None:
    records.delete("account", TWIN)
    assert points_at(records) == (None, None)


def test_a_record_is_kept_only_by_those_that_need_it(records: Records) -> None:
    bind = {"customerid_account@odata.bind": f"/accounts({TWIN})"}
    records.create("incident", {"incidentid": CASE, "title": "Needs the account", **bind})
    records.delete("contact", TWIN)
    assert records.retrieve("incident", CASE)["_customerid_value"] == TWIN


def test_a_collection_has_only_the_records_that_point_at_its_own(records: Records) -> None:
    for table, found in (("account", [CHILD]), ("contact", [])):
        name = f"contact_customer_{table}s"
        expanded = records.retrieve(table, TWIN, f"?$expand={name}($select=lastname)")[name]
        assert isinstance(expanded, list)
        assert [each["contactid"] for each in expanded if isinstance(each, dict)] == found


@pytest.mark.parametrize("name", [TO_CONTACT, "parentcustomerid_contact"])
def test_to_empty_the_way_to_one_table_keeps_a_lookup_of_the_other(
    records: Records, name: str
) -> None:
    records.update("contact", CHILD, {name: None})
    assert points_at(records) == ("account", TWIN)


@pytest.mark.parametrize(
    "values",
    [
        {TO_ACCOUNT: None},
        {"parentcustomerid_account": None},
        {TO_CONTACT: None, TO_ACCOUNT: None},
        {"parentcustomerid": None},
    ],
)
def test_to_empty_the_way_to_its_table_or_the_column_empties_it(
    records: Records, values: dict[str, Json]
) -> None:
    records.update("contact", CHILD, values)
    assert points_at(records) == (None, None)


def test_related_records_are_those_of_the_right_table(records: Records) -> None:
    for table, number in (("account", 1), ("contact", 0)):
        only = f"{table}id eq {TWIN}"
        found = f"?$filter={only} and contact_customer_{table}s/any(c:c/lastname eq 'Silva')"
        assert records.count(table, found) == number
        every = f"?$filter={only} and contact_customer_{table}s/all(c:c/lastname eq 'x')"
        assert records.count(table, every) == 1 - number
        back = f"?$filter=parentcustomerid_{table}/{table}id eq {TWIN}"
        assert records.count("contact", back) == number
        for link in (
            "<link-entity name='contact' from='parentcustomerid' to='{}id' alias='c'/>",
            "<link-entity name='contact' from='parentcustomerid' to='{}id' link-type='in'/>",
        ):
            xml = (
                f"<fetch><entity name='{table}'>{link.format(table)}<filter>"
                f"<condition attribute='{table}id' operator='eq' value='{TWIN}'/>"
                "</filter></entity></fetch>"
            )
            assert records.count(table, f"?fetchXml={xml}") == number
