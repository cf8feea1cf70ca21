"""The items of the menu of related records, `formContext.ui.navigation.items`."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.form_part import FormPart
from apm.forms.form_tabs import focus_tab
from apm.forms.scripted_form import ScriptedForm

MEMBERS: list[Member] = []
_PAGE = CLIENT_API + "reference/formcontext-ui-navigation"
_item = partial(member, MEMBERS, Owner.NAVIGATION_ITEM)


@member(
    MEMBERS,
    Owner.FORM_NAVIGATION,
    "items",
    Kind.COLLECTION,
    "D; of a new record too A",
    _PAGE,
    takes=(Takes.OPTIONS,),
    holds=Owner.NAVIGATION_ITEM,
)
def items(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The items of the menu of related records, hidden ones too; a generated form has none."""
    held = form.form
    found = (each.tab.name for each in held.layout.related) if held else ()
    return tuple(
        ObjectOf(Owner.NAVIGATION_ITEM, f"{form.page.id} {each}")
        for each in found
        if name in ("", each)
    )


@_item("getId", Kind.SYNC, "D; of relationships that are not of the product S", _PAGE)
def get_id(_emulator: Emulator, part: FormPart) -> str:
    """The name of the item: that of the form, or `nav_` and the schema name of the relationship."""
    return part.name


@_item("getLabel", Kind.SYNC, "D", _PAGE)
def get_label(_emulator: Emulator, part: FormPart) -> str:
    """The label."""
    return part.label


@_item("setLabel", Kind.SYNC, "D", _PAGE, takes=(Takes.TEXT,))
def set_label(_emulator: Emulator, part: FormPart, label: str) -> Outcome[Missing]:
    """Changes the label of the item and of its tab."""
    return part.change(label=label)


@_item("getVisible", Kind.SYNC, "D", _PAGE)
def get_visible(_emulator: Emulator, part: FormPart) -> bool:
    """Whether it is visible."""
    return part.is_visible


@_item("setVisible", Kind.SYNC, "D; also its tab A", _PAGE, takes=(Takes.VALUE,))
def set_visible(_emulator: Emulator, part: FormPart, text: str) -> Outcome[Missing]:
    """Shows or hides the item, and its tab if it is open."""
    return part.change(is_visible=bool(read_json(text, "the value")))


@_item("setFocus", Kind.SYNC, "D; opens the tab S", _PAGE)
def set_focus(_emulator: Emulator, part: FormPart) -> Outcome[Missing]:
    """Opens the tab with the related records; does nothing for a hidden item or a new record [A]."""
    return Outcome(MISSING, focus_tab(part.owner.page, part.form, part.tab))
