"""The members of a form as the user sees it: its notifications, tabs and sections."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.api.xrm.control_objects import control_objects
from apm.api.xrm.form_members import controls
from apm.core.errors import bad_input, show
from apm.core.events import CommandsChanged
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.form import section_key
from apm.forms.form_layout import FormTab, Section
from apm.forms.form_part import FormPart
from apm.forms.form_tabs import focus_tab
from apm.forms.scripted_form import ScriptedForm
from apm.forms.subgrids import shown_subgrids
from apm.workspace.form_state import Note

MEMBERS: list[Member] = []
_ui = partial(member, MEMBERS, Owner.FORM_UI)
_tab = partial(member, MEMBERS, Owner.FORM_TAB)
_section = partial(member, MEMBERS, Owner.SECTION)
_UI = CLIENT_API + "reference/formcontext-ui"
_TAB = CLIENT_API + "reference/formcontext-ui-tabs"
_SECTION = CLIENT_API + "reference/formcontext-ui-sections"
_LEVELS = ("ERROR", "WARNING", "INFO")
_CREATE, _UPDATE, _READ_ONLY = 1, 2, 3
_EXPANDED, _COLLAPSED = "expanded", "collapsed"


@_ui(
    "setFormNotification",
    Kind.SYNC,
    "D",
    _UI + "/setformnotification",
    takes=(Takes.TEXT, Takes.TEXT, Takes.TEXT),
)
def set_form_notification(
    _emulator: Emulator, form: ScriptedForm, message: str, level: str, note_id: str
) -> Outcome[bool]:
    """Shows a message on the form until it is cleared; its level is ERROR, WARNING or INFO."""
    level = level.strip().upper()
    if level not in _LEVELS:
        raise bad_input(f"the level has to be one of {', '.join(_LEVELS)}, not {show(level)}")
    return form.note(note_id, Note(message, level))


@_ui(
    "clearFormNotification",
    Kind.SYNC,
    "D",
    _UI + "/clearformnotification",
    takes=(Takes.TEXT,),
)
def clear_form_notification(_emulator: Emulator, form: ScriptedForm, note_id: str) -> Outcome[bool]:
    """Takes a message away."""
    return form.note(note_id, None)


@_ui("close", Kind.SYNC, "D; of an anchor: its session A", _UI + "/close")
def close(_emulator: Emulator, form: ScriptedForm) -> Outcome[bool]:
    """Closes the page of the form, without saving."""
    return form.workspace.close_page(form.page)


@_ui("getFormType", Kind.SYNC, "D", _UI + "/getformtype")
def get_form_type(_emulator: Emulator, form: ScriptedForm) -> int:
    """1 for a new record, 2 for one that exists, 3 for a table that the sample does not have."""
    held = form.form
    if held is None:
        return _READ_ONLY
    return _CREATE if held.is_new else _UPDATE


@_ui("controls", Kind.COLLECTION, "D", _UI, takes=(Takes.OPTIONS,), holds=Owner.CONTROL)
def ui_controls(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The form's controls."""
    return controls(form, name)


