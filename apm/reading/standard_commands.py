"""The standard commands of the emulator by their ids in the product, which solutions hide or replace."""

from __future__ import annotations

import re
from typing import NamedTuple

from apm.solutions.model.ribbon_places import SUBGRID, Place, place_of

_ON_PAGES = {
    "save": "save",
    "saveandclose": "save-and-close",
    "newrecord": "new-record",
    "refreshbutton": "refresh-page",
}
_ON_SUBGRIDS = {
    "addnewstandard": "new-related",
    "newrecord": "new-record",
    "addexistingstandard": "add-existing",
    "addexistingassoc": "associate",
    "remove": "remove",
    "refreshbutton": "refresh",
}
_NAMES = {"form": _ON_PAGES, "list": _ON_PAGES, SUBGRID: _ON_SUBGRIDS}
"""The standard commands of each bar by the last part of their ids in the product, in small letters [S]."""

_RELATIONSHIPS = {
    "new-related": "OneToMany",
    "new-record": "NoRelationship",
    "add-existing": "OneToMany",
    "associate": "ManyToMany",
}
"""The relationships of the subgrids that have a standard command."""

_REPLACED = re.compile(r"Mscrm\.\w+\.\{!EntityLogicalName\}\.\w+", re.IGNORECASE)


class StandardCommand(NamedTuple):
    """A standard command of a command bar."""

    place: Place
    name: str

    @property
    def entry(self) -> dict[str, str]:
        """The entry under `hidden_commands` that hides it."""
        return {"table": self.place.table, "where": self.place.bar, "name": self.name}

    @property
    def rules(self) -> list[dict[str, object]]:
        """The rules of a command that replaces it: it is shown on the same subgrids."""
        kind = _RELATIONSHIPS.get(self.name) if self.place.bar == SUBGRID else None
        values = {"RelationshipType": kind}
        return [{"kind": "RelationshipTypeRule", "values": values}] if kind else []


def standard_command(location: str, table: str) -> StandardCommand | None:
    """The standard command with an id of the product; None if the emulator has no such command.

    >>> standard_command("Mscrm.SubGrid.incident.AddExistingAssoc", "incident").name
    'associate'
    >>> standard_command("Mscrm.Form.incident.Flows.Save", "incident") is None
    True
    """
    place = place_of(location, table)
    name = _NAMES[place.bar].get(location.rpartition(".")[2].lower()) if place else None
    # The id of a standard command has no more parts: a longer one is of a menu.
    return StandardCommand(place, name) if place and name and location.count(".") == 3 else None


def replaced_by(unique_name: str, table: str) -> StandardCommand | None:
    """The standard command that a command of the command designer replaces, as its unique name says [S].

    >>> replaced_by("con__Mscrm.Form.{!EntityLogicalName}.Save!con_App!incident!0", "incident").name
    'save'
    """
    found = _REPLACED.search(unique_name)
    return standard_command(found[0], table) if found else None
