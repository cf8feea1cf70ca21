"""Reads the faults that a test registers with `apmWorkspace.fault`.

>>> from apm.dataverse import Records
>>> read_fault("createTabs", '{"reject": "Try later."}', Records().schema)
Traceback (most recent call last):
apm.core.errors.ApmError: fault: there is no member 'createTabs'; did you mean 'createTab'?
"""

import re
from collections.abc import Mapping

from apm.api.all_members import MEMBERS_BY_NAME
from apm.api.member import Kind
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.nearest_names import hint
from apm.dataverse import Schema
from apm.settings.checking import check_keys
from apm.web_api.http_texts import status_text

_METHODS = ("*", "GET", "POST", "PATCH", "PUT", "DELETE")
_REQUESTS = re.compile(r"([A-Za-z]+|\*) (\*|\$?[A-Za-z_0-9]+)")
"""Requests to the Web API: their method, and the first segment of their address after the version."""

_APM = "Microsoft.Apm."
"""What the full names of its members lack."""

_ALL_OF_APM = "Microsoft.Apm.*"

_DELAYED = {Kind.SETTLED, Kind.ID, Kind.PAGE_ASYNC}
"""The kinds of members whose calls can take longer: those that return a Promise."""

_HIT = {Kind.SYNC, Kind.PAGE, *_DELAYED}
"""The kinds of members whose calls can fail."""

_FAILING = ("reject", "status")
"""The options that make requests fail; calls fail only with the first one."""

_STATUS = 500
"""The status of requests that fail, if the options name none."""

_RULES: Mapping[str, Json] = {
    "reject": {"type": "string"},
    "errorCode": {"type": "integer", "min": 0, "max": 2**53},
    "status": {"type": "integer", "min": 400, "max": 599},
    "delay": {"type": "integer", "min": 0, "max": 600_000},
    "times": {"type": "integer", "min": 1, "max": 1_000_000},
    "probability": {"type": "float", "min": 0, "max": 1, "meta": {"wanted": "from 0 to 1"}},
    "seed": {"type": "integer", "min": 0, "max": 2**32 - 1},
}


def read_fault(name: str, text: str, schema: Schema) -> list[Json]:
    """The name by which the page finds a fault, and its options; null for one that is removed.

    Requests that fail get a `status`, and its words as `statusText`.

    Args:
        name: the full name of a member, `<owner>.*`, or the method and the entity set of requests, such as
            `GET accounts`; both can be `*`.
        text: the options as JSON text.
        schema: the tables that requests can be about.

    Raises:
        ApmError: nothing has this name, or an option is not allowed.
    """
    key = name.strip()
    key = "Apm.*" if key == _ALL_OF_APM else key.removeprefix(_APM)
    request = _REQUESTS.fullmatch(key)
    is_request = request is not None
    if request:
        _check_request(request[1], request[2], schema)
    else:
        _check_member(key)
    options = read_json(text, "fault: the argument")
    if options is None:
        return [key, None]
    if not isinstance(options, dict):
        raise bad_input(f"fault: the options are {show(options)}, but have to be an object")
    problems = check_keys(options, _RULES) or _without_effect(key, options, is_request=is_request)
    if problems:
        raise bad_input("fault: " + "; ".join(problems))
    return [key, _with_status(options) if is_request else options]


def _with_status(options: dict[str, Json]) -> dict[str, Json]:
    """The options of requests with their status, unless they are only delayed."""
    if not options.keys() & {*_FAILING}:
        return options
    given = options.get("status")
    status = given if isinstance(given, int) else _STATUS
    return {**options, "status": status, "statusText": status_text(status)}


def _check_request(method: str, name: str, schema: Schema) -> None:
    """Any name can be that of an operation, but requests never name a table by its logical name."""
    if method not in _METHODS:
        raise bad_input(f"fault: there is no method {show(method)}; {hint(method, _METHODS)}")
    table = schema.find(name)
    if table and table.set_name != name:
        raise bad_input(
            f"fault: {show(name)} is the logical name of a table; its entity set is {show(table.set_name)}"
        )


def _check_member(key: str) -> None:
    called = [each for each in MEMBERS_BY_NAME.values() if each.kind in _HIT]
    names = [*(each.full_name for each in called), *(f"{each.owner}.*" for each in called)]
    if key in names:
        return
    if key in MEMBERS_BY_NAME:
        raise bad_input(f"fault: {show(key)} is no method of which calls can be made to fail")
    raise bad_input(f"fault: there is no member {show(key)}; {hint(key, names)}")


def _without_effect(key: str, options: Mapping[str, Json], *, is_request: bool) -> list[str]:
    """What options would leave without effect."""
    if "status" in options and not is_request:
        return ["status is for requests to the Web API, such as 'GET accounts'"]
    failing = _FAILING if is_request else _FAILING[:1]
    if not options.keys() & {*failing, "delay"}:
        return [f"the options need {', '.join(failing)} or delay"]
    if "errorCode" in options and not options.keys() & {*failing}:
        return [f"errorCode needs {' or '.join(failing)}"]
    member = MEMBERS_BY_NAME.get(key)
    if "delay" in options and member and member.kind not in _DELAYED:
        return [f"{show(key)} returns no Promise, so its calls cannot be delayed"]
    return []
