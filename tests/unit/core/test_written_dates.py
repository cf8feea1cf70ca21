"""Dates and times as scripts and documentation write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apm.core.written_dates import read_date

MORNING = datetime(2030, 6, 12, 10, 5)
DAY = datetime(2030, 6, 12)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2030-06-12", DAY),
        ("2030-06-12T10:05", MORNING),
        ("2030-06-12T10:05:00Z", MORNING.replace(tzinfo=UTC)),
        (" 06/12/2030 ", DAY),
        ("6/12/2030", DAY),
        ("06/12/30", DAY),
        ("01/31/11", datetime(2011, 1, 31)),
        ("01/31/69", datetime(1969, 1, 31)),
        ("12/12/2030 10:00", datetime(2030, 12, 12, 10)),
        ("6/12/2030, 10:05:00 AM", MORNING),
        ("6/12/2030, 10:05:00\u202fAM", MORNING),
        ("06/12/2030 12:00 AM", DAY),
        ("06/12/2030 12:00 pm", datetime(2030, 6, 12, 12)),
        ("June 12, 2030", DAY),
        ("june 12 2030 10:05", MORNING),
        ("Jun 12, 2030, 10:05 AM", MORNING),
        ("Jun. 12, 2030", DAY),
        ("12 June 2030", DAY),
        ("Wednesday, June 12, 2030", DAY),
        ("Wed Jun 12 2030", DAY),
        ("Wed, 12 Jun 2030 10:05:00 GMT", MORNING.replace(tzinfo=UTC)),
        (
            "Wed Jun 12 2030 10:05:00 GMT+0230 (Somewhere Summer Time)",
            MORNING.replace(tzinfo=timezone(timedelta(hours=2, minutes=30))),
        ),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, moment: datetime) -> None:
    assert read_date(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "13/12/2030", "02/30/2030", "06/12", "06/12/203", "Jux 12, 2030", "Juneau 12, 2030",
        "06/12/2030 25:00", "06/12/2030 13:00 PM", "06/12/2030 0:30 AM", "06/12/2030 10", "06/12/2030x",
        "June 12, 2030" + " " * 100 + "x", "٠٦/١٢/٢٠٣٠", "06/12/0000",
        "Jun 12 2030 10:05:00 GMT+9900",
    ],
)  # fmt: skip
def test_no_other_text_is_a_date(text: str) -> None:
    assert read_date(text) is None


@given(st.text(alphabet="0123456789/:, apmJunegtGMT+-()\u202f"))
def test_any_text_is_read_or_not(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), datetime)


@given(st.datetimes(min_value=datetime(1000, 1, 1)).map(lambda each: each.replace(microsecond=0)))
def test_what_browsers_write_is_read_back(moment: datetime) -> None:
    half, hour = divmod(moment.hour, 12)
    shown = f"{moment.month}/{moment.day}/{moment.year}, {hour or 12}:{moment:%M:%S} {'AP'[half]}M"
    assert read_date(shown) == moment
