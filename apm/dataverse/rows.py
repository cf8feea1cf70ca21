"""The form of records before they are checked."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from apm.core.json_text import Json

Row: TypeAlias = Mapping[str, Json]
"""A record in the form of a Web API response or of a Web API request."""

Rows: TypeAlias = Mapping[str, Sequence[Row]]
"""Records by the logical name or the entity set name of their table."""
