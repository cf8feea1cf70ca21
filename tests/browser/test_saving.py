"""The user saves and closes forms: fields marked by a failed save, and questions before closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_forms import (
    ACCOUNT,
    button,
    contacts,
    field,
    in_dialog,
    in_pane,
    open_record,
    save_button,
)
from tests.support.page_strips import dialog, drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

CLOSED_BY_BROWSER = """async () => {
  const shown = [...document.querySelectorAll("dialog:modal")].at(-1);
  const closed = new Promise((resolve) => shown.addEventListener("close", resolve));
  shown.dispatchEvent(new Event("cancel", { cancelable: false }));
  shown.close();
  await closed;
}"""
"""What browsers do with a dialog in which the user has not clicked or typed."""


class TestFailed:
    @pytest.mark.parametrize("by", ["button", "key"])
    def test_the_focus_goes_to_the_first_field_at_fault(self, workspace: Page, by: str) -> None:
        form = open_record(workspace, "account", entityId=ACCOUNT)
        name, number = field(form, "Account Name"), field(form, "Number of Employees")
        name.fill("")
        number.fill("many")
        if by == "key":
            number.press("Control+s")
        else:
            save_button(form).click()
        expect(name).to_be_focused()
        expect(name).to_have_attribute("aria-invalid", "true")
        expect(name).to_have_accessible_description("Fill in Account Name, then save again.")
        expect(number).to_have_accessible_description(
            "Number of Employees: 'many' is not a whole number."
        )
        expect(workspace.get_by_role("alert")).to_have_text(
            "Fill in Account Name, then save again."
        )
        workspace.keyboard.type("C")
        expect(name).not_to_have_attribute("aria-invalid", "true")
        expect(name).to_have_accessible_description("")
        number.fill("3")
        expect(form.locator("[aria-invalid]")).to_have_count(0)

    def test_the_key_keeps_the_focus_where_nothing_is_wrong(self, workspace: Page) -> None:
        form = open_record(workspace, "account", entityId=ACCOUNT)
        field(form, "Account Name").fill("Contoso")
        field(form, "Account Name").press("Control+s")
        expect(form.get_by_text("Unsaved", exact=True)).to_have_count(0)
        expect(field(form, "Account Name")).to_be_focused()

    def test_a_scripts_save_marks_and_leaves_the_focus(self, workspace: Page) -> None:
        form = open_record(workspace, "account", entityId=ACCOUNT)
        field(form, "Account Name").fill("")
        field(form, "Website").focus()
        refusal = workspace.evaluate("Xrm.Page.data.save().catch(({ message }) => message)")
        assert refusal == "formContext.data.save: Fill in Account Name, then save again."
        drawn(workspace)
        expect(field(form, "Account Name")).to_have_attribute("aria-invalid", "true")
        expect(field(form, "Website")).to_be_focused()

    @pytest.mark.parametrize("place", [in_dialog, in_pane])
    def test_it_goes_there_in_a_dialog_and_a_side_pane_too(
        self, workspace: Page, place: Callable[[Page], Locator]
    ) -> None:
        shown = place(workspace)
        field(shown, "First Name").fill("Ana")
        save_button(shown).click()
        expect(field(shown, "Last Name")).to_be_focused()
        expect(field(shown, "Last Name")).to_have_accessible_description(
            "Fill in Last Name, then save again."
        )


class TestClosing:
    def test_a_dialog_asks_above_itself(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "Last Name").fill("Silva")
        button(shown, "Close").click()
        asked = dialog(workspace, "Unsaved changes")
        expect(button(asked, "Save and continue")).to_be_focused()
        button(asked, "Cancel").click()
        expect(asked).to_have_count(0)
        expect(field(shown, "Last Name")).to_have_value("Silva")
        expect(button(shown, "Close")).to_be_focused()
        button(shown, "Close").click()
        button(asked, "Discard changes").click()
        expect(workspace.get_by_role("dialog")).to_have_count(0)
        assert workspace.evaluate("left") is True
        assert contacts(workspace, "Silva") == 0

    def test_escape_asks_and_then_cancels_the_question_alone(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "Last Name").fill("Silva")
        asked = dialog(workspace, "Unsaved changes")
        for _ in range(4):
            workspace.keyboard.press("Escape")
            expect(asked).to_be_visible()
            expect(button(asked, "Save and continue")).to_be_focused()
            workspace.keyboard.press("Escape")
            expect(asked).to_have_count(0)
            expect(field(shown, "Last Name")).to_have_value("Silva")
            expect(field(shown, "Last Name")).to_be_focused()
            assert workspace.evaluate("document.querySelectorAll('dialog:modal').length") == 1
        assert workspace.evaluate("left") is False

    def test_a_dialog_that_the_browser_closes_asks_once_and_stays(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "Last Name").fill("Silva")
        workspace.evaluate(CLOSED_BY_BROWSER)
        asked = dialog(workspace, "Unsaved changes")
        expect(asked).to_have_count(1)
        expect(button(asked, "Save and continue")).to_be_focused()
        workspace.evaluate(CLOSED_BY_BROWSER)
        expect(asked).to_have_count(0)
        expect(field(shown, "Last Name")).to_have_value("Silva")

    def test_a_dialog_is_saved_and_closed(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "Last Name").fill("Silva")
        workspace.keyboard.press("Escape")
        button(dialog(workspace, "Unsaved changes"), "Save and continue").click()
        expect(workspace.get_by_role("dialog")).to_have_count(0)
        assert contacts(workspace, "Silva") == 1

    def test_a_dialog_that_cannot_be_saved_stays_and_says_where(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "First Name").fill("Ana")
        workspace.keyboard.press("Escape")
        button(dialog(workspace, "Unsaved changes"), "Save and continue").click()
        expect(field(shown, "Last Name")).to_be_focused()
        expect(field(shown, "Last Name")).to_have_attribute("aria-invalid", "true")

    def test_a_side_pane_asks(self, workspace: Page) -> None:
        pane = in_pane(workspace)
        field(pane, "Last Name").fill("Silva")
        button(pane, "Close Help").click()
        asked = dialog(workspace, "Unsaved changes")
        workspace.keyboard.press("Escape")
        expect(field(pane, "Last Name")).to_have_value("Silva")
        expect(button(pane, "Close Help")).to_be_focused()
        button(pane, "Close Help").click()
        button(asked, "Save and continue").click()
        expect(pane).to_have_count(0)
        assert contacts(workspace, "Silva") == 1

    def test_a_dialog_that_the_browser_closes_by_itself_asks_too(self, workspace: Page) -> None:
        shown = in_dialog(workspace)
        field(shown, "Last Name").fill("Silva")
        workspace.evaluate("document.querySelector('dialog').close()")
        asked = dialog(workspace, "Unsaved changes")
        expect(button(asked, "Save and continue")).to_be_focused()
        button(asked, "Cancel").click()
        expect(field(shown, "Last Name")).to_have_value("Silva")

    def test_a_script_closes_a_pane_without_a_question(self, workspace: Page) -> None:
        pane = in_pane(workspace)
        field(pane, "Last Name").fill("Silva")
        workspace.evaluate("Xrm.App.sidePanes.getPane('help').close()")
        drawn(workspace)
        expect(pane).to_have_count(0)
        expect(workspace.get_by_role("dialog")).to_have_count(0)
