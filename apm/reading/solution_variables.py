"""Makes records of the environment variables of solutions, so that scripts that query them get an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from apm.core.json_text import Json
    from apm.solutions.model.variable_model import EnvironmentVariable

DEFINITIONS, VALUES = "environmentvariabledefinition", "environmentvariablevalue"
_SECRET = 100000005
_TYPES = range(100000000, _SECRET + 1)
_LONGEST_NAME, _LONGEST_VALUE = 100, 2000
"""Characters that the columns take [D]."""


def variable_records(
    variables: Iterable[EnvironmentVariable], own: Mapping[str, Sequence[Mapping[str, Json]]]
) -> dict[str, list[dict[str, Json]]]:
    """The rows of both tables; a variable of which the user's `own` rows have a definition is left out.

    Secrets have no value: theirs would name a place outside.
    """
    definitions: list[dict[str, Json]] = []
    values: list[dict[str, Json]] = []
    known = {
        row.get("schemaname")
        for each in (DEFINITIONS, f"{DEFINITIONS}s")
        for row in own.get(each, ())
    }
    for each in variables:
        if each.name in known or not 0 < len(each.name) <= _LONGEST_NAME or each.type not in _TYPES:
            continue
        key = _id(f"{each.name} definition")
        definitions.append(
            {
                f"{DEFINITIONS}id": key,
                "schemaname": each.name,
                "displayname": each.label[:_LONGEST_NAME],
                "type": each.type,
                "defaultvalue": _usable(each.default, each.type),
            }
        )
        value = _usable(each.value, each.type)
        if value is not None:
            values.append(
                {
                    f"{VALUES}id": _id(f"{each.name} value"),
                    "schemaname": each.name,
                    "value": value,
                    "EnvironmentVariableDefinitionId@odata.bind": f"/{DEFINITIONS}s({key})",
                }
            )
    found = {DEFINITIONS: definitions, VALUES: values}
    return {table: rows for table, rows in found.items() if rows}


def _usable(value: str | None, kind: int) -> str | None:
    return value if value and kind != _SECRET and len(value) <= _LONGEST_VALUE else None


def _id(text: str) -> str:
    return str(uuid5(NAMESPACE_OID, text))
