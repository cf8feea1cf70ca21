"""Reads the requests of `Xrm.WebApi.execute`: the result of `getMetadata()`, and the values of the request [D].

>>> metadata = {"operationType": 0, "operationName": "contoso_Approve", "boundParameter": "entity",
...     "parameterTypes": {"entity": {"typeName": "mscrm.account"}, "Note": {"typeName": "Edm.String"}}}
>>> request = read_request(metadata, {"entity": {"entityType": "account", "id": "{CA5E}"}, "Note": "x"})
>>> request.target, request.parameters
({'entityType': 'account', 'id': 'ca5e'}, {'Note': 'x'})
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from apm.core.errors import bad_input, show
from apm.core.ids import bare_id
from apm.core.json_text import Json


class OperationType(IntEnum):
    """The value of `operationType` [D]."""

    ACTION = 0
    FUNCTION = 1
    CRUD = 2


_PRIMITIVES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "Edm.String": (str, "text"),
    "Edm.Guid": (str, "the text of a GUID"),
    "Edm.DateTimeOffset": (str, "a Date or the text of a time"),
    "Edm.Boolean": (bool, "true or false"),
    "Edm.Int32": (int, "a whole number"),
    "Edm.Int64": (int, "a whole number"),
    "Edm.Decimal": ((int, float), "a number"),
    "Edm.Double": ((int, float), "a number"),
}


@dataclass(frozen=True, slots=True)
class WebRequest:
    """A request.

    Attributes:
        type: whether it is an action, a function or a CRUD request.
        name: the name of the operation.
        values: the properties of the request.
        parameters: of an action or a function: the values that `parameterTypes` names.
        target: `{entityType, id}` of the record that it is bound to; None if it is unbound.
    """

    type: OperationType
    name: str
    values: Mapping[str, Json]
    parameters: Mapping[str, Json]
    target: dict[str, Json] | None = None


def read_request(metadata: Json, values: Json) -> WebRequest:
    """A request from the result of its `getMetadata()` and its properties.

    Raises:
        ApmError: the metadata is incomplete, or a value has another type than the metadata says.
    """
    if not isinstance(metadata, dict):
        raise bad_input(f"getMetadata() has to return an object, not {show(metadata)}")
    given = values if isinstance(values, dict) else {}
    kind = metadata.get("operationType")
    if isinstance(kind, bool) or kind not in list(OperationType):
        raise bad_input(
            "getMetadata().operationType has to be 0 (action), 1 (function) or 2 (CRUD), "
            f"not {show(kind)}"
        )
    name = metadata.get("operationName")
    if not isinstance(name, str) or not name.strip():
        raise bad_input(f"getMetadata().operationName has to be a name, not {show(name)}")
    kind = OperationType(int(str(kind)))
    if kind is OperationType.CRUD:
        return WebRequest(kind, name.strip(), given, {})
    types = metadata.get("parameterTypes")
    if not isinstance(types, dict):
        raise bad_input(f"getMetadata().parameterTypes has to be an object, not {show(types)}")
    bound = metadata.get("boundParameter") or ""
    for each, about in types.items():
        if each in given:
            _check(each, given[each], about)
    parameters = {each: given[each] for each in types if each in given and each != bound}
    target = _target(str(bound), given) if bound else None
    return WebRequest(kind, name.strip(), given, parameters, target)


def reference_of(value: Json, what: str) -> tuple[str, str]:
    """The logical name of the table and the id in a reference `{entityType, id}`.

    Raises:
        ApmError: it is not a reference.
    """
    given: Mapping[str, Any] = value if isinstance(value, dict) else {}
    table, record_id = given.get("entityType") or given.get("etn"), given.get("id")
    if not isinstance(table, str) or not isinstance(record_id, str):
        raise bad_input(f"{what} has to be {{ entityType, id }} of a record, not {show(value)}")
    return table, bare_id(record_id)


def _target(bound: str, given: Mapping[str, Json]) -> dict[str, Json]:
    """The target of a bound operation; one that is bound to a table has no id."""
    value = given.get(bound)
    if isinstance(value, dict) and isinstance(value.get("entityType"), str) and "id" not in value:
        return {"entityType": value["entityType"]}
    table, record_id = reference_of(value, f"{bound}, the bound parameter,")
    return {"entityType": table, "id": record_id}


def _check(name: str, value: Json, about: Json) -> None:
    """Refuses a primitive value of another type than `typeName` says, as the product does."""
    type_name = about.get("typeName") if isinstance(about, dict) else None
    wanted = _PRIMITIVES.get(type_name) if isinstance(type_name, str) else None
    if wanted is None or value is None:
        return
    is_right = isinstance(value, wanted[0]) and isinstance(value, bool) is (wanted[0] is bool)
    if not is_right:
        raise bad_input(f"{name} is {type_name} and has to be {wanted[1]}, not {show(value)}")
