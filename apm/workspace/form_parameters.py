"""The custom parameters of forms [D]: values in `data` that are not columns and that the settings declare.

>>> from apm.settings.settings import FormParameter, ParameterType
>>> declared = (FormParameter("incident", "contoso_count", ParameterType.INTEGER),)
>>> split({"entityName": "incident", "data": {"title": "Leak", "contoso_count": "3"}}, declared)
({'entityName': 'incident', 'data': {'title': 'Leak'}}, {'contoso_count': '3'}, ())
>>> split({"entityName": "incident", "data": {"contoso_count": "x"}}, declared)[2]
("data: contoso_count is 'x', but the settings declare it as Integer",)
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from apm.core.errors import show
from apm.core.json_text import Json
from apm.core.slugs import as_text
from apm.core.written_dates import read_date
from apm.dataverse.names import clean_id
from apm.settings import FormParameter, ParameterType
from apm.workspace.data_parameter import read_data

Values = dict[str, Json]
"""Parameters by name."""


def split(
    parameters: Mapping[str, Json], declared: Sequence[FormParameter]
) -> tuple[Mapping[str, Json], Values, tuple[str, ...]]:
    """The parameters of a form's page without the declared ones, the declared ones, and their problems.

    A value that does not have the declared type is left out, as the product does not pass it either [D; the rest A].
    """
    if not declared:
        return parameters, {}, ()
    types = declared_for(as_text(parameters.get("entityName")), declared)
    data = read_data(parameters) if types else {}
    given = {name: data[name] for name in data if name in types}
    if not given:
        return parameters, {}, ()
    kept = {name: value for name, value in given.items() if _ACCEPTS[types[name]](as_text(value))}
    problems = tuple(
        f"data: {name} is {show(given[name])}, but the settings declare it as {types[name]}"
        for name in given
        if name not in kept
    )
    columns = {name: value for name, value in data.items() if name not in types}
    return {**parameters, "data": columns}, kept, problems


def declared_for(table: str, declared: Iterable[FormParameter]) -> dict[str, ParameterType]:
    """The types of the declared parameters of a table's forms, by name."""
    return {each.name: each.type for each in declared if each.table == table}


def _whole(first: int, last: int) -> Callable[[str], bool]:
    return lambda text: _WHOLE.fullmatch(text) is not None and first <= int(text) <= last


_WHOLE = re.compile(r"[+-]?[0-9]{1,20}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{0,400})?")
_INTEGER, _LONG, _UNSIGNED = 2**31, 2**63, 2**32

_ACCEPTS: Mapping[ParameterType, Callable[[str], bool]] = {
    ParameterType.BOOLEAN: lambda text: text.lower() in ("true", "false", "1", "0"),
    ParameterType.DATE_TIME: lambda text: read_date(text) is not None,
    ParameterType.DOUBLE: lambda text: _NUMBER.fullmatch(text) is not None,
    ParameterType.ENTITY_TYPE: lambda text: bool(text.strip()),
    ParameterType.INTEGER: _whole(-_INTEGER, _INTEGER - 1),
    ParameterType.LONG: _whole(-_LONG, _LONG - 1),
    ParameterType.POSITIVE_INTEGER: _whole(0, _INTEGER - 1),
    ParameterType.SAFE_STRING: lambda _text: True,
    ParameterType.UNIQUE_ID: lambda text: clean_id(text) is not None,
    ParameterType.UNSIGNED_INT: _whole(0, _UNSIGNED - 1),
}
"""Whether a type accepts a value, given as text. Zero is a positive integer here [D]."""
