"""Saves that wait for OnSave handlers, also when a handler replaces the form that is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_forms import (
    CASE,
    button,
    field,
    open_record,
    save_button,
)
from tests.support.page_strips import (
    app_tab,
    dialog,
    drawn,
    open_case,
    session_tab,
    shown_panel,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

WAIT = """() => {
  const waiting = new Promise((resolve) => { window.goOn = resolve; });
  Xrm.Page.data.entity.addOnSave((context) => {
    if (window.prevents) context.getEventArgs().preventDefault();
    return waiting;
  });
}"""
SAVED = """([table, id, column]) =>
  Xrm.WebApi.retrieveRecord(table, id).then((record) => record[column])"""

ASKS = """() => Xrm.Page.data.entity.addOnSave(async () => {
  await Xrm.Navigation.openConfirmDialog({ title: "Sure", text: "Save?" });
})"""
ASKS_ON_CHANGE = """() => Xrm.Page.getAttribute("title").addOnChange(() => {
  Xrm.Navigation.openConfirmDialog({ title: "Sure", text: "Change?" });
})"""

REPLACES = """(waits) => Xrm.Page.data.entity.addOnSave(() => {
  Microsoft.Apm.getFocusedSession().getFocusedTab().refresh();
  return waits ? Promise.resolve() : undefined;
})"""


def close_tab(page: Page) -> None:
    """Clicks the close button of the visible tab."""
    strip = page.get_by_role("group", name="Tab strip", exact=True)
    strip.get_by_role("tab", selected=True).press("Delete")


def save_and_close(_page: Page, form: Locator) -> None:
    button(form, "Save & Close").click()


def save_and_continue(page: Page, _form: Locator) -> None:
    close_tab(page)
    button(dialog(page, "Unsaved changes"), "Save and continue").click()


def settled(page: Page) -> None:
    """Ends the handlers that a save waits for, and waits until the result is drawn."""
    page.evaluate("async () => { goOn(); await null; await apmWorkspace.drawn(); }")


class TestWaiting:
    @pytest.fixture
    def form(self, workspace: Page) -> Iterator[Locator]:
        """An edited form whose save waits."""
        form = open_record(workspace, "incident", entityId=CASE)
        workspace.evaluate(WAIT)
        field(form, "Case Title").fill("Leak")
        yield form
        workspace.evaluate("() => { delete window.prevents; }")

    def test_it_says_so_until_it_is_saved(self, workspace: Page, form: Locator) -> None:
        save = save_button(form)
        save.click()
        expect(save).to_have_text("Saving…")
        expect(save).to_have_attribute("aria-disabled", "true")
        expect(save).to_be_focused()
        expect(form).to_have_attribute("aria-busy", "true")
        workspace.evaluate("goOn()")
        expect(save).to_have_text("Save")
        expect(form).not_to_have_attribute("aria-busy", "true")
        assert workspace.evaluate(SAVED, ["incident", CASE, "title"]) == "Leak"

    @pytest.mark.parametrize("end", ["prevents", "fails"])
    def test_it_goes_back_when_it_is_prevented_or_fails(
        self, workspace: Page, form: Locator, end: str
    ) -> None:
        workspace.evaluate("(end) => { window.prevents = end === 'prevents'; }", end)
        if end == "fails":
            field(form, "Case Title").fill("")
        save = save_button(form)
        save.click()
        expect(save).to_have_text("Saving…")
        workspace.evaluate("goOn()")
        expect(save).to_have_text("Save")
        expect(save).not_to_have_attribute("aria-disabled", "true")
        expect(form).not_to_have_attribute("aria-busy", "true")
        expect(form.locator("[aria-invalid]")).to_have_count(1 if end == "fails" else 0)

    def test_a_scripts_save_says_so_too(self, workspace: Page, form: Locator) -> None:
        workspace.evaluate("() => { window.saving = Xrm.Page.data.save(); }")
        expect(save_button(form)).to_have_text("Saving…")
        workspace.evaluate("() => { goOn(); return saving; }")
        expect(save_button(form)).to_have_text("Save")

    def test_a_form_that_was_closed_is_reported_by_its_name(
        self, workspace: Page, form: Locator
    ) -> None:
        save_button(form).click()
        workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().close()")
        workspace.evaluate("goOn()")
        alert = workspace.get_by_role("alert")
        expect(alert).to_contain_text("was closed before it was saved; nothing was saved.")
        expect(alert).to_contain_text("Case Espresso")

    @pytest.mark.parametrize("wanted", [save_and_close, save_and_continue])
    def test_a_wish_to_close_is_kept_until_it_is_saved(
        self, workspace: Page, form: Locator, wanted: Callable[[Page, Locator], None]
    ) -> None:
        tabs = workspace.locator("[data-tab-id]")
        before = tabs.count()
        save_button(form).click()
        wanted(workspace, form)
        drawn(workspace)
        expect(tabs).to_have_count(before)
        workspace.evaluate("goOn()")
        expect(tabs).to_have_count(before - 1)
        assert workspace.evaluate(SAVED, ["incident", CASE, "title"]) == "Leak"
        expect(workspace.get_by_role("alert")).to_have_count(0)

    def test_a_wish_to_close_goes_with_a_save_that_is_prevented(
        self, workspace: Page, form: Locator
    ) -> None:
        workspace.evaluate("() => { window.prevents = true; }")
        save = save_button(form)
        save.click()
        save_and_close(workspace, form)
        workspace.evaluate("goOn()")
        expect(save).to_have_text("Save")
        workspace.evaluate("() => { window.prevents = false; }")
        save.click()
        expect(form.get_by_text("Unsaved", exact=True)).to_have_count(0)
        expect(form).to_be_visible()
        assert workspace.evaluate(SAVED, ["incident", CASE, "title"]) == "Leak"

    def test_one_that_fails_leaves_the_focus_where_a_person_types(
        self, workspace: Page, form: Locator
    ) -> None:
        title, description = field(form, "Case Title"), field(form, "Description")
        title.fill("")
        save_button(form).click()
        description.focus()
        workspace.evaluate("goOn()")
        expect(title).to_have_attribute("aria-invalid", "true")
        drawn(workspace)
        expect(description).to_be_focused()

    def test_discarding_during_a_save_is_no_news(self, workspace: Page, form: Locator) -> None:
        save_button(form).click()
        close_tab(workspace)
        button(dialog(workspace, "Unsaved changes"), "Discard changes").click()
        expect(form.get_by_text("Case Title")).to_have_count(0)
        settled(workspace)
        expect(workspace.get_by_role("alert")).to_have_count(0)
        assert workspace.evaluate(SAVED, ["incident", CASE, "title"]) != "Leak"

    def test_a_reset_during_a_save_is_no_news(self, workspace: Page, form: Locator) -> None:
        save_button(form).click()
        workspace.evaluate("apmWorkspace.reset()")
        settled(workspace)
        expect(workspace.get_by_role("alert")).to_have_count(0)


class TestReplaced:
    """An OnSave handler reloads the page: the edits are lost, and nothing is saved."""

    @pytest.mark.parametrize("waits", [False, True])
    @pytest.mark.parametrize(
        ("table", "record_id", "label", "name"),
        [
            ("incident", CASE, "Case Title", "Case Espresso"),
            ("contact", "", "Last Name", "New Contact"),
        ],
    )
    def test_it_is_reported_and_nothing_is_saved(
        self, workspace: Page, table: str, record_id: str, label: str, name: str, *, waits: bool
    ) -> None:
        given = {"entityId": record_id} if record_id else {}
        form = open_record(workspace, table, **given)
        workspace.evaluate(REPLACES, waits)
        field(form, label).fill("Leak")
        save_button(form).click()
        alert = workspace.get_by_role("alert")
        expect(alert).to_contain_text("was replaced before it was saved; nothing was saved.")
        expect(alert).to_contain_text(name)
        expect(field(form, label)).not_to_have_value("Leak")
        expect(form).not_to_have_attribute("aria-busy", "true")
        expect(form.locator("[aria-invalid]")).to_have_count(0)

    def test_a_script_gets_the_error_too(self, workspace: Page) -> None:
        open_record(workspace, "incident", entityId=CASE)
        workspace.evaluate(REPLACES, False)
        refusal = workspace.evaluate("""() => {
          Xrm.Page.getAttribute("title").setValue("Leak");
          return Xrm.Page.data.save().catch(({ message }) => message);
        }""")
        assert refusal.startswith("formContext.data.save: Case Espresso")
        assert refusal.endswith("was replaced before it was saved; nothing was saved.")


class TestAnchor:
    """Save & Close in the anchor tab of a case session; the save waits."""

    @pytest.fixture
    def anchor(self, workspace: Page) -> Locator:
        open_case(workspace)
        drawn(workspace)
        form = shown_panel(workspace)
        workspace.evaluate(WAIT)
        field(form, "Case Title").fill("Leak")
        form.get_by_label("Customer").fill("Contoso Coffee")
        return form

    def test_what_was_typed_beside_it_during_a_save_keeps_the_session_open(
        self, workspace: Page, anchor: Locator
    ) -> None:
        button(anchor, "Save & Close").click()
        contact = open_record(workspace, "contact")
        field(contact, "Last Name").fill("Silva")
        settled(workspace)
        expect(workspace.get_by_role("alert")).to_contain_text(
            "was saved. Its session stays open: New Contact has unsaved changes."
        )
        expect(field(contact, "Last Name")).to_have_value("Silva")

    def test_what_a_person_agreed_to_lose_does_not(self, workspace: Page, anchor: Locator) -> None:
        contact = open_record(workspace, "contact")
        field(contact, "Last Name").fill("Silva")
        app_tab(workspace, "New Case").click()
        button(anchor, "Save & Close").click()
        button(dialog(workspace, "Close session New Case?"), "Save and close session").click()
        settled(workspace)
        expect(session_tab(workspace, "New Case")).to_have_count(0)
        expect(workspace.get_by_role("alert")).to_have_count(0)
        assert titles(workspace, "Session strip") == ["Home"]


def test_a_page_that_restarts_after_its_save_is_closed_too(workspace: Page) -> None:
    form = open_record(workspace, "incident", entityId=CASE)
    workspace.evaluate("""() => Xrm.Page.data.entity.addOnPostSave(() => {
      Microsoft.Apm.getFocusedSession().getFocusedTab().refresh();
    })""")
    field(form, "Case Title").fill("Leak")
    button(form, "Save & Close").click()
    assert titles(workspace, "Tab strip") == ["Dashboard"]
    assert workspace.evaluate(SAVED, ["incident", CASE, "title"]) == "Leak"


def test_a_form_that_closed_before_the_user_answered_is_reported(workspace: Page) -> None:
    form = open_record(workspace, "incident", entityId=CASE)
    field(form, "Case Title").fill("Leak")
    close_tab(workspace)
    workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().close()")
    drawn(workspace)
    button(dialog(workspace, "Unsaved changes"), "Save and continue").click()
    expect(workspace.get_by_role("alert")).to_contain_text("nothing was saved.")


class TestFocusAfterADialog:
    @pytest.mark.parametrize("key", ["Enter", "Escape"])
    def test_it_returns_to_the_field_or_button_that_saved(self, workspace: Page, key: str) -> None:
        form = open_record(workspace, "incident", entityId=CASE)
        workspace.evaluate(ASKS)
        title = field(form, "Case Title")
        title.fill("Leak")
        title.press("Control+s")
        button(dialog(workspace, "Sure"), "OK").press(key)
        expect(title).to_be_focused()
        title.fill("Leaks")
        save_button(form).press("Enter")
        button(dialog(workspace, "Sure"), "OK").press(key)
        expect(save_button(form)).to_be_focused()

    @pytest.mark.parametrize("leaves", ["Tab", "Control+s"])
    def test_it_returns_to_the_form_from_a_dialog_of_an_onchange_handler(
        self, workspace: Page, leaves: str
    ) -> None:
        form = open_record(workspace, "incident", entityId=CASE)
        workspace.evaluate(ASKS_ON_CHANGE)
        title = field(form, "Case Title")
        title.fill("Leak")
        title.press(leaves)
        button(dialog(workspace, "Sure"), "OK").press("Enter")
        expect(form.locator(":focus")).to_have_count(1)
