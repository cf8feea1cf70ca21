"""The top bar, and the dialog that imports templates."""

from __future__ import annotations

import pytest

from apm.core.events import ThemeChosen, WorkspaceReplaced
from apm.settings import Settings
from apm.settings.importing import Import
from apm.ui.actions import ACTIONS
from apm.ui.elements import Element
from apm.ui.shell.top_bar import Theme, top_bar
from apm.ui.tools.import_dialog import ABOUT, ImportDialog, import_dialog
from apm.workspace.workspace import Workspace
from tests.support.element_trees import accessible_name, find, text
from tests.support.page_actions import after, view_of

DONE = Import(Settings(), ("new_chat",), ("new_map", "new_page"), ("row 1: no name",))


def lines(tree: Element, label: str) -> list[str]:
    """The items of a list in the dialog; none if it has no such list."""
    lists = find(tree, "ul", aria_label=label)
    return [text(each) for each in find(lists[0], "li")] if lists else []


def test_the_bar_says_which_app_it_is_and_opens_the_dialog() -> None:
    tree = top_bar(Settings())
    assert text(tree).startswith(Settings().app.name + "emulated")
    (button,) = find(tree, "button", data_action="open-import")
    assert accessible_name(button) == "Import templates"


def test_a_closed_dialog_is_not_there() -> None:
    assert not find(import_dialog(ImportDialog()), "dialog")
    assert not find(import_dialog(ImportDialog(done=DONE)), "dialog")


def test_an_open_dialog_has_a_name_a_labelled_field_and_two_buttons() -> None:
    (dialog,) = find(import_dialog(ImportDialog(is_open=True)), "dialog")
    (heading,) = find(dialog, id=dialog[1]["aria-labelledby"])
    assert text(heading) == "Import templates"
    (field,) = find(dialog, "textarea")
    (label,) = find(dialog, "label", **{"for": field[1]["id"]})
    assert text(label) == ABOUT
    (form,) = find(dialog, "form", data_action="import-templates")
    assert [(accessible_name(each), each[1]["type"]) for each in find(form, "button")] == [
        ("Import", "submit"),
        ("Close", "button"),
    ]
    assert not find(dialog, role="status") + find(dialog, role="alert") + find(dialog, "ul")


def test_it_tells_what_was_read_and_what_not() -> None:
    tree = import_dialog(ImportDialog(is_open=True, done=DONE))
    (said,) = find(tree, role="status")
    assert text(said) == (
        "Session templates read: 1; tab templates read: 2. The workspace restarted."
    )
    assert lines(tree, "Read") == ["new_chat", "new_map", "new_page"]
    assert lines(tree, "Not read") == ["row 1: no name"]


@pytest.mark.parametrize("problems", [(), ("The text is not JSON.",)])
def test_without_any_template_it_says_that_nothing_changed(problems: tuple[str, ...]) -> None:
    done = Import(Settings(), problems=problems)
    tree = import_dialog(ImportDialog(is_open=True, done=done))
    (said,) = find(tree, role="alert")
    assert text(said) == "No template could be read. The workspace has not changed."
    assert lines(tree, "Read") == []
    assert lines(tree, "Not read") == list(problems)


ROW = """{
  "msdyn_uniquename": "new_tab", "msdyn_name": "New", "msdyn_title": "New",
  "msdyn_pagetype": 509180004, "msdyn_templateparameters": "{\\"dashboardId\\": \\"1\\"}"
}"""


@pytest.mark.parametrize(("pasted", "is_replaced"), [(ROW, True), ("[]", False)])
def test_an_import_restarts_the_workspace_if_it_brings_a_template(
    pasted: str, *, is_replaced: bool
) -> None:
    view = view_of(Workspace(Settings()))
    before = view.workspace
    view.put(ImportDialog(is_open=True))
    outcome = ACTIONS["import-templates"](view, "", pasted)
    state = view.state(ImportDialog)
    assert (state.is_open, state.done and state.done.has_any) == (True, is_replaced)
    assert (view.workspace is not before) is is_replaced
    assert (WorkspaceReplaced() in outcome.events) is is_replaced


def test_a_closed_dialog_keeps_nothing() -> None:
    assert after(ImportDialog(is_open=True, done=DONE), "close-import") == ImportDialog()


def test_the_chosen_theme_is_kept_and_applied() -> None:
    view = view_of(Workspace(Settings()))
    assert ACTIONS["choose-theme"](view, "", "dark").events == (ThemeChosen("dark"),)
    (chooser,) = find(top_bar(Settings(), view.state(Theme).name), "select")
    assert chooser[1]["value"] == "dark"
