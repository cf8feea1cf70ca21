"""Functions and actions: what the service answers itself, and the calls that handlers of the page answer.

A handler is a JavaScript function, which cannot cross to Python. So a request is answered in two steps: `operation_in`
names the call, the page runs its handler, and `answer_with` makes an answer of the result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apm.core.json_text import Json
from apm.dataverse import Records
from apm.web_api.answer_shapes import context
from apm.web_api.exchange import Answer, Request, empty_answer, json_answer
from apm.web_api.places import NAMESPACE, Places, RecordPlace, TablePlace
from apm.web_api.product_operations import PRODUCT_OPERATIONS
from apm.web_api.resource_path import Segment, named_arguments, segments_of
from apm.web_api.service_errors import HANDLER_FAILED, ServiceError, no_set, not_emulated

_NO_ID = "00000000-0000-0000-0000-000000000000"

MISSING, FAILED, VALUE, RESPONSE = "missing", "error", "value", "response"
"""The keys of the result of a handler: there is none; the message of its error; what it returned; a whole response."""

OWN = ("WhoAmI", "RetrieveVersion", "EntityDefinitions", "$batch", "$metadata")
"""The names at the start of a path that the service answers itself."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A call of a function or an action that only a handler of the page can answer.

    Attributes:
        target: `{entityType, id}` of the record that it is bound to; without `id` for a table; None if it is unbound.
    """

    name: str
    parameters: Mapping[str, Json]
    target: Mapping[str, Json] | None = None

    def as_json(self) -> dict[str, Json]:
        """The call as a handler gets it."""
        target = None if self.target is None else {**self.target}
        return {"name": self.name, "parameters": {**self.parameters}, "target": target}


def operation_in(request: Request, places: Places) -> Operation | None:
    """The call that a request is; None for any other request.

    Raises:
        ServiceError: the address cannot be read.
    """
    if request.method not in ("GET", "POST") or not request.path:
        return None
    segments = [*segments_of(request.path)]
    called = segments[-1]
    name = called.name.removeprefix(NAMESPACE)
    if len(segments) == 1:
        if name in OWN or places.table(name) is not None:
            return None
        return Operation(name, _parameters(request, called))
    if name == called.name or segments[0].name in OWN:
        return None
    place = places.find(segments[:-1]).place
    if not isinstance(place, RecordPlace | TablePlace) or name == place.table.name:
        return None
    target: dict[str, Json] = {"entityType": place.table.name}
    if isinstance(place, RecordPlace):
        target["id"] = place.record_id
    return Operation(name, _parameters(request, called), target)


def answer_with(request: Request, operation: Operation, result: Mapping[str, Json]) -> Answer:
    """The answer to a call with the result of its handler.

    Raises:
        ServiceError: there is no handler, or it failed.
    """
    if MISSING in result:
        raise _unanswered(operation.name)
    if FAILED in result:
        raise ServiceError(400, HANDLER_FAILED, str(result[FAILED]))
    response = result.get(RESPONSE)
    if isinstance(response, dict):
        return _passed_on(response)
    value = result.get(VALUE)
    if value is None:
        return empty_answer()
    if isinstance(value, dict):
        what = f"{NAMESPACE}{operation.name}Response"
        return json_answer(200, {**context(request, what), **value})
    return json_answer(200, {**context(request, NAMESPACE + operation.name), "value": value})


def unanswered(name: str) -> str:
    """Why an operation is not answered, and what to do."""
    register = f'apmWorkspace.handle("{name}", ({{ parameters, target }}) => result)'
    return f"no handler answers {name}; register one with {register}"


def _unanswered(name: str) -> ServiceError:
    if name in PRODUCT_OPERATIONS:
        return not_emulated(f"{name} is of the product, and {unanswered(name)}.")
    return no_set(name, f"the emulator has no table of this name, and {unanswered(name)}.")


def _passed_on(response: Mapping[str, Json]) -> Answer:
    """The answer that a handler has made itself: its `status`, `headers` and `body`."""
    status, headers = response.get("status"), response.get("headers")
    named = headers if isinstance(headers, dict) else {}
    return Answer(
        status if isinstance(status, int) else 200,
        {name: str(each) for name, each in named.items()},
        str(response.get("body") or ""),
    )


def who_am_i(request: Request, records: Records, organization_id: str) -> Answer:
    """The ids of the user, of the business unit of the user's record, and of the organization [D].

    A user without a business unit, which the product does not have, gets an id of zeros [A].
    """
    ids: dict[str, Json] = {
        "BusinessUnitId": records.user_unit or _NO_ID,
        "UserId": records.user_id,
        "OrganizationId": organization_id,
    }
    return json_answer(200, {**context(request, f"{NAMESPACE}WhoAmIResponse"), **ids})


def retrieve_version(request: Request, version: str) -> Answer:
    """The version of the product [D]."""
    what = f"{NAMESPACE}RetrieveVersionResponse"
    return json_answer(200, {**context(request, what), "Version": version})


def results_of(value: Json) -> Sequence[Mapping[str, Json]]:
    """The results of handlers, as the page hands them over."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _parameters(request: Request, called: Segment) -> dict[str, Json]:
    """The parameters of a call: an action has them in the body, a function in the address [D]."""
    if request.method == "POST":
        return request.values()
    return named_arguments(called.arguments or "", request.query)
