"""Sentences about names that scripts use and that are unknown or not emulated.

>>> refuse_name("Xrm.Panel.loadPanel")
Traceback (most recent call last):
apm.core.errors.ApmError: Xrm.Panel.loadPanel is not emulated; the nearest that is: Xrm.App.sidePanes.createPane
>>> unknown_name("Microsoft.Apm", "getTab")
'Microsoft.Apm has no getTab; a session has.'
>>> unknown_name("Xrm.WebApi", "retriveRecord")
"Xrm.WebApi has no retriveRecord; did you mean 'retrieveRecord'?"
"""

from collections.abc import Iterable
from typing import NoReturn

from apm.api.all_members import ALL_MEMBERS, MEMBERS_BY_NAME, XRM_MEMBERS
from apm.api.apm import MEMBERS
from apm.api.member import Member, Owner
from apm.api.owner_words import in_words
from apm.core.errors import ApmError, ErrorCode
from apm.core.nearest_names import nearest, suggestion

_APM = "Microsoft.Apm"
"""The name that scripts use for `Owner.APM`."""

_MOST_OWNERS = 3
"""A name that more objects have does not tell which one was meant."""


def refuse_name(full_name: str) -> NoReturn:
    """Refuses a call of a member that is not emulated.

    Args:
        full_name: the full name of the member, as in `Xrm.Utility.refreshParentGrid`.

    Raises:
        ApmError: always; the message names what to use instead.
    """
    raise ApmError(ErrorCode.NOT_EMULATED, _not_emulated(full_name))


def absent_data(full_name: str) -> str:
    """The sentence about a documented property that is not emulated and that a script has read."""
    return f"{_not_emulated(full_name)}. It is undefined."


def replaced_member(full_name: str) -> str:
    """The sentence about a documented member that is not emulated and that a script has replaced."""
    return f"{full_name} is not emulated; a script has assigned it, until the workspace restarts."


def unknown_name(owner: str, name: str) -> str:
    """The sentence about a name that an object does not have and that a script has read.

    Args:
        owner: the name of the object; of a collection, the full name of the member that holds it.
        name: the name that the script has read.
    """
    is_apm = any(each.owner == _owner(owner) for each in MEMBERS)
    first, second = (MEMBERS, XRM_MEMBERS) if is_apm else (XRM_MEMBERS, MEMBERS)
    hint = _other_owners(name, first) or _other_owners(name, second) or _suggestion(owner, name)
    return f"{_start(owner)} has no {name}{hint or '.'}"


def _other_owners(name: str, members: Iterable[Member]) -> str:
    """The objects among the members that have a name; empty if there are none, or too many."""
    owners = [in_words(each.owner) for each in members if each.name == name]
    if not 0 < len(owners) <= _MOST_OWNERS:
        return ""
    return f"; {_listed(owners)} {'has' if len(owners) == 1 else 'have'}."


def _suggestion(owner: str, name: str) -> str:
    meant = suggestion(name, [each.name for each in _members_of(owner)])
    return f"; {meant}" if meant else ""


def _not_emulated(full_name: str) -> str:
    return f"{full_name} is not emulated; {_instead(MEMBERS_BY_NAME[full_name])}"


def _instead(member: Member) -> str:
    """The replacement that the member declares, else the most similar member of the object, else all of its members."""
    if member.instead:
        return f"the nearest that is: {member.instead}"
    emulated = [each.name for each in _members_of(member.owner) if each.is_emulated]
    near = nearest(member.name, emulated)
    if near:
        return f"the nearest that is: {_shown(member.owner)}.{near}"
    if emulated:
        return f"{in_words(member.owner)} has: {', '.join(emulated)}"
    return "docs/xrm.md lists what is"


def _members_of(owner: str) -> list[Member]:
    """The members of an object; for a name that is not of an owner, those of a collection."""
    mine = [each for each in ALL_MEMBERS if each.owner == _owner(owner)]
    return mine or [each for each in ALL_MEMBERS if each.owner is Owner.COLLECTION]


def _owner(shown: str) -> str:
    return Owner.APM if shown == _APM else shown


def _shown(owner: Owner) -> str:
    return _APM if owner is Owner.APM else owner


def _start(owner: str) -> str:
    """An object at the start of a sentence; a name that the script wrote is left as it is."""
    text = in_words(owner)
    return text[0].upper() + text[1:] if " " in text else text


def _listed(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
