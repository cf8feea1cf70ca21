"""The inspector, while a developer tries a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.page_strips import app_tab, drawn, session_tab, titles
from tests.support.watched_pages import Console

SCRIPT = """(async () => {
  const { Apm } = Microsoft;
  const id = await Apm.createSession({
    templateName: "case_entity_session_default_template",
    sessionContext: new Map([["parametersStr", '[["entityName","incident"]]'], ["color", "red"]]),
  });
  const session = Apm.getSession(id);
  session.title = "Mine";
  await session.createTab({ templateName: "apm_dashboard", appContext: {
    dashboardId: "00000000-0000-0000-0000-000000000001", title: "Numbers" } });
  session.getFocusedTab().title = "Sums";
  await Apm.createTab({ templateName: "none" }).catch(() => {});
  await (await session.getContext()).set("size", { is: [1, 2] });
  Apm.getSession(session.getAllTabs() && id).getTab(session.getAllTabs()[0]).title = "First";
  const gone = await Apm.createSession({ templateName: "msdyn_chat_session", isFocused: false });
  await Apm.getSession(gone).close();
  const last = await Apm.createSession({
    templateName: "msdyn_chat_session", sessionContext: { customerName: "Kim" }, isFocused: false });
  await Apm.getSession(last).requestFocus();
})()"""

CALL = "() => { for (let at = 0; at < %d; at += 1) Microsoft.Apm.canCreateSession(); }"


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Inspector", exact=True)


def rows(page: Page) -> Locator:
    return panel(page).get_by_role("log", name="Recorded calls").get_by_role("listitem")


def run(page: Page, text: str, name: str = "greet.js") -> None:
    page.evaluate("([text, name]) => apmWorkspace.runScript(text, name)", [text, name])
    drawn(page)


def choose(page: Page, tab: str) -> None:
    panel(page).get_by_role("tab", name=tab, exact=True).click()


def calls(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate("apmWorkspace.calls()"))


@pytest.fixture
def opened(workspace: Page) -> Iterator[Page]:
    """The page with an open inspector and no recorded calls; the inspector is closed after the test."""
    workspace.get_by_role("button", name="Inspector", exact=True).click()
    expect(panel(workspace).get_by_role("button", name="Clear")).to_be_visible()
    workspace.evaluate("apmWorkspace.reset()")
    yield workspace
    choose(workspace, "Calls")
    panel(workspace).get_by_label("Show").select_option("All")
    panel(workspace).get_by_label("Search").fill("")
    panel(workspace).get_by_role("button", name="Close inspector").click()
    expect(panel(workspace).get_by_role("tab")).to_have_count(0)


class TestPanel:
    def test_escape_closes_it_and_the_focus_returns(self, workspace: Page) -> None:
        button = workspace.get_by_role("button", name="Inspector", exact=True)
        button.click()
        selected = panel(workspace).get_by_role("tab", selected=True)
        expect(selected).to_have_text("Calls")
        expect(selected).to_be_focused()
        workspace.keyboard.press("Escape")
        expect(selected).to_have_count(0)
        expect(button).to_be_focused()

    def test_arrow_keys_move_along_its_tabs(self, opened: Page) -> None:
        choose(opened, "Calls")
        opened.keyboard.press("ArrowRight")
        expect(panel(opened).get_by_role("tab", name="Context")).to_be_focused()
        opened.keyboard.press("Enter")
        expect(panel(opened).get_by_role("tabpanel", name="Context")).to_be_visible()

    def test_it_records_while_it_is_open(self, workspace: Page) -> None:
        button = workspace.get_by_role("button", name="Inspector", exact=True)
        workspace.evaluate(CALL % 1)
        assert calls(workspace) == []
        button.click()
        workspace.evaluate(CALL % 1)
        workspace.keyboard.press("Escape")
        workspace.evaluate(CALL % 1)
        assert len(calls(workspace)) == 1

    def test_closing_leaves_what_a_script_asked_to_record(self, workspace: Page) -> None:
        workspace.evaluate("apmWorkspace.record(true)")
        workspace.get_by_role("button", name="Inspector", exact=True).click()
        workspace.keyboard.press("Escape")
        workspace.evaluate(CALL % 1)
        workspace.evaluate("apmWorkspace.record(false)")
        workspace.evaluate(CALL % 1)
        assert len(calls(workspace)) == 1

    def test_a_script_that_stops_recording_does_not_stop_the_panel(self, opened: Page) -> None:
        opened.evaluate("apmWorkspace.record(true); apmWorkspace.record(false)")
        opened.evaluate(CALL % 1)
        drawn(opened)
        expect(rows(opened)).to_have_count(1)

    def test_a_reset_clears_it_and_leaves_it_open(self, opened: Page) -> None:
        opened.evaluate(CALL % 2)
        opened.evaluate("apmWorkspace.reset()")
        expect(panel(opened).get_by_text("0 entries.")).to_be_visible()
        opened.evaluate(CALL % 1)
        drawn(opened)
        expect(rows(opened)).to_have_count(1)

    def test_a_note_about_an_unknown_name_is_kept_without_recording(self, workspace: Page) -> None:
        workspace.evaluate("[Microsoft.Apm.getTab, Microsoft.Apm.getTab]")
        workspace.get_by_role("button", name="Inspector", exact=True).click()
        panel(workspace).get_by_label("Show").select_option("Notes")
        expect(rows(workspace)).to_have_count(1)
        expect(rows(workspace)).to_contain_text("Microsoft.Apm has no getTab; a session has.")
        panel(workspace).get_by_label("Show").select_option("All")
        workspace.keyboard.press("Escape")

    def test_the_page_stays_usable_beside_it_in_a_narrow_window(self, opened: Page) -> None:
        size = opened.viewport_size
        opened.set_viewport_size({"width": 400, "height": 720})
        try:
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            for tab in ("Calls", "Context", "Templates"):
                choose(opened, tab)
                assert not opened.evaluate(wide), tab
            session_tab(opened, "Home").click()
            choose(opened, "Calls")
            panel(opened).get_by_role("button", name="Copy as JavaScript").click(trial=True)
        finally:
            opened.set_viewport_size(size or {"width": 1280, "height": 720})


class TestCalls:
    def test_a_row_tells_member_arguments_outcome_time_and_place(self, opened: Page) -> None:
        run(opened, "\n  Microsoft.Apm.getSession('session-id-0').title", "own/greet.js")
        first, second = rows(opened).all_inner_texts()
        assert first.split("\n")[:2] == ['getSession("session-id-0")', '→ "session-id-0"']
        assert first.endswith(" ms · own/greet.js:2:17")
        assert second.split("\n")[:2] == ["session-id-0: session.title", '→ "Home"']

    def test_details_are_the_entry_itself(self, opened: Page) -> None:
        run(opened, "Microsoft.Apm.createTab({ templateName: 'none' }).catch(() => {})")
        row = rows(opened)
        row.locator("summary").click()
        entry = json.loads(row.locator("pre").inner_text())
        assert entry == calls(opened)[0]
        assert entry["errorCode"] == 1002
        expect(row).to_have_attribute("data-kind", "error")
        assert "Error: createTab: unknown tab template 'none'" in row.inner_text()

    def test_event_messages_stand_among_them(self, opened: Page) -> None:
        run(opened, "Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })")
        kinds = [each.get_attribute("data-kind") for each in rows(opened).all()]
        assert kinds == ["call", "event", "event"]
        switched = (
            'ON_SESSION_SWITCH {"previousSessionId":"session-id-0","newSessionId":"session-id-1"}'
        )
        expect(rows(opened).nth(1)).to_contain_text(switched)

    def test_requests_to_the_web_api_stand_among_them(self, opened: Page) -> None:
        send = """async (path) => {
          const body = '{"name": "New"}';
          await fetch(`/api/data/v9.2/${path}`, { method: "POST", body });
        }"""
        run(opened, f"\n({send})('accounts')", "own/send.js")
        run(opened, f"({send})('accunts')", "own/send.js")
        drawn(opened)
        done, note, failed = rows(opened).all_inner_texts()
        assert done.startswith("POST http://127.0.0.1:")
        assert done.split("\n")[1] == "→ 204 No Content"
        assert "Resource not found for the segment 'accunts'; the emulator" in note
        assert "Error: Resource not found for the segment 'accunts'." in failed
        panel(opened).get_by_label("Show").select_option("Requests")
        expect(rows(opened)).to_have_count(2)
        rows(opened).first.locator("summary").click()
        entry = json.loads(rows(opened).first.locator("pre").inner_text())
        assert (entry["sent"], entry["status"]) == ('{"name": "New"}', 204)
        assert (entry["caller"]["file"], entry["caller"]["line"]) == ("own/send.js", 4)
        assert calls(opened) == []
        panel(opened).get_by_label("Show").select_option("All")

    def test_they_are_filtered_and_searched(self, opened: Page) -> None:
        run(opened, SCRIPT)
        all_of_them = rows(opened).count()
        show = panel(opened).get_by_label("Show")
        show.select_option("Errors")
        expect(rows(opened)).to_have_count(1)
        expect(panel(opened).get_by_text(f"1 of {all_of_them} entries match.")).to_be_visible()
        show.select_option("Events")
        expect(rows(opened).first).to_contain_text("ON_SESSION_SWITCH")
        show.select_option("Calls")
        expect(rows(opened)).to_have_count(len(calls(opened)))
        panel(opened).get_by_label("Search").fill("TITLE sums")
        expect(rows(opened)).to_have_count(1)
        expect(rows(opened)).to_contain_text('tab-id-2: tab.title = "Sums"')
        panel(opened).get_by_label("Search").fill("nowhere at all")
        expect(rows(opened)).to_have_count(0)

    def test_the_newest_are_drawn_and_the_rest_counted(self, opened: Page) -> None:
        opened.evaluate(CALL % 1203)
        drawn(opened)
        expect(rows(opened)).to_have_count(200)
        sentence = "1000 entries; the newest 200 are shown, 800 more are not; 203 older ones are no longer kept."
        expect(panel(opened).get_by_text(sentence)).to_be_visible()
        rows(opened).last.locator("summary").click()
        assert json.loads(rows(opened).last.locator("pre").inner_text())["number"] == 1203

    def test_what_a_person_opened_stays_open_when_more_is_recorded(self, opened: Page) -> None:
        opened.evaluate(CALL % 1)
        drawn(opened)
        rows(opened).first.locator("summary").click()
        opened.evaluate(CALL % 1)
        drawn(opened)
        expect(rows(opened)).to_have_count(2)
        expect(rows(opened).first.locator("pre")).to_be_visible()
        expect(rows(opened).last.locator("pre")).to_be_hidden()

    def test_markup_in_them_is_text(self, opened: Page) -> None:
        run(opened, "Microsoft.Apm.getEventPublisherTopic('<img src=x>')")
        expect(rows(opened)).to_contain_text("<img src=x>")
        expect(rows(opened).locator("img")).to_have_count(0)

    def test_clear_forgets_them(self, opened: Page) -> None:
        opened.evaluate(CALL % 2)
        panel(opened).get_by_role("button", name="Clear").click()
        expect(rows(opened)).to_have_count(0)
        assert calls(opened) == []


class TestTaking:
    def test_the_export_is_every_entry_as_json(self, opened: Page, tmp_path: Path) -> None:
        run(opened, SCRIPT)
        panel(opened).get_by_label("Show").select_option("Errors")
        with opened.expect_download() as download:
            panel(opened).get_by_role("button", name="Export JSON").click()
        assert download.value.suggested_filename == "calls.json"
        download.value.save_as(tmp_path / "calls.json")
        entries = json.loads((tmp_path / "calls.json").read_text("utf-8"))
        assert [each["number"] for each in entries] == [*range(1, len(entries) + 1)]
        assert [each for each in entries if each["kind"] == "call"] == calls(opened)
        (closed,) = [each for each in entries if each.get("name") == "ON_SESSION_CLOSED"]
        assert closed["payload"] == {"sessionId": "session-id-2"}

    def test_the_copied_script_leads_to_the_same_workspace(self, opened: Page) -> None:
        run(opened, SCRIPT)
        before = state(opened)
        script = copied(opened)
        # One session is open already, so the ids differ from the recorded ones.
        opened.evaluate("apmWorkspace.reset()")
        opened.evaluate("Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })")
        opened.evaluate("Microsoft.Apm.getSession('session-id-1').close()")
        run(opened, script, "copied.js")
        assert state(opened) == before
        assert before["sessions"] == ["Home", "Mine", "Kim"]
        assert before["tabs"] == ["First", "Sums"]

    def test_the_script_keeps_ids_in_variables_and_says_what_it_leaves_out(
        self, opened: Page
    ) -> None:
        run(opened, SCRIPT)
        run(opened, "Xrm.WebApi.retrieveMultipleRecords('incident', '?$top=1')")
        lines = [line.strip() for line in copied(opened).splitlines()]
        assert lines[0] == "// Calls of other objects than Microsoft.Apm, left out: 1."
        assert 'Apm.getSession(s1).title = "Mine";' in lines
        assert 'tab(t1).title = "Sums";' in lines
        assert "const [t2] = Apm.getSession(s1).getAllTabs();" in lines
        assert 'tab(t2).title = "First";' in lines
        assert '// await Apm.createTab({ templateName: "none" });' in lines
        assert "await Apm.getSession(s2).close();" in lines
        made = [line for line in lines if line.startswith("const s") and "await" in line]
        assert [line[: line.index("(")] for line in made] == [
            f"const s{number} = await Apm.createSession" for number in (1, 2, 3)
        ]

    def test_a_value_that_looks_like_an_id_is_none(self, opened: Page) -> None:
        run(
            opened,
            """(async () => {
              const session = Microsoft.Apm.getFocusedSession();
              await session.updateContext({ last: "tab-id-7", all: ["session-id-8"] });
              const context = await session.getContext();
              context.get("last");
              context.get("all");
              session.resolveSlug("{last}");
            })()""",
        )
        script = copied(opened)
        assert 'resolveSlug("{last}");' in script
        opened.evaluate("apmWorkspace.reset()")
        run(opened, script, "copied.js")
        assert state(opened)["context"] == {"last": "tab-id-7", "all": ["session-id-8"]}

    def test_calls_on_what_was_closed_do_not_stop_the_script(
        self, opened: Page, console: Console
    ) -> None:
        run(
            opened,
            """(async () => {
              const id = await Microsoft.Apm.createSession({ templateName: "msdyn_chat_session" });
              const session = Microsoft.Apm.getSession(id);
              await session.close();
              session.title = "Late";
              JSON.stringify(session);
              await session.focus().catch(() => {});
              await Microsoft.Apm.createTab({ templateName: "msdyn_omnichannel_kbsearch" });
            })()""",
        )
        script = copied(opened)
        assert "// It changed nothing." in script
        assert len(console.take()) == 1
        opened.evaluate("apmWorkspace.reset()")
        run(opened, script, "copied.js")
        expect(app_tab(opened, "Knowledge Search")).to_have_attribute("aria-selected", "true")

    def test_a_copy_that_the_browser_refuses_is_reported(self, opened: Page) -> None:
        opened.evaluate(
            "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('No.')); }"
        )
        panel(opened).get_by_role("button", name="Copy as JavaScript").click()
        sentence = "The browser did not let the page copy: No."
        expect(panel(opened).get_by_role("status")).to_have_text(sentence)
        opened.evaluate("() => { delete navigator.clipboard.writeText; }")


def copied(page: Page) -> str:
    """The text that the button copies to the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel(page).get_by_role("button", name="Copy as JavaScript").click()
    expect(panel(page).get_by_role("status")).to_have_text("Copied.")
    return str(page.evaluate("navigator.clipboard.readText()"))


