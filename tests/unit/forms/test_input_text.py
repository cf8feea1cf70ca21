"""The texts of fields for dates and numbers."""

from __future__ import annotations

import pytest

from apm.dataverse import Column, Kind
from apm.forms.input_text import from_text, to_text

DUE = Column("due", "Due", Kind.DATETIME)
PRICE = Column("price", "Price", Kind.DECIMAL)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2026-07-01T08:00", "2026-07-01T08:00"),
        ("2026-07-01T08:00:00Z", "2026-07-01T08:00"),
        ("2026-07-01T08:00:30Z", "2026-07-01T08:00:30"),
        ("2026-07-01T08:00:00+02:00", "2026-07-01T06:00"),
        ("tomorrow", "tomorrow"),
        ("Tuesday", "Tuesday"),
    ],
)
def test_a_moment_is_shown_in_utc_without_needless_seconds(value: str, shown: str) -> None:
    assert to_text(DUE, value) == shown


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,500", 1500), ("1,500.5", 1500.5), ("-3", -3), (".5", 0.5), ("1e3", 1000.0), (" 7 ", 7)],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert from_text(PRICE, text) == value


@pytest.mark.parametrize("text", ["1,5", "1_000", "١٢", "1.2.3", "12 000", "nan", "--1"])
def test_what_is_no_number_stays_text_to_be_refused(text: str) -> None:
    assert from_text(PRICE, text) == text
