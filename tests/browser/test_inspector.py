"""The inspector, while a developer tries a script."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.support.inspector_panel import SCRIPT, calls, choose, panel, rows, run
from tests.support.page_strips import app_tab, drawn, session_tab, titles

CALL = "() => { for (let at = 0; at < %d; at += 1) Microsoft.Apm.canCreateSession(); }"


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

    def test_arrow_keys_move_along_its_tabs(self, inspected: Page) -> None:
        choose(inspected, "Calls")
        inspected.keyboard.press("ArrowRight")
        expect(panel(inspected).get_by_role("tab", name="Context")).to_be_focused()
        inspected.keyboard.press("Enter")
        expect(panel(inspected).get_by_role("tabpanel", name="Context")).to_be_visible()

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

    def test_a_script_that_stops_recording_does_not_stop_the_panel(self, inspected: Page) -> None:
        inspected.evaluate("apmWorkspace.record(true); apmWorkspace.record(false)")
        inspected.evaluate(CALL % 1)
        drawn(inspected)
        expect(rows(inspected)).to_have_count(1)

    def test_a_reset_clears_it_and_leaves_it_open(self, inspected: Page) -> None:
        inspected.evaluate(CALL % 2)
        inspected.evaluate("apmWorkspace.reset()")
        expect(panel(inspected).get_by_text("0 entries.")).to_be_visible()
        inspected.evaluate(CALL % 1)
        drawn(inspected)
        expect(rows(inspected)).to_have_count(1)

    def test_a_note_about_an_unknown_name_is_kept_without_recording(self, workspace: Page) -> None:
        workspace.evaluate("[Microsoft.Apm.getTab, Microsoft.Apm.getTab]")
        workspace.get_by_role("button", name="Inspector", exact=True).click()
        panel(workspace).get_by_label("Show").select_option("Notes")
        expect(rows(workspace)).to_have_count(1)
        expect(rows(workspace)).to_contain_text("Microsoft.Apm has no getTab; a session has.")
        panel(workspace).get_by_label("Show").select_option("All")
        workspace.keyboard.press("Escape")

    def test_the_page_stays_usable_beside_it_in_a_narrow_window(self, inspected: Page) -> None:
        size = inspected.viewport_size
        inspected.set_viewport_size({"width": 400, "height": 720})
        try:
            wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            for tab in ("Calls", "Context", "Templates"):
                choose(inspected, tab)
                assert not inspected.evaluate(wide), tab
            session_tab(inspected, "Home").click()
            choose(inspected, "Calls")
            panel(inspected).get_by_role("button", name="Copy as JavaScript").click(trial=True)
        finally:
            inspected.set_viewport_size(size or {"width": 1280, "height": 720})


class TestCalls:
    def test_a_row_tells_member_arguments_outcome_time_and_place(self, inspected: Page) -> None:
        run(inspected, "\n  Microsoft.Apm.getSession('session-id-0').title", "own/greet.js")
        first, second = rows(inspected).all_inner_texts()
        assert first.split("\n")[:2] == ['getSession("session-id-0")', '→ "session-id-0"']
        assert first.endswith(" ms · own/greet.js:2:17")
        assert second.split("\n")[:2] == ["session-id-0: session.title", '→ "Home"']

    def test_details_are_the_entry_itself(self, inspected: Page) -> None:
        run(inspected, "Microsoft.Apm.createTab({ templateName: 'none' }).catch(() => {})")
        row = rows(inspected)
        row.locator("summary").click()
        entry = json.loads(row.locator("pre").inner_text())
        assert entry == calls(inspected)[0]
        assert entry["errorCode"] == 1002
        expect(row).to_have_attribute("data-kind", "error")
        assert "Error: createTab: unknown tab template 'none'" in row.inner_text()

    def test_event_messages_stand_among_them(self, inspected: Page) -> None:
        run(inspected, "Microsoft.Apm.createSession({ templateName: 'msdyn_chat_session' })")
        kinds = [each.get_attribute("data-kind") for each in rows(inspected).all()]
        assert kinds == ["call", "event", "event"]
        switched = (
            'ON_SESSION_SWITCH {"previousSessionId":"session-id-0","newSessionId":"session-id-1"}'
        )
        expect(rows(inspected).nth(1)).to_contain_text(switched)

    def test_requests_to_the_web_api_stand_among_them(self, inspected: Page) -> None:
        send = """async (path) => {
          const body = '{"name": "New"}';
          await fetch(`/api/data/v9.2/${path}`, { method: "POST", body });
        }"""
        run(inspected, f"\n({send})('accounts')", "own/send.js")
        run(inspected, f"({send})('accunts')", "own/send.js")
        drawn(inspected)
        done, note, failed = rows(inspected).all_inner_texts()
        assert done.startswith("POST http://127.0.0.1:")
        assert done.split("\n")[1] == "→ 204 No Content"
        assert "Resource not found for the segment 'accunts'; the emulator" in note
        assert "Error: Resource not found for the segment 'accunts'." in failed
        panel(inspected).get_by_label("Show").select_option("Requests")
        expect(rows(inspected)).to_have_count(2)
        rows(inspected).first.locator("summary").click()
        entry = json.loads(rows(inspected).first.locator("pre").inner_text())
        assert (entry["sent"], entry["status"]) == ('{"name": "New"}', 204)
        assert (entry["caller"]["file"], entry["caller"]["line"]) == ("own/send.js", 4)
        assert calls(inspected) == []
        panel(inspected).get_by_label("Show").select_option("All")

    def test_they_are_filtered_and_searched(self, inspected: Page) -> None:
        run(inspected, SCRIPT)
        all_of_them = rows(inspected).count()
        show = panel(inspected).get_by_label("Show")
        show.select_option("Errors")
        expect(rows(inspected)).to_have_count(1)
        expect(panel(inspected).get_by_text(f"1 of {all_of_them} entries match.")).to_be_visible()
        show.select_option("Events")
        expect(rows(inspected).first).to_contain_text("ON_SESSION_SWITCH")
        show.select_option("Calls")
        expect(rows(inspected)).to_have_count(len(calls(inspected)))
        panel(inspected).get_by_label("Search").fill("TITLE sums")
        expect(rows(inspected)).to_have_count(1)
        expect(rows(inspected)).to_contain_text('tab-id-2: tab.title = "Sums"')
        panel(inspected).get_by_label("Search").fill("nowhere at all")
        expect(rows(inspected)).to_have_count(0)

    def test_the_newest_are_drawn_and_the_rest_counted(self, inspected: Page) -> None:
        inspected.evaluate(CALL % 1203)
        drawn(inspected)
        expect(rows(inspected)).to_have_count(200)
        sentence = "1000 entries; the newest 200 are shown, 800 more are not; 203 older ones are no longer kept."
        expect(panel(inspected).get_by_text(sentence)).to_be_visible()
        rows(inspected).last.locator("summary").click()
        assert json.loads(rows(inspected).last.locator("pre").inner_text())["number"] == 1203

    def test_what_a_person_opened_stays_open_when_more_is_recorded(self, inspected: Page) -> None:
        inspected.evaluate(CALL % 1)
        drawn(inspected)
        rows(inspected).first.locator("summary").click()
        inspected.evaluate(CALL % 1)
        drawn(inspected)
        expect(rows(inspected)).to_have_count(2)
        expect(rows(inspected).first.locator("pre")).to_be_visible()
        expect(rows(inspected).last.locator("pre")).to_be_hidden()

    def test_markup_in_them_is_text(self, inspected: Page) -> None:
        run(inspected, "Microsoft.Apm.getEventPublisherTopic('<img src=x>')")
        expect(rows(inspected)).to_contain_text("<img src=x>")
        expect(rows(inspected).locator("img")).to_have_count(0)

    def test_clear_forgets_them(self, inspected: Page) -> None:
        inspected.evaluate(CALL % 2)
        panel(inspected).get_by_role("button", name="Clear").click()
        expect(rows(inspected)).to_have_count(0)
        assert calls(inspected) == []


class TestContext:
    def test_the_variables_are_live(self, inspected: Page) -> None:
        choose(inspected, "Context")
        page = panel(inspected).get_by_role("tabpanel", name="Context")
        expect(page).to_contain_text("Home (session-id-0)")
        run(inspected, SCRIPT)
        expect(page).to_contain_text("Mine (session-id-1)")
        expect(page.locator("dd").first).to_have_text("red")
        inspected.evaluate("Microsoft.Apm.getFocusedSession().updateContext({ color: 'blue' })")
        drawn(inspected)
        expect(page.locator("dd").first).to_have_text("blue")

    def test_slugs_are_tried_as_they_are_typed(self, inspected: Page) -> None:
        choose(inspected, "Context")
        field = panel(inspected).get_by_label("Try a text with slugs")
        field.press_sequentially("{color}!")
        expect(field).to_have_value("{color}!")
        expect(panel(inspected).get_by_role("status")).to_have_text("The result is “!”.")
        problems = panel(inspected).get_by_role("list", name="Problems")
        expect(problems).to_have_text("there is no variable color in this session")
        inspected.evaluate("Microsoft.Apm.getFocusedSession().updateContext({ color: 'blue' })")
        drawn(inspected)
        expect(panel(inspected).get_by_role("status")).to_have_text("The result is “blue!”.")
        expect(problems).to_have_count(0)


class TestTemplates:
    def test_run_opens_a_session_with_sample_values_and_is_recorded(self, inspected: Page) -> None:
        choose(inspected, "Templates")
        name = "case_entity_session_default_template"
        panel(inspected).get_by_role("button", name=f"Run {name}").click()
        assert len(titles(inspected, "Session strip")) == 2
        expect(panel(inspected).get_by_text("Opened session-id-1.")).to_be_visible()
        assert calls(inspected)[0]["member"] == "createSession"

    def test_what_is_missing_is_reported_and_can_be_filled_in(self, inspected: Page) -> None:
        choose(inspected, "Templates")
        template = panel(inspected).get_by_role("listitem").filter(has_text="apm_webresource")
        field = template.get_by_label("webresourceName")
        field.fill("")
        template.get_by_role("button", name="Run").click()
        wanted = "needs the parameter webresourceName"
        expect(template.get_by_role("status")).to_contain_text(wanted)
        field.fill("msdyn_kbsearchpagehost.html")
        template.get_by_label("title").fill("Mine")
        template.get_by_label("title").press("Enter")
        expect(template.get_by_role("status")).to_have_text("Opened tab-id-1.")
        expect(app_tab(inspected, "Mine")).to_be_visible()

    @pytest.mark.parametrize("returned", ["string", "promise"])
    def test_it_runs_whatever_ids_are_returned_as(self, inspected: Page, returned: str) -> None:
        inspected.evaluate(
            "returned_ids => apmWorkspace.load({ api: { returned_ids } })",
            returned,
        )
        choose(inspected, "Templates")
        panel(inspected).get_by_role("button", name="Run msdyn_chat_session").click()
        expect(panel(inspected).get_by_text("Opened session-id-1.")).to_be_visible()
        template = panel(inspected).get_by_role("listitem").filter(has_text="apm_website")
        template.get_by_role("button", name="Run").click()
        expect(template.get_by_role("status")).to_contain_text("needs the parameter url")
        inspected.evaluate("apmWorkspace.load({})")
