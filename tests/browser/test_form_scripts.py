"""OnChange and OnSave run when the user types, chooses and saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.page_form_scripts import CASE, field, load, open_case, saved_title, seen
from tests.support.page_scripts import failures
from tests.support.page_strips import open_tab
from tests.support.watched_pages import boot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.support.watched_pages import Console


@pytest.fixture
def desk(workspace: Page) -> Iterator[Page]:
    """A page for this module; its settings are reset after the tests."""
    yield workspace
    workspace.evaluate("apmWorkspace.load({})")


class TestOnChange:
    def test_it_runs_once_when_a_field_is_left(self, desk: Page) -> None:
        load(desk, "onchange title mine.onChange")
        open_case(desk)
        desk.evaluate("forms[0].getAttribute('title').addOnChange(mine.see('added'))")
        field(desk, "Case Title").press("End")
        desk.keyboard.type("!!")
        assert seen(desk) == []
        desk.keyboard.press("Tab")
        assert seen(desk) == [["changed", "title"], ["added", "title"]]
        expect(field(desk, "Case Title")).not_to_be_focused()
        desk.keyboard.press("Tab")
        assert seen(desk) == []

    @pytest.mark.parametrize(
        ("column", "act"),
        [
            ("isescalated", lambda page: field(page, "Is Escalated").check()),
            ("prioritycode", lambda page: field(page, "Priority").select_option("Low")),
            ("customerid", lambda page: page.get_by_role("button", name="Clear Customer").click()),
        ],
    )
    def test_it_runs_once_when_something_is_chosen_or_cleared(
        self, desk: Page, column: str, act: Callable[[Page], None]
    ) -> None:
        load(desk, f"onchange {column} mine.onChange")
        open_case(desk)
        act(desk)
        assert seen(desk) == [["changed", column]]

    def test_a_name_that_is_typed_into_a_lookup_is_its_record(self, desk: Page) -> None:
        load(desk)
        open_case(desk)
        desk.get_by_role("button", name="Clear Customer").click()
        field(desk, "Customer").fill("adventure works")
        value = desk.evaluate("forms[0].getAttribute('customerid').getValue()[0].name")
        assert value == "Adventure Works"

    def test_a_script_that_sets_another_field_leaves_the_cursor_alone(self, desk: Page) -> None:
        load(desk)
        open_case(desk)
        title = field(desk, "Case Title")
        title.fill("abcd")
        title.press("ArrowLeft")
        title.press("ArrowLeft")
        desk.evaluate("forms[0].getAttribute('description').setValue('From a script')")
        desk.evaluate("apmWorkspace.drawn()")
        expect(field(desk, "Description")).to_have_value("From a script")
        desk.keyboard.type("-")
        expect(title).to_have_value("ab-cd")

    def test_what_was_set_and_typed_survives_another_tab(self, desk: Page) -> None:
        load(desk)
        first = open_case(desk)
        field(desk, "Case Title").fill("Typed")
        desk.evaluate("forms[0].getAttribute('description').setValue('Set')")
        open_case(desk)
        desk.locator(f"[data-tab-id={first}]").click()
        expect(field(desk, "Case Title")).to_have_value("Typed")
        expect(field(desk, "Description")).to_have_value("Set")


class TestOnSave:
    def test_a_prevented_save_stays_unsaved_and_says_nothing(self, desk: Page) -> None:
        load(desk, "onsave - mine.onSave")
        open_case(desk)
        desk.evaluate("forms[0].data.entity.addOnSave((it) => it.getEventArgs().preventDefault())")
        field(desk, "Case Title").fill("Leak")
        desk.get_by_role("button", name="Save", exact=True).click()
        assert seen(desk) == [["saving", ""]]
        expect(desk.get_by_role("tabpanel").get_by_text("Unsaved", exact=True)).to_be_visible()
        expect(desk.get_by_role("alert")).to_have_count(0)
        assert saved_title(desk).startswith("Espresso")

    @pytest.mark.parametrize("key", ["Control+s", "Meta+s"])
    def test_its_key_saves_what_is_being_typed(self, desk: Page, key: str) -> None:
        load(desk, "onchange title mine.onChange", "onsave - mine.onSave")
        open_case(desk)
        title = field(desk, "Case Title")
        title.fill("Lek")
        title.press("ArrowLeft")
        title.press(key)
        assert seen(desk) == [["changed", "title"], ["saving", ""]]
        assert saved_title(desk) == "Lek"
        desk.keyboard.type("a")
        expect(title).to_have_value("Leak")

    def test_its_key_saves_in_a_dialog_and_a_side_pane(self, desk: Page) -> None:
        load(desk)
        page_input = f"{{ pageType: 'entityrecord', entityName: 'incident', entityId: '{CASE}' }}"
        desk.evaluate(
            f"Xrm.App.sidePanes.createPane({{}}).then((pane) => pane.navigate({page_input}))"
        )
        pane = desk.locator(".pane").get_by_label("Case Title", exact=True)
        pane.fill("From the pane")
        pane.press("Control+s")
        assert saved_title(desk) == "From the pane"
        desk.evaluate(f"() => {{ Xrm.Navigation.navigateTo({page_input}, {{ target: 2 }}); }}")
        inside = desk.get_by_role("dialog").get_by_label("Case Title", exact=True)
        inside.fill("From the dialog")
        inside.press("Control+s")
        assert saved_title(desk) == "From the dialog"
        desk.evaluate("forms.at(-1).ui.close()")

    def test_outside_of_a_form_its_key_is_the_browsers(self, desk: Page) -> None:
        desk.evaluate(
            "addEventListener('keydown', (it) => { globalThis.last = it.defaultPrevented; })"
        )
        desk.keyboard.press("Control+s")
        assert desk.evaluate("last") is False

    def test_what_is_missing_is_reported_at_the_page_once_the_functions_ran(
        self, desk: Page
    ) -> None:
        load(desk, "onsave - mine.onSave")
        open_case(desk)
        desk.evaluate("forms[0].data.entity.addOnSave(async () => {})")
        field(desk, "Case Title").fill("")
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_role("alert")).to_contain_text("Fill in Case Title, then save again.")
        assert seen(desk) == [["saving", ""]]

    def test_while_a_save_waits_another_press_changes_nothing(self, desk: Page) -> None:
        load(desk, "onsave - mine.onSave")
        open_case(desk)
        desk.evaluate("""() => {
          const waiting = new Promise((resolve) => { mine.goOn = resolve; });
          forms[0].data.entity.addOnSave(() => waiting);
        }""")
        field(desk, "Case Title").fill("Leak")
        desk.get_by_role("button", name="Save", exact=True).click()
        # It does not look like a button.
        desk.get_by_role("button", name="Saving…", exact=True).click(force=True)
        desk.keyboard.press("Control+s")
        assert saved_title(desk).startswith("Espresso")
        desk.evaluate("mine.goOn()")
        expect(desk.get_by_text("Unsaved", exact=True)).to_have_count(0)
        assert saved_title(desk) == "Leak"
        assert len(seen(desk)) == 1

    def test_a_promise_that_never_settles_is_reported_and_waited_for_no_more(
        self, page: Page, console: Console
    ) -> None:
        page.clock.install()
        boot(page, console)
        load(page, "onsave - mine.hang")
        page.evaluate("""() => {
          mine.hang = () => new Promise(() => {});
          apmWorkspace.runScript("\\nfunction wait() { return new Promise(() => {}); }"
            + "\\nvar add = (form) => form.data.entity.addOnSave(wait);", "wait.js");
        }""")
        open_case(page)
        page.evaluate("add(forms[0])")
        field(page, "Case Title").fill("Leak")
        page.get_by_role("button", name="Save", exact=True).click()
        page.clock.fast_forward(9_000)
        assert saved_title(page).startswith("Espresso")
        page.clock.fast_forward(1_000)
        expect(failures(page)).to_have_text(
            [
                "mine.hang, which forms[1] names, returned a Promise that has not settled after 10 s.",
                "The function wait, added in wait.js, line 3, returned a Promise that has not settled after 10 s.",
            ]
        )
        expect(page.get_by_text("Unsaved", exact=True)).to_have_count(0)
        assert saved_title(page) == "Leak"
        assert len(console.take()) == 2

    def test_nothing_waits_for_a_promise_of_an_earlier_workspace(
        self, page: Page, console: Console
    ) -> None:
        page.clock.install()
        boot(page, console)
        page.evaluate("""async () => {
          globalThis.mine = { rejects: [] };
          mine.hang = () => new Promise((_, reject) => mine.rejects.push(reject));
          const call = { function: "mine.hang" };
          const rules = [{ kind: "CustomRule", call }];
          const taken = { table: "incident", label: "Take", actions: [call], rules };
          await apmWorkspace.load({
            forms: [{ table: "incident", event: "onsave", ...call }],
            solutions: [{ commands: [taken] }],
          });
        }""")
        open_tab(page, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        field(page, "Case Title").fill("Leak")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("button", name="Saving…", exact=True)).to_be_visible()
        page.evaluate("apmWorkspace.load({})")
        page.evaluate("apmWorkspace.drawn()")
        page.clock.fast_forward(11_000)
        assert page.evaluate("mine.rejects.map((reject) => reject(new Error('late'))).length") == 2
        page.evaluate("apmWorkspace.drawn()")
        expect(failures(page)).to_have_count(0)
