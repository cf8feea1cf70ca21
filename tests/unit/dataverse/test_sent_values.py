"""Texts that scripts send for numbers, choices and yes or no are converted; those in files are not."""

from __future__ import annotations

import pytest

from apm.core.errors import ApmError
from apm.core.json_text import Json
from apm.dataverse import Records
from apm.dataverse.writing.row_problems import RecordsError

ACCOUNT = "acc00000-0000-4000-8000-000000000001"


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("statecode", "1", 1),
        ("industrycode", " 7 ", 7),
        ("numberofemployees", "+12", 12),
        ("revenue", "1,234.5", 1234.5),
        ("revenue", "12", 12),
        ("revenue", ".5", 0.5),
        ("creditonhold", "True", True),
        ("creditonhold", " false ", False),
        ("fax", "12", "12"),
    ],
)
def test_texts_are_converted_to_the_type_of_the_column(
    records: Records, name: str, text: str, value: Json
) -> None:
    records.update("account", ACCOUNT, {name: text})
    created = records.create("account", {name: text})
    for each in (ACCOUNT, created):
        assert records.retrieve("account", each)[name] == value


@pytest.mark.parametrize("text", ["1e3", "--1", "1 2", "", "٣", "9" * 50 + "x", "NaN"])
def test_texts_that_are_no_numbers_are_refused(records: Records, text: str) -> None:
    for name in ("revenue", "numberofemployees"):
        with pytest.raises(ApmError, match="Cannot convert the literal"):
            records.update("account", ACCOUNT, {name: text})


def test_texts_for_numbers_in_files_are_reported() -> None:
    with pytest.raises(RecordsError, match="revenue has to be a number, not '5'"):
        Records({"account": [{"revenue": "5"}]}).open()
