"""The members of a control: the field of a column on a form."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.form_ui_members import section_object
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, FieldValue, Missing, ObjectOf
from apm.core.slugs import as_text
from apm.dataverse import Kind as ColumnKind
from apm.emulator import Emulator
from apm.forms.form_field import Field
from apm.forms.scripted_control import ScriptedControl
from apm.workspace.form_state import Note

MEMBERS: list[Member] = []
_control = partial(member, MEMBERS, Owner.CONTROL)
_PAGE = CLIENT_API + "reference/controls"
_NO_ID = "default"
_LEVELS = ("ERROR", "RECOMMENDATION")

_TYPES = {
    ColumnKind.CHOICE: "optionset",
    ColumnKind.CHOICES: "multiselectoptionset",
    ColumnKind.LOOKUP: "lookup",
    ColumnKind.PARTIES: "lookup",
}


@_control("getValue", Kind.SYNC, "D", _PAGE + "/getvalue")
def get_value(_emulator: Emulator, field: Field) -> FieldValue:
    """The value that the control shows, also while the user types."""
    return field.value()


@_control("getControlType", Kind.SYNC, "D", _PAGE + "/getcontroltype")
def get_control_type(_emulator: Emulator, field: Field) -> str:
    """`standard`, `optionset`, `multiselectoptionset` or `lookup`."""
    return _TYPES.get(field.column.kind, "standard")


@_control("getAttribute", Kind.SYNC, "D", _PAGE + "/getattribute")
def get_attribute(_emulator: Emulator, field: Field) -> ObjectOf:
    """The attribute of the control."""
    return ObjectOf(Owner.ATTRIBUTE, field.target)


@_control("getDisabled", Kind.SYNC, "D", _PAGE + "/getdisabled")
def get_disabled(_emulator: Emulator, field: Field) -> bool:
    """Whether the control is read-only."""
    return field.is_disabled


@_control("setDisabled", Kind.SYNC, "D", _PAGE + "/setdisabled", takes=(Takes.VALUE,))
def set_disabled(_emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Makes the control read-only or editable; columns that only the system writes stay read-only."""
    return field.change_column(is_disabled=bool(read_json(text, "the value")))


@_control(
    "setNotification",
    Kind.SYNC,
    "D",
    _PAGE + "/setnotification",
    takes=(Takes.TEXT, Takes.OPTIONS),
)
def set_notification(
    _emulator: Emulator, field: Field, message: str, note_id: str
) -> Outcome[bool]:
    """Shows an error at the field; until it is cleared, the form cannot be saved."""
    return field.note(note_id or _NO_ID, Note(message, "ERROR"))


@_control("addNotification", Kind.PAGE, "D; the buttons A", _PAGE + "/addnotification")
def add_notification() -> None:
    """Shows an error or a recommendation at the field, with a button for each of its `actions`.

    A button calls the functions of its action. The notification stays until it is cleared.
    """


def add_note(_emulator: Emulator, field: Field, text: str) -> Outcome[bool]:
    """Shows a notification, given as JSON text without functions.

    Raises:
        ApmError: the text does not describe a notification.
    """
    given = read_json(text, "the notification")
    messages = given.get("messages") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(messages, list) or not messages:
        raise bad_input(f'the notification needs messages such as ["..."], not {show(given)}')
    level = as_text(given.get("notificationLevel")).strip().upper() or _LEVELS[0]
    if level not in _LEVELS:
        raise bad_input(
            f"notificationLevel has to be one of {', '.join(_LEVELS)}, not {show(level)}"
        )
    note_id = as_text(given.get("uniqueId")) or _NO_ID
    return field.note(note_id, Note(as_text(messages[0]), level, _labels(given.get("actions"))))


def _labels(given: Json) -> tuple[str, ...]:
    """The labels of the buttons: the messages of the actions."""
    actions = given if isinstance(given, list) else []
    messages = (each.get("message") if isinstance(each, dict) else None for each in actions)
    return tuple(as_text(each).strip() or "Apply" for each in messages)


@_control(
    "clearNotification",
    Kind.SYNC,
    "D",
    _PAGE + "/clearnotification",
    takes=(Takes.OPTIONS,),
)
def clear_notification(_emulator: Emulator, field: Field, note_id: str) -> Outcome[bool]:
    """Removes a notification; all notifications of the field without an id."""
    return field.clear_notes(note_id)


@_control("getOptions", Kind.SYNC, "D", _PAGE + "/getoptions")
def get_options(_emulator: Emulator, field: Field) -> list[Json]:
    """The options of the control, each `{text, value}`."""
    return [{"text": label, "value": value} for value, label in field.options]


