"""The emulator without a screen: forms, scripts and events work, and nothing is drawn. So it runs in Node.js."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from apm.browser.bridge import install
from apm.browser.script_side import ScriptSide
from apm.emulator import Emulator
from apm.settings.shipped import read_shipped
from apm.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable


class Headless(ScriptSide):
    """The implementation of `apm.ui.browser_protocol.Browser` without a page."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(emulator)
        self.schedule = self.drop = self.entitle = self.show_panel = self.patch = _nothing


def _nothing(*_given: object) -> None:
    """Does nothing, in place of a function that draws."""


def start(workspace: str, origin: str) -> Callable[[str], None]:
    """Starts the emulator without a page.

    Args:
        workspace: the content of `workspace.json`.
        origin: the origin of the page that there would be.

    Returns:
        A function that starts it again with another `workspace.json`.
    """
    emulator = Emulator(os.urandom(8).hex(), read_shipped(workspace).settings, origin)
    headless = Headless(emulator)
    screen = Screen(emulator, headless)
    install(emulator, screen)
    headless.start_scripts()

    def restart(other: str) -> None:
        emulator.follow_file(read_shipped(other).settings)
        screen.restart()

    return restart
