"""The current user has a record, and owns new records."""

from __future__ import annotations

from typing import Any

import pytest

from apm.dataverse import Records
from apm.settings import Settings, User
from apm.workspace.workspace import Workspace

AGENT = "05e40000-0000-4000-8000-000000000001"
PRIYA = "05e40000-0000-4000-8000-000000000002"


@pytest.mark.parametrize(
    ("name", "expected"), [("", AGENT), ("Sam Agent", AGENT), (" priya  raman ", PRIYA)]
)
def test_a_user_is_known_by_the_full_name(name: str, expected: str) -> None:
    records = Records(user=name)
    assert records.user_id == expected
    assert records.count("systemuser") == 4
    new = records.create("account", {"name": "x"})
    assert records.retrieve("account", new)["_ownerid_value"] == expected


def test_a_user_who_is_not_there_is_added_with_the_same_id_each_time() -> None:
    records = Records({"account": [{"name": "x"}]}, replace=True, user="Ada King Lovelace")
    assert records.user_id == Records(user="Ada King Lovelace").user_id
    assert records.user_id != Records(user="Ada").user_id
    user = records.retrieve("systemuser", records.user_id)
    assert (user["fullname"], user["firstname"], user["lastname"]) == (
        "Ada King Lovelace",
        "Ada King",
        "Lovelace",
    )
    assert records.query("account")[0]["_ownerid_value"] == records.user_id
    assert not records.is_changed


def test_users_and_teams_belong_to_a_business_unit() -> None:
    records = Records(user="Ada")
    agent, ada = (records.retrieve("systemuser", each) for each in (AGENT, records.user_id))
    unit = records.retrieve("businessunit", str(agent["_businessunitid_value"]))
    assert unit["name"] == "Contoso Service"
    assert ada["_businessunitid_value"] == unit["businessunitid"]
    in_unit = f"?$filter=_businessunitid_value eq {unit['businessunitid']}"
    assert len(records.query("team", in_unit)) == records.count("team")


def test_who_made_and_changed_a_record_is_written_where_a_table_has_the_columns() -> None:
    lookup: dict[str, Any] = {"type": "lookup", "targets": {"systemuser": {}}}
    described: dict[str, Any] = {
        "account": {"columns": {"createdby": lookup, "modifiedby": lookup}}
    }
    row = {"accountid": AGENT, "modifiedby@odata.bind": f"/systemusers({AGENT})"}
    records = Records({"account": [row]}, described=described, user="Priya Raman")
    account = records.retrieve("account", AGENT)
    assert (account["_createdby_value"], account["_modifiedby_value"]) == (PRIYA, AGENT)
    records.update("account", AGENT, {"name": "y"})
    assert records.retrieve("account", AGENT)["_modifiedby_value"] == PRIYA


def test_the_user_of_the_settings_is_the_one() -> None:
    assert Workspace(Settings()).records.user_id == AGENT
    ada = Workspace(Settings(user=User("Ada"))).records
    assert ada.retrieve("systemuser", ada.user_id)["fullname"] == "Ada"


def roles_of(records: Records, user_id: str) -> list[str]:
    """The names of the security roles of a user, as scripts look for them."""
    links = records.query("systemuserroles", f"?$select=roleid&$filter=systemuserid eq {user_id}")
    return sorted(str(records.retrieve("role", str(each["roleid"]))["name"]) for each in links)


def test_the_roles_of_the_settings_are_those_of_the_user() -> None:
    default = Workspace(Settings()).records
    assert roles_of(default, AGENT) == ["App Profile User", "Productivity tools user"]
    user = User("Priya Raman", ("App Profile User", "Contoso Lead"))
    records = Workspace(Settings(user=user)).records
    assert roles_of(records, PRIYA) == ["App Profile User", "Contoso Lead"]
    assert roles_of(records, AGENT) == roles_of(default, AGENT)
    ada = Records(replace=True, user="Ada", roles=("Contoso Lead",))
    assert roles_of(ada, ada.user_id) == ["Contoso Lead"]


def test_the_users_own_cases_are_several() -> None:
    mine = f"?$filter=_ownerid_value eq {AGENT} and statecode eq 0"
    assert Records().count("incident", mine) >= 3