@_control("addOption", Kind.SYNC, "D", _PAGE + "/addoption", takes=(Takes.VALUE, Takes.OPTIONS))
def add_option(_emulator: Emulator, field: Field, text: str, index: str) -> Outcome[Missing]:
    """Adds an option, `{text, value}`, at an index or at the end."""
    match read_json(text, "the option"):
        case {"text": str(label), "value": int(value)} if not isinstance(value, bool):
            options = [each for each in field.options if each[0] != value]
            # `insert` treats an index behind the end as the end; nine digits are enough for that.
            at = int(index[:9]) if index.isdecimal() else len(options)
            options.insert(at, (value, label))
            return field.change_column(options=tuple(options))
        case other:
            raise bad_input(
                f'the option has to be {{"text": "...", "value": 1}}, not {show(other)}'
            )


@_control("removeOption", Kind.SYNC, "D", _PAGE + "/removeoption", takes=(Takes.VALUE,))
def remove_option(_emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Removes an option."""
    value = read_json(text, "the option")
    left = tuple(each for each in field.options if each[0] != value)
    return field.change_column(options=left)


@_control("clearOptions", Kind.SYNC, "D", _PAGE + "/clearoptions")
def clear_options(_emulator: Emulator, field: Field) -> Outcome[Missing]:
    """Removes all options."""
    return field.change_column(options=())


@_control("getShowTime", Kind.SYNC, "D; of columns without a time A", _PAGE + "/getshowtime")
def get_show_time(_emulator: Emulator, field: Field) -> bool:
    """Whether the control shows the time of a date; false for a column that has none."""
    return _has_time(field) and field.state.shows_time


@_control("setShowTime", Kind.SYNC, "D; 00:00 A", _PAGE + "/setshowtime", takes=(Takes.VALUE,))
def set_show_time(_emulator: Emulator, field: Field, text: str) -> Outcome[Missing]:
    """Shows or hides the time of a date; has no effect on a column without a time. A date alone has the time 00:00."""
    shows_time = bool(read_json(text, "the value"))
    return field.change_control(shows_time=shows_time) if _has_time(field) else Outcome(MISSING)


def _has_time(field: Field) -> bool:
    return field.column.kind is ColumnKind.DATETIME and not field.column.is_day


def declare_shared(members: list[Member], owner: Owner) -> None:
    """Declares the members that controls of all types have."""
    declare = partial(member, members, owner)

    @declare("getName", Kind.SYNC, "D", _PAGE + "/getname")
    def get_name(_emulator: Emulator, control: ScriptedControl) -> str:
        """The name: in the header it begins with `header_`, in the footer with `footer_`."""
        return control.name

    @declare("getParent", Kind.SYNC, "D; null in the header and the footer A", _PAGE + "/getparent")
    def get_parent(_emulator: Emulator, control: ScriptedControl) -> ObjectOf | None:
        """The section that contains the control."""
        place = control.parent
        return section_object(control.owner, *place) if place else None

    @declare("getLabel", Kind.SYNC, "D", _PAGE + "/getlabel")
    def get_label(_emulator: Emulator, control: ScriptedControl) -> str:
        """The label of the control."""
        return control.label

    @declare("setLabel", Kind.SYNC, "D", _PAGE + "/setlabel", takes=(Takes.TEXT,))
    def set_label(_emulator: Emulator, control: ScriptedControl, label: str) -> Outcome[Missing]:
        """Changes the label."""
        return control.change_control(label=label)

    @declare("getVisible", Kind.SYNC, "D", _PAGE + "/getvisible")
    def get_visible(_emulator: Emulator, control: ScriptedControl) -> bool:
        """Whether the control is visible."""
        return control.is_visible

    @declare("setVisible", Kind.SYNC, "D", _PAGE + "/setvisible", takes=(Takes.VALUE,))
    def set_visible(_emulator: Emulator, control: ScriptedControl, text: str) -> Outcome[Missing]:
        """Shows or hides the control."""
        return control.change_control(is_visible=bool(read_json(text, "the value")))

    @declare("setFocus", Kind.SYNC, "D", _PAGE + "/setfocus")
    def set_focus(_emulator: Emulator, control: ScriptedControl) -> Outcome[Missing]:
        """Shows the tab of the control, and moves the keyboard focus to the control when it is drawn."""
        return control.focus()


declare_shared(MEMBERS, Owner.CONTROL)

absent(
    MEMBERS,
    Owner.CONTROL,
    _PAGE,
    "",
    "getGrid",
    "getObject",
    "getContentWindow",
    "getSrc",
    "setSrc",
    "refresh",
    "addOnOutputChange",
    "getOutputs",
    "removeOnOutputChange",
    "addOnKeyPress",
    "fireOnKeyPress",
    "hideAutoComplete",
    "removeOnKeyPress",
    "showAutoComplete",
)
