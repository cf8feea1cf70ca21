"""Where a record opens when a person follows a link to it.

One that is open already is focused [D 2022, A]. Else it opens from Home in a session of its own, and inside a session
in a tab beside the others [D]; a result of a search page opens in a tab of the focused session [D].

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> open_record(workspace, "incident", "ca5e0000-0000-4000-8000-000000000007").value
'session-id-1'
>>> open_record(workspace, "account", "acc00000-0000-4000-8000-000000000001").value
'tab-id-2'
>>> workspace.focused.focused_tab.title
'Contoso Coffee'
"""

import json

from apm.inputs import Wish
from apm.opening import PARAMETERS_STR
from apm.pagetypes import ENTITY_RECORD
from apm.session import Tab
from apm.slugs import as_text
from apm.templates import RECORD_FORM, Catalogue
from apm.workspace import Outcome, Workspace


def open_record(
    workspace: Workspace, table: str, record_id: str, *, in_tab: bool = False
) -> Outcome[bool] | Outcome[str]:
    """Shows a record.

    Args:
        workspace: where.
        table: its logical name.
        record_id: its id.
        in_tab: in the focused session, also when that is Home.

    Raises:
        ApmError: the workspace is full.
    """
    tab = _showing(workspace, table, record_id)
    if tab:
        return workspace.show_tab(tab)
    parameters = {"entityName": table, "entityId": record_id}
    template = "" if in_tab else _session_template(workspace.settings.catalogue, table)
    if workspace.focused.is_default and template:
        pairs = json.dumps([*parameters.items()])
        return workspace.create_session(Wish(template, {PARAMETERS_STR: pairs}))
    return workspace.open_tab(workspace.focused, RECORD_FORM, Wish("", {**parameters}))


def _showing(workspace: Workspace, table: str, record_id: str) -> Tab | None:
    """The first tab that shows a record."""
    for tab in workspace.tabs.values():
        shown = tab.parameters
        if (
            tab.template.page_type is ENTITY_RECORD
            and as_text(shown.get("entityName")) == table
            and as_text(shown.get("entityId")).lower() == record_id.lower()
        ):
            return tab
    return None


def _session_template(catalogue: Catalogue, table: str) -> str:
    """The session template for a table that the user has, the user's own before the product's.

    Without one, a record opens in a tab of Home [A].
    """
    return next(
        (
            name
            for name, each in reversed(list(catalogue.sessions.items()))
            if each.entity == table and (catalogue.profile is None or name in catalogue.profile)
        ),
        "",
    )
