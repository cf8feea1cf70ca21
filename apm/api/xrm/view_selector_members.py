"""The members of the view selector of a list or a subgrid."""

from functools import partial

from apm.api.member import CLIENT_API, Kind, Member, Owner, Takes, member
from apm.api.xrm.grid_control_members import changed
from apm.core.errors import bad_input, show
from apm.core.inputs import read_json
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.core.results import Missing
from apm.core.slugs import as_text
from apm.emulator import Emulator
from apm.forms.script_values import braced
from apm.workspace.lists import Listed
from apm.workspace.page import ListState

MEMBERS: list[Member] = []
_views = partial(member, MEMBERS, Owner.VIEW_SELECTOR)
_VIEWS = CLIENT_API + "reference/grids/viewselector"
_SAVED_QUERY = 1039


@_views("getCurrentView", Kind.SYNC, "D; braces A", _VIEWS + "/getcurrentview")
def get_current_view(_emulator: Emulator, shown: Listed) -> dict[str, Json]:
    """`{entityType, id, name}` of the view; `entityType` is 1039, a saved query."""
    view = shown.view
    return {"entityType": _SAVED_QUERY, "id": braced(view.id), "name": view.name}


@_views("setCurrentView", Kind.SYNC, "D", _VIEWS + "/setcurrentview", takes=(Takes.VALUE,))
def set_current_view(emulator: Emulator, shown: Listed, text: str) -> Outcome[Missing]:
    """Shows another view, given as `{entityType, id, name}`; clears the selection."""
    given = read_json(text, "the view")
    wanted = as_text(given.get("id")) if isinstance(given, dict) else ""
    view = shown.table.find_view(wanted)
    if view is None:
        listed = ", ".join(f"{each.id} {each.name}" for each in shown.table.views)
        raise bad_input(f"the id of the view has to be one of {listed}, not {show(wanted)}")
    return changed(emulator, shown, ListState(view.id))


@_views("isVisible", Kind.SYNC, "D", _VIEWS + "/isvisible")
def is_visible(_emulator: Emulator, shown: Listed) -> bool:
    """Whether the user sees it: above every list, and above a subgrid whose control offers a choice of views."""
    return bool(shown.offered)
