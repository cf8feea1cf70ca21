"""What a person can do on the page, by the `data-action` of the element they used.

>>> from apm.settings import Settings
>>> workspace = Workspace(Settings())
>>> act(workspace, "close-session", "session-id-9").value
False
"""

from dataclasses import replace

from apm.core.outcome import Outcome
from apm.core.signals import CommandAsked, FieldChanged
from apm.core.slugs import as_text
from apm.forms import save
from apm.templates.page_types import ENTITY_LIST
from apm.ui.shell.closing import close_session, close_tab, refresh, save_and_close
from apm.ui.shell.overlay_actions import OVERLAY_ACTIONS
from apm.ui.shell.site_map import open_entry
from apm.workspace.lists import list_in, refreshed, select
from apm.workspace.navigation import open_new, open_record
from apm.workspace.page import ListState, Page
from apm.workspace.workspace import Workspace

NOTHING: Outcome[bool] = Outcome(False)

CONVERSATION_ACTIONS = (
    "start-conversation",
    "accept-conversation",
    "reject-conversation",
    "send-message",
    "draft-message",
    "end-conversation",
    "dock-panel",
    "minimize-panel",
)
"""What `apm.ui.shell.conversation_actions` does."""


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
    if action in OVERLAY_ACTIONS:
        return OVERLAY_ACTIONS[action](workspace, of, text)
    match action:
        case "focus-session" | "close-session":
            return _act_on_session(workspace, action, of)
        case "focus-tab" | "close-tab":
            return _act_on_tab(workspace, action, of)
        case "edit" | "changed" | "sort" | "choose-view" | "select-row" | "command":
            return _act_on_page(workspace, action, of, text)
        case "save" | "save-and-close" | "new-record" | "refresh-page":
            return _use_command(workspace, action, of)
        case "open-record" | "open-record-here":
            return _open(workspace, action, of)
        case "site-map":
            return open_entry(workspace, int(of))
    if action in CONVERSATION_ACTIONS:
        return _act_on_conversation(workspace, action, of, text)
    raise ValueError(f"no such action: {action}")


def _act_on_session(workspace: Workspace, action: str, of: str) -> Outcome[bool]:
    session = workspace.sessions.get(of)
    if session is None:
        return NOTHING
    if action == "close-session":
        return close_session(workspace, session)
    return workspace.focus_session(session)


def _act_on_tab(workspace: Workspace, action: str, of: str) -> Outcome[bool]:
    tab = workspace.tabs.get(of)
    if tab is None:
        return NOTHING
    return close_tab(workspace, tab) if action == "close-tab" else workspace.focus_tab(tab)


def _act_on_page(workspace: Workspace, action: str, of: str, text: str) -> Outcome[bool]:
    page_id, _, name = of.partition(" ")
    page = workspace.page(page_id)
    if page is None:
        return NOTHING
    match action:
        case "changed":
            return Outcome(False, (FieldChanged(page.id, name),))
        case "command":
            return Outcome(False, (CommandAsked(page.id, int(name)),))
        case "sort":
            return workspace.set_list_state(page, _sorted(page.list_state, name))
        case "choose-view":
            return workspace.set_list_state(page, ListState(text))
        case "select-row":
            return _select_row(workspace, page, name, is_selected=text == "true")
    return workspace.edit_field(page, name, text)


def _use_command(workspace: Workspace, action: str, of: str) -> Outcome[bool] | Outcome[str]:
    page = workspace.page(of)
    if page is None:
        return NOTHING
    match action:
        case "save":
            return save.request(workspace, page)
        case "save-and-close":
            return save_and_close(workspace, page)
        case "new-record":
            return open_new(workspace, as_text(page.parameters.get("entityName")))
    if page.template.page_type is ENTITY_LIST:
        return workspace.set_list_state(page, refreshed(page.list_state))
    return refresh(workspace, page)


def _select_row(
    workspace: Workspace, page: Page, record_id: str, *, is_selected: bool
) -> Outcome[bool]:
    """Selects a row of a list or no longer; without an id, all of them."""
    shown = list_in(page, workspace.records)
    if shown is None:
        return NOTHING
    return workspace.set_list_state(page, select(shown, record_id, is_selected=is_selected))


def _sorted(list_state: ListState, column: str) -> ListState:
    """By a column; the other way round if it was by that one."""
    other_way = list_state.sorted_by == column and not list_state.is_descending
    return replace(list_state, sorted_by=column, is_descending=other_way)


def _act_on_conversation(
    workspace: Workspace, action: str, of: str, text: str
) -> Outcome[bool] | Outcome[str]:
    # Only now: a page starts sooner without what most of them never need.
    from apm.ui.shell.conversation_actions import act_on_conversation  # noqa: PLC0415

    return act_on_conversation(workspace, action, of, text)


def _open(workspace: Workspace, action: str, of: str) -> Outcome[bool] | Outcome[str]:
    table, _, record_id = of.partition(" ")
    return open_record(workspace, table, record_id, in_tab=action == "open-record-here")
