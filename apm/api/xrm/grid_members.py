"""The members of a grid, of its rows, and of their records."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member, part
from apm.api.xrm.grids import ListedRow, row_target
from apm.core.ids import bare_id
from apm.core.json_text import Json
from apm.core.results import ObjectOf
from apm.emulator import Emulator
from apm.forms.script_values import braced
from apm.workspace.lists import Listed, Row

MEMBERS: list[Member] = []
_grid = partial(member, MEMBERS, Owner.GRID)
_row = partial(member, MEMBERS, Owner.GRID_ROW)
_data = partial(member, MEMBERS, Owner.GRID_ROW_DATA)
_entity = partial(member, MEMBERS, Owner.GRID_ENTITY)
_GRIDS = CLIENT_API + "reference/grids/"
_GRID = _GRIDS + "grid"
_ROW = _GRIDS + "gridrow"
_DATA = _GRIDS + "gridrowdata"
_ENTITY = _GRIDS + "gridentity"


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
