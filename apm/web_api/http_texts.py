"""Texts of HTTP that answers have, and those of faults and of `Xrm.WebApi.execute` too.

>>> status_text(404), status_text(499)
('Not Found', '')
"""

from http import HTTPStatus

JSON_TYPE = "application/json; odata.metadata=minimal"
"""The type of answers with JSON [D]."""


def status_text(status: int) -> str:
    """The words for a status; empty for one that HTTP does not define."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
