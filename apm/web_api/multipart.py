r"""Reads and writes the form multipart/mixed.

>>> [(each.headers, each.body) for each in parts_of("multipart/mixed;boundary=x", "--x\r\nA: 1\r\n\r\ntext\r\n--x--")]
[({'a': '1'}, 'text')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from apm.web_api.service_errors import BAD_REQUEST, ServiceError

_BOUNDARY = re.compile(r'multipart/mixed\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its headers by name in small letters, and its body."""

    headers: Mapping[str, str]
    body: str

    @property
    def is_multipart(self) -> bool:
        """Whether the part has parts itself: a change set."""
        return self.headers.get("content-type", "").lower().startswith("multipart/")

    @staticmethod
    def read(text: str) -> Part:
        """The headers before the first empty line, and the body after it."""
        head, _, body = re.sub(r"\r\n", "\n", text).partition("\n\n")
        if text.lstrip(" ").startswith(("\n", "\r\n")):
            head, body = "", text.lstrip(" \r\n")
        lines = (line.partition(":") for line in head.split("\n") if ":" in line)
        return Part({name.strip().lower(): value.strip() for name, _, value in lines}, body)


def parts_of(content_type: str, text: str) -> list[Part]:
    """The parts of a text.

    Raises:
        ServiceError: the content type names no boundary, or the text does not have it.
    """
    match = _BOUNDARY.search(content_type)
    if match is None:
        raise ServiceError(
            400, BAD_REQUEST, "The Content-Type has to be multipart/mixed; boundary=<boundary>."
        )
    boundary = match[1] or match[2]
    lines = re.split(rf"(?m)^--{re.escape(boundary)}(?:--)?[ \t]*\r?$\n?", text)
    if len(lines) < 3:
        raise ServiceError(400, BAD_REQUEST, f"The body has no part between lines --{boundary}.")
    return [_trimmed(each) for each in lines[1:-1]]


def _trimmed(text: str) -> Part:
    part = Part.read(text)
    return Part(part.headers, part.body.removesuffix("\n").removesuffix("\r"))


def written(headers: Mapping[str, str], body: str) -> str:
    """Headers and a body as text."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{lines}\r\n{body}"
