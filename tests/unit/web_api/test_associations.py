"""Requests about records of a many-to-many relationship."""

from __future__ import annotations

import pytest

from apm.dataverse import Records
from tests.support.link_tables import links
from tests.support.web_requests import ACCOUNT, CONTACT, NEW, OTHER, ROOT, WebApi

FRIENDS = f"accounts({ACCOUNT})/con_Friends"
REFERENCE = {"@odata.id": f"{ROOT}/contacts({CONTACT})"}


@pytest.fixture
def api() -> WebApi:
    described = {
        "con_friends": links("con_Friends", ("account", "accountid"), ("contact", "contactid"))
    }
    return WebApi(Records(described=described))


def friends(api: WebApi, path: str = FRIENDS, key: str = "contactid") -> list[str]:
    return [each[key] for each in api.get(f"{path}?$select={key}")["value"]]


def test_records_are_associated_and_disassociated_by_reference(api: WebApi) -> None:
    for remove in (f"{FRIENDS}({CONTACT})/$ref", f"{FRIENDS}/$ref?$id={ROOT}/contacts({CONTACT})"):
        answer = api.ask("POST", f"{FRIENDS}/$ref", REFERENCE)
        assert (answer.status, answer.changes) == (204, True)
        # Two records are associated once.
        assert api.ask("POST", f"{FRIENDS}/$ref", REFERENCE).status == 204
        assert friends(api) == [CONTACT]
        assert friends(api, f"contacts({CONTACT})/con_Friends", "accountid") == [ACCOUNT]
        assert api.get(f"{FRIENDS}/$ref")["value"] == [REFERENCE]
        assert api.ask("DELETE", remove).status == 204
        assert friends(api) == []
        assert api.refused("DELETE", remove)[:2] == (404, "0x80040217")


def test_associated_records_are_read(api: WebApi) -> None:
    api.ask("POST", f"{FRIENDS}/$ref", REFERENCE)
    assert api.ask("GET", f"{FRIENDS}/$count").body == "1"
    name = api.get(f"contacts({CONTACT})?$select=fullname")["fullname"]
    assert api.get(f"{FRIENDS}({CONTACT})?$select=fullname")["fullname"] == name
    assert api.refused("GET", f"accounts({OTHER})/con_Friends({CONTACT})")[0] == 404
    expanded = api.get(f"accounts({ACCOUNT})?$select=name&$expand=con_Friends($select=fullname)")
    assert [each["fullname"] for each in expanded["con_Friends"]] == [name]
    found = api.get(
        f"accounts?$select=accountid&$filter=con_Friends/any(x:x/contactid eq {CONTACT})"
    )
    assert [each["accountid"] for each in found["value"]] == [ACCOUNT]


def test_a_new_record_is_associated_with_the_one_in_the_address(api: WebApi) -> None:
    answer = api.ask("POST", FRIENDS, {"lastname": "Ada"}, Prefer="return=representation")
    assert (answer.status, answer.json()["lastname"]) == (201, "Ada")
    assert friends(api) == [answer.json()["contactid"]]


def test_what_cannot_be_associated_changes_nothing(api: WebApi) -> None:
    wrong = {"@odata.id": f"{ROOT}/accounts({OTHER})"}
    status, _, message = api.refused("POST", f"{FRIENDS}/$ref", wrong)
    assert (status, message) == (400, "con_Friends has records of contact, not of account.")
    lost = {"@odata.id": f"{ROOT}/contacts({NEW})"}
    assert api.refused("POST", f"{FRIENDS}/$ref", lost)[0] == 404
    of_lost = f"accounts({NEW})/con_Friends"
    assert api.refused("POST", f"{of_lost}/$ref", REFERENCE)[0] == 404
    count = api.records.count("contact")
    assert api.refused("POST", of_lost, {"lastname": "Ada"})[0] == 404
    assert api.records.count("contact") == count
    assert api.records.count("con_friends") == 0


def test_the_roles_and_the_teams_of_a_user(api: WebApi) -> None:
    user = api.get("WhoAmI")["UserId"]
    roles = api.get(f"systemusers({user})/systemuserroles_association?$select=name")["value"]
    assert {"App Profile User", "Productivity tools user"} == {each["name"] for each in roles}
    expand = "systemuserroles_association($select=name),teammembership_association($select=name)"
    found = api.get(f"systemusers({user})?$select=fullname&$expand={expand}")
    assert [each["name"] for each in found["systemuserroles_association"]] == [
        each["name"] for each in roles
    ]
    [team] = found["teammembership_association"]
    assert team["name"] == "Front Line"
    of_team = f"teams({team['teamid']})?$select=name&$expand=teamroles_association($select=name)"
    assert [each["name"] for each in api.get(of_team)["teamroles_association"]] == [
        "Customer Service Representative",
    ]
    condition = "systemuserroles_association/any(r:r/name eq 'System Administrator')"
    others = api.get(f"systemusers?$select=fullname&$filter={condition}")["value"]
    assert [each["fullname"] for each in others] == ["Maren Holt"]


def test_a_role_is_given_and_taken(api: WebApi) -> None:
    user = api.get("WhoAmI")["UserId"]
    path = f"systemusers({user})/systemuserroles_association"
    [role] = api.get("roles?$select=name&$filter=name eq 'System Administrator'")["value"]
    reference = {"@odata.id": f"{ROOT}/roles({role['roleid']})"}
    assert api.ask("POST", f"{path}/$ref", reference).status == 204
    where = f"$filter=systemuserid eq {user} and roleid eq {role['roleid']}"
    assert len(api.get(f"systemuserrolescollection?{where}")["value"]) == 1
    assert api.ask("DELETE", f"{path}({role['roleid']})/$ref").status == 204
    assert api.get(f"systemuserrolescollection?{where}")["value"] == []
