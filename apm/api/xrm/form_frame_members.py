"""The members of a form's header, footer, form selector and navigation."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member, part
from apm.core.errors import bad_input, show
from apm.core.ids import bare_id
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.emulator import Emulator
from apm.forms.form_items import FormItem, choose_form_item, current_item, form_items
from apm.forms.scripted_form import ScriptedForm
from apm.workspace.form_state import FormPlace

MEMBERS: list[Member] = []
_selector = partial(member, MEMBERS, Owner.FORM_SELECTOR)
_item = partial(member, MEMBERS, Owner.FORM_ITEM)
_UI = CLIENT_API + "reference/formcontext-ui"
_HEADER = _UI + "-headersection"
_FOOTER = _UI + "-footersection"
_SELECTOR = _UI + "-formselector"
_NAVIGATION = _UI + "-navigation"

for _name, _holds, _page, _about in (
    ("headerSection", Owner.HEADER, _HEADER, "The header of the form."),
    ("footerSection", Owner.FOOTER, _FOOTER, "The footer of the form."),
    (
        "formSelector",
        Owner.FORM_SELECTOR,
        _SELECTOR,
        "The form selector, with the forms of the table.",
    ),
    ("navigation", Owner.FORM_NAVIGATION, _NAVIGATION, "The menu of related records."),
):
    part(MEMBERS, Owner.FORM_UI, _name, _holds, "D", _page, _about)


def _visible(
    owner: Owner, page: str, what: str, place: FormPlace, about: str, evidence: str
) -> None:
    """Declares the two members that read and set whether a part of the form is visible."""
    declare = partial(member, MEMBERS, owner)

    def is_visible(_emulator: Emulator, form: ScriptedForm) -> bool:
        return place not in form.page.form.hidden

    def set_visible(_emulator: Emulator, form: ScriptedForm, text: str) -> Outcome[Missing]:
        given = read_json(text, "the value")
        if not isinstance(given, bool):
            raise bad_input(f"the value has to be true or false, not {show(given)}")
        hidden = form.page.form.hidden
        hidden -= {place}
        hidden |= set() if given else {place}
        return form.changed()

    is_visible.__doc__ = f"Whether {about} is visible."
    set_visible.__doc__ = f"Shows or hides {about}."
    getter, setter = f"get{what}Visible", f"set{what}Visible"
    declare(getter, Kind.SYNC, evidence, f"{page}/{getter.lower()}")(is_visible)
    declare(setter, Kind.SYNC, evidence, f"{page}/{setter.lower()}", takes=(Takes.VALUE,))(
        set_visible
    )


_visible(Owner.HEADER, _HEADER, "Body", FormPlace.HEADER, "the body of the header", "D")
_visible(Owner.HEADER, _HEADER, "CommandBar", FormPlace.COMMAND_BAR, "the command bar", "D")
_visible(
    Owner.HEADER,
    _HEADER,
    "TabNavigator",
    FormPlace.TAB_NAVIGATOR,
    "the tab navigator",
    "D; a generated form has no such row A",
)
_visible(
    Owner.FOOTER, _FOOTER, "", FormPlace.FOOTER, "the footer", "D; a generated form has none A"
)


@_selector("getCurrentItem", Kind.SYNC, "D", _SELECTOR + "/getcurrentitem")
def get_current_item(_emulator: Emulator, form: ScriptedForm) -> ObjectOf:
    """The form that is shown."""
    return _item_object(form, current_item(form))


@_selector(
    "items",
    Kind.COLLECTION,
    "D; by id and by label A",
    _SELECTOR,
    takes=(Takes.OPTIONS,),
    holds=Owner.FORM_ITEM,
)
def items(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The forms of the table."""
    wanted = bare_id(name)
    found = (e for e in form_items(form) if not name or wanted == bare_id(e.id) or name == e.label)
    return tuple(_item_object(form, each) for each in found)


def _item_object(form: ScriptedForm, item: FormItem) -> ObjectOf:
    return ObjectOf(Owner.FORM_ITEM, f"{form.page.id} {item.id}")


@_item("getId", Kind.SYNC, "D", _SELECTOR + "-item/getid")
def get_id(_emulator: Emulator, item: FormItem) -> str:
    """The id of the form; a generated form has that of the `formId` of its page, else one for each table."""
    return item.id


@_item("getLabel", Kind.SYNC, "D; of a generated form A", _SELECTOR + "-item/getlabel")
def get_label(_emulator: Emulator, item: FormItem) -> str:
    """The name of the form; `Information` for a generated form, as the product calls the first form of a table."""
    return item.label


@_item("getVisible", Kind.SYNC, "D", _SELECTOR + "-item/getvisible")
def get_visible(_emulator: Emulator, _item: FormItem) -> bool:
    """True."""
    return True


@_item("navigate", Kind.SYNC, "D", _SELECTOR + "-item/navigate")
def navigate(_emulator: Emulator, item: FormItem) -> Outcome[Missing]:
    """Shows the form in its page, after confirmation if there are unsaved edits; does nothing if it is shown."""
    return choose_form_item(item).with_value(MISSING)


absent(MEMBERS, Owner.FORM_ITEM, _SELECTOR + "-item", "formItem.getVisible", "setVisible")


@member(MEMBERS, Owner.FORM_UI, "getViewPortHeight", Kind.PAGE, "D", _UI + "/getviewportheight")
def get_view_port_height() -> None:
    """How high the form's page is, in pixels."""


@member(MEMBERS, Owner.FORM_UI, "getViewPortWidth", Kind.PAGE, "D", _UI + "/getviewportwidth")
def get_view_port_width() -> None:
    """How wide it is."""
