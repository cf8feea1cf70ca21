"""Errors that a caller of the API sees: an error code and a message of one sentence.

>>> error = ApmError(ErrorCode.UNKNOWN_ID, "closeTab: there is no tab 'tab-id-9'")
>>> error.code.value, str(error)
(1007, "closeTab: there is no tab 'tab-id-9'")
"""

import json
from enum import IntEnum

from apm.core.events import Event


class ErrorCode(IntEnum):
    """The `errorCode` of a rejection. It is a number [O]; these numbers are the emulator's own [A]."""

    BAD_INPUT = 1001
    UNKNOWN_TEMPLATE = 1002
    TEMPLATE_NOT_IN_PROFILE = 1003
    SESSION_LIMIT = 1004
    TAB_LIMIT = 1005
    CLOSED = 1006
    UNKNOWN_ID = 1007
    NO_ROLE = 1008
    NOT_EMULATED = 1009
    UNANSWERED = 1010
    FAULT = 1011
    INTERNAL = 1099


class ApmError(Exception):
    """A call that was refused. Nothing in the workspace has changed.

    Attributes:
        code: the kind of refusal.
        events: what the page shows in addition, such as a limit message.
    """

    def __init__(self, code: ErrorCode, message: str, *events: Event) -> None:
        super().__init__(message)
        self.code = code
        self.events = events

    def named(self, name: str) -> "ApmError":
        """The same refusal, with the name of the called member before its message."""
        return ApmError(self.code, f"{name}: {self}", *self.events)


def bad_input(message: str) -> ApmError:
    """An `ApmError` for an argument that is not valid."""
    return ApmError(ErrorCode.BAD_INPUT, message)


def show(value: object, limit: int = 60) -> str:
    """A caller's value as text for a message: JSON, cut to `limit` characters.

    >>> show("incident"), show(None), show([1, True])
    ("'incident'", 'null', '[1,true]')
    """
    if isinstance(value, str):
        text = "'" + json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"') + "'"
    else:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= limit else text[: limit - 1] + "…"
