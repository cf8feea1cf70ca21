from __future__ import annotations

from apm.host.reference import PAGE, reference


def test_the_reference_is_up_to_date() -> None:
    expected = reference()
    assert PAGE.read_text("utf-8") == expected, "run: python -m apm.host.reference"
