"""Names and ids as callers write them, and the messages for unknown names.

>>> clean_id(" {ACC00000-0000-4000-8000-000000000001} ")
'acc00000-0000-4000-8000-000000000001'
>>> str(unknown("table", "acount", ["account", "contact"]))
"there is no table 'acount'; did you mean 'account'?"
"""

import re
from collections.abc import Iterable

from apm.core.errors import ApmError, bad_input, show
from apm.core.json_text import Json
from apm.core.nearest_names import hint

_ID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")

ATTRIBUTE = "@OData.Community.Display.V1.AttributeName"
"""The suffix of an alias in FetchXML for the logical name of its column [S]."""

BIND = "@odata.bind"
"""The suffix of a navigation property's name for the address of a record [D]."""

ETAG = "@odata.etag"
"""The name of a record's version [D]."""

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
"""The suffix of a column's name for its formatted value [D]."""

LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"
"""The suffix of a lookup's name for the table that it points at [D]."""

NAVIGATION = "@Microsoft.Dynamics.CRM.associatednavigationproperty"
"""The suffix of a lookup's name for its navigation property [D]."""


ODATA_ID = "@odata.id"
"""The name of the address of a record [D]."""


def addressed(value: Json, root: str) -> Json:
    """Records with absolute addresses of the records that `$expand` with `$ref` names.

    >>> addressed([{"primarycontactid": {"@odata.id": "contacts(1)"}}], "https://x.example/api/data/v9.2")
    [{'primarycontactid': {'@odata.id': 'https://x.example/api/data/v9.2/contacts(1)'}}]
    """
    if isinstance(value, list):
        return [addressed(each, root) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"{root}/{each}" if name == ODATA_ID else addressed(each, root)
        for name, each in value.items()
    }


def clean_id(text: str) -> str | None:
    """An id in lower case without surrounding spaces and braces; None if the text is not an id [S]."""
    if _ID.fullmatch(text):
        return text
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    text = text.lower()
    return text if _ID.fullmatch(text) else None


def unknown(what: str, name: str, known: Iterable[str], where: str = "") -> ApmError:
    """The error for an unknown name, with the most similar known name."""
    return bad_input(f"there is no {what} {show(name)}{where}; {hint(name, known)}")
