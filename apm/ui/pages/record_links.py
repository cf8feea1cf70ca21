"""Links to records. They are buttons, because the workspace determines where a record opens."""

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Element
from apm.ui.targets import RecordKey
from apm.ui.texts import record_name
from apm.workspace import navigation
from apm.workspace.navigation import Place

_PLACES = {"shift": Place.SESSION, "ctrl": Place.TAB}

KEYS: dict[str, Attribute] = {"data-keys": ""}
"""The attribute of a link that sends the key that is held during its click."""


def place_of(keys: str, usual: Place) -> Place:
    """Where a record opens, by the key that was held during the click [D]."""
    return _PLACES.get(keys, usual)


@action("open-record", targets.record)
def open_record(use: Use[RecordKey]) -> Outcome[bool] | Outcome[str]:
    """Opens a record: from Home in a new session, from another session in a tab.

    Raises:
        ApmError: the workspace is full.
    """
    place = place_of(use.text, Place.USUAL)
    return navigation.open_record(use.view.workspace, *use.target, place)


@action("open-record-here", targets.record)
def open_record_here(use: Use[RecordKey]) -> Outcome[bool] | Outcome[str]:
    """Opens a record in a tab of the focused session.

    Raises:
        ApmError: the session is full.
    """
    place = place_of(use.text, Place.TAB)
    return navigation.open_record(use.view.workspace, *use.target, place)


def record_link(
    table: str, record_id: str, name: str, opens: Action[RecordKey] = open_record
) -> Element:
    """A link with the name of a record."""
    attributes: dict[str, Attribute] = {**opens.on(table, record_id), **KEYS}
    return button(attributes, record_name(name), **{"class": "link"})
