"""`getShowTime` and `setShowTime` of controls of dates, with and without a time."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from apm.api.all_members import XRM_MEMBERS
from apm.api.calls import call_of
from apm.api.member import Owner
from apm.api.xrm.finding import XRM_FINDERS
from apm.emulator import Emulator
from apm.settings import OwnRecords, Settings
from tests.support.form_saves import open_form
from tests.support.sample_workspace import CATALOGUE

COLUMNS: dict[str, Any] = {
    "new_name": {"type": "text"},
    "new_moment": {"type": "datetime"},
    "new_day": {"type": "datetime", "format": "date"},
    "new_birthday": {"type": "date"},
}


@pytest.mark.parametrize(
    ("column", "has_time"),
    [("new_moment", True), ("new_day", False), ("new_birthday", False), ("new_name", False)],
)
def test_only_the_control_of_a_date_with_a_time_shows_it(column: str, has_time: bool) -> None:
    settings = Settings(
        catalogue=CATALOGUE, records=OwnRecords(described={"new_trip": {"columns": COLUMNS}})
    )
    emulator = Emulator("page", settings)
    tab = open_form(emulator, "new_trip")
    target = f"{tab.id} {column}"
    members = {each.name: each for each in XRM_MEMBERS if each.owner is Owner.CONTROL}

    def call(name: str, *texts: str) -> Any:
        return call_of(members[name], emulator, XRM_FINDERS)(target, *texts)

    assert call("getShowTime") is has_time
    before = deepcopy(tab.form)
    call("setShowTime", "false")
    assert (tab.form != before) is has_time
    assert call("getShowTime") is False
