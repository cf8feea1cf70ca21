"""Makes records of the environment variables of solutions, so that scripts that query them get an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apm.core.ids import named_id

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
    known = {
        row.get("schemaname")
        for each in (DEFINITIONS, f"{DEFINITIONS}s")
        for row in own.get(each, ())
    }
    used = [each for each in variables if each.name not in known and _is_usable(each)]
    found = {
        DEFINITIONS: [*map(_definition, used)],
        VALUES: [_value(each) for each in used if _text(each.value, each) is not None],
    }
    return {table: rows for table, rows in found.items() if rows}


def _is_usable(variable: EnvironmentVariable) -> bool:
    return 0 < len(variable.name) <= _LONGEST_NAME and variable.type in _TYPES


def _definition(variable: EnvironmentVariable) -> dict[str, Json]:
    return {
        f"{DEFINITIONS}id": _definition_id(variable),
        "schemaname": variable.name,
        "displayname": variable.label[:_LONGEST_NAME],
        "type": variable.type,
        "defaultvalue": _text(variable.default, variable),
    }


def _value(variable: EnvironmentVariable) -> dict[str, Json]:
    key = _definition_id(variable)
    return {
        f"{VALUES}id": named_id(f"{variable.name} value"),
        "schemaname": variable.name,
        "value": _text(variable.value, variable),
        "EnvironmentVariableDefinitionId@odata.bind": f"/{DEFINITIONS}s({key})",
    }


def _text(value: str | None, variable: EnvironmentVariable) -> str | None:
    """A value of a variable as its column has it; None for a secret and for a value that does not fit."""
    fits = value and variable.type != _SECRET and len(value) <= _LONGEST_VALUE
    return value if fits else None


def _definition_id(variable: EnvironmentVariable) -> str:
    return named_id(f"{variable.name} definition")
