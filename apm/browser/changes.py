"""Follows the workspace's file while a development server tells when it was saved."""

from typing import Any

from pyodide.ffi import create_proxy
from pyscript.js_modules import screen as page

from apm.browser.defects import reporting
from apm.browser.screen import Screen, warn
from apm.emulator import Emulator
from apm.json_text import parse_json
from apm.shell.news import News
from apm.shipped import from_shipped


def follow_changes(address: str, emulator: Emulator, screen: Screen) -> None:
    """Starts anew with each saved version that can be used, and says why one cannot."""

    def take(text: str) -> None:
        news: Any = parse_json(text)
        file = news["file"]
        if news.get("problems"):
            sentence = f"{file} was saved, but cannot be used; the workspace stays as it was."
            screen.tell(News(sentence, tuple(news["problems"])))
            return
        emulator.renew(from_shipped(news["workspace"]).settings)
        screen.start_anew()
        screen.tell(News(f"{file} was saved; the workspace started anew."))
        for remark in news["remarks"]:
            warn(remark)

    page.follow(address, create_proxy(reporting("a change of the workspace", take)))
