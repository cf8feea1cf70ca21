"""One test of a check that holds for every row of a table: all rows are checked, and those that fail are listed."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest

Row = TypeVar("Row")
Test = Callable[..., None]


def for_each(
    names: str, rows: Iterable[Row], name_of: Callable[[Row], str] = str
) -> Callable[[Test], Test]:
    """Runs a test function for each row of a table, as one test; `pytest.mark.parametrize` makes one test for each row.

    Args:
        names: the arguments that get a row, separated by commas; several arguments get the parts of a tuple.
        rows: the table; an empty one fails the test.
        name_of: the name of a row in the list of failures.
    """
    table, arguments = [*rows], [each.strip() for each in names.split(",")]

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def check_all(**fixtures: Any) -> None:
            assert table, "there is nothing to check"
            problems = []
            for row in table:
                values: Any = row if len(arguments) > 1 else (row,)
                try:
                    test(**dict(zip(arguments, values, strict=True)), **fixtures)
                except (AssertionError, pytest.fail.Exception) as error:
                    problems.append(f"{name_of(row)}: {error}")
                except Exception as error:
                    error.add_note(f"while {name_of(row)} was checked")
                    raise
            if problems:
                pytest.fail("\n".join(problems), pytrace=False)

        signature = inspect.signature(test)
        others = [each for name, each in signature.parameters.items() if name not in arguments]
        del check_all.__dict__["__wrapped__"]  # Otherwise pytest takes the arguments for fixtures.
        check_all.__dict__["__signature__"] = signature.replace(parameters=others)
        return check_all

    return decorate
