"""The errors of the Web API: a status, a code and a message.

>>> error = no_resource("accunts", "did you mean 'accounts'?")
>>> error.status, error.code
(404, '0x8006088a')
"""

from apm.core.errors import ApmError, ErrorCode
from apm.dataverse.schema.absent_tables import absent_set

NO_RECORD = "0x80040217"
"""A record does not exist [D]."""
NO_RECORD_OF_KEY = "0x80060891"
"""No record has the values of an alternate key [S]."""
NO_RESOURCE = "0x8006088a"
"""An address names no table, function or action [D]."""
BAD_REQUEST = "0x80060888"
"""An address or a method that the service does not understand [S]."""
BAD_QUERY = "0x0"
"""A query option names something that does not exist [D]; the same for all faults of query options [A]."""
BAD_PAYLOAD = "0x80048d19"
"""The body of the request has a fault [S]."""
WRONG_VERSION = "0x80060882"
"""The record has another version than `If-Match` names [D]."""
DUPLICATE = "0x80040237"
"""There is already a record with this key [D]."""
HANDLER_FAILED = "0x80040265"
"""Custom code refused the request [D]."""


class ServiceError(Exception):
    """A request that was refused. No record has changed.

    Attributes:
        status: the HTTP status.
        code: the code of Dataverse, such as `0x80040217`.
        absent: a sentence for the developer if the product would answer and the emulator cannot; otherwise empty.
    """

    def __init__(self, status: int, code: str, message: str, absent: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.absent = absent


def refused(error: ApmError, code: str) -> ServiceError:
    """The error for a refusal of the record store; `code` is that of an invalid request."""
    if error.code is ErrorCode.UNKNOWN_ID:
        return ServiceError(404, NO_RECORD, str(error))
    if error.code in (ErrorCode.NOT_EMULATED, ErrorCode.UNANSWERED):
        return not_emulated(str(error))
    return ServiceError(400, code, str(error))


def no_resource(segment: str, advice: str = "") -> ServiceError:
    """The error for a part of an address that names nothing [D]."""
    message = f"Resource not found for the segment '{segment}'."
    return ServiceError(404, NO_RESOURCE, message, f"{message[:-1]}; {advice}" if advice else "")


_DEFINITIONS = (
    "RelationshipDefinitions",
    "GlobalOptionSetDefinitions",
    "ManagedPropertyDefinitions",
)
"""The entity sets of definitions that only the product has [D]."""


def no_set(name: str, advice: str) -> ServiceError:
    """The error for the name at the start of an address, which names nothing here.

    Args:
        name: the name; the case matters [D].
        advice: what the developer can do if the product does not have it either.
    """
    if name in _DEFINITIONS:
        return not_emulated(f"The emulator has no {name}; it has EntityDefinitions.")
    absent = absent_set(name)
    return not_emulated(f"{absent}.") if absent else no_resource(name, advice)


def not_emulated(message: str) -> ServiceError:
    """The error for something that the product has and the emulator does not."""
    return ServiceError(501, BAD_REQUEST, message, message)


def no_function(address: str) -> ServiceError:
    """The error for a function that is called with another method than GET [D]."""
    message = f"No HTTP resource was found that matches the request URI '{address}'."
    return ServiceError(404, "", message)


def no_method(method: str, path: str) -> ServiceError:
    """The error for a method that a resource does not have [A]."""
    return ServiceError(405, BAD_REQUEST, f"The method {method} is not allowed for '{path}'.")
