"""The settings that the page gets: those of the workspace file, with the contents of the files it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apm.core.json_text import Json
    from apm.settings.given_records import GivenRecords

ONLY_IN_FILE = ("solutions", "web_resources")
"""The keys that the page does not get."""


def page_settings(
    given: dict[str, Json], records: GivenRecords, scripts: list[str]
) -> dict[str, Json]:
    """Return the settings for the page.

    Args:
        given: the settings of the file with the exported templates, checked.
        records: the records of the files.
        scripts: the addresses of the client scripts.
    """
    own: dict[str, Json] = {
        "tables": {name: [*rows] for name, rows in records.tables.items()},
        "replace": _inside(given, "records").get("replace", False),
    }
    if _inside(given, "records").get("keep"):
        own["keep"] = True
    described = records.all_described
    if described:
        own["described"] = described
    return {
        **{key: value for key, value in given.items() if key not in ONLY_IN_FILE},
        "templates": {"builtin": _inside(given, "templates").get("builtin", True)},
        "records": own,
        "scripts": [*scripts],
    }


def _inside(given: dict[str, Json], key: str) -> dict[str, Any]:
    table = given.get(key)
    return table if isinstance(table, dict) else {}
