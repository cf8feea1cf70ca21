"""Parts of the texts of remarks.

>>> listed(["b", "a", "a"]), listed(list("abcdef"))
('b, a', 'a, b, c, d, …')
>>> counted(1, "view"), counted(3, "view"), counted(2, "library", "libraries")
('1 view', '3 views', '2 libraries')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMED = 4


def listed(names: Iterable[str]) -> str:
    """The first names, each once."""
    each = [*dict.fromkeys(names)]
    return ", ".join([*each[:MOST_NAMED], *(["…"] if len(each) > MOST_NAMED else [])])


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what it counts; `many` is the plural, if it is not `one` with an s."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"
