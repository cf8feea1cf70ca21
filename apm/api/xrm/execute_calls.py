"""The calls behind `Xrm.WebApi.execute` and `executeMultiple`.

CRUD requests and functions of the platform are answered here. Others are answered by handlers, which are JavaScript
functions and cannot cross to Python; the page calls them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from apm.api.xrm.crud_requests import WRITING, Found, run_crud
from apm.api.xrm.web_requests import OperationType, WebRequest, read_request
from apm.core.errors import ApmError, ErrorCode, bad_input
from apm.core.events import RecordsChanged
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.dataverse.names import addressed
from apm.emulator import Emulator
from apm.web_api.http_texts import JSON_TYPE, status_text

_NAMESPACE = "Microsoft.Dynamics.CRM."


def web_api_address(emulator: Emulator) -> str:
    """The address of the Web API of the organization."""
    return f"{emulator.client_url}/api/data/v9.2/"


def execute_request(emulator: Emulator, text: str, member: str) -> Outcome[dict[str, Json]]:
    """Runs a request, or says which handler has to run it.

    Args:
        emulator: the emulator.
        text: JSON text of `[metadata, values]`.
        member: the full name of the calling member.

    Returns:
        The `answer`: its `status`, `statusText`, `body`, `headers` and `url`. For a handler, the `call` with `name`,
        `parameters` and `target`, and two answers: `empty` for no result, `full` to which the result is added.

    Raises:
        ApmError: the request is refused.
    """
    try:
        request = _read(read_json(text, "the request"))
        if request.name in _OWN and request.type is not OperationType.CRUD:
            return success({"answer": _own(emulator, request)}, ())
        if request.type is not OperationType.CRUD:
            return success(_call(emulator, request), ())
        found = run_crud(emulator.workspace.records, request)
        events = (RecordsChanged(),) if request.name in WRITING else ()
        return success({"answer": _answer(emulator, found)}, events)
    except ApmError as error:
        raise error.named(member) from None


def execute_change_set(emulator: Emulator, text: str, member: str) -> Outcome[list[Json]]:
    """Runs the requests of a change set: all of them, or none if one is refused [D]. Returns their answers.

    Raises:
        ApmError: a request is refused, or changes no record.
    """
    records = emulator.workspace.records
    given = read_json(text, "the requests")
    try:
        requests = [_read(each) for each in (given if isinstance(given, list) else [])]
        for each in requests:
            if each.type is not OperationType.CRUD or each.name not in WRITING:
                raise bad_input(f"a change set takes {', '.join(WRITING)}, not {each.name}")
        with records.all_or_nothing():
            answers: list[Json] = [_answer(emulator, run_crud(records, each)) for each in requests]
    except ApmError as error:
        raise error.named(member) from None
    return success(answers, (RecordsChanged(),))


def _read(pair: Json) -> WebRequest:
    metadata, values = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
    return read_request(metadata, values)


def _answer(emulator: Emulator, found: Found) -> dict[str, Json]:
    path, body = found
    root = web_api_address(emulator)
    if body is None:
        headers: dict[str, Json] = {"OData-EntityId": root + path, "OData-Version": "4.0"}
        return _answered(root + path, 204, None, headers)
    set_name, bracket, _ = path.partition("(")
    context = f"{root}$metadata#{set_name}{'/$entity' if bracket else ''}"
    return _with_body(root + path, context, addressed(body, root.removesuffix("/")))


def _with_body(url: str, context: str, body: Json) -> dict[str, Json]:
    own = body if isinstance(body, dict) else {"value": body}
    headers: dict[str, Json] = {"Content-Type": JSON_TYPE, "OData-Version": "4.0"}
    return _answered(url, 200, {"@odata.context": context, **own}, headers)


def _answered(url: str, status: int, body: Json, headers: Mapping[str, Json]) -> dict[str, Json]:
    return {
        "status": status,
        "statusText": status_text(status),
        "body": body,
        "headers": {**headers},
        "url": url,
    }


# Functions of the platform

_OWN = ("WhoAmI", "RetrieveVersion")
"""The functions that `apm.web_api` answers itself."""


def _own(emulator: Emulator, request: WebRequest) -> dict[str, Json]:
    if request.type is not OperationType.FUNCTION:
        raise bad_input(f"{request.name} is a function; its operationType is 1")
    # Imported on first use, as for requests over HTTP.
    from apm.api.xrm.web_service import web_service  # noqa: PLC0415
    from apm.web_api.exchange import read_request as read_http_request  # noqa: PLC0415

    url = web_api_address(emulator) + request.name
    answer = web_service(emulator).answer(read_http_request("GET", url))
    return _answered(url, answer.status, answer.json(), answer.headers)


# Handlers


def operation_handler(emulator: Emulator, name: str) -> dict[str, Json] | None:
    """The function and the place of the handler that the settings register for an operation; null if there is none."""
    handlers = emulator.workspace.settings.handlers
    return next((each.as_json() for each in handlers if each.name == name), None)


def _call(emulator: Emulator, request: WebRequest) -> dict[str, Json]:
    target = request.target
    call: dict[str, Json] = {
        "name": request.name,
        "parameters": {**request.parameters},
        "target": None if target is None else {**target},
    }
    url = f"{web_api_address(emulator)}{request.name}"
    return {
        "call": call,
        "empty": _answered(url, 204, None, {"OData-Version": "4.0"}),
        "full": _with_body(url, _context(emulator, request), {}),
    }


def _context(emulator: Emulator, request: WebRequest) -> str:
    return f"{web_api_address(emulator)}$metadata#{_NAMESPACE}{request.name}Response"


def refuse_operation(_emulator: Emulator, name: str, member: str) -> None:
    """Refuses an operation that no handler answers.

    Raises:
        ApmError: always; the message says how to register a handler.
    """
    from apm.web_api.operations import unanswered  # noqa: PLC0415

    raise ApmError(ErrorCode.UNANSWERED, f"{member}: {unanswered(name)}")


EXECUTE_CALLS: dict[str, Callable[..., Any]] = {
    "executeRequest": execute_request,
    "executeChangeSet": execute_change_set,
    "refuseOperation": refuse_operation,
    "operationHandler": operation_handler,
}
"""The calls by name. The arguments of each are the emulator and texts."""
