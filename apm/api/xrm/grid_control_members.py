"""The members of the control of a list, which commands get, and of a subgrid, which is a control of a form too."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from apm.api.member import CLIENT_API, Declared, Kind, Member, Owner, Takes, absent, member
from apm.core.errors import bad_input, show
from apm.core.events import CommandsChanged
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.dataverse import AnyRelationship, Relationship
from apm.emulator import Emulator
from apm.forms.form import form_in
from apm.forms.form_tabs import focus_tab
from apm.forms.scripted_control import ScriptedControl
from apm.forms.subgrids import associated_tab, subgrid_in
from apm.templates.page_types import ENTITY_LIST
from apm.workspace.lists import Listed, filtered, refreshed
from apm.workspace.page import ListState
from apm.workspace.page_inputs import address_of

MEMBERS: list[Member] = []
_subgrid = partial(member, MEMBERS, Owner.SUBGRID)
_CONTROL = CLIENT_API + "reference/grids/gridcontrol"
_HOME_PAGE_GRID, _SUBGRID = 1, 2
_LIST_CONTEXT, _UNRELATED, _RELATED = 2, 3, 4
_ONE_TO_MANY, _MANY_TO_MANY = 0, 1
_REFERENCING, _ASSOCIATION_ENTITY = 1, 2


def _control(
    name: str, kind: Kind, evidence: str, page: str, **options: Any
) -> Callable[[Declared], Declared]:
    """Declares a member of the control of a list, and of a subgrid, which is a control of a form too."""

    def declare(run: Declared) -> Declared:
        @wraps(run)
        def of_subgrid(emulator: Emulator, control: ScriptedControl, *arguments: str) -> Any:
            page, records = control.owner.page, emulator.workspace.records
            shown = subgrid_in(page, control.form, control.control, records)
            if shown is None:
                table = control.control.parameters.get("TargetEntityType", "")
                raise bad_input(
                    f"the subgrid {control.name} shows no records: there is no table {show(table)}"
                )
            return run(emulator, shown, *arguments)

        member(MEMBERS, Owner.SUBGRID, name, kind, evidence, page, **options)(of_subgrid)
        return member(MEMBERS, Owner.GRID_CONTROL, name, kind, evidence, page, **options)(run)

    return declare


@_control("getEntityName", Kind.SYNC, "D", _CONTROL + "/getentityname")
def get_entity_name(_emulator: Emulator, shown: Listed) -> str:
    """The logical name of the table."""
    return shown.table.name


@_control("getGrid", Kind.SYNC, "D", _CONTROL + "/getgrid")
def get_grid(_emulator: Emulator, shown: Listed) -> ObjectOf:
    """The grid with the rows of the list."""
    return ObjectOf(Owner.GRID, shown.target)


@_control("getGridType", Kind.SYNC, "D", _CONTROL + "/getgridtype")
def get_grid_type(_emulator: Emulator, shown: Listed) -> int:
    """1: a list that is not part of a form. 2: a subgrid."""
    return _SUBGRID if shown.name else _HOME_PAGE_GRID


@_control("getViewSelector", Kind.SYNC, "D", _CONTROL + "/getviewselector")
def get_view_selector(_emulator: Emulator, shown: Listed) -> ObjectOf:
    """The view selector above the list."""
    return ObjectOf(Owner.VIEW_SELECTOR, shown.target)


@_control("refresh", Kind.SYNC, "D; nothing is selected then A", _CONTROL + "/refresh")
def refresh(emulator: Emulator, shown: Listed) -> Outcome[Missing]:
    """Reloads the records."""
    return changed(emulator, shown, refreshed(shown.state))


@_control("refreshRibbon", Kind.SYNC, "D", _CONTROL + "/refreshribbon")
def refresh_ribbon(_emulator: Emulator, shown: Listed) -> Outcome[Missing]:
    """Evaluates the rules of the list's commands again."""
    return Outcome(MISSING, (CommandsChanged(shown.page.id, shown.name),))


