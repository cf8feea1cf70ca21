"""The top bar, and the dialog that takes exported templates."""

from __future__ import annotations

import pytest

from apm.settings import Settings
from apm.settings.importing import Import
from apm.ui.elements import Element
from apm.ui.shell.top_bar import top_bar
from apm.ui.tools.import_dialog import ABOUT, ImportDialog, import_dialog
from tests.support.element_trees import accessible_name, find, text

DONE = Import(Settings(), ("new_chat",), ("new_map", "new_page"), ("row 1: no name",))


def lines(tree: Element, label: str) -> list[str]:
    """What stands in a list of the dialog; nothing if it has no such list."""
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


@pytest.mark.parametrize("problems", [(), ("The text is no JSON.",)])
def test_without_any_template_it_says_that_nothing_changed(problems: tuple[str, ...]) -> None:
    done = Import(Settings(), problems=problems)
    tree = import_dialog(ImportDialog(is_open=True, done=done))
    (said,) = find(tree, role="alert")
    assert text(said) == "No template could be read. The workspace has not changed."
    assert lines(tree, "Read") == []
    assert lines(tree, "Not read") == list(problems)
