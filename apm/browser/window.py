"""The implementation of `apm.ui.browser_protocol.Browser`, with functions of the page's JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyodide.ffi import create_proxy

from apm.browser.defects import reporting
from apm.browser.modules import scripts
from apm.browser.screen_modules import inspector
from apm.browser.screen_modules import screen as page
from apm.browser.script_side import ScriptSide
from apm.ui.screen import Screen
from apm.ui.shell.top_bar import Theme

if TYPE_CHECKING:
    from apm.emulator import Emulator


class Window(ScriptSide):
    """The implementation of `apm.ui.browser_protocol.Browser` in a page."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(emulator)
        self.schedule = page.schedule
        self.patch = page.patch
        self.show_panel = page.showPanel
        self.drop = page.drop
        self.entitle = page.entitle


def show(emulator: Emulator) -> tuple[Screen, Window]:
    """Creates the screen of the page, and connects it to animation frames and to the actions of the user."""
    window = Window(emulator)
    screen = Screen(emulator, window)
    screen.view.put(Theme(page.theme()))
    page.drawWith(create_proxy(reporting("drawing", screen.draw)))
    page.listen()
    scripts.listen()
    inspector.listen()
    return screen, window
