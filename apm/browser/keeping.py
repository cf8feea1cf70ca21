"""Keeps the state of the workspace in the storage of the browser, and restores it when the page starts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyodide.ffi import create_once_callable, create_proxy

from apm.browser.defects import report
from apm.browser.screen_modules import kept
from apm.core.outcome import Outcome
from apm.snapshots.kept_state import RECORDS, SESSIONS, too_long
from apm.ui.shell.news import News

if TYPE_CHECKING:
    from collections.abc import Callable

    from apm.emulator import Emulator
    from apm.ui.screen import Screen


class Keeping:
    """Keeps and restores what the settings of the workspace file say."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        settings = emulator.file_settings
        wanted = {SESSIONS: settings.restore.enabled, RECORDS: settings.records.keep}
        self._parts = [name for name, is_kept in wanted.items() if is_kept]
        self._latest = dict.fromkeys(wanted, "")
        self._too_long = dict.fromkeys(wanted, "")
        self._problem = ""
        self._opened: Outcome[Any] = Outcome(())

    def restore(self, then: Callable[[], None]) -> None:
        """Starts a workspace with what was kept, then calls a function."""
        settings = self._emulator.file_settings
        scope = json.dumps([settings.app.unique_name, settings.user.name])
        asked = json.dumps({"parts": self._parts, "scope": scope})

        def go_on(text: str) -> None:
            self._open(json.loads(text))
            then()

        kept.open(asked).then(create_once_callable(go_on))

    def begin(self, screen: Screen) -> None:
        """Shows the effects of the restore, then keeps the state after each frame."""
        screen.perform(self._opened)

        def warn(problem: str) -> None:
            sentence = (
                f"The state of the workspace is not kept for a reload of the page: {problem}."
            )
            screen.warn(sentence)
            screen.show_news(News(sentence))

        def read() -> str:
            try:
                return self._lines(warn)
            except Exception as error:  # noqa: BLE001 - no traceback may reach the page
                report("keeping the state", error)
                return ""

        if self._problem:
            warn(self._problem)
        kept.keepWith(create_proxy(read), create_proxy(warn))

    def _open(self, given: dict[str, Any]) -> None:
        self._problem = given.get("problem", "")
        self._opened = self._emulator.open_kept(
            given["parts"], is_same_window=given["isSameWindow"]
        )
        if self._opened.value:
            kept.dismiss(json.dumps(self._opened.value))

    def _lines(self, warn: Callable[[str], None]) -> str:
        """What is kept now: a line that changes with the open sessions and tabs, then a line for each part."""
        emulator = self._emulator
        if emulator.awaits_conversations:
            return ""
        workspace = emulator.workspace
        tabs = (
            f"{workspace.session_numbers.next} {workspace.tab_numbers.next} {len(workspace.tabs)}"
        )
        for name, text in zip((SESSIONS, RECORDS), emulator.kept(), strict=True):
            self._keep(name, text, warn)
        return "\n".join([tabs, *(self._latest[name] for name in self._parts)])

    def _keep(self, name: str, text: str, warn: Callable[[str], None]) -> None:
        """Takes the text of a part. If it is too long, the one before stays; that is said once until a text fits."""
        before, self._too_long[name] = self._too_long[name], too_long(name, text)
        if not self._too_long[name]:
            self._latest[name] = text
        elif not before:
            # A warning is drawn, so saying it after each frame would draw frames without end.
            warn(self._too_long[name])
