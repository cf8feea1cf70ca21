"""Changes of records are read, and made again in records of the same rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apm.core.errors import ApmError
from apm.dataverse import Records
from apm.dataverse.new_ids import NewIds
from apm.dataverse.record_changes import RecordChanges
from apm.dataverse.rows import Row
from tests.support.versions import without_version

CASE = "ca5e0000-0000-4000-8000-000000000001"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
CUSTOMER = {"customerid_account@odata.bind": f"/accounts({ACCOUNT})"}


def everything(records: Records) -> dict[str, list[dict[str, Any]]]:
    """All records in their order, without the numbers of their versions."""
    return {
        name: [without_version(row) for row in records.query(name)]
        for name in records.schema.tables
    }


def again(records: Records) -> Records:
    """New records with the same changes."""
    other = Records()
    assert other.apply(records.changes()) == []
    return other


def test_unchanged_records_have_no_changes() -> None:
    records = Records()
    assert records.changes() == RecordChanges()
    assert not again(records).is_changed


def test_changes_are_made_again() -> None:
    records = Records()
    case = records.create("incident", {"title": "New", **CUSTOMER})
    records.update("incident", CASE, {"description": "Changed", "prioritycode": None})
    records.update("account", ACCOUNT, {"primarycontactid@odata.bind": None})
    gone = records.create("incident", {"title": "Gone", **CUSTOMER})
    records.delete("incident", gone)
    other = again(records)
    assert everything(other) == everything(records)
    assert other.changes() == records.changes()
    assert (other.is_changed, other.retrieve("incident", case)["title"]) == (True, "New")


def test_automatic_numbers_continue() -> None:
    records = Records()
    records.delete("incident", records.create("incident", {"title": "Gone", **CUSTOMER}))
    other = again(records)
    numbers = [
        each.retrieve("incident", each.create("incident", {"title": "Next", **CUSTOMER}))[
            "ticketnumber"
        ]
        for each in (records, other)
    ]
    assert numbers[0] == numbers[1]


def test_a_refused_deep_insert_is_no_change() -> None:
    records = Records()
    with pytest.raises(ApmError):
        records.create("account", {"name": "New", "contact_customer_accounts": [{"nonsense": "x"}]})
    assert (records.is_changed, records.changes()) == (False, RecordChanges())


OPERATIONS: list[Callable[[Records, str, str], object]] = [
    lambda records, table, row: records.create("account", {"name": row}),
    lambda records, table, row: records.create("incident", {"title": row, **CUSTOMER}),
    lambda records, table, row: records.update(table, row, {}),
    lambda records, table, row: records.update("incident", row, {"description": row}),
    lambda records, table, row: records.update("account", row, {"name": "Other"}),
    lambda records, table, row: records.delete(table, row),
]


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(OPERATIONS) - 1),
            st.sampled_from(["account", "incident", "contact", "task", "msdyn_ocliveworkitem"]),
            st.integers(0, 20),
        ),
        max_size=12,
    )
)
def test_any_changes_are_made_again(picked: list[tuple[int, str, int]]) -> None:
    records = Records()
    for at, table, number in picked:
        what = records.schema.table({3: "incident", 4: "account"}.get(at, table))
        rows = records.query(what.name, f"?$select={what.primary_id}")
        row = str(rows[number % len(rows)][what.primary_id]) if rows else CASE
        try:
            OPERATIONS[at](records, what.name, row)
        except ApmError:
            continue
    assert everything(again(records)) == everything(records)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            RecordChanges({"new_trip": [{"new_tripid": CASE}]}),
            "there is no table new_trip any more: 1 changed record of it left out",
        ),
        (
            RecordChanges(deleted={"new_trip": [CASE, ACCOUNT]}),
            "there is no table new_trip any more: 2 changed records of it left out",
        ),
        (
            RecordChanges({"account": [{"name": "Contoso"}]}),
            "a changed record was left out: Account Contoso: it has no id",
        ),
        (
            RecordChanges({"account": [{"accountid": CASE, "name": 3}]}),
            "a changed record was left out: Account 3: name has to be text, not 3",
        ),
        (
            RecordChanges({"incident": [{"incidentid": CASE}]}),
            "a changed record was left out: Case ca5e0000-0000-4000-8000-000000000001: Case needs "
            "customerid_account@odata.bind or customerid_contact@odata.bind and statecode",
        ),
    ],
)
def test_what_does_not_fit_is_left_out(change: RecordChanges, problem: str) -> None:
    records = Records()
    before = everything(records)
    assert records.apply(change) == [problem]
    assert everything(records) == before


def test_a_column_that_is_gone_is_left_out() -> None:
    records = Records()
    row: Row = {"accountid": CASE, "name": "Contoso", "statecode": 0, "new_gone": 1}
    assert records.apply(RecordChanges({"account": [row]})) == []
    assert records.retrieve("account", CASE)["name"] == "Contoso"


def test_a_lookup_of_a_record_that_is_gone_is_empty() -> None:
    records = Records()
    contact = records.create("contact", {"lastname": "Silva"})
    records.update("account", ACCOUNT, {"primarycontactid@odata.bind": f"/contacts({contact})"})
    other = Records()
    changes = records.changes()
    assert other.apply(replace(changes, rows={"account": changes.rows["account"]})) == []
    assert other.retrieve("account", ACCOUNT)["_primarycontactid_value"] is None


def test_new_ids_of_a_seed_are_the_same_each_time() -> None:
    made = []
    for used in (0, 0, 1):
        records = Records()
        records.ids = NewIds("billing", used)
        made.append([records.create("account", {"name": "New"}) for _ in range(2)])
    assert made[0] == made[1] != made[2]
    assert made[0][1] == made[2][0]


def test_rows_without_an_id_have_the_same_one_each_time() -> None:
    own = {"account": [{"name": "Own"}, {"name": "Other"}]}
    first, second = (
        [row["accountid"] for row in Records(own, replace=True).query("account")] for _ in range(2)
    )
    assert first == second != first[::-1]
