"""The views of a table: what their lists show.

>>> view = View("1", "Active Accounts", ("name",), "?$filter=statecode eq 0")
>>> view.kind is ViewKind.PUBLIC
True
"""

from dataclasses import dataclass
from enum import StrEnum


class ViewKind(StrEnum):
    """What a view is for [D]."""

    PUBLIC = "public"
    """The view selector of lists offers it."""
    ASSOCIATED = "associated"
    """Lists of related records."""
    QUICK_FIND = "quick find"
    """The columns that a search looks in."""
    LOOKUP = "lookup"
    """The records that a lookup offers."""
    UNLISTED = "unlisted"
    """A public view that the app does not have: it is only found by its id."""


@dataclass(frozen=True, slots=True)
class View:
    """A view of a table.

    Attributes:
        columns: the names of its columns in order: logical names, or `alias.column` of a link-entity of its FetchXML.
        options: its query options, for `Records.query`; a query that cannot be read shows only when the view is used.
        widths: the widths of the columns in pixels; empty if they are not known.
        searched: the logical names of the columns in which a quick find view searches.
    """

    id: str
    name: str
    columns: tuple[str, ...]
    options: str
    kind: ViewKind = ViewKind.PUBLIC
    widths: tuple[int, ...] = ()
    searched: tuple[str, ...] = ()
