"""The conversations of an agent: which ones, which columns, in which order."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apm.conversations import record
from apm.conversations.conversation import Customer
from apm.conversations.of_agent import DEFAULTS, conversations_of, read_wanted
from apm.conversations.record import TABLE
from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records

NEW = "0a1b2c3d-1111-4222-8333-444455556666"
SAM = "05e40000-0000-4000-8000-000000000001"


def with_a_new_one() -> Records:
    """The sample records with a second conversation of the agent."""
    records = Records()
    record.add(records, NEW, Customer("Ana"), "SMS", "Sam Agent")
    return records


def found(**given: Json) -> list[dict[str, Any]]:
    wanted = read_wanted(json.dumps({"agentId": SAM, **given}))
    return [dict(each) for each in conversations_of(with_a_new_one(), wanted)]


def ids(**given: Json) -> list[str]:
    return [each["msdyn_ocliveworkitemid"] for each in found(**given)]


def all_ids(condition: str) -> list[str]:
    rows = with_a_new_one().query(
        TABLE, f"?$filter=_msdyn_activeagentid_value eq {SAM} and {condition}"
    )
    return [str(each["msdyn_ocliveworkitemid"]) for each in rows]


def test_the_default_columns_are_there() -> None:
    row = found()[0]
    columns = Records().schema.table(TABLE).columns
    wanted = {each for each in DEFAULTS if each in columns}
    assert {each.removeprefix("_").removesuffix("_value") for each in wanted} <= {
        each.removeprefix("_").removesuffix("_value") for each in row
    }


def test_further_columns_can_be_lookups_by_logical_name() -> None:
    row = found(attributes=["msdyn_title", "MSDYN_Channel", "msdyn_customer"])[0]
    assert {"msdyn_title", "msdyn_channel", "_msdyn_customer_value"} <= row.keys()


@pytest.mark.parametrize("status", [[2], ["2"], ["1,2"], [1, 2]])
def test_the_status_leaves_those_that_have_it(status: Json) -> None:
    assert sorted(ids(status=status)) == sorted(all_ids("statuscode lt 3"))


def test_the_order_is_that_of_a_column() -> None:
    order: Json = [{"attributeName": "createdon", "descending": True}]
    rows = [each["createdon"] for each in found(orderBy=order)]
    assert rows == sorted(rows, reverse=True)
    assert len(rows) == 2


def test_days_leave_newer_ones() -> None:
    assert ids(createdBeforeDays=1) == [NEW]
    assert len(ids(createdBeforeDays=100_000)) == len(ids())


def test_an_agent_without_conversations_has_none() -> None:
    assert ids(agentId="05e40000-0000-4000-8000-00000000ffff") == []


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"agentId": None}, "the input needs an agentId, the id of a user, not null"),
        ({"attributes": ["msdyn_tittle"]}, "there is no column 'msdyn_tittle' in"),
        ({"attributes": "msdyn_title"}, "attributes has to be a list, not 'msdyn_title'"),
        ({"status": ["Open"]}, "status has to hold numbers such as 3, not 'Open'"),
        ({"orderBy": ["createdon"]}, "orderBy has to hold objects such as"),
        ({"createdBeforeDays": "2"}, "createdBeforeDays has to be a number of days, not '2'"),
    ],
)
def test_a_wrong_input_is_refused(given: dict[str, Json], sentence: str) -> None:
    with pytest.raises(ApmError) as refused:
        found(**given)
    assert sentence in str(refused.value)
