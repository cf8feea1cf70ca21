"""The members of controls of a form that show no column: frames, quick views, timelines and the like."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.api.xrm.control_members import declare_shared
from apm.api.xrm.control_objects import objects_for
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.form import Form
from apm.forms.quick_views import IN_QUICK_VIEW, QUICK_VIEW, quick_form_in
from apm.forms.related_rows import RELATED
from apm.forms.scripted_control import ScriptedControl
from apm.forms.timeline_entries import TIMELINE
from apm.forms.web_resource_frames import frame_address

MEMBERS: list[Member] = []
_frame = partial(member, MEMBERS, Owner.FRAME_CONTROL)
_quick = partial(member, MEMBERS, Owner.QUICK_FORM)
_other = partial(member, MEMBERS, Owner.OTHER_CONTROL)
_PAGE = CLIENT_API + "reference/controls"
_QUICK_VIEW = CLIENT_API + "reference/formcontext-ui-quickforms"

for _owner in (Owner.FRAME_CONTROL, Owner.QUICK_FORM, Owner.SUBGRID, Owner.OTHER_CONTROL):
    declare_shared(MEMBERS, _owner)

    @member(MEMBERS, _owner, "getControlType", Kind.SYNC, "D", _PAGE + "/getcontroltype")
    def get_control_type(_emulator: Emulator, control: ScriptedControl) -> str:
        """The type: `webresource`, `quickform`, `timelinewall`, `subgrid`, `standard` and the like."""
        return control.control.kind or "standard"


for _owner in (Owner.FRAME_CONTROL, Owner.OTHER_CONTROL):

    @member(MEMBERS, _owner, "getDisabled", Kind.SYNC, "D", _PAGE + "/getdisabled")
    def get_control_disabled(_emulator: Emulator, control: ScriptedControl) -> bool:
        """Whether a script or the form has disabled it."""
        changed = control.state.is_disabled
        return control.control.is_disabled if changed is None else changed

    @member(
        MEMBERS,
        _owner,
        "setDisabled",
        Kind.SYNC,
        "D; what it shows stays as it is A",
        _PAGE + "/setdisabled",
        takes=(Takes.VALUE,),
    )
    def set_control_disabled(
        _emulator: Emulator, control: ScriptedControl, text: str
    ) -> Outcome[Missing]:
        """Marks it as disabled or enabled."""
        return control.change_control(is_disabled=bool(read_json(text, "the value")))


@_frame("getSrc", Kind.SYNC, "D; relative to the page A", _PAGE + "/getsrc")
def get_src(_emulator: Emulator, control: ScriptedControl) -> str:
    """The address in the frame."""
    return _address(control)


@_frame("setSrc", Kind.SYNC, "D", _PAGE + "/setsrc", takes=(Takes.TEXT,))
def set_src(_emulator: Emulator, control: ScriptedControl, address: str) -> Outcome[Missing]:
    """Shows another address in the frame."""
    return control.change_control(source=address)


@_frame("getInitialUrl", Kind.SYNC, "D", _PAGE + "/getinitialurl")
def get_initial_url(_emulator: Emulator, control: ScriptedControl) -> str:
    """The address that the form itself gives the frame."""
    return _address(control, is_initial=True)


@_frame("getObject", Kind.PAGE, "D; null in a tab that is not shown A", _PAGE + "/getobject")
def get_object() -> None:
    """The `iframe` element."""


@_frame("getContentWindow", Kind.PAGE, "D", _PAGE + "/getcontentwindow")
def get_content_window() -> None:
    """A Promise of the window of the frame, which resolves when its document is loaded."""


@_quick("isLoaded", Kind.SYNC, "D", _QUICK_VIEW + "/isloaded")
def is_loaded(_emulator: Emulator, control: ScriptedControl) -> bool:
    """Whether it shows a record."""
    return _shown(control) is not None


@_quick("getControl", Kind.PICK, "D", _QUICK_VIEW + "/getcontrol", takes=(Takes.OPTIONS,))
def get_control(_emulator: Emulator, control: ScriptedControl, name: str) -> tuple[ObjectOf, ...]:
    """Its control with a name or an index; all of them without an argument; null if it shows no record."""
    shown = _shown(control)
    before = control.before + control.name + IN_QUICK_VIEW
    return objects_for(shown, shown.layout.controls.values(), before, name) if shown else ()


@_quick("refresh", Kind.SYNC, "D", _QUICK_VIEW + "/refresh")
def refresh_quick_form(_emulator: Emulator, control: ScriptedControl) -> Outcome[Missing]:
    """Reads its record again."""
    control.owner.page.forget(f"{QUICK_VIEW} {control.name} ")
    return control.owner.changed()


@_quick("getDisabled", Kind.SYNC, "D", _QUICK_VIEW + "/getdisabled")
def get_disabled(_emulator: Emulator, _control: ScriptedControl) -> bool:
    """True: its columns cannot be edited there."""
    return True


@_quick("setDisabled", Kind.SYNC, "D; no effect A", _QUICK_VIEW + "/setdisabled")
def set_disabled(_emulator: Emulator, control: ScriptedControl) -> Outcome[Missing]:
    """Does nothing: its columns cannot be edited there."""
    return control.owner.changed()


@_other("refresh", Kind.SYNC, "D", _PAGE + "/refresh")
def refresh(_emulator: Emulator, control: ScriptedControl) -> Outcome[Missing]:
    """Reads the entries of a timeline again; other controls are drawn again."""
    if control.control.kind == TIMELINE:
        control.owner.page.forget(RELATED)
    return control.owner.changed()


def _shown(control: ScriptedControl) -> Form | None:
    owner = control.owner
    return quick_form_in(owner.page, control.form, control.control, owner.workspace.records)


def _address(control: ScriptedControl, *, is_initial: bool = False) -> str:
    language = control.owner.page.settings.language
    return frame_address(control.form, control.control, language, is_initial=is_initial)
