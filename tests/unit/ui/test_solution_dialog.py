"""The dialog about solutions that the user drops on the page."""

from __future__ import annotations

from apm.settings import Settings
from apm.ui.actions import ACTIONS
from apm.ui.elements import Element
from apm.ui.panels import REGION_TREES
from apm.ui.regions import Region
from apm.ui.tools.import_dialog import ImportDialog
from apm.ui.tools.solution_dialog import SolutionDialog
from apm.ui.view import View
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import view_of


def shown(*states: SolutionDialog | ImportDialog) -> Element:
    view = view_of(Workspace(Settings()))
    for each in states:
        view.put(each)
    return tree(view)


def tree(view: View) -> Element:
    return REGION_TREES[Region.IMPORT](view)


def items(element: Element, label: str) -> list[str]:
    return [
        text(item) for each in find(element, "ul", aria_label=label) for item in find(each, "li")
    ]


def test_a_closed_dialog_is_not_there() -> None:
    assert not find(shown(), "dialog")


def test_the_progress_takes_the_place_of_the_dialog_with_the_file_input() -> None:
    view = view_of(Workspace(Settings()))
    view.put(ImportDialog(is_open=True))
    (chooser,) = find(tree(view), "input", type="file")
    (label,) = find(tree(view), "label", **{"for": chooser[1]["id"]})
    assert text(label).startswith("Or choose the zips")
    ACTIONS["solution-progress"](view, "Reading Contoso.zip…", "")
    (status,) = find(tree(view), role="status")
    assert text(status) == "Reading Contoso.zip…"
    ACTIONS["close-solutions"](view, "", "")
    assert not find(tree(view), "dialog")


def test_a_refusal_says_that_nothing_changed() -> None:
    (alert,) = find(shown(SolutionDialog(is_open=True, refusal="It is damaged.")), role="alert")
    assert text(alert) == "It is damaged. The workspace has not changed."


def test_the_result_lists_what_was_read_and_what_is_not_used() -> None:
    done = SolutionDialog(is_open=True, found=("Contoso",), not_used=("1 rule", "2 flows"))
    assert items(shown(done), "Read") == ["Contoso"]
    assert items(shown(done), "Not used") == ["1 rule", "2 flows"]
    assert not find(
        shown(SolutionDialog(is_open=True, found=("Contoso",))), "ul", aria_label="Not used"
    )
