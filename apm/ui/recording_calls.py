"""Recordings for JavaScript: starts, ends and writes them, and adds the calls and scripts that come from outside.

A handler of a form, a command or a script of the workspace is a consequence of a step, and runs again when the step is
repeated. So JavaScript (`static/python/steps.js`) sends only the calls that no step has caused.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from apm.core.errors import bad_input
from apm.core.events import RecordingToggled
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.forms.save import is_saving
from apm.recordings.recording_json import read_recording, recording_json
from apm.recordings.steps import Call, Script, Step, step_in
from apm.recordings.writing import LANGUAGES, written_test
from apm.ui.recorder import put_steps
from apm.ui.tools.recording_state import RecordedTest, start_recording, stop_recording
from apm.ui.view import View

_READS = re.compile(r"get|can(?!Close$)|is[A-Z]|has|resolve|retrieve|to[A-Z]|forEach")
"""Members that change nothing, by the beginning of their names; `canClose` is here only when it is assigned."""


class Recorder:
    """The functions for JavaScript."""

    def __init__(self, view: View) -> None:
        self._view = view

    def start(self, text: str) -> Outcome[None]:
        """Begins a recording; the options are JSON text.

        Raises:
            ApmError: an option is not valid, or the seed cannot be opened.
        """
        options = read_json(text, "startRecording: the options")
        if not isinstance(options, dict) or options.keys() - {"seed"}:
            raise bad_input("startRecording: the options have to be an object with the key seed")
        return start_recording(self._view, options.get("seed", {}))

    def stop(self) -> Outcome[dict[str, Any]]:
        """Ends the recording and returns it as JSON.

        Raises:
            ApmError: nothing is recorded, or another workspace has started since.
        """
        is_interrupted = self._view.state(RecordedTest).is_interrupted(self._view)
        done = stop_recording(self._view)
        if is_interrupted:
            raise bad_input(
                "stopRecording: nothing is recorded: the workspace has restarted, which ended the recording"
            )
        if done is None:
            raise bad_input("stopRecording: nothing is recorded; call startRecording first")
        return Outcome(recording_json(done), (RecordingToggled(is_on=False),))

    def read(self, text: str) -> dict[str, Any]:
        """A recording, checked.

        Raises:
            ApmError: it is damaged, or of a newer emulator.
        """
        return recording_json(read_recording(read_json(text, "replay: the recording")))

    def check_step(self, text: str) -> None:
        """Checks a step of a checked recording, given as JSON text, that is about to be repeated.

        Raises:
            ApmError: the page has no such action or no target of it, or no such member that could be called.
        """
        # Imported here: only this needs the table of all members.
        from apm.ui.repeated_steps import check_step  # noqa: PLC0415

        check_step(self._view, step_in(json.loads(text)))

    def write(self, text: str, language: str) -> str:
        """The text of a test.

        Raises:
            ApmError: the recording is damaged, or there is no such language.
        """
        if language not in LANGUAGES:
            raise bad_input(f"writeTest: the language has to be {' or '.join(LANGUAGES)}")
        return written_test(read_recording(read_json(text, "writeTest: the recording")), language)

    def begin_step(self, text: str) -> str:
        """Adds a call or a script that is about to run, and returns its number; empty if nothing is recorded."""
        state = self._view.state(RecordedTest)
        given = read_json(text, "a step")
        if not state.records(self._view) or not isinstance(given, dict):
            return ""
        step = self._step(given)
        if isinstance(step, Call) and _is_read(step):
            return ""
        put_steps(self._view, (*state.steps, step))
        return str(len(state.steps) + 1)

    def end_step(self, number: str, text: str) -> None:
        """Ends a step: with `{"failed": true}`, or with the result of a call. A failed one is no part of the test."""
        state, given = self._view.state(RecordedTest), read_json(text, "a step")
        if not isinstance(given, dict) or len(state.steps) != int(number):
            return
        *before, step = state.steps
        if given.get("failed"):
            put_steps(self._view, (*before,))
        elif isinstance(step, Call):
            ended = replace(step, is_awaited=True, result=given.get("result"))
            put_steps(self._view, (*before, ended))
        elif isinstance(step, Script):
            put_steps(self._view, (*before, replace(step, is_awaited=True)))

    def is_saving(self) -> bool:
        """Whether a save waits for handlers, and no dialog is open for which they could wait."""
        workspace = self._view.workspace
        return not workspace.overlays.dialogs and any(
            is_saving(workspace, each) for each in workspace.tabs.values()
        )

    def _step(self, given: dict[str, Any]) -> Step:
        if "text" in given:
            return Script(given["text"], given["name"])
        workspace, target = self._view.workspace, given.get("target")
        if not isinstance(target, str):
            # The arguments of an event have none that a later run could name.
            target = None
        page_id = (target or "").partition(" ")[0]
        tab, pane = workspace.tabs.get(page_id), workspace.side_panes.find(page_id)
        return Call(
            given["member"],
            target,
            tuple(given["arguments"]),
            session=tab.session.id if tab else "",
            pane=pane.pane_id if pane else "",
            is_of_focused_form=page_id == workspace.focused.focused_tab.id,
        )


def _is_read(call: Call) -> bool:
    """Whether a call changes nothing. An assignment is no read, whatever its name: `canClose`."""
    return not call.is_assignment and _READS.match(call.member.rpartition(".")[2]) is not None
