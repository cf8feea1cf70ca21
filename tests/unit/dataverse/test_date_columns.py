"""The behavior and the format of columns with a date and time."""

from __future__ import annotations

from typing import Any

import pytest

from apm.core.errors import ApmError
from apm.dataverse import Behavior, Records
from apm.dataverse.names import FORMATTED
from tests.support.web_requests import WebApi

COLUMNS: dict[str, Any] = {
    "new_name": {"type": "text"},
    "new_moment": {"type": "datetime"},
    "new_day": {"type": "datetime", "format": "date"},
    "new_checkin": {"type": "datetime", "behavior": "TimeZoneIndependent"},
    "new_birthday": {"type": "date"},
}
ALL = ("new_moment", "new_day", "new_checkin", "new_birthday")


@pytest.fixture
def records() -> Records:
    return Records({}, described={"new_trip": {"columns": COLUMNS}})


def test_only_a_date_has_no_time_in_the_web_api(records: Records) -> None:
    day = "2026-07-01"
    created = records.create("new_trip", {**dict.fromkeys(ALL, f"{day}T00:00:00Z"), ALL[-1]: day})
    trip = records.retrieve("new_trip", created)
    assert [trip[each] for each in ALL] == [*[f"{day}T00:00:00Z"] * 3, day]
    assert [trip[each + FORMATTED] for each in ALL] == [
        "7/1/2026 12:00 AM", "7/1/2026", "7/1/2026 12:00 AM", "7/1/2026",
    ]  # fmt: skip


def test_a_date_does_not_take_a_time(records: Records) -> None:
    sentence = "Cannot convert the literal '2026-07-01T00:00:00Z' to the expected type 'Edm.Date'"
    with pytest.raises(ApmError, match=sentence):
        records.create("new_trip", {"new_birthday": "2026-07-01T00:00:00Z"})


def test_a_day_of_a_date_and_time_is_found_by_its_time(records: Records) -> None:
    records.create("new_trip", {"new_day": "2026-07-01"})
    for condition in ("eq 2026-07-01T00:00:00Z", "ge 2026-07-01", "lt 2026-07-01T00:00:01Z"):
        assert records.count("new_trip", f"?$filter=new_day {condition}") == 1
    assert records.count("new_trip", "?$filter=new_day gt 2026-07-01T00:00:00Z") == 0


def test_definitions_say_the_behavior_and_the_format(records: Records) -> None:
    api = WebApi(records)
    path = "EntityDefinitions(LogicalName='new_trip')/Attributes(LogicalName='{}')"
    found = [api.get(path.format(each)) for each in ALL]
    assert [(each["Format"], each["DateTimeBehavior"]["Value"]) for each in found] == [
        ("DateAndTime", Behavior.USER_LOCAL),
        ("DateOnly", Behavior.USER_LOCAL),
        ("DateAndTime", Behavior.TIME_ZONE_INDEPENDENT),
        ("DateOnly", Behavior.DATE_ONLY),
    ]


def test_a_date_of_an_exported_row_can_have_a_time() -> None:
    row: dict[str, Any] = {
        "@odata.etag": "",
        "lastname": "Ada",
        "birthdate": "2020-02-29T00:00:00.0000000Z",
    }
    contact = Records({"contact": [row]}).query("contact", "?$filter=lastname eq 'Ada'")[0]
    assert contact["birthdate"] == "2020-02-29"
