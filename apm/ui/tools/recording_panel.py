"""The panel that records a test: it says what a recording does, and shows the text of the last one.

It is closed while a recording is on. The button in the top bar ends the recording and opens it.
"""

from __future__ import annotations

from dataclasses import replace

from apm.core.events import RecordingToggled, TextTaken
from apm.core.outcome import Outcome
from apm.recordings.steps import Recording
from apm.ui import targets
from apm.ui.actions import NOTHING, Use, action
from apm.ui.buttons import button
from apm.ui.elements import Attribute, Child, Element, h
from apm.ui.region_trees import region_tree
from apm.ui.regions import Region
from apm.ui.targets import Nothing
from apm.ui.tools.recording_state import (
    FORMS,
    RecordedTest,
    RecordingPanel,
    start_recording,
    stop_recording,
    text_as,
)
from apm.ui.view import View

ABOUT = (
    "What you do on the page, and what you call in the console, becomes a test. The workspace restarts first, with the "
    "settings of the workspace file and only Home open, because each test begins like that."
)

INTERRUPTED = "The workspace has restarted, which ended the recording."


@action("open-recording", targets.nothing)
def open_recording(use: Use[Nothing]) -> Outcome[bool]:
    """Opens the panel."""
    return use.put(RecordingPanel(is_open=True))


@action("close-recording", targets.nothing)
def close_recording(use: Use[Nothing]) -> Outcome[bool]:
    """Closes the panel. A recording that another workspace has ended is forgotten."""
    state = use.state(RecordedTest)
    if state.is_interrupted(use.view):
        use.put(replace(state, workspace=None))
    return use.put(RecordingPanel())


@action("start-recording", targets.nothing)
def start(use: Use[Nothing]) -> Outcome[None]:
    """Restarts the workspace and begins to record.

    The seed is empty, so that created records have the same ids in the recording and in the test.
    """
    return start_recording(use.view, {})


@action("stop-recording", targets.nothing)
def stop(use: Use[Nothing]) -> Outcome[bool]:
    """Ends the recording and shows the test; sends it to the command line that asked for it."""
    done, state = stop_recording(use.view), use.state(RecordedTest)
    use.put(RecordingPanel(is_open=True))
    sent = (
        (TextTaken("send", state.sends_to, text_as(done, state.language)),)
        if done and state.sends_to
        else ()
    )
    return Outcome(False, (RecordingToggled(is_on=False), *sent))


@action("show-recording-as", targets.nothing)
def show_as(use: Use[Nothing]) -> Outcome[bool]:
    """Shows the recording in another form."""
    use.put(RecordingPanel(is_open=True))
    state = use.state(RecordedTest)
    return use.put(replace(state, language=use.text)) if use.text in FORMS else NOTHING


@action("take-recording", targets.text)
def take(use: Use[str]) -> Outcome[bool]:
    """Copies or downloads the text; the target says which."""
    state = use.state(RecordedTest)
    if state.done is None:
        return NOTHING
    _, file = FORMS[state.language]
    return Outcome(False, (TextTaken(use.target, file, text_as(state.done, state.language)),))


@action("recording-said", targets.text, sent_by="inspector/recording.js")
def say(use: Use[str]) -> Outcome[bool]:
    """Shows what happened to the text; the target is a sentence."""
    return use.put(replace(use.state(RecordingPanel), said=use.target))


@region_tree(Region.RECORDING)
def _region(view: View) -> Element:
    panel, state = view.state(RecordingPanel), view.state(RecordedTest)
    problem = INTERRUPTED if state.is_interrupted(view) else ""
    shown = [_panel(state, panel.said, problem)] if panel.is_open or problem else []
    return h("div", {}, *shown)


def _panel(state: RecordedTest, said: str, problem: str) -> Element:
    return h(
        "section",
        {"class": "script-panel", "role": "dialog", "aria-labelledby": "recording-title"},
        h("h2", {"id": "recording-title"}, "Record a test"),
        h("p", {"role": "status"}, said),
        *([h("p", {"role": "alert"}, problem)] if problem else []),
        *(_result(state, state.done) if state.done else [h("p", {"class": "hint"}, ABOUT)]),
        h(
            "div",
            {"class": "dialog-buttons"},
            *(_taking() if state.done else []),
            button(start.on(), "Record again" if state.done else "Start recording"),
            button(close_recording.on(), "Close"),
        ),
    )


def _result(state: RecordedTest, done: Recording) -> list[Child]:
    text: dict[str, Attribute] = {
        "id": "recording-text",
        "aria-label": "The recorded test",
        "readonly": True,
        "rows": 10,
        "spellcheck": "false",
        "value": text_as(done, state.language),
    }
    chooser: dict[str, Attribute] = {
        "id": "recording-language",
        "value": state.language,
        **show_as.on(),
        "autocomplete": "off",
    }
    options = (
        h("option", {"value": name, "key": name}, label) for name, (label, _) in FORMS.items()
    )
    return [
        h(
            "p",
            {"class": "recording-language"},
            h("label", {"for": "recording-language"}, "Language"),
            h("select", chooser, *options),
        ),
        h("textarea", text),
    ]


def _taking() -> list[Element]:
    return [button(take.on("copy"), "Copy"), button(take.on("download"), "Download")]
