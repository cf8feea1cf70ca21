"""The parts of answers with records: annotations that the client wants, contexts, addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import unquote

from apm.core.json_text import Json
from apm.dataverse.names import addressed
from apm.web_api.exchange import Request
from apm.web_api.places import RecordPlace
from apm.web_api.preferences import Preferences

Value = TypeVar("Value")
ENTITY_ID = "OData-EntityId"


def shaped(value: Json, request: Request) -> Json:
    """A record, or a list of them, with the annotations that the client wants, and those of OData itself."""
    found = _wanted(value, request.prefers)
    return addressed(found, request.root) if "$ref" in unquote(request.query) else found


def _wanted(value: Json, prefers: Preferences) -> Json:
    if isinstance(value, list):
        return [_wanted(each, prefers) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _wanted(each, prefers) for name, each in value.items() if _stays(name, prefers)}


def _stays(name: str, prefers: Preferences) -> bool:
    _, sign, annotation = name.partition("@")
    return not sign or annotation.startswith("odata.") or prefers.wants(annotation)


def context(request: Request, what: str) -> dict[str, Json]:
    """The annotation that says what an answer has; none if the client wants no metadata [D]."""
    if re.search(r"odata\.metadata=none", request.headers.get("accept", "")):
        return {}
    return {"@odata.context": f"{request.root}/$metadata#{what}"}


def selected(request: Request) -> str:
    """The selected columns as in a context, such as `(name,telephone1)`; empty for all columns."""
    match = re.search(r"(?:^|[?&])\$select=([^&]*)", unquote(request.query))
    return f"({match[1].replace(' ', '')})" if match and match[1] else ""


def option(request: Request, name: str) -> str:
    """The decoded value of a query option; empty if it is missing. Names of options ignore case [A]."""
    for part in request.options.removeprefix("?").split("&"):
        given, _, value = part.partition("=")
        if unquote(given).strip().lower() == name.lower():
            return unquote(value).strip()
    return ""


def address_of(request: Request, record: RecordPlace) -> str:
    """The absolute address of a record."""
    return f"{request.root}/{record.path}"


def with_applied(headers: Mapping[str, str], applied: str) -> dict[str, str]:
    """Headers with `Preference-Applied`, unless nothing was applied."""
    return {**headers, "Preference-Applied": applied} if applied else {**headers}
