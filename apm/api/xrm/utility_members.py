"""The members of `Xrm.Utility`."""

from functools import partial

from apm.contract import CLIENT_API, Kind, Member, Owner, Takes, absent, member
from apm.emulator import Emulator
from apm.json_text import Json
from apm.outcome import Outcome
from apm.page_inputs import page_input
from apm.results import MISSING, Missing, ObjectOf

MEMBERS: list[Member] = []
_utility = partial(member, MEMBERS, Owner.UTILITY)
_PAGES = CLIENT_API + "reference/xrm-utility/"


@_utility("getGlobalContext", Kind.SYNC, "D", _PAGES + "getglobalcontext")
def get_global_context(_emulator: Emulator) -> ObjectOf:
    """The app, the user, the organization and the client."""
    return ObjectOf(Owner.GLOBAL_CONTEXT)


@_utility("getPageContext", Kind.SYNC, "D", _PAGES + "getpagecontext")
def get_page_context(emulator: Emulator) -> Json:
    """`{input: {pageType, ...}}` of the page on screen."""
    return {"input": page_input(emulator.workspace.focused.focused_tab)}


@_utility(
    "showProgressIndicator",
    Kind.SYNC,
    "D",
    _PAGES + "showprogressindicator",
    takes=(Takes.OPTIONS,),
)
def show_progress_indicator(emulator: Emulator, message: str) -> Outcome[Missing]:
    """Shows a message with a moving sign over the page until it is closed; another message takes its place."""
    return Outcome(MISSING, emulator.workspace.overlays.show_progress(message).events)


@_utility("closeProgressIndicator", Kind.SYNC, "D", _PAGES + "closeprogressindicator")
def close_progress_indicator(emulator: Emulator) -> Outcome[Missing]:
    """Takes the progress message away."""
    return Outcome(MISSING, emulator.workspace.overlays.show_progress(None).events)


absent(
    MEMBERS,
    Owner.UTILITY,
    CLIENT_API + "reference/xrm-utility",
    "Xrm.WebApi",
    "getAllowedStatusTransitions",
    "getEntityMetadata",
    "getEntitySetName",
    "getResourceString",
    "invokeProcessAction",
    "lookupObjects",
    "refreshParentGrid",
    "getLearningPathAttributeName",
)
