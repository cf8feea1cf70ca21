"""The members of a form's header, footer, form selector and navigation."""

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, absent, member, part
from apm.core.errors import bad_input, show
from apm.core.ids import bare_id
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.core.results import MISSING, Missing, ObjectOf
from apm.core.slugs import as_text
from apm.emulator import Emulator
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
_LABEL = "Information"

for _name, _holds, _page, _about in (
    ("headerSection", Owner.HEADER, _HEADER, "The header of the form."),
    ("footerSection", Owner.FOOTER, _FOOTER, "The footer of the form."),
    ("formSelector", Owner.FORM_SELECTOR, _SELECTOR, "The form selector; each table has one form."),
    ("navigation", Owner.FORM_NAVIGATION, _NAVIGATION, "The navigation items; there are none."),
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
    "D; a form with one tab has no such row A",
)
_visible(Owner.FOOTER, _FOOTER, "", FormPlace.FOOTER, "the footer", "D; no form has one A")


@_selector("getCurrentItem", Kind.SYNC, "D", _SELECTOR + "/getcurrentitem")
def get_current_item(_emulator: Emulator, form: ScriptedForm) -> ObjectOf:
    """The current form."""
    return ObjectOf(Owner.FORM_ITEM, form.page.id)


@_selector(
    "items",
    Kind.COLLECTION,
    "D",
    _SELECTOR,
    takes=(Takes.OPTIONS,),
    holds=Owner.FORM_ITEM,
)
def items(_emulator: Emulator, form: ScriptedForm, name: str) -> tuple[ObjectOf, ...]:
    """The forms of the table: only the current form."""
    is_asked = name in ("", form_id(form), _LABEL)
    return (ObjectOf(Owner.FORM_ITEM, form.page.id),) if is_asked else ()


@_item("getId", Kind.SYNC, "D; the id A", _SELECTOR + "-item/getid")
def get_id(_emulator: Emulator, form: ScriptedForm) -> str:
    """The id of the form: the `formId` of its page, else an id that is the same for each table."""
    return form_id(form)


@_item("getLabel", Kind.SYNC, "D; the label A", _SELECTOR + "-item/getlabel")
def get_label(_emulator: Emulator, _form: ScriptedForm) -> str:
    """`Information`, as the product calls a table's first form."""
    return _LABEL


@_item("getVisible", Kind.SYNC, "D", _SELECTOR + "-item/getvisible")
def get_visible(_emulator: Emulator, _form: ScriptedForm) -> bool:
    """True."""
    return True


@_item("navigate", Kind.SYNC, "D", _SELECTOR + "-item/navigate")
def navigate(_emulator: Emulator, _form: ScriptedForm) -> Outcome[Missing]:
    """Does nothing: the form is shown already."""
    return Outcome(MISSING)


absent(MEMBERS, Owner.FORM_ITEM, _SELECTOR + "-item", "formItem.getVisible", "setVisible")


@member(
    MEMBERS,
    Owner.FORM_NAVIGATION,
    "items",
    Kind.COLLECTION,
    "D; none A",
    _NAVIGATION,
    takes=(Takes.OPTIONS,),
)
def navigation_items(_emulator: Emulator, _form: ScriptedForm, _name: str) -> tuple[ObjectOf, ...]:
    """None: related records stand on the form itself."""
    return ()


@member(MEMBERS, Owner.FORM_UI, "getViewPortHeight", Kind.PAGE, "D", _UI + "/getviewportheight")
def get_view_port_height() -> None:
    """How high the form's page is, in pixels."""


@member(MEMBERS, Owner.FORM_UI, "getViewPortWidth", Kind.PAGE, "D", _UI + "/getviewportwidth")
def get_view_port_width() -> None:
    """How wide it is."""


def form_id(form: ScriptedForm) -> str:
    """The id of the form in a page."""
    given = bare_id(as_text(form.page.parameters.get("formId")))
    return given or str(uuid5(NAMESPACE_URL, f"form:{form.table_name}"))
