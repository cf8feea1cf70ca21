"""Records without what each change of a database counts."""

from __future__ import annotations

from collections.abc import Mapping

from apm.core.json_text import Json
from apm.dataverse.names import ETAG, FORMATTED
from apm.dataverse.system_columns import VERSION

VERSIONS = {ETAG, VERSION, VERSION + FORMATTED}
"""The names of values that have the version of a record."""


def without_version(record: Mapping[str, Json]) -> dict[str, Json]:
    """A record without its version."""
    return {name: value for name, value in record.items() if name not in VERSIONS}
