"""Names and ids as callers write them, and what to say when there is no such thing.

>>> clean_id(" {ACC00000-0000-4000-8000-000000000001} ")
'acc00000-0000-4000-8000-000000000001'
>>> str(unknown("table", "acount", ["account", "contact"]))
"there is no table 'acount'; did you mean 'account'?"
"""

import re
from collections.abc import Iterable

from apm.core.errors import ApmError, bad_input, show

_ID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")

BIND = "@odata.bind"
"""Behind a navigation property's name: the address of a record [D]."""

ETAG = "@odata.etag"
"""The version of a record [D]."""

FORMATTED = "@OData.Community.Display.V1.FormattedValue"
"""Behind a column's name: its value as people read it [D]."""

LOGICAL_NAME = "@Microsoft.Dynamics.CRM.lookuplogicalname"
"""Behind a lookup's name: the table it points at [D]."""

NAVIGATION = "@Microsoft.Dynamics.CRM.associatednavigationproperty"
"""Behind a lookup's name: the navigation property it is read by [D]."""


def bare_id(text: str) -> str:
    """A text as an id is kept, small and without braces and spaces around, whether or not it is one.

    >>> bare_id(" {CA5E} ")
    'ca5e'
    """
    return text.strip().strip("{}").lower()


def clean_id(text: str) -> str | None:
    """An id as it is kept: lower case, no braces, no spaces around; None when the text is none [S]."""
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    text = text.lower()
    return text if _ID.fullmatch(text) else None


def unknown(what: str, name: str, known: Iterable[str], where: str = "") -> ApmError:
    """The refusal of a name that is not known, with the nearest one that is."""
    return bad_input(f"there is no {what} {show(name)}{where}; {nearest(name, list(known))}")


def nearest(name: str, known: list[str]) -> str:
    """The end of a sentence that leads from a wrong name to a right one.

    >>> nearest("x", ["account", "contact"])
    'there are: account, contact'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - Only a mistake pays for it.

    by_folded = {each.casefold(): each for each in reversed(known)}
    close = get_close_matches(name.casefold(), by_folded, n=1)
    if close:
        return f"did you mean '{by_folded[close[0]]}'?"
    more = ", …" if len(known) > 12 else ""
    return f"there are: {', '.join(known[:12]) or 'none'}{more}"
