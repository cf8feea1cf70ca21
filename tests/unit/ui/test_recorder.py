"""What becomes a step of a recorded test: actions of the product with their elements, and calls from outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from apm.core.errors import ApmError
from apm.core.inputs import TabInput
from apm.recordings.steps import Action, Call, Place, Script, Step
from apm.settings import Settings
from apm.templates.catalogue import RECORD_FORM
from apm.ui.element_places import place_in
from apm.ui.elements import h
from apm.ui.recording_calls import Recorder
from apm.ui.tools.recording_state import RecordedTest
from apm.workspace.side_panes import Pane
from apm.workspace.workspace import Workspace
from tests.support.element_trees import find, text
from tests.support.page_actions import new_screen

if TYPE_CHECKING:
    from apm.ui.screen import Screen
    from tests.support.page_actions import FakeBrowser

CASE = {"entityName": "incident", "entityId": "ca5e0000-0000-4000-8000-000000000001"}
TITLE = "tab-id-1 title"


@pytest.fixture
def page() -> tuple[Screen, FakeBrowser]:
    """A page on which a test is recorded, with the form of a case."""
    screen, browser = new_screen()
    screen.act("start-recording", "", "")
    workspace = screen.view.workspace
    screen.perform(workspace.open_tab(workspace.focused, RECORD_FORM, TabInput("", {**CASE})))
    return screen, browser


def steps(screen: Screen) -> tuple[Step, ...]:
    """The steps so far."""
    return screen.view.state(RecordedTest).steps


class TestActions:
    def test_an_action_has_the_place_of_its_element(self, page: tuple[Screen, FakeBrowser]) -> None:
        screen, _ = page
        screen.act("focus-tab", "tab-id-0", "")
        (step,) = steps(screen)
        assert isinstance(step, Action)
        assert step.place == Place("tabs", "tab", "Dashboard")
        assert step.tab[0] == "tab-id-1"

    def test_a_text_is_one_step_with_its_value(self, page: tuple[Screen, FakeBrowser]) -> None:
        screen, _ = page
        for each in ("L", "Le", "Leak"):
            screen.act("edit", TITLE, each)
        screen.act("changed", TITLE, "")
        edit, changed = steps(screen)
        assert isinstance(edit, Action)
        assert (edit.text, edit.column, edit.value, edit.has_value) == (
            "Leak",
            "title",
            "Leak",
            True,
        )
        assert edit.place == Place("panels", "textbox", "Case Title", is_typed=True)
        assert isinstance(changed, Action)
        assert (changed.action, changed.place) == ("changed", None)

    def test_a_text_that_is_no_value_is_typed(self, page: tuple[Screen, FakeBrowser]) -> None:
        screen, _ = page
        screen.act("edit", "tab-id-1 customerid", "")
        screen.act("edit", "tab-id-1 prioritycode", "much")
        typed = [(each.text, each.has_value) for each in steps(screen) if isinstance(each, Action)]
        assert typed == [("", False), ("much", False)]

    @pytest.mark.parametrize(
        "name",
        [
            "inspect-open",
            "open-script",
            "choose-theme",
            "dismiss-alert",
            "dismiss-toast",
            "changed",
        ],
    )
    def test_tools_and_messages_are_no_part_of_a_test(
        self, page: tuple[Screen, FakeBrowser], name: str
    ) -> None:
        screen, _ = page
        screen.act(name, TITLE if name == "changed" else "", "dark")
        assert steps(screen) == ()

    def test_the_button_of_a_conversation_is_in_no_menu(
        self, page: tuple[Screen, FakeBrowser]
    ) -> None:
        screen, _ = page
        screen.act("start-conversation", "", "")
        (step,) = steps(screen)
        assert isinstance(step, Action)
        assert step.place == Place("top-bar", "button", "New conversation")

    def test_the_end_has_what_changed_on_the_focused_form(
        self, page: tuple[Screen, FakeBrowser]
    ) -> None:
        screen, browser = page
        screen.act("edit", "tab-id-1 prioritycode", "1")
        screen.act("stop-recording", "", "")
        done = screen.view.state(RecordedTest).done
        assert done
        assert done.end.tab == done.end.values["title"]
        assert done.end.values["prioritycode"] == 1
        assert ("recording", "", False) in browser.signals


class TestCalls:
    def test_a_call_has_its_result_and_is_awaited(self, page: tuple[Screen, FakeBrowser]) -> None:
        screen, _ = page
        recorder = Recorder(screen.view)
        call = {"member": "attribute.setValue", "target": TITLE, "arguments": ["x"]}
        number = recorder.begin_step(json.dumps(call))
        recorder.end_step(number, '{"result": null}')
        assert steps(screen) == (
            Call("attribute.setValue", TITLE, ("x",), None, "session-id-0", True, True),
        )

    def test_a_call_that_fails_and_a_read_are_no_steps(
        self, page: tuple[Screen, FakeBrowser]
    ) -> None:
        screen, _ = page
        recorder = Recorder(screen.view)
        call: dict[str, object] = {"member": "createTab", "target": None, "arguments": []}
        recorder.end_step(recorder.begin_step(json.dumps(call)), '{"failed": true}')
        assert recorder.begin_step(json.dumps({**call, "member": "getAllSessions"})) == ""
        assert steps(screen) == ()

    @pytest.mark.parametrize("member", ["session.canClose", "session.title", "pane.badge"])
    def test_an_assignment_is_a_step(self, page: tuple[Screen, FakeBrowser], member: str) -> None:
        screen, _ = page
        call = {"member": member, "target": "session-id-0", "arguments": [False]}
        assert Recorder(screen.view).begin_step(json.dumps(call)) == "1"

    def test_a_call_of_a_side_pane_names_the_pane(self, page: tuple[Screen, FakeBrowser]) -> None:
        screen, _ = page
        pane = Pane(1, "notes")
        screen.view.workspace.side_panes.create(pane)
        call = {"member": "pane.close", "target": pane.key, "arguments": []}
        Recorder(screen.view).begin_step(json.dumps(call))
        assert steps(screen) == (Call("pane.close", pane.key, pane="notes"),)

    def test_a_script_during_which_something_happens_is_not_awaited(
        self, page: tuple[Screen, FakeBrowser]
    ) -> None:
        screen, _ = page
        recorder = Recorder(screen.view)
        number = recorder.begin_step('{"text": "ask()", "name": "a.js"}')
        screen.act("focus-tab", "tab-id-0", "")
        recorder.end_step(number, "{}")
        assert steps(screen)[0] == Script("ask()", "a.js")

    def test_nothing_is_recorded_after_another_workspace_has_started(
        self, page: tuple[Screen, FakeBrowser]
    ) -> None:
        screen, browser = page
        screen.view.emulator.reset()
        screen.restart()
        screen.draw()
        assert "The workspace has restarted" in text(browser.drawn["recording-panel"])
        recorder = Recorder(screen.view)
        assert recorder.begin_step('{"text": "ask()", "name": "a.js"}') == ""
        with pytest.raises(ApmError, match="nothing is recorded: the workspace has restarted"):
            recorder.stop()
        with pytest.raises(ApmError, match="nothing is recorded; call startRecording first"):
            recorder.stop()


def test_the_panel_shows_the_test_in_each_language(page: tuple[Screen, FakeBrowser]) -> None:
    screen, browser = page
    screen.act("stop-recording", "", "")
    screen.draw()

    def shown() -> str:
        (area,) = find(browser.drawn["recording-panel"], "textarea")
        return str(area[1]["value"])

    assert "def test_recorded(workspace)" in shown()
    for form, part in (("typescript", 'test("recorded"'), ("json", '"version": 1')):
        screen.act("show-recording-as", "", form)
        screen.draw()
        assert part in shown()
    screen.act("take-recording", "download", "")
    assert browser.signals[-1] == ("take-text", "download", ["recording.json", shown()])


def test_a_refused_seed_records_nothing() -> None:
    screen, browser = new_screen(Workspace(Settings()))
    with pytest.raises(ApmError, match="there is no seed 'none'") as refused:
        Recorder(screen.view).start('{"seed": "none"}')
    screen.refuse(refused.value)
    assert browser.closings
    assert not screen.view.state(RecordedTest).records(screen.view)


class TestPlaces:
    def test_names_come_from_labels_texts_and_attributes(self) -> None:
        field = {"data-action": "a", "id": "x", "type": "text"}
        tree = h("div", {}, h("label", {"for": "x"}, "The", " name"), h("input", field))
        assert place_in({"panels": tree}, "a", "") == Place(
            "panels", "textbox", "The name", is_typed=True
        )
        around = h("label", {}, h("span", {}, "Within"), h("select", {"data-action": "b"}))
        assert place_in({"panels": around}, "b", "") == Place("panels", "combobox", "Within")

    def test_what_is_hidden_or_disabled_is_not_found(self) -> None:
        tree = h("div", {"hidden": True}, h("button", {"data-action": "a"}, "A"))
        assert place_in({"panels": tree}, "a", "") is None
        tree = h("button", {"data-action": "a", "aria-disabled": "true"}, "A")
        assert place_in({"panels": tree}, "a", "") is None

    def test_a_radio_button_is_not_typed(self) -> None:
        tree = h("label", {}, h("input", {"type": "radio", "data-action": "a"}), "Kim")
        assert place_in({"overlays": tree}, "a", "") == Place("overlays", "radio", "Kim")

    def test_equal_elements_are_counted_within_their_dialog(self) -> None:
        def dialog(number: int) -> list[object]:
            name = f"d{number}"
            ok = [
                h("button", {"data-action": "a", "data-of": f"{number} {at}"}, "OK")
                for at in (0, 1)
            ]
            return h("dialog", {"aria-labelledby": name}, h("h2", {"id": name}, name), *ok)

        tree = h("div", {}, dialog(1), dialog(2))
        assert place_in({"overlays": tree}, "a", "2 1") == Place(
            "overlays", "button", "OK", dialog="d2", index=1, is_only=False
        )

    def test_a_form_is_sent_with_its_button(self) -> None:
        send = h("button", {"type": "submit"}, "Send")
        tree = h("form", {"data-action": "a", "data-of": "1"}, send)
        assert place_in({"communication": tree}, "a", "1") == Place(
            "communication", "button", "Send"
        )
