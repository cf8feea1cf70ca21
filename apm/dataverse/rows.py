"""Records as they are given, before they are checked."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from apm.core.json_text import Json

Row: TypeAlias = Mapping[str, Json]
"""One record: as the Web API answers it, or as it is written to it."""

Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""Records by table, by its logical name or its set name."""
