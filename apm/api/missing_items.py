"""The sentence about an item that an object does not have, such as a column that is not on a form."""

from apm.api.all_members import MEMBERS_BY_NAME
from apm.api.calls import call_of
from apm.api.member import Owner
from apm.api.xrm.finding import XRM_FINDERS
from apm.core.nearest_names import hint
from apm.emulator import Emulator

_ITEMS = {
    Owner.ATTRIBUTE: "attribute",
    Owner.CONTROL: "control",
    **dict.fromkeys(
        (Owner.FRAME_CONTROL, Owner.QUICK_FORM, Owner.SUBGRID, Owner.OTHER_CONTROL), "control"
    ),
    Owner.FORM_TAB: "tab",
    Owner.SECTION: "section",
}
"""What items are called, by their owner; others are not told."""

_HOLDERS = {
    Owner.QUICK_FORM: "quick view",
    Owner.FORM_TAB: "tab",
    Owner.SECTION: "section",
    Owner.ATTRIBUTE: "attribute",
}
"""What the objects are called that hold items; all others are the form."""


def missing_item(emulator: Emulator, full_name: str, target: str, name: str) -> str:
    """The sentence about an item that a script asked for and that is not there; empty for items without names.

    Args:
        emulator: the emulator.
        full_name: the full name of the member that holds the items, such as `formContext.ui.tabs`.
        target: the target of its object.
        name: the name that the script asked for.
    """
    member = MEMBERS_BY_NAME[full_name]
    items = call_of(member, emulator, XRM_FINDERS)(target, "")
    kind = _ITEMS.get(items[0].owner) if items else None
    if kind is None:
        return ""
    names = [_name(emulator, each.owner, each.target) for each in items]
    holder = _HOLDERS.get(member.owner)
    whose = f"The {holder} {_name(emulator, member.owner, target)}" if holder else "The form"
    sentence = f"{whose} has no {kind} {name}; {hint(name, names, 'it has:')}"
    return sentence if sentence.endswith("?") else f"{sentence}."


def _name(emulator: Emulator, owner: str, target: str) -> str:
    name: str = call_of(MEMBERS_BY_NAME[f"{owner}.getName"], emulator, XRM_FINDERS)(target)
    return name
