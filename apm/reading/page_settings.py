"""The settings that the page gets: those of the workspace file, with the contents of the files it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from apm.reading.solution_handlers import HANDLERS, not_replaced
from apm.settings.entries import table_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from apm.core.json_text import Json
    from apm.settings.given_records import GivenRecords

ONLY_IN_FILE = ("solutions", "web_resources")
"""The keys that the page does not get."""


def page_settings(
    given: dict[str, Json],
    records: GivenRecords,
    scripts: list[str],
) -> dict[str, Json]:
    """Return the settings for the page.

    Args:
        given: the settings of the file with the exported templates, checked.
        records: the records of the files.
        scripts: the addresses of the client scripts.
    """
    own: dict[str, Json] = {
        "tables": {name: [*rows] for name, rows in records.tables.items()},
        "replace": table_in(given, "records").get("replace", False),
    }
    if table_in(given, "records").get("keep"):
        own["keep"] = True
    described = records.all_described
    if described:
        own["described"] = described
    return {
        **{key: value for key, value in given.items() if key not in ONLY_IN_FILE},
        "templates": {"builtin": table_in(given, "templates").get("builtin", True)},
        "records": own,
        "scripts": [*scripts],
    }


def with_solutions(
    own: Mapping[str, Json], of_solutions: Mapping[str, Sequence[dict[str, Any]]]
) -> dict[str, Json]:
    """Lists of the settings with those of solutions, which come first; an own entry counts once.

    >>> with_solutions({"commands": [{"label": "Own"}]}, {"commands": [{"label": "Theirs"}], "forms": []})
    {'commands': [{'label': 'Theirs'}, {'label': 'Own'}]}
    """
    joined = dict(own)
    for key, entries in of_solutions.items():
        listed = own.get(key)
        given = listed if isinstance(listed, list) else []
        first = entries
        if key == HANDLERS:
            first = not_replaced(entries, [each for each in given if isinstance(each, dict)])
        both = [*first, *given]
        if both:
            joined[key] = both
    return joined
