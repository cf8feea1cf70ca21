"""Sends a recorded test to the server that waits for it, as the page does."""

from __future__ import annotations

import urllib.error
import urllib.request
from contextlib import closing
from http.client import HTTPConnection

TEXT = "def test_recorded(): ...  # é\n"


def sent(url: str, text: str = TEXT, path: str = "recording", **headers: str) -> tuple[int, str]:
    """The status and the text of the answer to a text."""
    asked = urllib.request.Request(url + path, text.encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def status_of_start(url: str, header: str, value: str) -> int:
    """The status of the answer to a request of which only the beginning is sent, with a header."""
    connection = HTTPConnection(url.split("/")[2])
    with closing(connection):
        connection.putrequest("POST", "/recording")
        connection.putheader("Origin", url[:-1])
        connection.putheader(header, value)
        connection.endheaders()
        return connection.getresponse().status
