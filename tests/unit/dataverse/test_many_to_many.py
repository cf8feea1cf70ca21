"""Many-to-many relationships: the table of their links, and associated records."""

from __future__ import annotations

import pytest

from apm.core.json_text import Json
from apm.dataverse import ManyToMany, Records
from apm.dataverse.associating import associate, disassociate, is_associated

ACCOUNT = "acc00000-0000-4000-8000-000000000002"
CONTACT = "c0ac0000-0000-4000-8000-000000000003"


def links(name: str, *sides: tuple[str, str]) -> Json:
    """The description of a table of links."""
    return {
        "columns": {column: {"type": "id", "label": column} for _, column in sides},
        "links": {
            "name": name,
            "sides": [{"table": table, "column": column} for table, column in sides],
        },
    }


@pytest.fixture
def records() -> Records:
    described = {
        "con_friends": links("con_Friends", ("account", "accountid"), ("contact", "contactid")),
        "con_rivals": links("con_rivals", ("account", "accountidone"), ("account", "accountidtwo")),
    }
    return Records(described=described)


@pytest.fixture
def friends(records: Records) -> ManyToMany:
    found = records.schema.many_to_many("CON_friends", "account", "contact")
    assert found
    return found


def test_each_side_has_its_column(records: Records) -> None:
    find = records.schema.many_to_many
    assert find("con_friends", "account", "contact") == ManyToMany(
        "con_friends", "accountid", "contactid"
    )
    assert find("con_friends", "contact", "account") == ManyToMany(
        "con_friends", "contactid", "accountid"
    )
    assert find("con_rivals", "account", "account") == ManyToMany(
        "con_rivals", "accountidone", "accountidtwo"
    )
    assert find("con_friends", "account", "incident") is None
    assert find("con_enemies", "account", "contact") is None


def test_records_are_associated_once(records: Records, friends: ManyToMany) -> None:
    assert not is_associated(records, friends, ACCOUNT, CONTACT)
    assert associate(records, friends, ACCOUNT, CONTACT)
    assert not associate(records, friends, ACCOUNT, CONTACT)
    assert is_associated(records, friends, ACCOUNT, CONTACT)
    assert records.count("con_friends") == 1
    assert disassociate(records, friends, ACCOUNT, CONTACT)
    assert not disassociate(records, friends, ACCOUNT, CONTACT)
    assert records.count("con_friends") == 0


def test_a_record_that_is_deleted_loses_its_links(records: Records, friends: ManyToMany) -> None:
    rivals = records.schema.many_to_many("con_rivals", "account")
    assert rivals
    one, two = (records.create("account", {"name": each}) for each in ("A", "B"))
    associate(records, friends, one, CONTACT)
    associate(records, friends, two, CONTACT)
    associate(records, rivals, one, two)
    records.delete("account", two)
    assert records.count("con_rivals") == 0
    assert is_associated(records, friends, one, CONTACT)
    assert records.count("con_friends") == 1


def test_a_query_can_link_to_them(records: Records, friends: ManyToMany) -> None:
    associate(records, friends, ACCOUNT, CONTACT)
    xml = (
        "<fetch><entity name='contact'><attribute name='fullname'/>"
        "<link-entity name='con_friends' from='contactid' to='contactid' intersect='true'>"
        "<link-entity name='account' from='accountid' to='accountid'><filter>"
        f"<condition attribute='accountid' operator='eq' value='{ACCOUNT}'/>"
        "</filter></link-entity></link-entity></entity></fetch>"
    )
    found = records.query("contact", f"?fetchXml={xml}")
    assert [each["contactid"] for each in found] == [CONTACT]


def test_the_search_does_not_find_them(records: Records) -> None:
    assert not records.schema.table("con_friends").is_searched
