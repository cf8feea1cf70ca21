"""The calls that the page makes by name: to members of `Xrm`, and the page's internal calls.

>>> "Xrm.WebApi.retrieveRecord" in calls_by_name(Emulator("page"))
True
"""

from functools import partial

from apm.api.all_members import XRM_MEMBERS
from apm.api.calls import FINDERS, Call, call_of, write_of
from apm.api.internal_calls import INTERNAL_CALLS
from apm.api.member import ANSWERED_BY_PAGE
from apm.api.xrm.finding import XRM_FINDERS
from apm.emulator import Emulator


def calls_by_name(emulator: Emulator) -> dict[str, Call]:
    """The calls by name: members by full name, assignments by full name and " =", internal calls by their own name."""
    finders = {**FINDERS, **XRM_FINDERS}
    calls: dict[str, Call] = {name: partial(run, emulator) for name, run in INTERNAL_CALLS.items()}
    for member in XRM_MEMBERS:
        if member.kind not in ANSWERED_BY_PAGE:
            calls[member.full_name] = call_of(member, emulator, finders)
        if member.write:
            calls[f"{member.full_name} ="] = write_of(member, emulator, finders)
    return calls
