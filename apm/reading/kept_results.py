"""The results of work on the parts of a solution, kept for the next time: few parts change when a file is saved.

>>> kept, forms = KeptResults(), [("a",), ("b",)]
>>> kept.of("English", forms, lambda form: form[0].upper())
['A', 'B']
>>> kept.of("English", [forms[0], ("c",)], lambda form: form[0] * 2)
['A', 'cc']
>>> kept.of("French", forms, lambda form: form[0] * 2)
['aa', 'bb']
>>> kept.of("French", forms, lambda form: form[0] * 3, lambda form: form == ("b",))
['aaa', 'bbb']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Part = TypeVar("Part")
Result = TypeVar("Result")


class KeptResults(Generic[Part, Result]):
    """The results of the parts that were asked for last. Neither parts nor results may be changed afterwards."""

    def __init__(self) -> None:
        self._around: Any = None
        self._kept: dict[int, tuple[Part, Any, Result]] = {}

    def of(
        self,
        around: Any,
        parts: Iterable[Part],
        make: Callable[[Part], Result],
        needs: Callable[[Part], Any] = lambda _part: None,
    ) -> list[Result]:
        """The results of parts, in their order. A part is the same as before if it is the same object.

        Args:
            around: what all results depend on besides their parts.
            parts: the parts.
            make: makes the result of a part.
            needs: returns what the result of a part depends on besides.
        """
        earlier = self._kept if around == self._around else {}
        found: list[tuple[Part, Any, Result]] = []
        for part in parts:
            # While a part is kept, no other object has its id.
            known, needed = earlier.get(id(part)), needs(part)
            is_same = known is not None and known[1] == needed
            found.append(known if known and is_same else (part, needed, make(part)))
        self._around, self._kept = around, {id(each[0]): each for each in found}
        return [result for _, _, result in found]
