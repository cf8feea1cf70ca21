"""Starts the emulator in the page. A start that fails says so there."""

import os

from js import CustomEvent, Object, window
from pyodide.ffi import to_js

from apm.browser.bridge import install
from apm.browser.defects import one_line
from apm.browser.screen import Screen
from apm.emulator import Emulator


def start() -> None:
    """Draws the workspace, then opens the API."""
    try:
        emulator = Emulator(page_id=os.urandom(8).hex())
        screen = Screen(emulator)
        screen.start_anew()
        screen.draw()
        install(emulator, screen)
    except Exception as error:  # noqa: BLE001 - whatever it is, the page has to say so
        detail = {"detail": {"reason": one_line(error)}}
        options = to_js(detail, dict_converter=Object.fromEntries)
        window.dispatchEvent(CustomEvent.new("apm:failed", options))
