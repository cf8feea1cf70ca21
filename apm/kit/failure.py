"""Something that went wrong in the page during a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Failure:
    """Something that went wrong in the page.

    Attributes:
        kind: a kind of `apmWorkspace.failures()`, such as `unknown-member`; `uncaught` for another error that no script
            caught; `error` or `warning` for another message in the console.
        message: the text.
        file: the path of the script, relative to the page; empty if it is unknown.
        line: the line in it, from 1; 0 if it is unknown.
        column: the column in it, from 1; 0 if it is unknown.
        level: `error` if it fails a test by default, else `warning`.
    """

    kind: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    level: str = "error"

    def __str__(self) -> str:
        """The kind, the message and the place."""
        place = f" ({self.file}, line {self.line}, column {self.column})" if self.file else ""
        return f"{self.kind}: {self.message}{place}"

    def is_in(self, ignored: Sequence[str]) -> bool:
        """Whether the text contains an entry of a list; in an entry, `*` stands for any text.

        >>> Failure("unknown-member", "Microsoft.Apm has no x").is_in(["unknown-member: *Apm"])
        True
        """
        patterns = (".*".join(map(re.escape, each.split("*"))) for each in ignored)
        return any(re.search(each, str(self), re.DOTALL) for each in patterns)
