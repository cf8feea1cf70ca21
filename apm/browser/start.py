"""Starts the emulator in the page."""

import os

from apm.browser.bridge import install
from apm.browser.screen import Screen
from apm.emulator import Emulator


def start() -> None:
    """Draws the workspace, then opens the API."""
    emulator = Emulator(page_id=os.urandom(8).hex())
    screen = Screen(emulator)
    screen.start_anew()
    screen.draw()
    install(emulator, screen)
