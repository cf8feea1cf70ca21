"""The calls from JavaScript for HTTP requests: they convert texts and call `apm.web_api`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from apm.core.events import RecordsChanged
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.emulator import Emulator

Reply = dict[str, Json]
"""`{status, statusText, headers, body, absent}` of an answer, or the `{operations}` that handlers answer first."""


def web_request(
    emulator: Emulator, method: str, address: str, headers: str, body: str, results: str
) -> Outcome[Reply]:
    """Answers a request to the Web API.

    Args:
        emulator: the emulator.
        method: the HTTP method.
        address: the complete address.
        headers: the headers as JSON text.
        body: the body; empty without one.
        results: the results of handlers as JSON text; empty if none were asked yet.
    """
    # Imported on first use: most pages send no request.
    from apm.api.xrm.web_service import web_service  # noqa: PLC0415
    from apm.web_api.exchange import error_answer, read_request  # noqa: PLC0415
    from apm.web_api.operations import results_of  # noqa: PLC0415
    from apm.web_api.service_errors import ServiceError  # noqa: PLC0415

    service = web_service(emulator)
    named = read_json(headers, "the headers")
    given = {name: str(each) for name, each in named.items()} if isinstance(named, dict) else {}
    try:
        request = read_request(method, address, given, body)
    except ServiceError as error:
        answer = error_answer(error)
    else:
        operations = [] if results else service.operations(request)
        if operations:
            return Outcome({"operations": [each.as_json() for each in operations]})
        answer = service.answer(request, results_of(read_json(results or "[]", "the results")))
    reply: Reply = {
        "status": answer.status,
        "statusText": answer.status_text,
        "headers": {**answer.headers},
        "body": answer.body,
        "absent": answer.absent,
    }
    return success(reply, (RecordsChanged(),)) if answer.changes else Outcome(reply)


def organization_address(emulator: Emulator) -> str:
    """The address of the organization, as scripts see it, without a slash at its end."""
    return emulator.client_url


WEB_REQUEST_CALLS: dict[str, Callable[..., Any]] = {
    "webRequest": web_request,
    "organizationAddress": organization_address,
}
"""The calls by name. The arguments of each are the emulator and texts."""
