"""What a person can do on the page, by the `data-action` of the element they used.

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> act(workspace, "close-session", "session-id-9").value
False
"""

from apm.forms.saving import save
from apm.navigation import open_record
from apm.session import Look
from apm.workspace import Outcome, Workspace

NOTHING: Outcome[bool] = Outcome(False)


def act(workspace: Workspace, action: str, of: str, text: str = "") -> Outcome[bool] | Outcome[str]:
    """Does what a person asked for; nothing if what they meant has gone meanwhile.

    Args:
        workspace: the one on screen.
        action: the `data-action`.
        of: the id of the session or tab; the names behind it, such as a column's, with a space between.
        text: what was typed or chosen.

    Raises:
        ApmError: it is refused; nothing has changed.
        ValueError: there is no such action.
    """
    match action:
        case "focus-session" | "close-session":
            return _act_on_session(workspace, action, of)
        case "focus-tab" | "close-tab":
            return _act_on_tab(workspace, action, of)
        case "edit" | "save" | "sort" | "choose-view":
            return _act_on_page(workspace, action, of, text)
        case "open-record" | "open-record-here":
            return _open(workspace, action, of)
    raise ValueError(f"no such action: {action}")


def _act_on_session(workspace: Workspace, action: str, of: str) -> Outcome[bool]:
    session = workspace.sessions.get(of)
    if session is None:
        return NOTHING
    if action == "close-session":
        return workspace.close_session(session)
    return workspace.focus_session(session)


def _act_on_tab(workspace: Workspace, action: str, of: str) -> Outcome[bool]:
    tab = workspace.tabs.get(of)
    if tab is None:
        return NOTHING
    return workspace.close_tab(tab) if action == "close-tab" else workspace.focus_tab(tab)


def _act_on_page(workspace: Workspace, action: str, of: str, text: str) -> Outcome[bool]:
    tab_id, _, name = of.partition(" ")
    tab = workspace.tabs.get(tab_id)
    if tab is None:
        return NOTHING
    match action:
        case "save":
            return save(workspace, tab)
        case "sort":
            return workspace.set_look(tab, _sorted(tab.look, name))
        case "choose-view":
            return workspace.set_look(tab, Look(text))
    return workspace.edit_field(tab, name, text)


def _sorted(look: Look, column: str) -> Look:
    """By a column; the other way round if it was by that one."""
    other_way = look.sorted_by == column and not look.is_descending
    return Look(look.view_id, column, other_way)


def _open(workspace: Workspace, action: str, of: str) -> Outcome[bool] | Outcome[str]:
    table, _, record_id = of.partition(" ")
    return open_record(workspace, table, record_id, in_tab=action == "open-record-here")
