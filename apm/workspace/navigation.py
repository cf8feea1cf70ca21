"""Opens records and other pages, as links do: in the tab that shows the record, a new session or a new tab.

If a tab shows the record, in the form that is wanted, the tab gets the focus [D 2022, A]. Otherwise, a link in Home
opens a new session [D], also if no session template is for the table of the record [A]. A link in another session opens
a tab in that session [D]. A search result always opens in a tab of the focused session [D]. With the Shift key, a link
opens a session whose anchor tab shows the record; with the Ctrl key, it opens a tab [D].

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
from collections.abc import Mapping
from enum import StrEnum

from apm.core.ids import bare_id
from apm.core.inputs import SessionInput, TabInput
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.slugs import as_text
from apm.templates.catalogue import RECORD_FORM, Catalogue, Panel, SessionTemplate
from apm.templates.page_types import ENTITY_RECORD, PageType
from apm.workspace.form_choice import is_form
from apm.workspace.page_inputs import template_of
from apm.workspace.page_records import at_home, check_link
from apm.workspace.plans import PARAMETERS_STR
from apm.workspace.session import Session, Tab
from apm.workspace.workspace import Workspace


class Place(StrEnum):
    """Where a record opens that no tab shows yet."""

    USUAL = ""
    """From Home in a session, from another session in a tab."""
    TAB = "tab"
    """In a tab of the focused session, also in Home."""
    SESSION = "session"
    """In a session of its own."""


def open_record(
    workspace: Workspace, table: str, record_id: str, place: Place = Place.USUAL
) -> Outcome[bool] | Outcome[str]:
    """Shows a record.

    Args:
        workspace: the workspace.
        table: the logical name of its table.
        record_id: its id.
        place: where it opens if no tab shows it.

    Raises:
        ApmError: the record no longer exists [A: the sentence], or the workspace is full.
    """
    if not _showing(workspace, table, record_id, place, ""):
        check_link(table, record_id, workspace.records)
    return open_form(workspace, {"entityName": table, "entityId": record_id}, place)


def open_form(
    workspace: Workspace, parameters: Mapping[str, Json], place: Place = Place.USUAL
) -> Outcome[bool] | Outcome[str]:
    """Shows a form with these page parameters: the form of a record, or the form for a new record.

    Raises:
        ApmError: a parameter is missing or wrong, or the workspace is full.
    """
    parameters = at_home(parameters, workspace.records).parameters
    table = as_text(parameters.get("entityName"))
    record_id = bare_id(as_text(parameters.get("entityId")))
    form_id = as_text(parameters.get("formId"))
    tab = _showing(workspace, table, record_id, place, form_id) if record_id else None
    if tab:
        return workspace.show_tab(tab)
    opens_session = workspace.focused.is_default if place is Place.USUAL else place is Place.SESSION
    if opens_session:
        return _open_session(workspace, table, parameters)
    return workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {**parameters}))


def open_new(workspace: Workspace, table: str) -> Outcome[str]:
    """Opens a session with the form for a new record, as "New" does in every session [D].

    Raises:
        ApmError: the workspace is full.
    """
    return _open_session(workspace, table, {"entityName": table})


def open_page(
    workspace: Workspace,
    kind: PageType,
    parameters: dict[str, Json],
    session: Session | None = None,
) -> Outcome[str]:
    """Opens a page without a tab template in a session, by default the focused one [D].

    Raises:
        ApmError: a parameter is missing or wrong, or the session is full.
    """
    return workspace.open_tab(
        session or workspace.focused, template_of(kind), TabInput("", parameters)
    )


def _open_session(workspace: Workspace, table: str, parameters: Mapping[str, Json]) -> Outcome[str]:
    """Opens a session with a form in its anchor tab."""
    template = _session_template(workspace.settings.catalogue, table)
    pairs = json.dumps([*parameters.items()])
    return workspace.open_session(template, SessionInput("", {PARAMETERS_STR: pairs}))


def _showing(
    workspace: Workspace, table: str, record_id: str, place: Place, form_id: str
) -> Tab | None:
    """The tab that shows a record: that on screen, else the first of the focused session, else of any session [A].

    If the record is to open in a session, only the anchor tab of a session counts [A].
    """
    found = [
        tab
        for tab in workspace.tabs.values()
        if (tab.is_anchor or place is not Place.SESSION)
        and tab.template.page_type is ENTITY_RECORD
        and as_text(tab.parameters.get("entityName")) == table
        and as_text(tab.parameters.get("entityId")).lower() == record_id.lower()
        and is_form(tab.described_form, form_id)
    ]
    focused = workspace.focused
    return min(
        found,
        key=lambda tab: (tab is not focused.focused_tab, tab.session is not focused),
        default=None,
    )


def _session_template(catalogue: Catalogue, table: str) -> SessionTemplate:
    """The session template for a table. Templates from the settings come before the built-in ones.

    Without a template, the session has one tab with the form, and its title is the name of the record [A].
    """
    return next(
        (
            each
            for name, each in reversed(list(catalogue.sessions.items()))
            if each.entity == table and (catalogue.profile is None or name in catalogue.profile)
        ),
        SessionTemplate("", "Record", "", entity=table, panel=Panel.HIDDEN),
    )
