"""The functions of JavaScript that the emulator needs for scripts, in a page and in Node.js."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide.ffi import to_js

from apm.browser.defects import report
from apm.browser.modules import facade, scripts

if TYPE_CHECKING:
    from apm.emulator import Emulator


class ScriptSide:
    """The part of `apm.ui.browser_protocol.Browser` that draws nothing.

    Each function is looked up once, because each look-up makes a new proxy.
    """

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self.post = facade.post
        self.warn = facade.warn
        self.list_failure = scripts.listFailure
        self.forget = facade.forget
        self.signal = facade.signal
        self.report = report

    def close_objects(self, returned_ids: str) -> None:
        """Closes all objects of the API, and starts the client scripts from the settings."""
        facade.restart(returned_ids)
        self.start_scripts()

    def start_scripts(self) -> None:
        """Starts the client scripts from the settings that have not started yet."""
        scripts.startAll(to_js(list(self._emulator.workspace.settings.scripts)))
