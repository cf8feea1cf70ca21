"""The words for the statuses of answers."""

from collections.abc import Mapping

STATUS_TEXTS: Mapping[int, str] = {
    200: "OK",
    201: "Created",
    204: "No Content",
    304: "Not Modified",
    400: "Bad Request",
    404: "Not Found",
    405: "Method Not Allowed",
    412: "Precondition Failed",
    501: "Not Implemented",
}
