"""Requests and answers of the Web API.

>>> request = read_request("get", "https://x.example/api/data/v9.2/accounts?$top=1", {"Prefer": "odata.maxpagesize=3"})
>>> request.method, request.root, request.path, request.query, request.prefers.page_size
('GET', 'https://x.example/api/data/v9.2', 'accounts', '$top=1', 3)
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apm.core.errors import ApmError
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.web_api.http_texts import JSON_TYPE, status_text
from apm.web_api.preferences import Preferences, read_preferences
from apm.web_api.service_errors import BAD_PAYLOAD, BAD_REQUEST, ServiceError, not_emulated

_ADDRESS = re.compile(
    r"(.*?/api/data/v\d+(?:\.\d+)?)(?:/([^?]*)|)(?:\?(.*))?", re.DOTALL | re.IGNORECASE
)
_OLDER_SERVICE = re.compile(
    r"[^?]*?/XRMServices/2011/(Organization(?:Data)?\.svc)(?:[/?].*)?", re.DOTALL | re.IGNORECASE
)
"""The SOAP service and the service of OData 2.0, which the Web API replaces [D]."""
_LATE_SLASH = re.compile(r"(?<=\w)/$")


@dataclass(frozen=True, slots=True)
class Request:
    """A request.

    Attributes:
        method: in capital letters.
        root: the address up to the version, such as `https://contoso.crm.dynamics.com/api/data/v9.2`.
        path: the path after it, encoded, without slashes around it.
        query: the query without `?`, encoded.
        headers: by name in small letters.
    """

    method: str
    root: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def prefers(self) -> Preferences:
        """The preferences of the client."""
        return read_preferences(self.headers.get("prefer", ""))

    @property
    def options(self) -> str:
        """The query as query options of a record store: a plus stands for a space [S]."""
        return "?" + self.query.replace("+", "%20") if self.query else ""

    def values(self) -> dict[str, Json]:
        """The object in the body.

        Raises:
            ServiceError: the body is not a JSON object.
        """
        try:
            values = read_json(self.body, "the body") if self.body.strip() else {}
        except ApmError as error:
            raise ServiceError(400, BAD_PAYLOAD, f"{error}.") from None
        if not isinstance(values, dict):
            raise ServiceError(400, BAD_PAYLOAD, "The body has to be a JSON object.")
        return values


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer.

    Attributes:
        changes: whether the request has changed a record.
        absent: what the request needs and the emulator does not have, as a sentence for the developer; usually empty.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    changes: bool = False
    absent: str = ""

    @property
    def status_text(self) -> str:
        """The words for the status; empty for one that HTTP does not define."""
        return status_text(self.status)

    def json(self) -> Any:
        """The value of the body."""
        return json.loads(self.body)


def read_request(
    method: str, address: str, headers: Mapping[str, str] | None = None, body: str = ""
) -> Request:
    """The request to a complete address of the Web API.

    Raises:
        ServiceError: the address has no `/api/data/v<number>/`.
    """
    match = _ADDRESS.fullmatch(address.partition("#")[0])
    older = None if match else _OLDER_SERVICE.fullmatch(address)
    if older:
        raise not_emulated(
            f"The emulator has the Web API (/api/data/v9.2/) and not the older service {older[1]}: "
            "answer the request in the test, for example with page.route of Playwright."
        )
    if match is None:
        raise ServiceError(400, BAD_REQUEST, "The address has no /api/data/v<number>/.")
    root, path, query = match.groups("")
    # Some clients add a slash to a nextLink [S].
    query = _LATE_SLASH.sub("", query)
    named = {name.lower(): value for name, value in (headers or {}).items()}
    asked = method.upper()
    if asked == "POST":
        # For clients that can only send GET and POST [D].
        asked = named.get("x-http-method-override", asked).upper()
    return Request(asked, root, path.strip("/"), query, named, body)


def json_answer(
    status: int, value: Mapping[str, Json], headers: Mapping[str, str] | None = None
) -> Answer:
    """An answer with a JSON body."""
    known = {"Content-Type": JSON_TYPE, "OData-Version": "4.0", **(headers or {})}
    return Answer(status, known, json.dumps(value, ensure_ascii=False))


def text_answer(text: str) -> Answer:
    """An answer with a text, as `$count` and `$value` have it [D]."""
    return Answer(200, {"Content-Type": "text/plain", "OData-Version": "4.0"}, text)


def empty_answer(status: int = 204, headers: Mapping[str, str] | None = None) -> Answer:
    """An answer without a body."""
    return Answer(status, {"OData-Version": "4.0", **(headers or {})})


def error_answer(error: ServiceError) -> Answer:
    """An error in the form of Dataverse [D]."""
    body: dict[str, Json] = {"error": {"code": error.code, "message": str(error)}}
    answer = json_answer(error.status, body)
    return Answer(answer.status, answer.headers, answer.body, absent=error.absent)
