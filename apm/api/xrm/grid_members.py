"""The members of a list as a command gets it: the grid control, the rows, the view selector."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from apm.api.member import CLIENT_API, Declared, Kind, Member, Owner, Takes, absent, member, part
from apm.api.xrm.grids import ListedRow, row_target
from apm.core.errors import bad_input, show
from apm.core.events import CommandsChanged
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.script_values import braced
from apm.forms.scripted_control import ScriptedControl
from apm.forms.subgrids import subgrid_in
from apm.workspace.lists import Listed, Row, filtered, refreshed
from apm.workspace.page import ListState

MEMBERS: list[Member] = []
_subgrid = partial(member, MEMBERS, Owner.SUBGRID)
_grid = partial(member, MEMBERS, Owner.GRID)
_row = partial(member, MEMBERS, Owner.GRID_ROW)
_data = partial(member, MEMBERS, Owner.GRID_ROW_DATA)
_entity = partial(member, MEMBERS, Owner.GRID_ENTITY)
_GRIDS = CLIENT_API + "reference/grids/"
_CONTROL = _GRIDS + "gridcontrol"
_GRID = _GRIDS + "grid"
_ROW = _GRIDS + "gridrow"
_DATA = _GRIDS + "gridrowdata"
_ENTITY = _GRIDS + "gridentity"
_HOME_PAGE_GRID, _SUBGRID = 1, 2


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


absent(MEMBERS, Owner.GRID_CONTROL, _CONTROL, "gridContext.getGrid", "addOnLoad", "removeOnLoad")
for _owner in (Owner.GRID_CONTROL, Owner.SUBGRID):
    absent(MEMBERS, _owner, _CONTROL, "Xrm.WebApi", "getFetchXml", "getRelationship")
    absent(MEMBERS, _owner, _CONTROL, "Xrm.Navigation.navigateTo", "getUrl", "openRelatedGrid")
absent(MEMBERS, Owner.SUBGRID, _CONTROL, "", "getContextType")
absent(
    MEMBERS,
    Owner.GRID_CONTROL,
    _CONTROL,
    "",
    "getContextType",
    "getControlType",
    "getLabel",
    "getName",
    "getParent",
    "getVisible",
    "setLabel",
    "setVisible",
)


def _rows(shown: Listed, rows: list[Row], record_id: str) -> tuple[ObjectOf, ...]:
    wanted = bare_id(record_id)
    ids = [shown.id_of(each) for each in rows]
    return tuple(
        ObjectOf(Owner.GRID_ROW, row_target(shown, each))
        for each in ids
        if wanted in ("", each.lower())
    )


@_grid(
    "getRows",
    Kind.GATHERED,
    "D; rows of one page A",
    _GRID + "/getrows",
    takes=(Takes.OPTIONS,),
    holds=Owner.GRID_ROW,
)
def get_rows(_emulator: Emulator, shown: Listed, name: str) -> tuple[ObjectOf, ...]:
    """The rows on the page of the list that is shown, in order; the name of a row is the id of its record [A]."""
    return _rows(shown, shown.rows, name)


@_grid(
    "getSelectedRows",
    Kind.GATHERED,
    "D; rows of one page A",
    _GRID + "/getselectedrows",
    takes=(Takes.OPTIONS,),
    holds=Owner.GRID_ROW,
)
def get_selected_rows(_emulator: Emulator, shown: Listed, name: str) -> tuple[ObjectOf, ...]:
    """The rows that the user has selected, on the page of the list that is shown."""
    # A row that was deselected can still be in the collection that looks it up by name.
    return _rows(shown, shown.rows if name else shown.selected, name)


@_grid("getTotalRecordCount", Kind.SYNC, "D; search A", _GRID + "/gettotalrecordcount")
def get_total_record_count(_emulator: Emulator, shown: Listed) -> int:
    """The number of records in the view, or those that a search finds, on all pages of the list."""
    return shown.total


part(MEMBERS, Owner.GRID_ROW, "data", Owner.GRID_ROW_DATA, "D", _ROW, "The data of the row.")
part(
    MEMBERS, Owner.GRID_ROW_DATA, "entity", Owner.GRID_ENTITY, "D", _DATA, "The record of the row."
)


@_row("getData", Kind.SYNC, "D, deprecated", _ROW)
def get_data(_emulator: Emulator, row: ListedRow) -> ObjectOf:
    """The same as `data`."""
    return ObjectOf(Owner.GRID_ROW_DATA, row.target)


@_data("getEntity", Kind.SYNC, "D, deprecated", _DATA)
def get_entity(_emulator: Emulator, row: ListedRow) -> ObjectOf:
    """The same as `entity`."""
    return ObjectOf(Owner.GRID_ENTITY, row.target)


@_entity("getEntityName", Kind.SYNC, "D", _ENTITY + "/getentityname")
def row_entity_name(_emulator: Emulator, row: ListedRow) -> str:
    """The logical name of the table."""
    return row.table


@_entity("getId", Kind.SYNC, "D; braces A", _ENTITY + "/getid")
def row_id(_emulator: Emulator, row: ListedRow) -> str:
    """The id of the record, in braces and upper case."""
    return braced(row.record_id)


@_entity("getPrimaryAttributeValue", Kind.SYNC, "D", _ENTITY + "/getprimaryattributevalue")
def row_name(_emulator: Emulator, row: ListedRow) -> str | None:
    """The name of the record; null if the list no longer shows it [A]."""
    return row.name


@_entity("getEntityReference", Kind.SYNC, "D", _ENTITY + "/getentityreference")
def row_reference(_emulator: Emulator, row: ListedRow) -> dict[str, Json]:
    """`{entityType, id, name}` of the record."""
    return {
        "entityType": row.table,
        "id": braced(row.record_id),
        "name": row.name,
    }


def changed(emulator: Emulator, shown: Listed, state: ListState) -> Outcome[Missing]:
    """Changes what a list shows."""
    done = emulator.workspace.set_list_state(shown.page, state, shown.name)
    return done.with_value(MISSING)
