"""The kinds of failures of scripts that `apmWorkspace.failures()` lists.

>>> OF_CODES[ErrorCode.CLOSED].value
'closed-object'
"""

from collections.abc import Mapping
from enum import StrEnum

from apm.core.errors import ErrorCode


class FailureKind(StrEnum):
    """What has failed. The page itself notes the last three."""

    UNKNOWN_MEMBER = "unknown-member"
    """A name that an object of the API does not have, or a documented member that is not emulated."""
    UNKNOWN_TEMPLATE = "unknown-template"
    """A template that does not exist, or that the app profile of the user does not have."""
    REFUSED_CALL = "refused-call"
    """A call that was refused, or that had no effect."""
    IGNORED_ASSIGNMENT = "ignored-assignment"
    """An assignment to a property that had no effect."""
    CLOSED_OBJECT = "closed-object"
    """A call on an object that is closed."""
    UNANSWERED_REQUEST = "unanswered-request"
    """A request that nothing answers: an operation without a handler, or a resource that is not emulated."""
    REJECTION = "rejection"
    """A rejected Promise that no script handles."""
    FORM_FUNCTION = "form-function"
    """A function of a form or of a command that is missing, throws, rejects or does not settle."""


OF_CODES: Mapping[ErrorCode, FailureKind] = {
    **dict.fromkeys(ErrorCode, FailureKind.REFUSED_CALL),
    ErrorCode.UNKNOWN_TEMPLATE: FailureKind.UNKNOWN_TEMPLATE,
    ErrorCode.TEMPLATE_NOT_IN_PROFILE: FailureKind.UNKNOWN_TEMPLATE,
    ErrorCode.CLOSED: FailureKind.CLOSED_OBJECT,
    ErrorCode.NOT_EMULATED: FailureKind.UNKNOWN_MEMBER,
    ErrorCode.UNANSWERED: FailureKind.UNANSWERED_REQUEST,
}
"""The kind of each refusal."""
