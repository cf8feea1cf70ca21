"""The members of an attribute: the value of a column on a form."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.api.xrm.control_objects import objects_for
from apm.core.errors import bad_input, show
from apm.core.events import Warned
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, FieldValue, Missing, ObjectOf
from apm.dataverse import Kind as ColumnKind
from apm.dataverse import Option
from apm.dataverse.writing.completing import STATE
from apm.emulator import Emulator
from apm.forms.form_field import Field
from apm.forms.script_values import TYPES
from apm.workspace.form_state import Note

MEMBERS: list[Member] = []
_INVALID = "setIsValid"
"""The id of the notification of `setIsValid`, which `clearNotification` can remove too [A]."""
_attribute = partial(member, MEMBERS, Owner.ATTRIBUTE)
_PAGE = CLIENT_API + "reference/attributes"
_LEVELS = ("none", "recommended", "required")
_SUBMITS = ("always", "never", "dirty")
_NO_STATE = (
    "a form does not change statecode; write it with Xrm.WebApi.updateRecord, then refresh the form"
)
_FORMATS = {ColumnKind.MEMO: "textarea", ColumnKind.TEXT: "text", ColumnKind.DATETIME: "datetime"}


@_attribute("getName", Kind.SYNC, "D", _PAGE + "/getname")
def get_name(_emulator: Emulator, field: Field) -> str:
    """The logical name of the column."""
    return field.column.name


@_attribute("getValue", Kind.SYNC, "D", _PAGE + "/getvalue")
def get_value(_emulator: Emulator, field: Field) -> FieldValue:
    """The value: text, a number, a boolean, a Date, the number of an option, or the list of a lookup; null if empty."""
    return field.value()


@_attribute(
    "setValue", Kind.SYNC, "D; statecode warns A", _PAGE + "/setvalue", takes=(Takes.VALUE,)
)
def set_value(_emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Sets the value; OnChange handlers are not called. `statecode` cannot be set by a script."""
    value = read_json(text, "the value")
    if field.column.name == STATE and value != field.value():
        return Outcome(MISSING, (Warned(_NO_STATE),))
    return field.set(value)


@_attribute("getAttributeType", Kind.SYNC, "D", _PAGE + "/getattributetype")
def get_attribute_type(_emulator: Emulator, field: Field) -> str:
    """The type: `string`, `memo`, `integer`, `decimal`, `money`, `boolean`, `datetime`, `optionset`, ..."""
    return TYPES[field.column.kind]


@_attribute(
    "getFormat",
    Kind.SYNC,
    "D; email, phone and url are text A",
    _PAGE + "/getformat",
    partial="never `email`, `phone`, `url`, `duration` and their like",
)
def get_format(_emulator: Emulator, field: Field) -> str | None:
    """The format: `text`, `textarea`, `date` or `datetime`; null for other types."""
    if field.column.is_day:
        return "date"
    return _FORMATS.get(field.column.kind)


@_attribute("getIsDirty", Kind.SYNC, "D", _PAGE + "/getisdirty")
def get_is_dirty(_emulator: Emulator, field: Field) -> bool:
    """Whether the value differs from the saved value."""
    return field.is_dirty


@_attribute("getInitialValue", Kind.SYNC, "D; for every type A", _PAGE + "/getinitialvalue")
def get_initial_value(_emulator: Emulator, field: Field) -> FieldValue:
    """The value when the form was loaded."""
    return field.value_before()


@_attribute("getIsPartyList", Kind.SYNC, "D", _PAGE + "/getispartylist")
def get_is_party_list(_emulator: Emulator, field: Field) -> bool:
    """Whether the lookup is a party list, which holds several records."""
    return field.column.kind is ColumnKind.PARTIES


@_attribute("getMaxLength", Kind.SYNC, "D", _PAGE + "/getmaxlength")
def get_max_length(_emulator: Emulator, field: Field) -> int | None:
    """The maximum number of characters of a text; null for other types."""
    return field.column.max_length


@_attribute("getOptions", Kind.SYNC, "D", _PAGE + "/getoptions")
def get_options(_emulator: Emulator, field: Field) -> list[Json]:
    """The options of a choice, each `{text, value}`."""
    return [_option(each) for each in field.column.options]


@_attribute("getOption", Kind.SYNC, "D", _PAGE + "/getoption", takes=(Takes.VALUE,))
def get_option(_emulator: Emulator, field: Field, text: str) -> Json:
    """The option with a value or a label; null if there is none."""
    wanted = read_json(text, "the option")
    found = (each for each in field.column.options if wanted in (each.value, each.label))
    return next((_option(each) for each in found), None)