@_control(
    "setFilterXml",
    Kind.SYNC,
    "S; at once, without a refresh A",
    _CONTROL,
    takes=(Takes.TEXT,),
)
def set_filter_xml(emulator: Emulator, shown: Listed, xml: str) -> Outcome[Missing]:
    """Shows only the records of the view that meet a `filter` element of FetchXML; an empty text removes the filter."""
    return changed(emulator, shown, filtered(shown, xml))


@_subgrid("addOnLoad", Kind.PAGE, "D", _CONTROL + "/addonload")
def add_on_load() -> None:
    """Adds a handler that is called when the subgrid has read its records: after the form, and after each refresh."""


@_subgrid("removeOnLoad", Kind.PAGE, "D", _CONTROL + "/removeonload")
def remove_on_load() -> None:
    """Removes such a handler."""


@_control("getContextType", Kind.SYNC, "S", _CONTROL)
def get_context_type(_emulator: Emulator, shown: Listed) -> int:
    """2: a list that is not part of a form. 3: a subgrid of all records. 4: a subgrid of related records."""
    if not shown.name:
        return _LIST_CONTEXT
    return _RELATED if shown.related else _UNRELATED


@_control(
    "getFetchXml",
    Kind.SYNC,
    "D; of the records on all pages, columns and order of the view A",
    _CONTROL + "/getfetchxml",
)
def get_fetch_xml(_emulator: Emulator, shown: Listed) -> str:
    """The FetchXML of the records that are shown, with the search, the filters and the order, without pages."""
    return shown.fetch_xml


@_control(
    "getRelationship",
    Kind.SYNC,
    "D; the navigation property, null, the column of a many-to-many relationship A",
    _CONTROL + "/getrelationship",
)
def get_relationship(_emulator: Emulator, shown: Listed) -> dict[str, Json] | None:
    """The relationship of a subgrid: `{name, attributeName, navigationPropertyName, relationshipType, roleType}`.

    `attributeName` is the column with the ids of the form's record, `navigationPropertyName` is that of its table.
    Null without a relationship.
    """
    return _described(shown.related) if shown.related else None


def _described(related: AnyRelationship) -> dict[str, Json]:
    if isinstance(related, Relationship):
        column, kind, role = related.column.name, _ONE_TO_MANY, _REFERENCING
    else:
        column, kind, role = related.column, _MANY_TO_MANY, _ASSOCIATION_ENTITY
    return {
        "name": related.name,
        "attributeName": column,
        "navigationPropertyName": related.collection,
        "relationshipType": kind,
        "roleType": role,
    }


@_control("getUrl", Kind.SYNC, "D; the address A", _CONTROL + "/geturl", takes=(Takes.OPTIONS,))
def get_url(emulator: Emulator, shown: Listed, _client: str) -> str:
    """The address of the list of the table in the view that is shown; the type of the client does not matter."""
    parameters: dict[str, Json] = {"entityName": shown.table.name, "viewId": shown.view.id}
    app = emulator.workspace.settings.app.id
    return address_of(emulator.client_url, app, ENTITY_LIST, parameters)


@_control(
    "openRelatedGrid", Kind.SYNC, "D; without a menu item, nothing A", _CONTROL + "/openrelatedgrid"
)
def open_related_grid(emulator: Emulator, shown: Listed) -> Outcome[Missing]:
    """Opens the tab of related records for the relationship of a subgrid, as its item under "Related" does."""
    page, related = shown.page, shown.related
    form = form_in(page, emulator.workspace.records)
    tab = associated_tab(form, related) if form and related else None
    return Outcome(MISSING, focus_tab(page, form, tab) if form and tab else ())


_SHARED = (
    "getControlType",
    "getLabel",
    "getName",
    "getParent",
    "getVisible",
    "setLabel",
    "setVisible",
)
absent(MEMBERS, Owner.GRID_CONTROL, _CONTROL, "gridContext.getGrid", "addOnLoad", "removeOnLoad")
absent(MEMBERS, Owner.GRID_CONTROL, _CONTROL, "", *_SHARED)


def changed(emulator: Emulator, shown: Listed, state: ListState) -> Outcome[Missing]:
    """Changes what a list shows."""
    done = emulator.workspace.set_list_state(shown.page, state, shown.name)
    return done.with_value(MISSING)
