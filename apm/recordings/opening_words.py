"""The calls that open a session or a tab, as the test kit writes them: context and parameters apart.

>>> opening_of(Call("createTab", arguments=({"templateName": "t", "appContext": {"entityName": "account"}},)))
Opening(is_session=False, template='t', context={}, is_focused=True, parameters={'entityName': 'account'})
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apm.core.json_text import Json, JsonTextError, parse_json
from apm.recordings.steps import Call

PARAMETERS = "parametersStr"

_KEYS = {"createSession": "sessionContext", "createTab": "appContext"}
_OTHER_WORDS = {"templateName", "isFocused"}
_TAKEN = {"template", "context", "focused"}
"""Names that the words of the kit have for something else."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a call opens."""

    is_session: bool
    template: str
    context: dict[str, Json]
    is_focused: bool
    parameters: dict[str, Json]


def opening_of(call: Call) -> Opening | None:
    """What a call opens; None for another call, or if the words of the kit cannot say it."""
    key = _KEYS.get(call.member)
    if key is None or len(call.arguments) != 1:
        return None
    given: Any = call.arguments[0]
    if not isinstance(given, dict) or not isinstance(given.get("templateName"), str):
        return None
    values = given.get(key)
    if not isinstance(values, dict | None) or given.keys() - _OTHER_WORDS - {key}:
        return None
    values = dict(values or {})
    is_session = call.member == "createSession"
    parameters = _pairs(values.pop(PARAMETERS, "[]")) if is_session else values
    if parameters is None or parameters.keys() & _TAKEN:
        return None
    context = values if is_session else {}
    is_focused = given.get("isFocused") is not False
    return Opening(is_session, given["templateName"], context, is_focused, parameters)


def _pairs(text: Json) -> dict[str, Json] | None:
    """The parameters in the pairs of `parametersStr`; None if it has another form."""
    try:
        pairs: Any = parse_json(text) if isinstance(text, str) else None
    except JsonTextError:
        return None
    is_list = isinstance(pairs, list) and all(map(_is_pair, pairs))
    return dict(pairs) if is_list else None


def _is_pair(given: Any) -> bool:
    return isinstance(given, list) and len(given) == 2 and isinstance(given[0], str)
