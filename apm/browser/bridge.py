"""Makes the API and `apmWorkspace` callable from JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from js import Object
from pyodide.ffi import create_proxy, to_js

from apm.api.contract import contract
from apm.api.dispatcher import Dispatcher
from apm.browser.defects import report, reporting
from apm.browser.given_solutions import GivenSolutions
from apm.browser.modules import facade
from apm.core.errors import ApmError
from apm.core.inputs import read_json
from apm.emulator import Emulator
from apm.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from apm.conversations.incoming import Received
    from apm.core.json_text import Json
    from apm.core.outcome import Outcome


def install(emulator: Emulator, screen: Screen) -> None:
    """Adds `Microsoft.Apm` and `apmWorkspace` to the window."""
    dispatcher = Dispatcher(emulator, screen.perform, screen.refuse, report)
    answers = dispatcher.answers()
    solutions = GivenSolutions(screen)
    commands = _Commands(emulator, screen, solutions)
    for name, call in commands.named().items():
        answers[name] = dispatcher.answering(name, _with_name(name, call))
    answers["load"] = dispatcher.answering("load", commands.load)
    answers["solutions"] = dispatcher.answering("solutions", commands.solutions)
    for name, call in solutions.calls().items():
        answers[name] = dispatcher.answering("load", call)
    answers["restoreConversations"] = dispatcher.answering(
        "restoreConversations", emulator.restore_conversations
    )
    answers["snapshot"] = dispatcher.answering("snapshot", emulator.snapshot)
    answers["hasEdits"] = dispatcher.answering("hasEdits", commands.has_edits)
    for name, call in _recording_calls(screen).items():
        answers[name] = dispatcher.answering(name, call)
    # Each function has one proxy, which is never destroyed: it is used until the page closes.
    proxies = {name: create_proxy(each) for name, each in answers.items()}
    proxies["act"] = create_proxy(reporting("an action", screen.act))
    python = to_js(proxies, dict_converter=Object.fromEntries)
    delay = (
        emulator.file_settings.restore.conversations_after
        if emulator.awaits_conversations
        else None
    )
    facade.install(contract(emulator), python, delay)


def _with_name(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """A call whose refusals begin with its name."""

    def named(*given: str) -> Any:
        try:
            return call(*given)
        except ApmError as error:
            raise error.named(name) from None

    return named


def _recording_calls(screen: Screen) -> dict[str, Callable[..., Any]]:
    """The functions for recordings of tests, by name."""

    def call(name: str) -> Callable[..., Any]:
        def imported(*given: str) -> Any:
            # Imported on first use: most pages record nothing.
            from apm.ui.recording_calls import Recorder  # noqa: PLC0415

            return getattr(Recorder(screen.view), name)(*given)

        return imported

    names = {
        "startRecording": "start",
        "stopRecording": "stop",
        "readRecording": "read",
        "checkStep": "check_step",
        "writeTest": "write",
        "beginStep": "begin_step",
        "endStep": "end_step",
        "isSaving": "is_saving",
    }
    return {name: call(method) for name, method in names.items()}


class _Commands:
    """The commands of `apmWorkspace`."""

    def __init__(self, emulator: Emulator, screen: Screen, given: GivenSolutions) -> None:
        self._emulator = emulator
        self._screen = screen
        self._given = given

    def named(self) -> dict[str, Callable[[str], Any]]:
        """The commands whose refusals do not name them yet, by name."""
        return {
            "reset": self.reset,
            "restore": self.restore,
            "seed": self.seed,
            "startConversation": self.start_conversation,
        }

    def reset(self, text: str) -> None:
        """Starts a new workspace; the options are JSON text."""
        self._emulator.reset(text)
        self._screen.restart()

    def load(self, text: str) -> None:
        """Starts a new workspace with other settings, given as JSON text, and with the solutions that were given."""
        remarks = self._emulator.load(text, self._given.take())
        # Not before: a load that is refused leaves the workspace, which needs its scripts.
        self._given.place_scripts()
        self._screen.restart()
        for remark in remarks:
            self._screen.warn(f"load: {remark}")

    def solutions(self) -> dict[str, Any]:
        """The report about the solutions of the workspace."""
        return {**self._emulator.workspace.settings.solution_report}

    def restore(self, text: str) -> None:
        """Starts a workspace in the state of a snapshot, given as JSON text."""
        self._open(text, self._emulator.restore)

    def seed(self, text: str) -> None:
        """Starts a workspace in the state of a seed, given as JSON text."""
        self._open(text, self._emulator.seed)

    def _open(self, text: str, open_state: Callable[[Json], Outcome[None]]) -> None:
        outcome = open_state(read_json(text, "the argument"))
        self._screen.restart()
        self._screen.perform(outcome)

    def has_edits(self) -> bool:
        """Whether a form has unsaved edits."""
        # Imported on first use: the start does not need forms.
        from apm.forms.unsaved import has_any_edits  # noqa: PLC0415

        return has_any_edits(self._emulator.workspace)

    def start_conversation(self, text: str) -> Received:
        """Starts an incoming conversation, given as JSON text."""
        # Imported on first use: most pages start no conversation.
        from apm.conversations.incoming import receive  # noqa: PLC0415
        from apm.conversations.options import read_conversation  # noqa: PLC0415

        return receive(self._emulator.conversations, read_conversation(text))
