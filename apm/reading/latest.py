"""The latest result of work that takes long and is often asked for again with the same input.

>>> latest = Latest()
>>> latest.of([1], lambda: "made"), latest.of([1], lambda: "not made again"), latest.of([True], lambda: "other")
('made', 'made', 'other')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from apm.core.json_text import is_same

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Latest(Generic[Result]):
    """The latest input and its result. Neither may be changed afterwards."""

    def __init__(self) -> None:
        self._latest: tuple[Any, Result] | None = None

    def of(self, given: Any, make: Callable[[], Result]) -> Result:
        """The result of an input. The same inputs are compared fast if their parts are the same objects."""
        if self._latest is None or not is_same(self._latest[0], given):
            self._latest = given, make()
        return self._latest[1]
