"""Requests to the Web API in unit tests."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

from apm.dataverse import Records
from apm.web_api.exchange import Answer, read_request
from apm.web_api.service import Service

ROOT = "https://contoso.example/api/data/v9.2"
ACCOUNT = "acc00000-0000-4000-8000-000000000001"
OTHER = "acc00000-0000-4000-8000-000000000002"
CONTACT = "c0ac0000-0000-4000-8000-000000000001"
CASE = "ca5e0000-0000-4000-8000-000000000001"
NEW = "acc00000-0000-4000-8000-0000000000ff"


def _records() -> Records:
    numbers = itertools.count(1)
    return Records(new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}")


@dataclass
class WebApi:
    """A service on its own sample records."""

    records: Records = field(default_factory=_records)

    def __post_init__(self) -> None:
        self.service = Service(self.records, organization_id="0e", version="9.2.0.0", language=1033)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        results: Any = (),
        **headers: str,
    ) -> Answer:
        """The answer to a request. Headers are written with `_`, and the body is a text or is written as JSON."""
        text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.service.answer(read_request(method, f"{ROOT}/{path}", named, text), results)

    def get(self, path: str, **headers: str) -> Any:
        """The value of the body of a GET request, which has to succeed."""
        answer = self.ask("GET", path, **headers)
        assert answer.status == 200, answer
        return answer.json()

    def refused(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, str, str]:
        """The status, the code and the message of a request that is refused."""
        answer = self.ask(method, path, body, **headers)
        assert answer.status >= 400, answer
        error = answer.json()["error"]
        assert {*error} == {"code", "message"}
        return answer.status, error["code"], error["message"]
