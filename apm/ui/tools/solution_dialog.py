"""The dialog about solutions that the user drops on the page: the progress, the result, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from apm.ui import targets
from apm.ui.actions import Use, action
from apm.ui.buttons import button
from apm.ui.elements import Child, Element, h
from apm.ui.messages import Level, message
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.tools.import_dialog import ImportDialog, import_dialog, listed
from apm.ui.view import PanelState, View

if TYPE_CHECKING:
    from apm.core.outcome import Outcome

READING = "scripts/solutions.js"
RESTARTED = "The workspace restarted with these solutions."


@dataclass(frozen=True, slots=True)
class SolutionDialog(PanelState):
    """The state of the dialog.

    Attributes:
        is_open: the dialog is open.
        progress: what is done at the moment; empty at the end.
        refusal: why a solution was refused; empty if none was.
        found: a line for each solution of the workspace.
        not_used: a line for each thing in them that is not used.
    """

    is_open: bool = False
    progress: str = ""
    refusal: str = ""
    found: tuple[str, ...] = ()
    not_used: tuple[str, ...] = ()
    regions = (Region.IMPORT,)


@action("solution-progress", targets.text, sent_by=READING)
def show_progress(use: Use[str]) -> Outcome[bool]:
    """Shows what is done with the solutions; the target is a sentence."""
    use.put(ImportDialog())
    return use.put(SolutionDialog(is_open=True, progress=use.target))


@action("solution-refused", targets.text, sent_by=READING)
def show_refusal(use: Use[str]) -> Outcome[bool]:
    """Shows why the solutions cannot be used; the target is the reason."""
    return use.put(SolutionDialog(is_open=True, refusal=use.target))


@action("close-solutions", targets.nothing)
def close_solutions(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the dialog. Solutions that are being read are read to the end."""
    return use.put(SolutionDialog())


@region_tree(Region.IMPORT)
def _region(view: View) -> Element:
    state = view.state(SolutionDialog)
    open_one = _dialog(state) if state.is_open else import_dialog(view.state(ImportDialog))
    return h("div", {}, open_one)


def _dialog(state: SolutionDialog) -> Element:
    return h(
        "dialog",
        {
            "class": "dialog",
            "aria-labelledby": "solutions-title",
            "key": "solutions",
            **close_solutions.on(),
        },
        h("h2", {"id": "solutions-title"}, "Solutions"),
        *_content(state),
        h("div", {"class": "dialog-buttons"}, button(close_solutions.on(), "Close")),
    )


def _content(state: SolutionDialog) -> list[Child]:
    if state.progress:
        return [h("p", {"role": "status"}, state.progress)]
    if state.refusal:
        text = f"{state.refusal} The workspace has not changed."
        return [message(Level.ERROR, h("p", {}, text), kind="result")]
    return [
        message(Level.SUCCESS, h("p", {}, RESTARTED), kind="result"),
        *listed("Read", state.found),
        *listed("Not used", state.not_used),
    ]
