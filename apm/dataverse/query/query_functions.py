"""The query functions of a `$filter`, such as `Microsoft.Dynamics.CRM.LastXDays`: each is an operator of FetchXML [D].

>>> operator_of("LastXDays"), operator_of("EqualUserId"), operator_of("InFiscalPeriodAndYear")
('last-x-days', 'eq-userid', 'in-fiscal-period-and-year')
"""

import re

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import JsonTextError, parse_json
from apm.dataverse.column_values import WrongValueError
from apm.dataverse.query.literals import LISTED, NAMESPACE, QUOTED, Called
from apm.dataverse.query.operator import Asked
from apm.dataverse.query.operators import OPERATORS, condition
from apm.dataverse.query.query_model import Path, Tree
from apm.dataverse.schema.schema import Table

_LIST = rf"\[(?:{QUOTED}|{LISTED}|[^\]'])*+\]"
_ARGUMENT = re.compile(
    rf"\s*(?:(PropertyName)\s*=\s*({QUOTED})|(PropertyValues)\s*=\s*({_LIST})|"
    rf"(PropertyValue\d?)\s*=\s*({QUOTED}|[^,\s'=\[\]@]+))\s*(?:,|$)"
)
_VALUE = re.compile(rf"{QUOTED}|{LISTED}|[^\s,\[\]']+")
_EXAMPLE = f"{NAMESPACE}LastXDays(PropertyName='createdon',PropertyValue=7)"
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER_NAMES = {
    "equal-user-id": "eq-userid",
    "not-equal-user-id": "ne-userid",
    "equal-business-id": "eq-businessid",
    "not-equal-business-id": "ne-businessid",
    "equal-user-teams": "eq-userteams",
    "equal-user-or-user-teams": "eq-useroruserteams",
    "equal-user-or-user-hierarchy": "eq-useroruserhierarchy",
    "equal-user-or-user-hierarchy-and-teams": "eq-useroruserhierarchyandteams",
    "does-not-contain-values": "not-contain-values",
    "last7-days": "last-seven-days",
    "next7-days": "next-seven-days",
}


def operator_of(function: str) -> str:
    """The name in FetchXML of a query function."""
    name = _WORDS.sub("-", function).lower()
    return _OTHER_NAMES.get(name, name)


def function_condition(called: Called, table: Table, source: str, asked: Asked) -> Tree:
    """The condition that a query function stands for.

    Raises:
        ApmError: the function is not supported, or its arguments are wrong.
    """
    operator = operator_of(called.name)
    if operator not in OPERATORS:
        raise bad_input(
            f"$filter: the function {NAMESPACE}{called.name} is not part of this emulator"
        )
    given = _arguments(called.arguments)
    names = given.pop("PropertyName", [])
    if len(names) != 1:
        raise _wrong(called)
    column = table.columns.get(names[0]) or table.column(names[0])
    try:
        values = [each for values in given.values() for each in values]
        return condition(operator, Path(column, source), values, asked)
    except WrongValueError as problem:
        raise bad_input(
            f"$filter: {table.name}.{column.web_name} {problem}; "
            f"{NAMESPACE}{called.name} was given {show(called.arguments)}"
        ) from None


def _arguments(text: str) -> dict[str, list[str]]:
    """The values by the names of the arguments; nothing if the text has another form."""
    found: dict[str, list[str]] = {}
    end = 0
    while end < len(text):
        # A search would try every position.
        match = _ARGUMENT.match(text, end)
        if match is None:
            return {}
        end = match.end()
        name, text_of_values = (each for each in match.groups() if each is not None)
        try:
            found[name] = [_unquoted(each) for each in _VALUE.findall(text_of_values)]
        except JsonTextError:
            return {}
    return found


def _unquoted(text: str) -> str:
    if text.startswith('"'):
        return str(parse_json(text))
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def _wrong(called: Called) -> ApmError:
    return bad_input(
        f"$filter: {NAMESPACE}{called.name} does not take {show(called.arguments)}; "
        f"write as in {_EXAMPLE}"
    )
