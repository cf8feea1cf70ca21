"""Numbers have a range and decimal places: those of their column, or of its type."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Column, Records
from apm.dataverse.names import FORMATTED
from apm.dataverse.schema.limits import places_of, range_of
from apm.dataverse.writing.row_problems import RecordsError
from apm.settings.table_descriptions import described_problems

ACCOUNT = "acc00000-0000-4000-8000-000000000001"
COLUMNS: dict[str, Json] = {
    "new_tripid": {"type": "id"},
    "new_name": {"type": "text"},
    "new_days": {"type": "integer", "min_value": 1, "max_value": 30},
    "new_rate": {"type": "decimal", "min_value": -1.5, "max_value": 100, "precision": 3},
    "new_any": {"type": "decimal"},
    "new_price": {"type": "money"},
    "new_fee": {"type": "money", "precision": 1, "max_value": 500},
    "new_cost": {"type": "money", "precision": 4, "precision_source": 2},
    "new_list": {"type": "money", "precision": 4, "precision_source": 1},
}


@pytest.fixture
def records() -> Records:
    return Records(described={"new_trip": {"columns": COLUMNS}})


def column(records: Records, name: str) -> Column:
    return records.schema.table("new_trip").columns[name]


@pytest.mark.parametrize(
    ("name", "limits", "places"),
    [
        ("new_days", (1, 30), 0),
        ("new_rate", (-1.5, 100), 3),
        ("new_any", (-100_000_000_000, 100_000_000_000), 2),
        ("new_price", (-922_337_203_685_477, 922_337_203_685_477), 2),
        ("new_fee", (-922_337_203_685_477, 500), 1),
        ("new_cost", (-922_337_203_685_477, 922_337_203_685_477), 4),
        ("new_list", (-922_337_203_685_477, 922_337_203_685_477), 2),
        ("new_name", None, None),
        ("versionnumber", (-(2**63), 2**63 - 1), 0),
    ],
)
def test_a_column_has_its_own_limits_or_those_of_its_type(
    records: Records, name: str, limits: tuple[float, float] | None, places: int | None
) -> None:
    it = column(records, name)
    assert (range_of(it), places_of(it)) == (limits, places)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("new_days", 0),
        ("new_days", "31"),
        ("new_rate", -1.501),
        ("new_rate", 1e300),
        ("new_fee", 501),
    ],
)
def test_a_number_outside_the_range_is_refused_in_the_words_of_the_service(
    records: Records, name: str, value: Json
) -> None:
    words = (
        f"A validation error occurred. The value of '{name}' on record of type 'new_trip' "
        "is outside the valid range"
    )
    with pytest.raises(ApmError, match=f"{name} takes numbers from .*, not .*: {words}$"):
        records.create("new_trip", {name: value})
    assert records.query("new_trip") == []


def test_the_limits_themselves_are_accepted(records: Records) -> None:
    for value in (1, 30):
        found = records.create("new_trip", {"new_days": value})
        assert records.retrieve("new_trip", found)["new_days"] == value


def test_a_row_outside_the_range_is_a_problem_of_its_file() -> None:
    rows: list[dict[str, Json]] = [{"numberofemployees": 5}, {"numberofemployees": -1}]
    with pytest.raises(
        RecordsError, match="number 2: numberofemployees takes numbers from 0 to 1,"
    ):
        Records({"account": rows}).open()


@pytest.mark.parametrize(
    ("name", "sent", "stored", "shown"),
    [
        ("new_rate", 1.23456, 1.235, "1.235"),
        ("new_rate", 1.0005, 1.001, "1.001"),
        ("new_rate", -0.0005, -0.001, "-0.001"),
        ("new_rate", "2.5", 2.5, "2.500"),
        ("new_any", 1234.567, 1234.567, "1,234.57"),
    ],
)
def test_numbers_are_rounded_to_the_decimal_places_of_their_column(
    records: Records, name: str, sent: Json, stored: float, shown: str
) -> None:
    found = records.retrieve("new_trip", records.create("new_trip", {name: sent}))
    assert (found[name], found[name + FORMATTED]) == (stored, shown)


def test_an_undescribed_decimal_has_what_its_rows_need() -> None:
    rows: list[dict[str, Json]] = [
        {"new_at": 47.123456, "new_ms": 1.7e12},
        {"new_at": -1.5, "new_ms": 0.5},
    ]
    records = Records({"new_place": rows})
    columns = records.schema.table("new_place").columns
    at, ms = columns["new_at"], columns["new_ms"]
    assert (places_of(at), range_of(at)) == (6, (-100_000_000_000, 100_000_000_000))
    assert (places_of(ms), range_of(ms)) == (2, (-100_000_000_000, 1.7e12))
    assert {each["new_at"] for each in records.query("new_place")} == {47.123456, -1.5}


def test_a_description_may_have_one_of_the_limits_alone() -> None:
    assert described_problems({"new_trip": {"columns": COLUMNS}}, ()) == []


@pytest.mark.parametrize(
    ("column", "problem"),
    [
        ({"type": "integer", "min_value": -3e9}, "min_value is -3000000000.0, but has to be a number from -2,147"),
        ({"type": "decimal", "min_value": 5, "max_value": 4}, "max_value is 4, but has to be a number from 5 to"),
        ({"type": "decimal", "min_value": "5"}, "min_value is '5', but has to be a number"),
        ({"type": "decimal", "precision": 11}, "precision is 11, but has to be a whole number from 0 to 10"),
        ({"type": "money", "precision": 5}, "precision is 5, but has to be a whole number from 0 to 4 for type money"),
        ({"type": "money", "precision_source": 3}, "precision_source is 3, but has to be a whole number from 0 to 2"),
        ({"type": "integer", "precision": 1}, "precision does not go with type integer"),
        ({"type": "text", "max_value": 1}, "max_value does not go with type text"),
        ({"type": "integer", "max_length": 1}, "max_length does not go with type integer"),
    ],
)  # fmt: skip
def test_descriptions_with_limits_that_do_not_fit(column: Json, problem: str) -> None:
    ((table, sentence),) = described_problems({"new_trip": {"columns": {"new_x": column}}}, ())
    assert (table, problem in sentence) == ("new_trip", True), sentence
