"""What a person can do with what stands over and beside the page: dialogs, notifications, side panes."""

from collections.abc import Callable

from apm.core.outcome import Outcome, success
from apm.core.signals import NotificationUsed, OverlaysChanged
from apm.ui.shell.closing import close_page
from apm.workspace.record_picker import Picker, found
from apm.workspace.workspace import Workspace

Action = Callable[[Workspace, str, str], Outcome[bool]]
"""Takes the workspace, what it is about, and what was typed or chosen."""


def _answer(workspace: Workspace, of: str, _text: str) -> Outcome[bool]:
    number, _, at = of.partition(" ")
    dialog = workspace.overlays.dialog(int(number))
    if dialog and dialog.page:
        return close_page(workspace, dialog.page)
    return workspace.overlays.answer(int(number), int(at or -1))


def _dismiss(workspace: Workspace, of: str, _text: str) -> Outcome[bool]:
    return workspace.overlays.clear(of)


def _use(_workspace: Workspace, of: str, _text: str) -> Outcome[bool]:
    return success(True, (NotificationUsed(of),))


def _toggle_pane(workspace: Workspace, of: str, _text: str) -> Outcome[bool]:
    """Selects a pane; the one that shows is collapsed [D]."""
    panes = workspace.side_panes
    pane = panes.find(of)
    if pane is None:
        return Outcome(False)
    if pane is panes.selected and panes.is_expanded:
        return panes.expand(False)
    return panes.select(pane)


def _close_pane(workspace: Workspace, of: str, _text: str) -> Outcome[bool]:
    pane = workspace.side_panes.find(of)
    if pane and pane.page:
        return close_page(workspace, pane.page)
    return workspace.side_panes.close(pane) if pane else Outcome(False)


def _picker(workspace: Workspace, of: str) -> Picker | None:
    dialog = workspace.overlays.dialog(int(of.partition(" ")[0]))
    return dialog.picker if dialog else None


def _filter(workspace: Workspace, of: str, text: str) -> Outcome[bool]:
    """Lists the records whose names have a text."""
    picker = _picker(workspace, of)
    if picker is None:
        return Outcome(False)
    picker.text = text
    return success(True, (OverlaysChanged(),))


def _pick(workspace: Workspace, of: str, text: str) -> Outcome[bool]:
    """Chooses a record or no longer; a radio button, which says nothing of that, chooses it."""
    picker = _picker(workspace, of)
    listed = found(picker, workspace.records) if picker else []
    chosen = of.partition(" ")[2]
    reference = next((each for each in listed if chosen == f"{each.table} {each.id}"), None)
    if picker is None or reference is None:
        return Outcome(False)
    picker.pick(reference, is_picked=text != "false")
    return success(True, (OverlaysChanged(),))


OVERLAY_ACTIONS: dict[str, Action] = {
    "answer": _answer,
    "dismiss-notification": _dismiss,
    "use-notification": _use,
    "toggle-pane": _toggle_pane,
    "close-pane": _close_pane,
    "filter-lookup": _filter,
    "pick-record": _pick,
}
"""By the `data-action`."""
