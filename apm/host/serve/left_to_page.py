"""Requests to the Web API, whose answer is left to the page: tests and the tools of the browser see them.

>>> is_left_to_page("/api/data/v9.2/accounts?$top=1"), is_left_to_page("/api/other")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

HEADERS: Mapping[str, str] = {"Apm-Answer": "page", "Cache-Control": "no-store"}
"""What tells the page that it answers the request."""

LIMIT = 128 * 2**20
"""The most bytes of a request: a file column takes 128 MB in one request [D]."""

_SERVICES = re.compile(
    r"/(api/data/|XRMServices/2011/Organization(Data)?\.svc(?=[/?]|$))", re.IGNORECASE
)
"""How the addresses of the Web API, and of the services before it, begin."""


def is_left_to_page(target: str) -> bool:
    """Whether a request is one that the page answers."""
    return _SERVICES.match(target) is not None


def refusal(headers: Message) -> tuple[HTTPStatus, str] | None:
    """Why a request to the Web API is refused before its content is read; None if it is not."""
    given = headers.get("Content-Length", "0")
    length = length_in(given)
    if length is None:
        sentence = f"The Content-Length {given[:20]!r} is not a number of bytes.\n"
        return HTTPStatus.BAD_REQUEST, sentence
    if length > LIMIT:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"The request is longer than {LIMIT} bytes.\n"
    return None


def length_in(text: str) -> int | None:
    """The number of bytes in the header `Content-Length`; None if it is not one.

    >>> length_in("12"), length_in("-1"), length_in("9" * 5000)
    (12, None, None)
    """
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else None