def state(page: Page) -> dict[str, Any]:
    """The strips, and the context of the focused session."""
    context = "Microsoft.Apm.getFocusedSession().getContext().then((each) => each.parameters)"
    return {
        "sessions": titles(page, "Session strip"),
        "tabs": titles(page, "Tab strip"),
        "context": page.evaluate(context),
        "attention": page.locator("[data-attention=true]").all_inner_texts(),
    }


class TestContext:
    def test_the_variables_are_live(self, opened: Page) -> None:
        choose(opened, "Context")
        page = panel(opened).get_by_role("tabpanel", name="Context")
        expect(page).to_contain_text("Home (session-id-0)")
        run(opened, SCRIPT)
        expect(page).to_contain_text("Mine (session-id-1)")
        expect(page.locator("dd").first).to_have_text("red")
        opened.evaluate("Microsoft.Apm.getFocusedSession().updateContext({ color: 'blue' })")
        drawn(opened)
        expect(page.locator("dd").first).to_have_text("blue")

    def test_slugs_are_tried_as_they_are_typed(self, opened: Page) -> None:
        choose(opened, "Context")
        field = panel(opened).get_by_label("Try a text with slugs")
        field.press_sequentially("{color}!")
        expect(field).to_have_value("{color}!")
        expect(panel(opened).get_by_role("status")).to_have_text("The result is “!”.")
        problems = panel(opened).get_by_role("list", name="Problems")
        expect(problems).to_have_text("there is no variable color in this session")
        opened.evaluate("Microsoft.Apm.getFocusedSession().updateContext({ color: 'blue' })")
        drawn(opened)
        expect(panel(opened).get_by_role("status")).to_have_text("The result is “blue!”.")
        expect(problems).to_have_count(0)


