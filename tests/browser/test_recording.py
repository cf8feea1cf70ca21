"""The panel "Record a test", and what of the calls on a page becomes a step of the test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from apm.host.serve.recorded_text import RecordedText
from apm.host.serve.server import Server
from apm.host.serve.site import Site
from tests.support.page_forms import CASE
from tests.support.page_strips import dialog, drawn, open_tab, shown_panel
from tests.support.running_server import running
from tests.support.watched_pages import Console, boot

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]

HANDLER = """
Xrm.Page.getAttribute("title").addOnChange(async () => {
  const input = { templateName: "msdyn_entityrecord", appContext: { entityName: "account" }, isFocused: false };
  await Microsoft.Apm.createTab(input);
  await Promise.resolve();
  await Microsoft.Apm.createTab(input);
});
0;
"""


def start(page: Page) -> None:
    """Starts a recording, as a test or the console does."""
    page.evaluate("apmWorkspace.startRecording()")


def stop(page: Page) -> list[dict[str, Any]]:
    """Ends the recording and returns its steps."""
    steps: list[dict[str, Any]] = page.evaluate("apmWorkspace.stopRecording().steps")
    return steps


def refusal(page: Page, call: str) -> str:
    """The message of a call that is refused."""
    function = (
        f"async () => {{ try {{ await {call}; }} catch (error) {{ return error.message; }} }}"
    )
    return str(page.evaluate(function))


def kinds(steps: list[dict[str, Any]]) -> list[str]:
    """The action, the member or the kind of each step."""
    return [each.get("action") or each.get("member") or each["kind"] for each in steps]


class TestSteps:
    def test_what_a_handler_calls_is_no_step(self, workspace: Page) -> None:
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        workspace.evaluate("(text) => apmWorkspace.runScript(text, 'handler.js')", HANDLER)
        shown_panel(workspace).get_by_label("Case Title").fill("x")
        shown_panel(workspace).get_by_label("Case Title").blur()
        expect(workspace.locator("#tabs [role=tab]")).to_have_count(4)
        recording = workspace.evaluate("apmWorkspace.stopRecording()")
        assert kinds(recording["steps"]) == ["createTab", "script", "edit", "changed"]
        workspace.evaluate("(recording) => apmWorkspace.replay(recording)", recording)
        expect(workspace.locator("#tabs [role=tab]")).to_have_count(4)

    @pytest.mark.parametrize(
        ("member", "call"),
        [
            (
                "createTab",
                "Microsoft.Apm.createTab({ templateName: 'msdyn_omnichannel_kbsearch' })",
            ),
            ("Xrm.Navigation.openAlertDialog", "Xrm.Navigation.openAlertDialog({ text: 'Hello' })"),
        ],
    )
    def test_a_delayed_call_of_a_handler_is_no_step(
        self, workspace: Page, member: str, call: str
    ) -> None:
        handler = f"Xrm.Page.getAttribute('title').addOnChange(() => {{ {call}; }}); 0"
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        workspace.evaluate("(text) => apmWorkspace.runScript(text, 'handler.js')", handler)
        workspace.evaluate("(name) => apmWorkspace.fault(name, { delay: 1 })", member)
        shown_panel(workspace).get_by_label("Case Title").fill("x")
        shown_panel(workspace).get_by_label("Case Title").blur()
        if member == "createTab":
            expect(workspace.locator("#tabs [role=tab]")).to_have_count(3)
        else:
            expect(workspace.get_by_role("dialog")).to_be_visible()
        assert kinds(stop(workspace)) == ["createTab", "script", "edit", "changed"]

    def test_reads_and_calls_that_fail_are_no_steps(self, workspace: Page) -> None:
        start(workspace)
        workspace.evaluate("Microsoft.Apm.getFocusedSession().title")
        workspace.evaluate("Microsoft.Apm.createTab({ templateName: 'none' }).catch(() => {})")
        workspace.evaluate("void Xrm.Utility.getGlobalContext().userSettings.userName")
        assert stop(workspace) == []

    def test_a_script_that_fails_later_leaves_the_next_recording_alone(
        self, workspace: Page, console: Console
    ) -> None:
        start(workspace)
        script = "new Promise((_, reject) => { window.fail = reject; })"
        run = "(text) => { window.ended = apmWorkspace.runScript(text).catch(() => 'failed'); }"
        workspace.evaluate(run, script)
        workspace.wait_for_function("'fail' in window")
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        assert workspace.evaluate("fail('late'), ended") == "failed"
        assert console.take() == ["uncaught: late"]
        assert kinds(stop(workspace)) == ["createTab"]

    def test_a_conversation_and_a_save_are_steps(self, workspace: Page) -> None:
        start(workspace)
        workspace.evaluate("apmWorkspace.startConversation({ customerName: 'Ana' })")
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        workspace.evaluate("Xrm.Page.data.save()")
        steps = stop(workspace)
        wanted = ["apmWorkspace.startConversation", "createTab", "formContext.data.save"]
        assert kinds(steps) == wanted
        assert [each["is_awaited"] for each in steps] == [True] * 3

    def test_a_step_that_fails_is_named(self, workspace: Page) -> None:
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        recording = workspace.evaluate("apmWorkspace.stopRecording()")
        recording["steps"][0]["arguments"][0]["templateName"] = "none"
        workspace.evaluate("(recording) => { window.recording = recording; }", recording)
        message = refusal(workspace, "apmWorkspace.replay(recording)")
        assert message.startswith("replay: step 1 of 1: createTab: unknown tab template")
        drawn(workspace)

    def test_one_recording_is_replayed_at_a_time(self, workspace: Page) -> None:
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        recording = workspace.evaluate("apmWorkspace.stopRecording()")
        workspace.evaluate("(recording) => { window.recording = recording; }", recording)
        both = (
            "Promise.allSettled([0, 1].map(() => apmWorkspace.replay(recording))).then("
            "([first]) => { throw first.reason; })"
        )
        sentence = "replay: the workspace has restarted, which ended the replay"
        assert refusal(workspace, both) == sentence
        expect(workspace.locator("#tabs [role=tab]")).to_have_count(2)
        record = "(window.replayed = apmWorkspace.replay(recording), apmWorkspace.startRecording())"
        sentence = "startRecording: a recording is being replayed; wait for the end of the replay"
        assert refusal(workspace, record) == sentence
        workspace.evaluate("replayed.then(() => apmWorkspace.startRecording())")
        assert stop(workspace) == []

    @pytest.mark.parametrize(
        ("call", "message"),
        [
            ("apmWorkspace.stopRecording()", "stopRecording: nothing is recorded"),
            ("apmWorkspace.startRecording({ colour: 1 })", "the options have to be an object"),
            ("apmWorkspace.startRecording({ seed: 'none' })", "there is no seed 'none'"),
            ("apmWorkspace.replay({ version: 9 })", "the recording has version 9"),
            ("apmWorkspace.replay([])", "has to be an object"),
            ("apmWorkspace.writeTest({ version: 1 }, 'cobol')", "python or typescript"),
            (
                "apmWorkspace.writeTest({}, { toString() { throw {}; } })",
                "writeTest: reading the value failed",
            ),
            (
                "apmWorkspace.writeTest({ version: 1, seed: {}, steps: 5, end: {} })",
                "the recording cannot be used: end.session is missing",
            ),
        ],
    )
    def test_what_cannot_be_used_is_refused(self, workspace: Page, call: str, message: str) -> None:
        assert message in refusal(workspace, call)

    @pytest.mark.parametrize(
        ("step", "reason"),
        [
            ({"kind": "action", "action": "focus-tabs"}, "action 'focus-tabs'; did you mean"),
            (
                {"kind": "action", "action": "open-related", "of": "tab-id-9 navContacts"},
                "the page has no 'tab-id-9 navContacts'",
            ),
            ({"kind": "call", "member": "createTabs"}, "there is no member 'createTabs'; did you"),
            ({"kind": "call", "member": "session.focus"}, "the step needs the target of its"),
            ({"kind": "call", "member": "eventArgs.preventDefault"}, "only during an event"),
            ({"kind": "call", "member": "collection.get"}, "no target names its collection"),
            ({"kind": "call", "member": "Xrm.Encoding.xmlEncode", "target": "x"}, "has to be null"),
            ({"kind": "call", "member": "session.focus", "target": "x"}, "x is closed"),
            ({"kind": "call", "member": "Xrm.Panel.loadPanel"}, "it is not emulated"),
        ],
    )
    def test_a_step_that_cannot_be_repeated_is_refused(
        self, workspace: Page, step: dict[str, Any], reason: str
    ) -> None:
        start(workspace)
        recording = {**workspace.evaluate("apmWorkspace.stopRecording()"), "steps": [step]}
        workspace.evaluate("(recording) => { window.recording = recording; }", recording)
        message = refusal(workspace, "apmWorkspace.replay(recording)")
        assert message.startswith("replay: step 1 of 1: ")
        assert reason in message
        drawn(workspace)

    def test_a_script_that_throws_anything_is_named(
        self, workspace: Page, console: Console
    ) -> None:
        start(workspace)
        recording = workspace.evaluate("apmWorkspace.stopRecording()")
        step = {"kind": "script", "text": "throw null", "is_awaited": True}
        workspace.evaluate(
            "(recording) => { window.recording = recording; }", {**recording, "steps": [step]}
        )
        message = refusal(workspace, "apmWorkspace.replay(recording)")
        assert message.startswith("replay: step 1 of 1: ")
        assert console.take()

    def test_an_assignment_is_a_step(self, workspace: Page) -> None:
        start(workspace)
        open_tab(workspace, "msdyn_entityrecord", entityName="incident", entityId=CASE)
        workspace.evaluate("Microsoft.Apm.getFocusedSession().getFocusedTab().canClose = false; 0")
        recording = workspace.evaluate("apmWorkspace.stopRecording()")
        assert kinds(recording["steps"]) == ["createTab", "tab.canClose"]
        text = workspace.evaluate("(recording) => apmWorkspace.writeTest(recording)", recording)
        assert "tab1.can_close = False" in text


class TestPanel:
    def test_it_starts_and_ends_with_the_keyboard(self, workspace: Page) -> None:
        focused = workspace.locator(":focus")
        workspace.get_by_role("button", name="Record", exact=True).press("Enter")
        expect(focused).to_have_attribute("data-action", "start-recording")
        focused.press("Enter")
        expect(dialog(workspace, "Record a test")).to_be_hidden()
        expect(focused).to_have_text("Stop recording")
        focused.press("Enter")
        expect(focused).to_have_accessible_name("The recorded test")
        focused.press("Escape")
        expect(dialog(workspace, "Record a test")).to_be_hidden()
        expect(focused).to_have_text("Record")

    def test_the_text_is_downloaded_in_the_chosen_language(
        self, workspace: Page, tmp_path: Path
    ) -> None:
        start(workspace)
        workspace.get_by_role("button", name="Stop recording").click()
        panel = dialog(workspace, "Record a test")
        panel.get_by_role("combobox", name="Language").select_option("TypeScript")
        with workspace.expect_download() as download:
            panel.get_by_role("button", name="Download").click()
        assert download.value.suggested_filename == "recorded.spec.ts"
        download.value.save_as(tmp_path / "recorded.spec.ts")
        text = (tmp_path / "recorded.spec.ts").read_text("utf-8")
        assert text == panel.get_by_role("textbox", name="The recorded test").input_value()
        expect(panel.get_by_role("status")).to_have_text("Downloaded as recorded.spec.ts.")

    def test_start_recording_ends_a_replay(self, workspace: Page) -> None:
        wait = "new Promise((resolve) => { window.goOn = resolve; })"
        start(workspace)
        workspace.evaluate(f"void apmWorkspace.runScript({json.dumps(wait)})")
        workspace.wait_for_function("() => window.goOn")
        workspace.evaluate("goOn()")
        begin = """() => {
            delete window.goOn;
            const recording = apmWorkspace.stopRecording();
            window.replayed = apmWorkspace.replay(recording).catch(({ message }) => message);
        }"""
        workspace.evaluate(begin)
        workspace.wait_for_function("() => window.goOn")
        workspace.get_by_role("button", name="Record", exact=True).click()
        dialog(workspace, "Record a test").get_by_role("button", name="Record again").click()
        workspace.evaluate("goOn()")
        sentence = "replay: the workspace has restarted, which ended the replay"
        assert workspace.evaluate("replayed") == sentence
        assert stop(workspace) == []

    def test_a_restart_ends_the_recording_and_says_so(self, workspace: Page) -> None:
        start(workspace)
        workspace.evaluate("apmWorkspace.reset()")
        panel = dialog(workspace, "Record a test")
        expect(panel.get_by_role("alert")).to_contain_text("The workspace has restarted")
        panel.get_by_role("button", name="Close").click()
        expect(panel).to_be_hidden()
        workspace.evaluate("Microsoft.Apm.canCreateSession()")
        assert workspace.evaluate("apmWorkspace.calls()") == []


def test_the_command_line_gets_the_test(browser: Browser, tmp_path: Path, runtime: Path) -> None:
    recorded = RecordedText("python", tmp_path / "test_recorded.py")
    with (
        running(Server(Site(ROOT), recorded=recorded)) as server,
        browser.new_context() as context,
    ):
        console = Console(server.url.rstrip("/"))
        console.watch(context)
        page = context.new_page()
        boot(page, console, server.url)
        page.get_by_role("button", name="Site map").click()
        page.get_by_role("group", name="Site map").get_by_role("button", name="Cases").click()
        page.get_by_role("button", name="Stop recording").click()
        said = f"The test is in {recorded.file}."
        expect(dialog(page, "Record a test").get_by_role("status")).to_have_text(said)
        assert console.complaints() == []
    assert 'name="Cases"' in recorded.file.read_text("utf-8")
