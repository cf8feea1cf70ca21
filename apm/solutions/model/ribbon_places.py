"""Where ribbons add and hide commands: the command bars of forms, lists and subgrids."""

from __future__ import annotations

from typing import NamedTuple

_EVERY_TABLE = "{!entitylogicalname}"
SUBGRID = "subgrid"
_BARS = {"form": "form", "homepagegrid": "list", "subgrid": SUBGRID}
"""The command bars by the second part of a location, in small letters [D]."""

MODERN_BARS = {0: "form", 1: "list", 2: SUBGRID, 3: "associated"}
"""The command bars by the `location` of a modern command: form, main grid, subgrid, associated grid [D]."""


class Place(NamedTuple):
    """A command bar of a table.

    Attributes:
        table: the logical name of the table; empty for every table.
        bar: `form`, `list` or `subgrid`; that of a subgrid belongs to the table that the subgrid shows.
    """

    table: str
    bar: str


def place_of(location: str, table: str) -> Place | None:
    """The place of a location in the ribbon of a table; None if it is on no command bar of a table.

    >>> place_of("Mscrm.SubGrid.incident.MainTab.Actions.Controls._children", "incident")
    Place(table='incident', bar='subgrid')
    >>> place_of("Mscrm.GlobalTab.MainTab", "") is None
    True
    """
    product, bar, name, *_ = [*location.lower().split("."), "", "", ""]
    if product != "mscrm" or bar not in _BARS:
        return None
    return Place(table if name == _EVERY_TABLE else name, _BARS[bar])