@_ui("tabs", Kind.COLLECTION, "D", _UI, takes=(Takes.OPTIONS,), holds=Owner.FORM_TAB)
def ui_tabs(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The tabs of the form; a generated form has one, SUMMARY_TAB."""
    held = form.form
    tabs = held.layout.tabs if held else ()
    return tuple(_tab_object(form, each) for each in tabs if name in ("", each.name))


@_ui("addOnLoad", Kind.PAGE, "D", _UI + "/addonload")
def add_on_load() -> None:
    """Adds a handler that is called when the form has loaded, and after the first save of a new record.

    One that an OnLoad handler adds runs after it [A].
    """


@_ui("removeOnLoad", Kind.PAGE, "D", _UI + "/removeonload")
def remove_on_load() -> None:
    """Removes such a handler."""


@_ui("addLoaded", Kind.PAGE, "D; after OnLoad of the data A", _UI + "/addloaded")
def add_loaded() -> None:
    """Adds a handler that is called once the load of the form is complete."""


@_ui("removeLoaded", Kind.PAGE, "D", _UI + "/removeloaded")
def remove_loaded() -> None:
    """Removes such a handler."""


@_ui("refreshRibbon", Kind.SYNC, "D", _UI + "/refreshribbon", takes=(Takes.OPTIONS,))
def refresh_ribbon(_emulator: Emulator, form: ScriptedForm, is_all: str) -> Outcome[Missing]:
    """Evaluates the rules of the form's commands again; with `true`, also those of the subgrids that it shows."""
    held = form.form
    subgrids = shown_subgrids(held) if held and is_all == "true" else []
    return Outcome(MISSING, tuple(CommandsChanged(form.page.id, each) for each in ("", *subgrids)))


@_ui(
    "quickForms",
    Kind.COLLECTION,
    "D",
    _UI + "-quickforms",
    takes=(Takes.OPTIONS,),
    holds=Owner.QUICK_FORM,
)
def quick_forms(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The quick views of the form."""
    held = form.form
    found = held.layout.controls.values() if held else ()
    return control_objects(form, (each for each in found if each.kind == "quickform"), name)


@_ui("setFormEntityName", Kind.SYNC, "D", _UI + "/setformentityname", takes=(Takes.TEXT,))
def set_form_entity_name(_emulator: Emulator, form: ScriptedForm, name: str) -> Outcome[Missing]:
    """Changes the name of the table in the header; a blank one is not shown [S]."""
    form.page.form.table_label = name
    return form.changed()


@_tab("getDisplayState", Kind.SYNC, "D", _TAB + "/getdisplaystate")
def get_display_state(_emulator: Emulator, part: FormPart) -> str:
    """`expanded` for the tab that is shown, unless a script collapsed it; `collapsed` for the others."""
    return _EXPANDED if part.is_expanded else _COLLAPSED


@_tab("setDisplayState", Kind.SYNC, "D", _TAB + "/setdisplaystate", takes=(Takes.TEXT,))
def set_display_state(_emulator: Emulator, part: FormPart, state: str) -> Outcome[Missing]:
    """Shows the tab, or collapses the tab that is shown."""
    state = state.strip().lower()
    if state not in (_EXPANDED, _COLLAPSED):
        raise bad_input(f"the state has to be {_EXPANDED} or {_COLLAPSED}, not {show(state)}")
    return part.expand(state == _EXPANDED)


@_tab("sections", Kind.COLLECTION, "D", _TAB, takes=(Takes.OPTIONS,), holds=Owner.SECTION)
def sections(_emulator: Emulator, part: FormPart, name: str) -> tuple[ObjectOf, ...]:
    """The sections of the tab; that of a generated form has DETAILS_SECTION and RELATED_SECTION."""
    found = (each for each in part.tab.sections() if name in ("", each.name))
    return tuple(section_object(part.owner, part.tab, each) for each in found)


@_tab("addTabStateChange", Kind.PAGE, "D", _TAB + "/addtabstatechange")
def add_tab_state_change() -> None:
    """Adds a handler that is called when the tab is expanded or collapsed."""


@_tab("removeTabStateChange", Kind.PAGE, "D", _TAB + "/removetabstatechange")
def remove_tab_state_change() -> None:
    """Removes such a handler."""


absent(MEMBERS, Owner.FORM_TAB, _TAB, "", "getContentType", "setContentType")


@_section("controls", Kind.COLLECTION, "D", _SECTION, takes=(Takes.OPTIONS,), holds=Owner.CONTROL)
def section_controls(_emulator: Emulator, part: FormPart, name: str) -> tuple[ObjectOf, ...]:
    """The controls in the section."""
    return control_objects(part.owner, part.controls, name)


@_section("getParent", Kind.SYNC, "D", _SECTION + "/getparent")
def get_parent(_emulator: Emulator, part: FormPart) -> ObjectOf:
    """The tab that contains the section."""
    return _tab_object(part.owner, part.tab)


def _tab_object(form: ScriptedForm, tab: FormTab) -> ObjectOf:
    return ObjectOf(Owner.FORM_TAB, f"{form.page.id} {tab.name}")


def section_object(form: ScriptedForm, tab: FormTab, section: Section) -> ObjectOf:
    """The object for a section."""
    return ObjectOf(Owner.SECTION, f"{form.page.id} {section_key(tab, section)}")


def _declare_shared(owner: Owner, page: str) -> None:
    """Declares the members that tabs and sections of a form share."""
    declare = partial(member, MEMBERS, owner)

    @declare("getName", Kind.SYNC, "D", page + "/getname")
    def get_name(_emulator: Emulator, part: FormPart) -> str:
        """The name."""
        return part.name

    @declare("getLabel", Kind.SYNC, "D", page + "/getlabel")
    def get_label(_emulator: Emulator, part: FormPart) -> str:
        """The label."""
        return part.label

    @declare("setLabel", Kind.SYNC, "D", page + "/setlabel", takes=(Takes.TEXT,))
    def set_label(_emulator: Emulator, part: FormPart, label: str) -> Outcome[Missing]:
        """Changes the label."""
        return part.change(label=label)

    @declare("getVisible", Kind.SYNC, "D", page + "/getvisible")
    def get_visible(_emulator: Emulator, part: FormPart) -> bool:
        """Whether it is visible."""
        return part.is_visible

    @declare("setVisible", Kind.SYNC, "D", page + "/setvisible", takes=(Takes.VALUE,))
    def set_visible(_emulator: Emulator, part: FormPart, text: str) -> Outcome[Missing]:
        """Shows or hides it."""
        return part.change(is_visible=bool(read_json(text, "the value")))


_declare_shared(Owner.FORM_TAB, _TAB)
_declare_shared(Owner.SECTION, _SECTION)


@_tab("setFocus", Kind.SYNC, "D", _TAB + "/setfocus")
def set_focus(_emulator: Emulator, part: FormPart) -> Outcome[Missing]:
    """Shows the tab and moves the keyboard focus to it."""
    return Outcome(MISSING, focus_tab(part.owner.page, part.form, part.tab))


@_tab("getParent", Kind.SYNC, "D", _TAB + "/getparent")
def tab_parent(_emulator: Emulator, part: FormPart) -> ObjectOf:
    """The user interface of the form."""
    return ObjectOf(Owner.FORM_UI, part.owner.page.id)
