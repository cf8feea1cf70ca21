"""The members of `Xrm.App.sidePanes` and of its panes."""

from functools import partial
from typing import Any

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.core.errors import bad_input, show
from apm.core.events import SidePanesChanged
from apm.core.inputs import read_json, read_object
from apm.core.json_text import Json
from apm.core.outcome import Outcome, success
from apm.core.results import MISSING, Missing, ObjectOf
from apm.core.slugs import as_text
from apm.emulator import Emulator
from apm.workspace.page_inputs import make_page
from apm.workspace.side_panes import MAX_WIDTH, MIN_WIDTH, Pane

MEMBERS: list[Member] = []
_panes = partial(member, MEMBERS, Owner.SIDE_PANES)
_pane = partial(member, MEMBERS, Owner.PANE)
_PAGE = CLIENT_API + "reference/xrm-app-sidepanes"
_COLLAPSED, _EXPANDED = 0, 1


def _object_of(pane: Pane) -> ObjectOf:
    return ObjectOf(Owner.PANE, pane.key)


@_panes("createPane", Kind.SETTLED, "D", _PAGE + "/createpane", takes=(Takes.OBJECT,))
def create_pane(emulator: Emulator, text: str) -> Outcome[ObjectOf]:
    """Adds a pane and selects it unless `isSelected` is false; it is empty until `navigate` is called."""
    panes = emulator.workspace.side_panes
    given = read_object(text, "paneOptions")
    width, badge = _width(given.get("width")), _badge(given.get("badge"))
    # Numbered last: a refused call uses no number.
    number = panes.next_number()
    pane = Pane(
        number,
        as_text(given.get("paneId")) or f"pane{number}",
        title=as_text(given.get("title")),
        can_close=given.get("canClose") is not False,
        image_src=as_text(given.get("imageSrc")),
        hide_header=given.get("hideHeader") is True,
        width=width,
        badge=badge,
        keeps_badge=given.get("keepBadgeOnSelect") is True,
        hidden=given.get("hidden") is True,
        always_render=given.get("alwaysRender") is True,
    )
    selects = given.get("isSelected") is not False and not pane.hidden
    return panes.create(pane, is_selected=selects).with_value(_object_of(pane))


@_panes("getAllPanes", Kind.ARRAY, "D; array and collection A", _PAGE + "/getallpanes")
def get_all_panes(emulator: Emulator) -> tuple[ObjectOf, ...]:
    """All panes in the order of their icons: an array that has the members of a collection too."""
    return tuple(map(_object_of, emulator.workspace.side_panes.in_order))


@_panes("getPane", Kind.SYNC, "D", _PAGE + "/getpane", takes=(Takes.TEXT,))
def get_pane(emulator: Emulator, pane_id: str) -> ObjectOf | Missing:
    """The pane with an id; undefined if there is none."""
    pane = emulator.workspace.side_panes.by_id.get(pane_id)
    return _object_of(pane) if pane else MISSING


@_panes("getSelectedPane", Kind.SYNC, "D", _PAGE + "/getselectedpane")
def get_selected_pane(emulator: Emulator) -> ObjectOf | Missing:
    """The selected pane; undefined if there is none."""
    pane = emulator.workspace.side_panes.selected
    return _object_of(pane) if pane else MISSING


def _set_state(emulator: Emulator, text: str) -> Outcome[bool]:
    state = read_json(text, "the state")
    if state not in (_COLLAPSED, _EXPANDED) or isinstance(state, bool):
        raise bad_input(f"the state has to be 0 (collapsed) or 1 (expanded), not {show(state)}")
    return emulator.workspace.side_panes.expand(state == _EXPANDED)


@_panes("state", Kind.ACCESSOR, "D", _PAGE, write=_set_state)
def state(emulator: Emulator) -> int:
    """0 if only the icons are visible, 1 if the selected pane is visible too; can be assigned."""
    return _EXPANDED if emulator.workspace.side_panes.is_expanded else _COLLAPSED


@_pane("paneId", Kind.CONSTANT, "D", _PAGE)
def pane_id(_emulator: Emulator, pane: Pane) -> str:
    """The id of the pane."""
    return pane.pane_id


@_pane("close", Kind.SETTLED, "D; settles A", _PAGE + "/close")
def close(emulator: Emulator, pane: Pane) -> Outcome[bool]:
    """Closes the pane."""
    return emulator.workspace.side_panes.close(pane)


@_pane("select", Kind.SETTLED, "D; settles A", _PAGE + "/select")
def select(emulator: Emulator, pane: Pane) -> Outcome[bool]:
    """Selects the pane."""
    return emulator.workspace.side_panes.select(pane)


@_pane("navigate", Kind.SETTLED, "D", _PAGE + "/navigate", takes=(Takes.OBJECT,))
def navigate(emulator: Emulator, pane: Pane, text: str) -> Outcome[Missing]:
    """Shows a page in the pane: a list, a record's form, a web resource, a dashboard, a custom page."""
    workspace = emulator.workspace
    page = make_page(workspace, pane.key, read_json(text, "pageInput"))
    page.generation = pane.page.generation + 1 if pane.page else 0
    replaced, pane.page = pane.page, page
    return success(MISSING, (SidePanesChanged(), *workspace.scripts_of(page, replaced)))


def _property(name: str, field: str, about: str, read: Any, given: Any = None) -> None:
    """Declares a property of a pane that scripts can read and assign."""

    def write(_emulator: Emulator, pane: Pane, text: str) -> Outcome[bool]:
        setattr(pane, field, read(read_json(text, name)))
        return success(True, (SidePanesChanged(),))

    def run(_emulator: Emulator, pane: Pane) -> Json:
        value: Json = getattr(pane, field)
        return given(value) if given else value

    run.__doc__ = about
    _pane(name, Kind.ACCESSOR, "D", _PAGE, write=write)(run)


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise bad_input(f"the value has to be true or false, not {show(value)}")
    return value


def _badge(value: Json) -> bool | int | str:
    if value is None:
        return False
    if isinstance(value, bool | int | str):
        return value
    raise bad_input(f"the badge has to be true, false, a number or an address, not {show(value)}")


def _width(value: Json) -> int:
    if value is None:
        return MIN_WIDTH
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        raise bad_input(f"the width has to be a number of pixels, not {show(value)}")
    return max(MIN_WIDTH, min(MAX_WIDTH, round(value)))


_property("title", "title", "The title of the pane.", as_text)
_property(
    "badge",
    "badge",
    "The badge of the icon: true for a dot, a number, or the address of an image.",
    _badge,
)
_property("width", "width", "The width in pixels.", _width)
_property("hidden", "hidden", "Whether the pane and its icon are hidden.", _flag)
_property("canClose", "can_close", "Whether the user can close the pane.", _flag)
_property("imageSrc", "image_src", "The address of the icon.", as_text)
_property(
    "keepBadgeOnSelect", "keeps_badge", "Whether the badge stays when the pane is selected.", _flag
)
_property("hideHeader", "hide_header", "Whether the pane has no header.", _flag)
_property("alwaysRender", "always_render", "Has no effect: every pane is always rendered.", _flag)
