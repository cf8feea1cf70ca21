"""The names of the conformance cases, read from their files.

>>> Case("closeTab", "[D] closes a tab of the focused session") in known_cases()
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from apm.host.conformance.bundle import CASES

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = re.compile(r'^ {2,4}"((?:[^"\\\n]|\\.)+)":\s+async \(', re.MULTILINE)
"""A case in the text of a file."""


class Case(NamedTuple):
    """A case: the name of its file, such as a member or an event, and its own name, which begins with its mark."""

    member: str
    name: str

    @property
    def is_assumption(self) -> bool:
        """Whether no documentation says what the case checks."""
        return self.name.startswith("[A]")


def known_cases() -> list[Case]:
    """Return the cases of this version, in the order in which they run."""
    return [*_cases()]


def _cases() -> Iterator[Case]:
    for file in sorted(CASES.glob("*.js")):
        for name in CASE.findall(file.read_text("utf-8")):
            yield Case(file.stem, name)
