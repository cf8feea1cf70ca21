"""Starts the emulator in the page."""

import os
from collections.abc import Callable
from pathlib import Path

from js import location

from apm.browser.bridge import install
from apm.browser.changes import follow_changes
from apm.browser.modules import facade, scripts
from apm.browser.screen_modules import screen as page
from apm.browser.window import show
from apm.emulator import Emulator
from apm.settings.shipped import Shipped, read_shipped
from apm.ui.regions import Region
from apm.ui.screen import Screen
from apm.ui.tools.recording_state import RecordedTest

SHIPPED = Path("workspace.json")
"""The file with the settings that the host has checked; see `pyscript.toml`."""


def start(fail: Callable[[Exception], None]) -> None:
    """Starts the emulator, after what was kept before a reload has been read; `fail` shows why it could not start."""
    shipped = read_shipped(SHIPPED.read_text("utf-8"))
    emulator = Emulator(os.urandom(8).hex(), shipped.settings, location.origin)
    if not shipped.settings.keeps_state:
        _show(emulator, shipped)
        return
    # Imported here: by default, nothing is kept.
    from apm.browser.keeping import Keeping  # noqa: PLC0415

    keeping = Keeping(emulator)

    def go_on() -> None:
        try:
            keeping.begin(_show(emulator, shipped))
        except Exception as error:  # noqa: BLE001 - the page shows any error
            fail(error)

    keeping.restore(go_on)


def _show(emulator: Emulator, shipped: Shipped) -> Screen:
    """Draws the regions, then adds the API. Pages, which may query the Dataverse, are drawn in the next frame."""
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
    if shipped.recording:
        address, language = shipped.recording
        screen.view.put(RecordedTest(language=language, sends_to=address))
        screen.act("start-recording", "", "")
    return screen
