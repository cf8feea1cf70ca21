"""Makes the steps of a recording: of the actions of the user, and of the calls and scripts that come from outside.

A handler of a form, a command or a script of the workspace is a consequence of a step, and runs again when the step is
repeated. So JavaScript (`static/python/steps.js`) sends only the calls that no step has caused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from apm.core.errors import bad_input
from apm.core.events import RecordingToggled
from apm.core.inputs import read_json
from apm.core.outcome import Outcome
from apm.forms.save import is_saving
from apm.recordings.end_state import PLAIN, focused_form, value_of
from apm.recordings.recording_json import read_recording, recording_json
from apm.recordings.steps import Action, Call, Place, Script, Step
from apm.recordings.written_test import CHANGED, LANGUAGES, written_test
from apm.ui.element_places import place_in
from apm.ui.elements import Element
from apm.ui.panels import ACTIONS, REGION_TREES
from apm.ui.regions import Region
from apm.ui.shell.tab_panel import panel
from apm.ui.shell.top_bar import choose_theme
from apm.ui.tools.recording_state import RecordedTest, start_recording, stop_recording
from apm.ui.view import View

_EDIT = "edit"

_TOOLS = "apm.ui.tools."
"""The package of the actions that the product does not have."""

_READS = re.compile(r"get|can|is[A-Z]|has|resolve|retrieve|to[A-Z]|forEach")
"""Members that change nothing, by the beginning of their names."""

PANELS = "panels"


def begin_action(view: View, name: str, of: str, text: str) -> Action | None:
    """The step of an action that is about to run; None if it is not part of the test."""
    tab = view.workspace.focused.focused_tab
    step = Action(name, of, text, tab=(tab.id, tab.title))
    last = _last(view)
    if name == CHANGED:
        is_edited = isinstance(last, Action) and (last.action, last.of) == (_EDIT, of)
        return step if is_edited else None
    if isinstance(last, Action) and _is_continued(last, name, of):
        return replace(step, place=last.place, tab=last.tab)
    place = _place(view, name, of) if _is_of_product(name) else None
    return replace(step, place=place) if place else None


def add_action(view: View, step: Action) -> None:
    """Adds the step of an action that has run. A text that is typed on replaces the one before."""
    steps, last = view.state(RecordedTest).steps, _last(view)
    if isinstance(last, Action) and _is_continued(last, step.action, step.of):
        steps = steps[:-1]
    _put(view, (*steps, _with_value(view, step)))


def _is_continued(last: Action, name: str, of: str) -> bool:
    is_typed = last.place is not None and last.place.is_typed
    return is_typed and (last.action, last.of) == (name, of)


def _with_value(view: View, step: Action) -> Action:
    """The step with the value that a field of the focused form has now, if a test can set it."""
    page_id, _, name = step.of.partition(" ")
    form = focused_form(view.workspace) if step.action == _EDIT else None
    if form is None or page_id != view.workspace.focused.focused_tab.id:
        return step
    column = next((each for each in form.columns if each.name == name), None)
    if column is None or column.kind not in PLAIN:
        return step
    value = value_of(form, column)
    has_value = value is not None or step.text == ""
    return replace(step, column=name, value=value, has_value=has_value)


def _is_of_product(name: str) -> bool:
    """Whether an action is one of the product: not of a tool, and not the choice of a theme."""
    return name != choose_theme.name and not ACTIONS[name].run.__module__.startswith(_TOOLS)


def _place(view: View, name: str, of: str) -> Place | None:
    place = place_in(dict(_trees(view)), name, of)
    # In the window of a test, the buttons of the top bar are in no menu.
    is_in_bar = place is not None and place.region == Region.TOP_BAR
    return replace(place, opener=None) if place and is_in_bar else place


def _trees(view: View) -> Iterator[tuple[str, Element]]:
    """The parts of the page, without messages about failures and saved files, which a test does not have."""
    for each in Region:
        if each is not Region.NOTICES:
            yield each, REGION_TREES[each](view)
    yield PANELS, panel(view.workspace, view.workspace.focused.focused_tab)


def _last(view: View) -> Step | None:
    return next(reversed(view.state(RecordedTest).steps), None)


def _put(view: View, steps: tuple[Step, ...]) -> None:
    state = view.state(RecordedTest)
    edited = {(tab.id, name) for tab in view.workspace.tabs.values() for name in tab.edits}
    view.put(replace(state, steps=steps, changed=state.changed | edited))


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
            ApmError: nothing is recorded.
        """
        done = stop_recording(self._view)
        if done is None:
            raise bad_input("stopRecording: nothing is recorded; call startRecording first")
        return Outcome(recording_json(done), (RecordingToggled(is_on=False),))

    def read(self, text: str) -> dict[str, Any]:
        """A recording, checked.

        Raises:
            ApmError: it is damaged, or of a newer emulator.
        """
        return recording_json(read_recording(read_json(text, "replay: the recording")))

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
        if isinstance(step, Call) and _READS.match(step.member.rpartition(".")[2]):
            return ""
        _put(self._view, (*state.steps, step))
        return str(len(state.steps) + 1)

    def end_step(self, number: str, text: str) -> None:
        """Ends a step: with `{"failed": true}`, or with the result of a call. A failed one is no part of the test."""
        state, given = self._view.state(RecordedTest), read_json(text, "a step")
        if not isinstance(given, dict) or len(state.steps) != int(number):
            return
        *before, step = state.steps
        if given.get("failed"):
            _put(self._view, (*before,))
        elif isinstance(step, Call):
            ended = replace(step, is_awaited=True, result=given.get("result"))
            _put(self._view, (*before, ended))
        elif isinstance(step, Script):
            _put(self._view, (*before, replace(step, is_awaited=True)))

    def is_saving(self) -> bool:
        """Whether a save waits for handlers, and no dialog is open for which they could wait."""
        workspace = self._view.workspace
        return not workspace.overlays.dialogs and any(
            is_saving(workspace, each) for each in workspace.tabs.values()
        )

    def _step(self, given: dict[str, Any]) -> Step:
        if "text" in given:
            return Script(given["text"], given["name"])
        workspace, target = self._view.workspace, given["target"]
        page_id = (target or "").partition(" ")[0]
        tab = workspace.tabs.get(page_id)
        return Call(
            given["member"],
            target,
            tuple(given["arguments"]),
            session=tab.session.id if tab else "",
            is_of_focused_form=page_id == workspace.focused.focused_tab.id,
        )