class TestTemplates:
    def test_run_opens_a_session_with_sample_values_and_is_recorded(self, opened: Page) -> None:
        choose(opened, "Templates")
        name = "case_entity_session_default_template"
        panel(opened).get_by_role("button", name=f"Run {name}").click()
        assert len(titles(opened, "Session strip")) == 2
        expect(panel(opened).get_by_text("Opened session-id-1.")).to_be_visible()
        assert calls(opened)[0]["member"] == "createSession"

    def test_what_is_missing_is_reported_and_can_be_filled_in(self, opened: Page) -> None:
        choose(opened, "Templates")
        template = panel(opened).get_by_role("listitem").filter(has_text="apm_webresource")
        field = template.get_by_label("webresourceName")
        field.fill("")
        template.get_by_role("button", name="Run").click()
        wanted = "needs the parameter webresourceName"
        expect(template.get_by_role("status")).to_contain_text(wanted)
        field.fill("msdyn_kbsearchpagehost.html")
        template.get_by_label("title").fill("Mine")
        template.get_by_label("title").press("Enter")
        expect(template.get_by_role("status")).to_have_text("Opened tab-id-1.")
        expect(app_tab(opened, "Mine")).to_be_visible()

    @pytest.mark.parametrize("returned", ["string", "promise"])
    def test_it_runs_whatever_ids_are_returned_as(self, opened: Page, returned: str) -> None:
        opened.evaluate(
            "returned_ids => apmWorkspace.load({ api: { returned_ids } })",
            returned,
        )
        choose(opened, "Templates")
        panel(opened).get_by_role("button", name="Run msdyn_chat_session").click()
        expect(panel(opened).get_by_text("Opened session-id-1.")).to_be_visible()
        template = panel(opened).get_by_role("listitem").filter(has_text="apm_website")
        template.get_by_role("button", name="Run").click()
        expect(template.get_by_role("status")).to_contain_text("needs the parameter url")
        opened.evaluate("apmWorkspace.load({})")
