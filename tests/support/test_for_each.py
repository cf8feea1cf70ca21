"""A test of all rows of a table reports every row that fails."""

from __future__ import annotations

import pytest

from tests.support.for_each import for_each


def test_all_rows_that_fail_are_listed() -> None:
    @for_each("number", [1, 2, 3, 4], "number {}".format)
    def is_even(number: int) -> None:
        assert number % 2 == 0, "odd"

    with pytest.raises(pytest.fail.Exception) as caught:
        is_even()
    listed = str(caught.value)
    assert listed.splitlines()[0].startswith("number 1: odd")
    assert "\nnumber 3: odd" in listed
    assert "number 2" not in listed


def test_another_error_names_the_row_too() -> None:
    @for_each("name", ["a"])
    def check(name: str) -> None:
        raise KeyError(name)

    with pytest.raises(KeyError) as caught:
        check()
    assert caught.value.__notes__ == ["while a was checked"]


def test_an_empty_table_fails() -> None:
    @for_each("name", [])
    def check(name: str) -> None:
        pass

    with pytest.raises(AssertionError, match="nothing to check"):
        check()


@pytest.mark.parametrize("base", [0, 10])
@for_each("number, double", [(1, 2), (2, 4)])
def test_rows_of_several_values_go_with_parameters(base: int, number: int, double: int) -> None:
    assert base + 2 * number == base + double
