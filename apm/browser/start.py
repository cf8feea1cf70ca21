"""Starts the emulator in the page."""

import os
from pathlib import Path

from js import location

from apm.browser.bridge import install
from apm.browser.changes import follow_changes
from apm.browser.modules import facade, scripts
from apm.browser.screen_modules import screen as page
from apm.browser.window import show
from apm.emulator import Emulator
from apm.settings.shipped import read_shipped
from apm.ui.regions import Region

SHIPPED = Path("workspace.json")
"""The file with the settings that the host has checked; see `pyscript.toml`."""


def start() -> None:
    """Draws the regions, then adds the API. Pages, which may query the Dataverse, are drawn in the next frame."""
    shipped = read_shipped(SHIPPED.read_text("utf-8"))
    emulator = Emulator(os.urandom(8).hex(), shipped.settings, location.origin)
    emulator.restore_settings(facade.keptSettings())
    screen, window = show(emulator)
    screen.show_all()
    screen.draw(*Region)
    install(emulator, screen)
    window.start_scripts()
    scripts.startThoseInPage()
    page.openAddress()
    if shipped.changes:
        follow_changes(shipped.changes, emulator, screen)
