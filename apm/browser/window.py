"""The implementation of `apm.ui.browser_protocol.Browser`, with functions of the page's JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide.ffi import create_proxy, to_js

from apm.browser.defects import report, reporting
from apm.browser.modules import facade, inspector, scripts
from apm.browser.modules import screen as page
from apm.ui.screen import Screen
from apm.ui.shell.top_bar import Theme

if TYPE_CHECKING:
    from apm.emulator import Emulator


class Window:
    """The JavaScript functions for the screen. Each is looked up once, because each look-up makes a new proxy."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self.schedule = page.schedule
        self.patch = page.patch
        self.show_panel = page.showPanel
        self.drop = page.drop
        self.entitle = page.entitle
        self.post = facade.post
        self.warn = page.warn
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


def show(emulator: Emulator) -> tuple[Screen, Window]:
    """Creates the screen of the page, and connects it to animation frames and to the actions of the user."""
    window = Window(emulator)
    screen = Screen(emulator, window)
    screen.view.put(Theme(page.theme()))
    page.drawWith(create_proxy(reporting("drawing", screen.draw)))
    acting = create_proxy(reporting("an action", screen.act))
    page.listen(acting)
    scripts.listen()
    inspector.listen()
    return screen, window
