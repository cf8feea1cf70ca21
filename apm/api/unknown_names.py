"""The error for a name that is not emulated.

>>> refuse_name("Xrm.WebApi.retriveRecord")
Traceback (most recent call last):
apm.core.errors.ApmError: Xrm.WebApi.retriveRecord is not emulated; the nearest that is: Xrm.WebApi.retrieveRecord
"""

from difflib import get_close_matches
from typing import NoReturn

from apm.api.all_members import ALL_MEMBERS
from apm.api.member import Kind, Owner
from apm.core.errors import ApmError, ErrorCode

_PREFIX = {"Apm": "Microsoft.Apm"}
"""Owners that scripts use under another name."""

_COLLECTIONS = frozenset(
    each.full_name for each in ALL_MEMBERS if each.kind in (Kind.COLLECTION, Kind.GATHERED)
)
"""The names of the members that are collections, which have the members of `Owner.COLLECTION`."""


def refuse_name(full_name: str) -> NoReturn:
    """Refuses a call of a name.

    Args:
        full_name: the name of the object and of the member, as in `Xrm.Utility.getResourceString`.

    Raises:
        ApmError: always; the message names what to use instead.
    """
    raise ApmError(ErrorCode.NOT_EMULATED, f"{full_name} is not emulated; {_instead(full_name)}")


def _instead(full_name: str) -> str:
    """The replacement that the member declares, else the most similar member of the object, else all of its members."""
    owner, _, name = full_name.rpartition(".")
    if owner in _COLLECTIONS:
        return _instead(f"{Owner.COLLECTION}.{name}").replace(Owner.COLLECTION, owner)
    emulated: list[str] = []
    for each in ALL_MEMBERS:
        called = f"{_PREFIX.get(each.owner, each.owner)}.{each.name}"
        if each.kind is Kind.ABSENT:
            if called == full_name and each.instead:
                return f"the nearest that is: {each.instead}"
        elif called == f"{owner}.{each.name}":
            emulated.append(each.name)
    near = get_close_matches(name, emulated, n=1)
    if near:
        return f"the nearest that is: {owner}.{near[0]}"
    if emulated:
        return f"{owner} has: {', '.join(emulated)}"
    # The object itself is not emulated.
    return _instead(owner) if owner else "docs/xrm.md lists what is"
