"""The browsers of this machine that WebDriver drives, and why others are left out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial

from tests.other_browsers import firefox, webkit
from tests.other_browsers.driven import Driven

Start = Callable[[], Driven]


def found() -> dict[str, Start | str]:
    """For each browser, by its name: the function that starts it, or the reason why it is left out."""
    return {firefox.Firefox.name: _firefox(), webkit.WebKit.name: _webkit()}


def _firefox() -> Start | str:
    program = next(filter(None, map(shutil.which, firefox.PROGRAMS)), None)
    if program is None:
        return f"none of the programs {', '.join(firefox.PROGRAMS)} is on the PATH"
    return partial(firefox.Firefox, program)


def _webkit() -> Start | str:
    driver = shutil.which(webkit.DRIVER)
    if driver is None:
        return f"{webkit.DRIVER} is not on the PATH; Debian's package is webkit2gtk-driver"
    if not webkit.HAS_DISPLAY and shutil.which(webkit.DISPLAY_SERVER) is None:
        return f"there is no display, and {webkit.DISPLAY_SERVER} is not on the PATH"
    return partial(webkit.WebKit, driver)
