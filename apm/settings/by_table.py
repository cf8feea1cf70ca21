"""Entries of the settings that belong to tables, decoded for a table when one of them is first used.

A solution can have thousands of forms and handlers, of which a page needs those of a few tables.

>>> names = ByTable([{"table": "account", "name": "a"}, {"table": "contact", "name": "b"}], lambda each: each["name"])
>>> names.of("account"), names.of("lead"), [*names]
(('a',), (), ['a', 'b'])
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")


def _as_given(given: Any) -> Any:
    return given


class ByTable(Generic[Entry]):
    """The entries of all tables.

    Args:
        given: the entries as checked JSON, each with the logical name of its table under `table`.
        decode: decodes one; by default, they stay JSON.
    """

    def __init__(
        self,
        given: Sequence[Mapping[str, Any]] = (),
        decode: Callable[[Mapping[str, Any]], Entry] = _as_given,
    ) -> None:
        self._given = given
        self._decode = decode
        self._decoded: dict[str, tuple[Entry, ...]] = {}

    def of(self, table: str) -> tuple[Entry, ...]:
        """The entries of a table, in order."""
        found = self._decoded.get(table)
        if found is None:
            found = tuple(map(self._decode, self._by_table.get(table, ())))
            self._decoded[table] = found
        return found

    def __bool__(self) -> bool:
        """Whether there is an entry."""
        return bool(self._given)

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same entries."""
        return isinstance(other, ByTable) and [*self] == [*other]

    def __hash__(self) -> int:
        """The hash of the number of entries."""
        return hash(len(self._given))

    def __iter__(self) -> Iterator[Entry]:
        """The entries of all tables, in order."""
        return map(self._decode, self._given)

    @cached_property
    def _by_table(self) -> dict[str, list[Mapping[str, Any]]]:
        found: dict[str, list[Mapping[str, Any]]] = {}
        for each in self._given:
            found.setdefault(each["table"], []).append(each)
        return found
