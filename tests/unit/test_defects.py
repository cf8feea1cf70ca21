"""A defect of the emulator's own, in one line."""

from __future__ import annotations

from apm.browser.defects import one_line


def fail(message: str) -> None:
    raise KeyError(message)


def test_a_defect_is_told_with_the_place_where_it_happened() -> None:
    try:
        fail("x\ny")
    except KeyError as error:
        place = f"{__file__}, line {fail.__code__.co_firstlineno + 1}"
        assert one_line(error) == rf"KeyError in {place}: 'x\ny'"


def test_only_the_first_line_of_its_message_is_told() -> None:
    assert one_line(ValueError("first\nsecond")) == "ValueError: first"