@_attribute("getSelectedOption", Kind.SYNC, "D", _PAGE + "/getselectedoption")
def get_selected_option(_emulator: Emulator, field: Field) -> Json:
    """The selected option, or a list of them for choices; null if there is none."""
    chosen: list[Json] = [_option(each) for each in field.chosen_options]
    if field.column.kind is ColumnKind.CHOICES:
        return chosen or None
    return chosen[0] if chosen else None


@_attribute("getText", Kind.SYNC, "D", _PAGE + "/gettext")
def get_text(_emulator: Emulator, field: Field) -> Json:
    """The label of the selected option, or a list of them for choices; empty if there is none."""
    labels: list[Json] = [each.label for each in field.chosen_options]
    if field.column.kind is ColumnKind.CHOICES:
        return labels
    return labels[0] if labels else ""


@_attribute("getParent", Kind.SYNC, "D", _PAGE + "/getparent")
def get_parent(_emulator: Emulator, field: Field) -> ObjectOf:
    """The record of the form."""
    return ObjectOf(Owner.FORM_ENTITY, field.owner.page.id)


@_attribute("getRequiredLevel", Kind.SYNC, "D", _PAGE + "/getrequiredlevel")
def get_required_level(_emulator: Emulator, field: Field) -> str:
    """`none`, `recommended` or `required`."""
    return field.required


@_attribute("setRequiredLevel", Kind.SYNC, "D", _PAGE + "/setrequiredlevel", takes=(Takes.TEXT,))
def set_required_level(_emulator: Emulator, field: Field, level: str) -> Outcome[Missing]:
    """Sets whether the form needs a value."""
    return field.change_column(required=_one_of("the level", level, _LEVELS))


@_attribute("getSubmitMode", Kind.SYNC, "D", _PAGE + "/getsubmitmode")
def get_submit_mode(_emulator: Emulator, field: Field) -> str:
    """`always`, `never` or `dirty`."""
    return field.form.column_state(field.column).submit or "dirty"


@_attribute("setSubmitMode", Kind.SYNC, "D", _PAGE + "/setsubmitmode", takes=(Takes.TEXT,))
def set_submit_mode(_emulator: Emulator, field: Field, mode: str) -> Outcome[Missing]:
    """Sets when the value is saved with the form."""
    return field.change_column(submit=_one_of("the mode", mode, _SUBMITS))


@_attribute(
    "getUserPrivilege",
    Kind.SYNC,
    "D; everything allowed A",
    _PAGE + "/getuserprivilege",
    partial="columns have no security profiles",
)
def get_user_privilege(_emulator: Emulator, field: Field) -> dict[str, Json]:
    """`{canRead, canUpdate, canCreate}`: all true, except `canUpdate` for columns that only the system writes."""
    return {"canRead": True, "canUpdate": not field.column.read_only, "canCreate": True}


@_attribute("isValid", Kind.SYNC, "D", _PAGE + "/isvalid")
def is_valid(_emulator: Emulator, field: Field) -> bool:
    """Whether the value is not missing and its column accepts it."""
    return not field.problem()


@_attribute(
    "setIsValid",
    Kind.SYNC,
    "D; at its first control, the message of none A",
    _PAGE + "/setisvalid",
    takes=(Takes.VALUE, Takes.OPTIONS),
)
def set_is_valid(_emulator: Emulator, field: Field, text: str, message: str) -> Outcome[Missing]:
    """Marks the value as invalid, with a message; until it is valid again, the form cannot be saved."""
    if read_json(text, "the value"):
        done = field.clear_notes(_INVALID)
    else:
        done = field.note(_INVALID, Note(message or "The value is not valid.", "ERROR"))
    return Outcome(MISSING, done.events)


@_attribute("controls", Kind.COLLECTION, "D", _PAGE, takes=(Takes.OPTIONS,), holds=Owner.CONTROL)
def controls(_emulator: Emulator, field: Field, name: str) -> tuple[ObjectOf, ...]:
    """The controls of the attribute: those in the tabs, then those in the header and the footer."""
    return objects_for(
        field.form, field.form.layout.controls_of(field.column.name), field.before, name
    )


@_attribute("addOnChange", Kind.PAGE, "D", _PAGE + "/addonchange")
def add_on_change() -> None:
    """Adds a handler that is called when the user changes the field."""


@_attribute("removeOnChange", Kind.PAGE, "D", _PAGE + "/removeonchange")
def remove_on_change() -> None:
    """Removes such a handler."""


@_attribute("fireOnChange", Kind.PAGE, "D", _PAGE + "/fireonchange")
def fire_on_change() -> None:
    """Calls the OnChange handlers."""


def _option(option: Option) -> dict[str, Json]:
    return {"text": option.label, "value": option.value}


def _one_of(what: str, given: str, known: tuple[str, ...]) -> str:
    found = given.strip().lower()
    if found not in known:
        raise bad_input(f"{what} has to be one of {', '.join(known)}, not {show(given)}")
    return found
