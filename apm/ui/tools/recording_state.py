"""The state of the recording of a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from apm.core.errors import ApmError
from apm.core.events import RecordingToggled, WorkspaceReplaced
from apm.core.json_text import Json
from apm.core.outcome import Outcome
from apm.recordings.steps import Recording, Step
from apm.ui.regions import Region
from apm.ui.view import PanelState, View
from apm.workspace.workspace import Workspace

FROM_FILE = '{"settings": "file"}'
"""A test begins with the settings of the workspace file."""


@dataclass(frozen=True, slots=True)
class RecordingPanel(PanelState):
    """The panel; a restart of the workspace closes it.

    Attributes:
        is_open: the panel is open.
        said: what happened to the text last.
    """

    is_open: bool = False
    said: str = ""
    regions = (Region.RECORDING,)


@dataclass(frozen=True, slots=True)
class RecordedTest(PanelState):
    """The recording that is on, and the last one.

    Attributes:
        workspace: the workspace that is recorded; None if none is.
        seed: the seed that the recording begins with.
        steps: the steps so far.
        changed: the columns that have changed so far, each with the id of its tab.
        done: the last recording; None if there was none.
        language: what the panel shows the recording as, one of `FORMS`.
        sends_to: the address to which the text of a recording is sent when it ends; empty for none.
    """

    workspace: Workspace | None = None
    seed: Json = None
    steps: tuple[Step, ...] = ()
    changed: frozenset[tuple[str, str]] = frozenset()
    done: Recording | None = None
    language: str = "python"
    sends_to: str = ""
    regions = (Region.RECORDING, Region.TOP_BAR)
    is_kept = True

    def records(self, view: View) -> bool:
        """Whether the workspace is recorded. Another one that has started since is not."""
        return self.workspace is view.workspace

    def is_interrupted(self, view: View) -> bool:
        """Whether another workspace has started, which has ended the recording."""
        return self.workspace is not None and not self.records(view)

    @property
    def columns(self) -> set[str]:
        """The columns of the focused form that have changed."""
        focused = self.workspace.focused.focused_tab.id if self.workspace else ""
        return {column for tab_id, column in self.changed if tab_id == focused}


FORMS: Mapping[str, tuple[str, str]] = {
    "python": ("Python", "test_recorded.py"),
    "typescript": ("TypeScript", "recorded.spec.ts"),
    "json": ("JSON", "recording.json"),
}
"""What a recording is shown as: by name, the label and the name of the file."""


def start_recording(view: View, seed: Json) -> Outcome[None]:
    """Restarts the workspace as a test begins, in the state of a seed, and records from then on.

    Raises:
        ApmError: the seed cannot be opened; the workspace has restarted without it.
    """
    emulator = view.emulator
    emulator.reset(FROM_FILE)
    try:
        opened = emulator.seed(seed)
    except ApmError as error:
        view.restart()
        raise ApmError(error.code, str(error), WorkspaceReplaced()) from None
    view.restart()
    state = view.state(RecordedTest)
    begun = replace(state, workspace=view.workspace, seed=seed, steps=(), changed=frozenset())
    view.put(replace(begun, done=None))
    return Outcome(None, (WorkspaceReplaced(), *opened.events, RecordingToggled(is_on=True)))


def stop_recording(view: View) -> Recording | None:
    """Ends the recording and returns it; None if the workspace is not recorded."""
    state = view.state(RecordedTest)
    if not state.records(view):
        view.put(replace(state, workspace=None))
        return None
    # Imported on first use: most pages record nothing.
    from apm.recordings.end_state import end_of  # noqa: PLC0415

    done = Recording(state.seed, state.steps, end_of(view.workspace, state.columns))
    view.put(replace(state, workspace=None, steps=(), done=done))
    return done


def text_as(done: Recording, form: str) -> str:
    """A recording in one of `FORMS`."""
    if form == "json":
        import json  # noqa: PLC0415

        from apm.recordings.recording_json import recording_json  # noqa: PLC0415

        return json.dumps(recording_json(done), ensure_ascii=False, indent=2) + "\n"
    from apm.recordings.writing import written_test  # noqa: PLC0415

    return written_test(done, form)
