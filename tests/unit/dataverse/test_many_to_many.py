"""Many-to-many relationships: the table of their links, and associated records."""

from __future__ import annotations

from typing import cast

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import ManyToMany, Records
from apm.dataverse.associating import associate, disassociate, is_associated
from tests.support.link_tables import links

ACCOUNT = "acc00000-0000-4000-8000-000000000002"
CONTACT = "c0ac0000-0000-4000-8000-000000000003"


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
        "con_friends", "accountid", "contactid", "con_Friends", "contact"
    )
    assert find("con_friends", "contact", "account") == ManyToMany(
        "con_friends", "contactid", "accountid", "con_Friends", "account"
    )
    assert find("con_rivals", "account", "account") == ManyToMany(
        "con_rivals", "accountidone", "accountidtwo", "con_rivals", "account"
    )
    assert find("con_friends", "account", "incident") is None
    assert find("con_enemies", "account", "contact") is None


def test_records_are_associated_once(records: Records, friends: ManyToMany) -> None:
    assert not is_associated(records, friends, ("account", ACCOUNT), CONTACT)
    for _ in range(2):
        associate(records, friends, ("account", ACCOUNT), CONTACT)
    assert is_associated(records, friends, ("account", ACCOUNT), CONTACT)
    assert records.count("con_friends") == 1
    assert disassociate(records, friends, ("account", ACCOUNT), CONTACT)
    assert not disassociate(records, friends, ("account", ACCOUNT), CONTACT)
    assert records.count("con_friends") == 0


def test_only_existing_records_are_associated(records: Records, friends: ManyToMany) -> None:
    lost = records.create("account", {"name": "Lost"})
    records.delete("account", lost)
    with pytest.raises(ApmError, match=f"account with id '{lost}' does not exist"):
        associate(records, friends, ("account", lost), CONTACT)
    with pytest.raises(ApmError, match=f"contact with id '{lost}' does not exist"):
        associate(records, friends, ("account", ACCOUNT), lost)
    assert records.count("con_friends") == 0


def test_a_record_that_is_deleted_loses_its_links(records: Records, friends: ManyToMany) -> None:
    rivals = records.schema.many_to_many("con_rivals", "account")
    assert rivals
    one, two = (records.create("account", {"name": each}) for each in ("A", "B"))
    associate(records, friends, ("account", one), CONTACT)
    associate(records, friends, ("account", two), CONTACT)
    associate(records, rivals, ("account", one), two)
    records.delete("account", two)
    assert records.count("con_rivals") == 0
    assert is_associated(records, friends, ("account", one), CONTACT)
    assert records.count("con_friends") == 1


def test_a_query_can_link_to_them(records: Records, friends: ManyToMany) -> None:
    associate(records, friends, ("account", ACCOUNT), CONTACT)
    xml = (
        "<fetch><entity name='contact'><attribute name='fullname'/>"
        "<link-entity name='con_friends' from='contactid' to='contactid' intersect='true'>"
        "<link-entity name='account' from='accountid' to='accountid'><filter>"
        f"<condition attribute='accountid' operator='eq' value='{ACCOUNT}'/>"
        "</filter></link-entity></link-entity></entity></fetch>"
    )
    found = records.query("contact", f"?fetchXml={xml}")
    assert [each["contactid"] for each in found] == [CONTACT]


def test_associated_records_are_expanded(records: Records, friends: ManyToMany) -> None:
    associate(records, friends, ("account", ACCOUNT), CONTACT)
    asked = "?$select=name&$expand=con_Friends($select=fullname;$expand=con_Friends($select=name))"
    found = records.retrieve("account", ACCOUNT, asked)
    (contact,) = cast("list[dict[str, Json]]", found["con_Friends"])
    assert contact["contactid"] == CONTACT
    (account,) = cast("list[dict[str, Json]]", contact["con_Friends"])
    assert (account["accountid"], account["name"]) == (ACCOUNT, found["name"])
    other = "acc00000-0000-4000-8000-000000000001"
    assert records.retrieve("account", other, asked)["con_Friends"] == []


@pytest.mark.parametrize(
    ("condition", "is_found"),
    [
        ("con_Friends/any()", True),
        ("not con_Friends/any()", False),
        ("con_Friends/any(x:x/fullname ne null)", True),
        ("con_Friends/any(x:x/fullname eq 'Nobody')", False),
        ("con_Friends/any(x:x/parentcustomerid_account/name ne null)", True),
        ("con_Friends/all(x:x/fullname ne null)", True),
        ("con_Friends/all(x:x/fullname eq 'Nobody')", False),
        ("con_Friends/any(x:x/con_Friends/any(y:y/name ne null))", True),
    ],
)
def test_filters_are_about_associated_records(
    records: Records, friends: ManyToMany, condition: str, is_found: bool
) -> None:
    associate(records, friends, ("account", ACCOUNT), CONTACT)
    asked = f"?$select=accountid&$filter=accountid eq {ACCOUNT} and {condition}"
    assert bool(records.query("account", asked)) is is_found


def test_a_filter_that_is_nested_too_deep_is_refused(records: Records) -> None:
    condition = "x/name eq 'none'"
    for _ in range(3):
        condition = f"x/con_rivals/any(x:{condition})"
    assert records.query("account", f"?$filter=con_rivals/any(x:{condition})") == []
    for _ in range(24):
        condition = f"x/con_rivals/any(x:{condition})"
    with pytest.raises(ApmError, match="the query nests too many conditions in each other"):
        records.query("account", f"?$filter=con_rivals/any(x:{condition})")
    longer = "con_rivals/any(x:x/parentaccountid/parentaccountid/con_rivals/any(y:y/name ne null))"
    with pytest.raises(ApmError, match="any and all take at most two names before them"):
        records.query("account", f"?$filter={longer}")


def test_a_new_record_is_associated_with_new_and_existing_ones(records: Records) -> None:
    values: dict[str, Json] = {
        "name": "New",
        "con_Friends": [{"lastname": "Ada"}],
        "con_Friends@odata.bind": [f"/contacts({CONTACT})"],
    }
    created = records.create("account", values)
    asked = "?$select=name&$expand=con_Friends($select=lastname)"
    found = cast(
        "list[dict[str, Json]]", records.retrieve("account", created, asked)["con_Friends"]
    )
    assert {each["contactid"] for each in found} >= {CONTACT}
    assert "Ada" in [each["lastname"] for each in found]
    with pytest.raises(ApmError, match="con_Friends has records, which only create takes"):
        records.update("account", created, {"con_Friends": []})


def test_a_record_that_is_bound_twice_is_associated_once(records: Records) -> None:
    addresses: list[Json] = [f"/contacts({each})" for each in (CONTACT, CONTACT.upper(), CONTACT)]
    records.create("account", {"name": "New", "con_Friends@odata.bind": addresses})
    assert records.count("con_friends") == 1


def test_other_names_of_collections_are_refused(records: Records) -> None:
    with pytest.raises(ApmError, match="no navigation property 'con_friends' in account; did you"):
        records.retrieve("account", ACCOUNT, "?$expand=con_friends")
    with pytest.raises(ApmError, match="no collection 'con_friends' in account; did you mean"):
        records.query("account", "?$filter=con_friends/any()")


def test_the_search_does_not_find_them(records: Records) -> None:
    assert not records.schema.table("con_friends").is_searched
