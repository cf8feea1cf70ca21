"""The members of the attributes of numbers: their range and their decimal places."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing
from apm.dataverse.schema.limits import MOST_PLACES, range_of
from apm.emulator import Emulator
from apm.forms.form_field import Field
from apm.forms.numbers import places_on

MEMBERS: list[Member] = []
_attribute = partial(member, MEMBERS, Owner.ATTRIBUTE)
_PAGE = CLIENT_API + "reference/attributes"
_MOST_PLACES = max(MOST_PLACES.values())


@_attribute("getMin", Kind.SYNC, "D", _PAGE + "/getmin")
def get_min(_emulator: Emulator, field: Field) -> float | None:
    """The least value that the column of a number accepts; null for other types."""
    found = range_of(field.column)
    return found[0] if found else None


@_attribute("getMax", Kind.SYNC, "D", _PAGE + "/getmax")
def get_max(_emulator: Emulator, field: Field) -> float | None:
    """The greatest value that the column of a number accepts; null for other types."""
    found = range_of(field.column)
    return found[1] if found else None


@_attribute(
    "getPrecision",
    Kind.SYNC,
    "D; 0 of whole numbers, those of the currency A",
    _PAGE + "/getprecision",
)
def get_precision(_emulator: Emulator, field: Field) -> int | None:
    """The number of digits after the decimal point, which an amount can have from its currency; null for other types.

    Whole numbers have none.
    """
    return places_on(field.form, field.column, field.owner.workspace.records)


@_attribute(
    "setPrecision",
    Kind.SYNC,
    "D; only what the user types A",
    _PAGE + "/setprecision",
    takes=(Takes.VALUE,),
)
def set_precision(_emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Sets the number of digits to which a decimal or an amount that the user types is rounded.

    It has no effect on other types. A save rounds to the digits of the column.
    """
    places = read_json(text, "the precision")
    if isinstance(places, float) and places.is_integer():
        places = int(places)
    if isinstance(places, bool) or places not in range(_MOST_PLACES + 1):
        wanted = f"a whole number from 0 to {_MOST_PLACES}"
        raise bad_input(f"the precision has to be {wanted}, not {show(places)}")
    if field.column.kind not in MOST_PLACES:
        return Outcome(MISSING)
    return field.change_column(precision=places)
