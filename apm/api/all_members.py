"""All that page JavaScript can call: the members of the app profile manager API, and what stands beside it.

>>> "Xrm.WebApi.retrieveRecord" in calls_beside(Emulator("page"))
True
"""

from functools import partial

from apm.api import omnichannel_members, xrm
from apm.api.apm import MEMBERS
from apm.api.calls import FINDERS, Call, call_of, write_of
from apm.api.internal_calls import INTERNAL_CALLS
from apm.api.member import ANSWERED_BY_PAGE, Member
from apm.api.xrm import web_api_members
from apm.api.xrm.finding import XRM_FINDERS
from apm.emulator import Emulator

XRM_MEMBERS: tuple[Member, ...] = (
    *web_api_members.MEMBERS,
    *omnichannel_members.MEMBERS,
    *xrm.MEMBERS,
)
"""What client scripts reach for beside the app profile manager API."""

ALL_MEMBERS: tuple[Member, ...] = (*MEMBERS, *XRM_MEMBERS)
"""Everything."""


def calls_beside(emulator: Emulator) -> dict[str, Call]:
    """The calls behind `XRM_MEMBERS` by full name, assignments with " =" behind it, and those of the page itself."""
    finders = {**FINDERS, **XRM_FINDERS}
    calls: dict[str, Call] = {name: partial(run, emulator) for name, run in INTERNAL_CALLS.items()}
    for member in XRM_MEMBERS:
        if member.kind not in ANSWERED_BY_PAGE:
            calls[member.full_name] = call_of(member, emulator, finders)
        if member.write:
            calls[f"{member.full_name} ="] = write_of(member, emulator, finders)
    return calls
