"""Environment variables of a solution. Their values can be secrets, so no text about them shows the values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EnvironmentVariable:
    """An environment variable.

    Attributes:
        name: the schema name.
        label: the display name.
        type: 100000000 text, 100000001 number, 100000002 yes or no, 100000003 JSON, 100000004 data source, 100000005
            secret [D].
        default: the default value; None if there is none.
        value: the value of the exported environment; None if there is none.
    """

    name: str
    label: str
    type: int
    default: str | None = field(default=None, repr=False)
    value: str | None = field(default=None, repr=False)
