"""Form scripts and commands as a person meets them: typing, clicking, saving; what the page says of a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from apm.host.workspace import Workspace
from tests.browser.test_workspace_file import serving
from tests.watch import Console, boot

CASE = "ca5e0000-0000-4000-8000-000000000001"
STANDARD = ["Save", "Save & Close", "New", "Refresh"]

LOAD = """(scripts) => {
  globalThis.seen = [];
  const see = (word) => (context) => { const source = context.getEventSource();
    seen.push([word, Object.hasOwn(source, "getName") ? source.getName() : ""]);
  };
  globalThis.mine = { see, onChange: see("changed"), onSave: see("saving"), onLoad: () => {} };
  globalThis.forms = [];
  mine.keep = (context) => { forms.push(context.getFormContext()); };
  return apmWorkspace.load(scripts);
}"""

OPEN = """async ([parameters, isFocused]) => {
  const appContext = new Map(Object.entries(parameters));
  const id = await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord", appContext, isFocused });
  await apmWorkspace.drawn();
  return id;
}"""


def load(page: Page, *forms: str, commands: list[dict[str, Any]] | None = None) -> None:
    """Start anew with form scripts, each "<event> <column> <function>" of cases, and commands."""
    rows = []
    for each in ("onload - mine.keep", *forms):
        event, column, function = each.split()
        row = {"table": "incident", "event": event, "function": function}
        rows.append(row if column == "-" else {**row, "column": column})
    page.evaluate(LOAD, {"forms": rows, "commands": commands or []})


def open_case(page: Page, *, is_focused: bool = True, **parameters: str) -> str:
    given = parameters or {"entityName": "incident", "entityId": CASE}
    return str(page.evaluate(OPEN, [given, is_focused]))


def field(page: Page, label: str) -> Locator:
    return page.get_by_role("tabpanel").get_by_label(label, exact=True)


def failures(page: Page) -> Locator:
    return page.get_by_role("list", name="Failures of client scripts").get_by_role("listitem")


def seen(page: Page) -> list[Any]:
    """What ran since the last time."""
    return list(page.evaluate("seen.splice(0)"))


def saved_title(page: Page) -> str:
    return str(
        page.evaluate(f"Xrm.WebApi.retrieveRecord('incident', '{CASE}').then((it) => it.title)")
    )


@pytest.fixture
def desk(workspace: Page) -> Iterator[Page]:
    """The module's page; its settings are as they come afterwards."""
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
        expect(desk.get_by_role("tabpanel").get_by_text("Unsaved changes")).to_be_visible()
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

    def test_what_is_missing_is_told_at_the_page_once_the_functions_ran(self, desk: Page) -> None:
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
        # It does not look as if it could be clicked.
        desk.get_by_role("button", name="Saving…", exact=True).click(force=True)
        desk.keyboard.press("Control+s")
        assert saved_title(desk).startswith("Espresso")
        desk.evaluate("mine.goOn()")
        expect(desk.get_by_text("Unsaved changes")).to_have_count(0)
        assert saved_title(desk) == "Leak"
        assert len(seen(desk)) == 1

    def test_a_promise_that_never_settles_is_told_and_waited_for_no_more(
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
        expect(page.get_by_text("Unsaved changes")).to_have_count(0)
        assert saved_title(page) == "Leak"
        assert len(console.take()) == 2


class TestFailures:
    LIBRARY = """
globalThis.Contoso = {
  onLoad(context) {
    context.getFormContext().getAttribute("nothing").getValue();
  },
  async later() {
    throw new Error("too late");
  },
  fine(context) {
    context.getFormContext().ui.setFormNotification("It went on", "INFO", "on");
  },
};
"""
    SETTINGS = """
[[forms]]
table = "incident"
event = "onload"
function = "Contoso.onLoad"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.later"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.Gone.onLoad"
library = "scripts/case.js"

[[forms]]
table = "incident"
event = "onload"
function = "Contoso.fine"
library = "scripts/case.js"

[[commands]]
table = "incident"
label = "Take"
function = "Contoso.take"
library = "scripts/case.js"
"""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        (tmp_path / "scripts").mkdir()
        (tmp_path / "scripts/case.js").write_text(self.LIBRARY)
        (tmp_path / "workspace.toml").write_text(self.SETTINGS)
        return tmp_path / "workspace.toml"

    def test_each_is_named_on_the_page_and_in_the_console_and_the_rest_goes_on(
        self, runtime: Path, file: Path, browser: Browser
    ) -> None:
        with serving(Workspace(file)) as (url, said), browser.new_context() as context:
            said.watch(context)
            page = context.new_page()
            boot(page, said, url)
            open_case(page)
            missing = "scripts/case.js has no function Contoso.Gone.onLoad, which workspace.toml, line 14 names."
            expect(failures(page)).to_have_count(3)
            told = sorted(failures(page).all_inner_texts())
            assert told[0].startswith("scripts/case.js has no function")
            assert told[0] == missing
            assert told[1].startswith("scripts/case.js, line 4, column ")
            assert "reading 'getValue'" in told[1]
            assert told[2].startswith("scripts/case.js, line 7, column ")
            assert told[2].endswith(": too late")
            expect(page.get_by_text("It went on")).to_be_visible()
            assert sorted(each.partition(": ")[0] for each in said.take()) == [
                "error", "uncaught", "uncaught",
            ]  # fmt: skip
            page.get_by_role("button", name="Take").click()
            gone = (
                "scripts/case.js has no function Contoso.take, which workspace.toml, line 26 names."
            )
            expect(failures(page)).to_contain_text([gone])
            assert said.take() == [f"error: {gone}"]

    def test_a_form_that_opens_before_its_library_waits_for_it(
        self, runtime: Path, file: Path, browser: Browser
    ) -> None:
        file.write_text(self.SETTINGS.split("\n\n")[3])
        held: list[Route] = []

        def hold(route: Route) -> None:
            # Playwright takes no built-in method.
            held.append(route)

        with serving(Workspace(file)) as (url, said), browser.new_context() as context:
            said.watch(context)
            page = context.new_page()
            page.route("**/client-scripts/**", hold)
            boot(page, said, url)
            page.evaluate("""() => { Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord",
              appContext: { entityName: "incident" } }); }""")
            expect(page.get_by_role("heading", name="New Case")).to_be_visible()
            expect(page.get_by_text("It went on")).to_have_count(0)
            held[0].continue_()
            page.evaluate("apmWorkspace.drawn()")
            expect(page.get_by_text("It went on")).to_be_visible()
            assert said.complaints() == []


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_dates_are_those_of_the_browsers_own_place(
    zone: str, new_context: Callable[..., BrowserContext], console: Console
) -> None:
    page = new_context(timezone_id=zone).new_page()
    boot(page, console)
    page.evaluate("""() => {
      globalThis.mine = { keep: (context) => { globalThis.form = context.getFormContext(); } };
      return apmWorkspace.load({ forms: ["contact", "incident"].map((table) =>
        ({ table, event: "onload", function: "mine.keep" })) });
    }""")
    open_case(page, entityName="contact")
    for day in ("2026-07-01", "2026-12-31", "1969-02-28"):
        field(page, "Birthday").fill(day)
        read = page.evaluate("""() => {
          const it = form.getAttribute("birthdate").getValue();
          return [it.getFullYear(), it.getMonth() + 1, it.getDate(), it.getHours()];
        }""")
        assert read == [*map(int, day.split("-")), 0]
        page.evaluate(
            "form.getAttribute('birthdate').setValue(new Date(...%s))"
            % [read[0], read[1] - 1, read[2]]
        )
        page.evaluate("apmWorkspace.drawn()")
        expect(field(page, "Birthday")).to_have_value(day)
        page.evaluate(
            "form.getAttribute('birthdate').setValue(new Date(...%s))"
            % [read[0], read[1] - 1, read[2], 23, 30]
        )
        page.evaluate("apmWorkspace.drawn()")
        expect(field(page, "Birthday")).to_have_value(day)
    open_case(page)
    moment = page.evaluate("form.getAttribute('resolveby').getValue().getTime()")
    assert moment == datetime(2026, 6, 30, 17, tzinfo=UTC).timestamp() * 1000
    page.evaluate(
        "form.getAttribute('resolveby').setValue(new Date(Date.UTC(2026, 7, 1, 9, 30, 15)))"
    )
    page.evaluate("apmWorkspace.drawn()")
    expect(field(page, "Resolve By")).to_have_value("2026-08-01T09:30:15")


class TestLooks:
    def test_scripts_change_what_a_person_sees_and_can_do(self, desk: Page) -> None:
        load(desk)
        open_case(desk)
        desk.evaluate("""() => {
          const [form] = forms;
          form.getControl("title").setDisabled(true);
          form.getControl("customerid").setDisabled(true);
          form.getAttribute("description").setRequiredLevel("required");
          form.getControl("isescalated").setNotification("Ask first", "a");
          form.getControl("prioritycode").setVisible(false);
          return apmWorkspace.drawn();
        }""")
        expect(field(desk, "Case Title")).to_be_disabled()
        ground = field(desk, "Description").evaluate("(it) => getComputedStyle(it).backgroundColor")
        # Colours change in a moment of their own.
        expect(field(desk, "Case Title")).not_to_have_css("background-color", ground)
        expect(desk.get_by_role("button", name="Clear Customer")).to_have_count(0)
        expect(field(desk, "Description")).to_have_attribute("aria-required", "true")
        expect(field(desk, "Is Escalated")).to_have_accessible_description("Ask first")
        expect(field(desk, "Priority")).to_have_count(0)
        desk.evaluate("forms[0].ui.tabs.get(0).sections.get('RELATED_SECTION').setVisible(false)")
        desk.evaluate("apmWorkspace.drawn()")
        expect(desk.get_by_role("tabpanel").locator(".side")).to_have_count(0)

    def test_commands_are_reached_with_the_keyboard(self, desk: Page) -> None:
        command = {"table": "incident", "function": "mine.take"}
        load(
            desk,
            commands=[
                {**command, "label": "Take"},
                {**command, "label": "Give", "parameters": [1]},
            ],
        )
        desk.evaluate("""() => { mine.take = (it) => {
          seen.push(it === forms[0] ? "form" : it);
        }; }""")
        open_case(desk)
        bar = desk.get_by_role("tabpanel").get_by_role("group", name="Commands")
        expect(bar.get_by_role("button")).to_have_text([*STANDARD, "Take", "Give"])
        bar.get_by_role("button", name=STANDARD[-1]).focus()
        desk.keyboard.press("Tab")
        expect(bar.get_by_role("button", name="Take")).to_be_focused()
        desk.keyboard.press("Enter")
        expect(bar.get_by_role("button", name="Take")).to_be_focused()
        desk.keyboard.press("Tab")
        desk.keyboard.press("Space")
        assert seen(desk) == ["form", 1]


def test_closed_forms_and_their_functions_are_let_go(desk: Page) -> None:
    load(desk, "onchange title mine.onChange")
    desk.evaluate("""async () => {
      globalThis.refs = [];
      for (let round = 0; round < 100; round += 1) {
        const id = await Microsoft.Apm.createTab({ templateName: "msdyn_entityrecord",
          appContext: { entityName: "incident" } });
        await apmWorkspace.drawn();
        const [form] = forms.splice(0);
        const handler = () => form;
        form.getAttribute("title").addOnChange(handler);
        form.data.entity.addOnSave(handler);
        form.getAttribute("title").fireOnChange();
        form.ui.tabs.get(0).sections.get().at(0).controls.get();
        for (const each of [form, handler]) refs.push(new WeakRef(each));
        await Microsoft.Apm.closeTab(id);
        seen.length = 0;
      }
      await apmWorkspace.drawn();
    }""")
    session = desk.context.new_cdp_session(desk)
    session.send("HeapProfiler.collectGarbage")
    alive = desk.evaluate("refs.filter((each) => each.deref()).length")
    # What the last round still has on the stack of its frame.
    assert alive <= 2, f"{alive} of 200 are kept"
