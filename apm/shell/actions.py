"""What a person can do on the page, by the `data-action` of the element they used.

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> act(workspace, "close-session", "session-id-9").value
False
"""

from apm.workspace import Outcome, Workspace

NOTHING: Outcome[bool] = Outcome(False)


def act(workspace: Workspace, action: str, of: str, text: str = "") -> Outcome[bool]:
    """Does what a person asked for; nothing if what they meant has gone meanwhile.

    Args:
        workspace: the one on screen.
        action: `focus-session`, `close-session`, `focus-tab`, `close-tab` or `edit`.
        of: the id of the session or tab; for `edit`, the tab's and the column's with a space between.
        text: what was typed.

    Raises:
        ValueError: there is no such action.
    """
    match action:
        case "focus-session" | "close-session":
            return _act_on_session(workspace, action, of)
        case "focus-tab" | "close-tab":
            return _act_on_tab(workspace, action, of)
        case "edit":
            return _edit(workspace, of, text)
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


def _edit(workspace: Workspace, of: str, text: str) -> Outcome[bool]:
    tab_id, _, column = of.partition(" ")
    tab = workspace.tabs.get(tab_id)
    return workspace.edit_field(tab, column, text) if tab else NOTHING
