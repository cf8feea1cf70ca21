"""The members of the values of a row: its attributes, and the cells that show them.

Rows are read-only here, as those of a read-only grid of the product [A].
"""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.grids import ListedCell, ListedRow
from apm.core.results import MISSING, FieldValue, Missing, ObjectOf
from apm.emulator import Emulator

MEMBERS: list[Member] = []
_entity = partial(member, MEMBERS, Owner.GRID_ENTITY)
_attribute = partial(member, MEMBERS, Owner.GRID_ATTRIBUTE)
_cell = partial(member, MEMBERS, Owner.GRID_CELL)
_GRIDS = CLIENT_API + "reference/grids/"
_ENTITY = _GRIDS + "gridentity"
_ATTRIBUTE = _GRIDS + "gridattribute"
_CELL = _GRIDS + "gridcell"


@_entity(
    "attributes",
    Kind.COLLECTION,
    "D; without linked columns A",
    _ENTITY + "/attributes",
    takes=(Takes.OPTIONS,),
    holds=Owner.GRID_ATTRIBUTE,
)
def attributes(_emulator: Emulator, row: ListedRow, name: str) -> tuple[ObjectOf, ...]:
    """The columns of the view that belong to the table of the row."""
    return tuple(ObjectOf(Owner.GRID_ATTRIBUTE, each.target) for each in row.cells(name))


@_cell("getName", Kind.SYNC, "D", _CELL + "/getname")
@_attribute("getName", Kind.SYNC, "D", _ATTRIBUTE + "/getname")
def get_name(_emulator: Emulator, cell: ListedCell) -> str:
    """The logical name of the column."""
    return cell.column.name


@_attribute("getValue", Kind.SYNC, "D", _ATTRIBUTE + "/getvalue")
def get_value(_emulator: Emulator, cell: ListedCell) -> FieldValue:
    """The value in the row, of the same type as that of an attribute of a form; null if it is empty."""
    return cell.value


@_attribute(
    "controls",
    Kind.COLLECTION,
    "D",
    _ATTRIBUTE,
    takes=(Takes.OPTIONS,),
    holds=Owner.GRID_CELL,
)
def controls(_emulator: Emulator, cell: ListedCell, name: str) -> tuple[ObjectOf, ...]:
    """The cell that shows the value."""
    wanted = ("", cell.column.name)
    return (ObjectOf(Owner.GRID_CELL, cell.target),) if name in wanted else ()


absent(
    MEMBERS,
    Owner.GRID_ATTRIBUTE,
    _ATTRIBUTE,
    "Xrm.WebApi.updateRecord",
    "getRequiredLevel",
    "setRequiredLevel",
    "setValue",
)


@_cell("getLabel", Kind.SYNC, "D", _CELL + "/getlabel")
def get_label(_emulator: Emulator, cell: ListedCell) -> str:
    """The heading of the column."""
    return cell.heading


@_cell("getDisabled", Kind.SYNC, "D", _CELL + "/getdisabled")
def get_disabled(_emulator: Emulator, _cell: ListedCell) -> bool:
    """True: the row cannot be edited."""
    return True


@_cell("setDisabled", Kind.SYNC, "D", _CELL + "/setdisabled", takes=(Takes.VALUE,))
def set_disabled(_emulator: Emulator, _cell: ListedCell, _value: str) -> Missing:
    """Has no effect: the row cannot be edited."""
    return MISSING


absent(MEMBERS, Owner.GRID_CELL, _CELL, "", "clearNotification", "setNotification")
