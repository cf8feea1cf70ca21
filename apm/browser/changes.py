"""Follows what is saved while a development server tells it: the workspace's file, client scripts, web resources."""

import json
from typing import Any
from urllib.parse import unquote

from pyodide.ffi import create_proxy
from pyscript.js_modules import screen as page
from pyscript.js_modules import scripts

from apm.browser.defects import reporting
from apm.core.json_text import parse_json
from apm.emulator import Emulator
from apm.settings.shipped import from_shipped
from apm.templates.addresses import web_resource_address
from apm.ui.screen import Screen
from apm.ui.shell.news import News


def follow_changes(address: str, emulator: Emulator, screen: Screen) -> None:
    """Has each saved file take effect: as much starts anew as it is part of, and no more."""
    changes = _Changes(emulator, screen)
    page.follow(address, create_proxy(reporting("a saved file", changes.take)))


class _Changes:
    def __init__(self, emulator: Emulator, screen: Screen) -> None:
        self._emulator = emulator
        self._screen = screen

    def take(self, text: str) -> None:
        news: Any = parse_json(text)
        # Scripts first: one that is new in the list as well has been started when the workspace starts.
        if "scripts" in news:
            self._load_anew(news["scripts"])
        if "problems" in news:
            self._refuse(news["file"], news["problems"])
        elif "file" in news:
            self._renew(news)
        if "webResources" in news:
            self._refresh(news["webResources"])

    def _load_anew(self, addresses: list[str]) -> None:
        for address in addresses:
            scripts.loadAnew(address)
        names = " and ".join(unquote(address).rpartition("/")[2] for address in addresses)
        were = "was saved and is" if len(addresses) == 1 else "were saved and are"
        self._screen.tell(News(f"{names} {were} loaded anew."))

    def _refuse(self, file: str, problems: list[str]) -> None:
        sentence = f"{file} was saved, but cannot be used; the workspace stays as it was."
        self._screen.tell(News(sentence, tuple(problems)))

    def _renew(self, news: Any) -> None:
        """Starts anew with a version that can be used."""
        self._emulator.renew(from_shipped(news["workspace"]).settings)
        self._screen.restart()
        self._screen.tell(News(f"{news['file']} was saved; the workspace started anew."))
        for remark in news["remarks"]:
            self._screen.warn(remark)

    def _refresh(self, names: list[str]) -> None:
        """Starts the pages anew that show a saved web resource; what failed in it is no longer told."""
        addresses = [web_resource_address({"webresourceName": name}) for name in names]
        for address in addresses:
            scripts.forgetFailures(address)
        workspace = self._emulator.workspace
        for page_id in json.loads(scripts.pagesShowing(json.dumps(addresses))):
            if shown := workspace.page(page_id):
                self._screen.perform(workspace.refresh_page(shown))
