"""Tables of the links of many-to-many relationships, as a file of records describes them."""

from __future__ import annotations

from apm.core.json_text import Json


def links(name: str, *sides: tuple[str, str]) -> Json:
    """The description of a table of links: a side is a table, and the column with the ids of its records."""
    return {
        "columns": {column: {"type": "id", "label": column} for _, column in sides},
        "links": {
            "name": name,
            "sides": [{"table": table, "column": column} for table, column in sides],
        },
    }
