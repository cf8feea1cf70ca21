"""Links to records. They are buttons, because the workspace determines where a record opens."""

from apm.core.outcome import Outcome
from apm.ui import targets
from apm.ui.actions import Action, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Element
from apm.ui.targets import RecordKey
from apm.workspace import navigation


@action("open-record", targets.record)
def open_record(use: Use[RecordKey]) -> Outcome[bool] | Outcome[str]:
    """Opens a record: from Home in a new session, from another session in a tab.

    Raises:
        ApmError: the workspace is full.
    """
    return navigation.open_record(use.view.workspace, *use.target)


@action("open-record-here", targets.record)
def open_record_here(use: Use[RecordKey]) -> Outcome[bool] | Outcome[str]:
    """Opens a record in a tab of the focused session.

    Raises:
        ApmError: the session is full.
    """
    return navigation.open_record(use.view.workspace, *use.target, in_tab=True)


def record_link(
    table: str, record_id: str, name: str, opens: Action[RecordKey] = open_record
) -> Element:
    """A link with the name of a record."""
    label = name if name.strip() else "(no name)"
    return button(opens.on(table, record_id), label, **{"class": "link"})
