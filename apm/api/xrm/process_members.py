"""The members of business process flows. The forms of the emulator have none: nothing is active or changes."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member, part
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.scripted_form import ScriptedForm

MEMBERS: list[Member] = []
_DATA = CLIENT_API + "reference/formcontext-data-process"
_UI = CLIENT_API + "reference/formcontext-ui-process"
_NO_FLOW = "D; as without a business process flow A"
_PARTIAL = "no form has a business process flow"
_process = partial(member, MEMBERS, Owner.PROCESS, evidence=_NO_FLOW)
_control = partial(member, MEMBERS, Owner.PROCESS_CONTROL, evidence=_NO_FLOW)

part(
    MEMBERS,
    Owner.FORM_DATA,
    "process",
    Owner.PROCESS,
    "D",
    _DATA,
    "The business process flow of the form; there is none.",
)
part(
    MEMBERS,
    Owner.FORM_UI,
    "process",
    Owner.PROCESS_CONTROL,
    "D",
    _UI,
    "The control of the business process flow; it is hidden.",
)


def _no_value(_emulator: Emulator, _form: ScriptedForm) -> None:
    """Null: no business process flow is active."""


def _no_effect(_emulator: Emulator, _form: ScriptedForm) -> Outcome[Missing]:
    """Does nothing."""
    return Outcome(MISSING)


def _callback() -> None:
    """Calls its callback at once: with no entries, or with `invalid`."""


_READS = (
    ("getActiveProcess", "activeprocess"),
    ("getActiveStage", "activestage"),
    ("getSelectedStage", "selectedstage"),
    ("getInstanceId", "instance"),
    ("getInstanceName", "instance"),
    ("getStatus", "instance"),
)
_HANDLERS = (
    "OnPreProcessStatusChange",
    "OnPreStageChange",
    "OnProcessStatusChange",
    "OnStageChange",
    "OnStageSelected",
)
_CALLBACKS = (
    "getEnabledProcesses",
    "getProcessInstances",
    "setActiveProcess",
    "setActiveProcessInstance",
    "setActiveStage",
    "setStatus",
    "moveNext",
    "movePrevious",
)

for _name, _page in _READS:
    _process(_name, Kind.SYNC, page=f"{_DATA}/{_page}", partial=_PARTIAL)(_no_value)
for _event in _HANDLERS:
    for _way in ("add", "remove"):
        _process(f"{_way}{_event}", Kind.SYNC, page=_DATA, partial=_PARTIAL)(_no_effect)
for _name in _CALLBACKS:
    _process(_name, Kind.PAGE, page=_DATA, partial=_PARTIAL)(_callback)


@_process(
    "getActivePath",
    Kind.GATHERED,
    page=_DATA + "/activepath",
    takes=(Takes.OPTIONS,),
    partial=_PARTIAL,
)
def get_active_path(_emulator: Emulator, _form: ScriptedForm, _name: str) -> tuple[ObjectOf, ...]:
    """An empty collection: there are no stages."""
    return ()


@_control("getDisplayState", Kind.SYNC, page=_UI + "/getdisplaystate", partial=_PARTIAL)
def get_display_state(_emulator: Emulator, _form: ScriptedForm) -> str:
    """`collapsed`."""
    return "collapsed"


@_control("getVisible", Kind.SYNC, page=_UI + "/getvisible", partial=_PARTIAL)
def get_visible(_emulator: Emulator, _form: ScriptedForm) -> bool:
    """False."""
    return False


for _name in ("setDisplayState", "setVisible", "reflow"):
    _control(_name, Kind.SYNC, page=f"{_UI}/{_name.lower()}", partial=_PARTIAL)(_no_effect)
