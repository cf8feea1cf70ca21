"""Receives the test that was recorded on the page, and writes it into a file.

Only a page of the server may send it. A page of another origin can send a request, but its browser names that origin.

>>> is_of_own_page("http://127.0.0.1:8642", "127.0.0.1:8642"), is_of_own_page("https://site.example", "127.0.0.1:8642")
(True, False)
>>> is_of_own_page(None, "127.0.0.1:8642")
False
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypeAlias

from apm.core.json_text import MAX_LENGTH
from apm.host.serve.left_to_page import length_in

if TYPE_CHECKING:
    from email.message import Message
    from io import BufferedIOBase
    from pathlib import Path

Answer: TypeAlias = tuple[HTTPStatus, str]
"""The status and the sentence of an answer."""

ADDRESS = "recording"
"""Where the page sends the text, relative to the page."""


def is_of_own_page(origin: str | None, host: str) -> bool:
    """Whether the `Origin` of a request is the server itself, whose `Host` was checked already."""
    return origin == f"http://{host}"


class RecordedText:
    """Waits for the text of one test.

    Attributes:
        language: the language of the test.
        file: the file that is written.
        is_written: whether it was written.
    """

    def __init__(self, language: str, file: Path) -> None:
        self.language = language
        self.file = file
        self.is_written = False

    @property
    def asked(self) -> dict[str, str]:
        """What the page learns: where to send the text, and the language."""
        return {"address": ADDRESS, "language": self.language}

    def receive(self, headers: Message, body: BufferedIOBase) -> Answer:
        """Write the text of a request, and return the status and the sentence of the answer."""
        return self.refusal(headers) or self.write(body.read(int(headers["Content-Length"])))

    def refusal(self, headers: Message) -> Answer | None:
        """Why a request cannot send the text; None if it can."""
        if not is_of_own_page(headers.get("Origin"), headers.get("Host", "")):
            return HTTPStatus.FORBIDDEN, "Only the page of this server can send a recording."
        length = length_in(headers.get("Content-Length", ""))
        if headers.get("Transfer-Encoding") or length is None:
            return HTTPStatus.LENGTH_REQUIRED, "The length of the recording is missing."
        if length > MAX_LENGTH:
            sentence = f"The recording is longer than {MAX_LENGTH} bytes."
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, sentence
        return None

    def write(self, content: bytes) -> Answer:
        """Write the text, and return the status and the sentence of the answer."""
        try:
            self._create(content)
        except OSError as error:
            sentence = f"'{self.file}' cannot be written ({error.strerror}): copy or download the test here."
            return HTTPStatus.CONFLICT, sentence
        self.is_written = True
        return HTTPStatus.OK, f"The test is in {self.file}."

    def _create(self, content: bytes) -> None:
        """Write the file; an existing one is never replaced, and a file that cannot be completed is removed."""
        target = self.file.open("xb")
        try:
            with target:
                target.write(content)
        except OSError:
            self.file.unlink(missing_ok=True)  # The page can send the text again.
            raise
