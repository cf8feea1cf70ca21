r"""Batches: several requests in one, in the form multipart/mixed [D].

>>> from apm.web_api.exchange import read_request
>>> body = "--b\nContent-Type: application/http\n\nGET accounts?$top=1 HTTP/1.1\nAccept: application/json\n\n--b--"
>>> headers = {"Content-Type": "multipart/mixed; boundary=b"}
>>> batch = Batch(read_request("POST", "https://x.example/api/data/v9.2/$batch", headers, body))
>>> [(each.method, each.path, each.query, each.headers) for each in batch.requests()]
[('GET', 'accounts', '$top=1', {'accept': 'application/json'})]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from uuid import uuid4

from apm.web_api.answer_shapes import ENTITY_ID
from apm.web_api.exchange import Answer, Request, read_request
from apm.web_api.multipart import Part, parts_of, written
from apm.web_api.service_errors import BAD_REQUEST, ServiceError

CONTENT_ID = "content-id"

_LINE = re.compile(r"(?P<method>[A-Za-z]+)\s+(?P<address>\S(?:.*\S)?)\s+HTTP/[0-9.]+\s*", re.DOTALL)
_REFERENCE = re.compile(r"(?<![\w/$])/?\$(\w+)(?=[/?)\"]|$)")

Ask = Callable[[Request], Answer]
AllOrNothing = Callable[[], AbstractContextManager[None]]


class _ChangeSetFailedError(Exception):
    """A request of a change set failed; no change of the set is kept."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request of a batch, with its `Content-ID`."""

    request: Request
    content_id: str


def is_batch(request: Request) -> bool:
    """Whether a request is a batch."""
    return request.path == "$batch" and request.method == "POST"


@dataclass(frozen=True, slots=True)
class Batch:
    """A request to `$batch`."""

    request: Request

    def requests(self) -> list[Request]:
        """All requests in it, in order.

        Raises:
            ServiceError: a part cannot be read.
        """
        return [each.request for group in self._groups() for each in group[1]]

    def answer(self, ask: Ask, all_or_nothing: AllOrNothing) -> Answer:
        """The answers to all requests. A change set is applied as a whole, or not at all [D].

        Without `Prefer: odata.continue-on-error`, the batch ends at the first request that fails, and its answer has
        that status [S]; a batch that succeeds has the status 200 [D].

        Args:
            ask: answers one request.
            all_or_nothing: keeps the changes made in it only if no exception leaves it.

        Raises:
            ServiceError: a part cannot be read.
        """
        parts, answers = [], []
        for is_set, asked in self._groups():
            given = _change_set(asked, ask, all_or_nothing) if is_set else [ask(asked[0].request)]
            answers += given
            parts.append(_set_part(asked, given) if is_set else _part(given[0]))
            has_failed = given[-1].status >= 400
            if has_failed and not self.request.prefers.goes_on_after_errors:
                return _whole(parts, answers, given[-1].status)
        return _whole(parts, answers, 200)

    def _groups(self) -> Iterator[tuple[bool, list[_Asked]]]:
        """The requests: those of a change set together, others alone, each with whether it is a change set."""
        for part in parts_of(self.request.headers.get("content-type", ""), self.request.body):
            if part.is_multipart:
                inner = parts_of(part.headers["content-type"], part.body)
                yield True, [self._asked(each) for each in inner]
            else:
                yield False, [self._asked(part)]

    def _asked(self, part: Part) -> _Asked:
        line, _, rest = part.body.lstrip("\r\n").partition("\n")
        match = _LINE.fullmatch(line.strip("\r\n"))
        if match is None:
            raise ServiceError(
                400,
                BAD_REQUEST,
                f"'{line.strip()[:80]}' is no request; write GET <address> HTTP/1.1.",
            )
        inner = Part.read(rest)
        address = self._absolute(match["address"])
        request = read_request(match["method"], address, inner.headers, inner.body.strip())
        content_id = part.headers.get(CONTENT_ID) or inner.headers.get(CONTENT_ID, "")
        return _Asked(request, content_id)

    def _absolute(self, address: str) -> str:
        """The complete address of a request: it can be relative to the service, or to the host [D]."""
        if re.match(r"https?://", address):
            return address
        if re.match(r"/?\$\w+(/|$)", address) or not address.startswith("/"):
            return f"{self.request.root}/{address.lstrip('/')}"
        at = re.search(r"/api/data/v\d+(\.\d+)?(?=[/?]|$)", address, re.IGNORECASE)
        return self.request.root + (address[at.end() :] if at else address)


def _change_set(asked: list[_Asked], ask: Ask, all_or_nothing: AllOrNothing) -> list[Answer]:
    """The answers of a change set; only that of the request that failed, if one did."""
    known: dict[str, str] = {}
    answers = []
    try:
        with all_or_nothing():
            for each in asked:
                answer = ask(_with_references(each.request, known))
                if answer.status >= 400:
                    raise _ChangeSetFailedError(answer)
                answers.append(answer)
                if each.content_id and ENTITY_ID in answer.headers:
                    known[each.content_id] = answer.headers[ENTITY_ID]
    except _ChangeSetFailedError as failed:
        return [failed.answer]
    return answers


def _with_references(request: Request, known: dict[str, str]) -> Request:
    """A request in which `$1` is replaced by the record that the request with the `Content-ID` 1 has created [D]."""
    if not known:
        return request

    def path_of(match: re.Match[str]) -> str:
        address = known.get(match[1])
        return match[0] if address is None else address.removeprefix(f"{request.root}/")

    def bound(match: re.Match[str]) -> str:
        address = known.get(match[1])
        return match[0] if address is None else f"/{address.removeprefix(f'{request.root}/')}"

    return replace(
        request,
        path=_REFERENCE.sub(path_of, request.path),
        body=_REFERENCE.sub(bound, request.body),
    )


def _part(answer: Answer, content_id: str = "") -> str:
    headers = {"Content-Type": "application/http", "Content-Transfer-Encoding": "binary"}
    if content_id:
        headers["Content-ID"] = content_id
    line = f"HTTP/1.1 {answer.status} {answer.status_text}"
    return written(headers, f"{line}\r\n{written(answer.headers, answer.body)}")


def _set_part(asked: list[_Asked], given: list[Answer]) -> str:
    if given[-1].status >= 400:
        return _part(given[-1])
    boundary = f"changesetresponse_{uuid4()}"
    parts = [_part(answer, each.content_id) for each, answer in zip(asked, given, strict=True)]
    return written(
        {"Content-Type": f"multipart/mixed; boundary={boundary}"}, _joined(boundary, parts)
    )


def _whole(parts: list[str], answers: list[Answer], status: int) -> Answer:
    boundary = f"batchresponse_{uuid4()}"
    headers = {"Content-Type": f"multipart/mixed; boundary={boundary}", "OData-Version": "4.0"}
    absent = next((each.absent for each in answers if each.absent), "")
    changes = any(each.changes for each in answers)
    return Answer(status, headers, _joined(boundary, parts), changes, absent)


def _joined(boundary: str, parts: list[str]) -> str:
    return "".join(f"--{boundary}\r\n{each}\r\n" for each in parts) + f"--{boundary}--\r\n"
