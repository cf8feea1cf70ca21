"""Applies changes that the development server reports: of the workspace file, a client script or a web resource."""

import json
from typing import Any
from urllib.parse import unquote

from pyodide.ffi import create_proxy

from apm.browser.defects import reporting
from apm.browser.modules import scripts
from apm.browser.screen_modules import screen as page
from apm.core.json_text import parse_own_json
from apm.emulator import Emulator
from apm.settings.shipped import from_shipped
from apm.templates.addresses import web_resource_address
from apm.ui.screen import Screen
from apm.ui.shell.news import News


def follow_changes(address: str, emulator: Emulator, screen: Screen) -> None:
    """Applies each saved file. Only the parts of the page that use the file are reloaded.

    Args:
        address: the address where the development server sends the changes.
        emulator: the emulator.
        screen: the screen of the page.
    """
    changes = _Changes(emulator, screen)
    page.follow(address, create_proxy(reporting("a saved file", changes.take)))


class _Changes:
    def __init__(self, emulator: Emulator, screen: Screen) -> None:
        self._emulator = emulator
        self._screen = screen

    def take(self, text: str) -> None:
        """Applies one message of the development server, as JSON text."""
        news: Any = parse_own_json(text)
        # Scripts come first: a restart of the workspace does not load a script again that is loaded here.
        if "scripts" in news:
            self._reload_scripts(news["scripts"])
        if "problems" in news:
            self._show_problems(news["file"], news["problems"])
        elif "file" in news:
            self._restart(news)
        if "webResources" in news:
            self._reload_pages(news["webResources"])

    def _reload_scripts(self, addresses: list[str]) -> None:
        for address in addresses:
            scripts.loadAgain(address)
        names = " and ".join(unquote(address).rpartition("/")[2] for address in addresses)
        have = "has changed and is" if len(addresses) == 1 else "have changed and are"
        self._screen.show_news(News(f"{names} {have} loaded again."))

    def _show_problems(self, file: str, problems: list[str]) -> None:
        sentence = f"{file} cannot be used; the workspace is unchanged."
        self._screen.show_news(News(sentence, tuple(problems)))

    def _restart(self, news: Any) -> None:
        """Restarts the workspace with a saved file."""
        self._emulator.follow_file(from_shipped(news["workspace"]).settings)
        self._screen.restart()
        what = f"{news['file']}, or a file that it names, has changed"
        self._screen.show_news(News(f"{what}; the workspace restarted."))
        for remark in news["remarks"]:
            self._screen.warn(remark)

    def _reload_pages(self, names: list[str]) -> None:
        """Reloads the pages that use a saved web resource, and removes the messages about its failures."""
        addresses = [web_resource_address({"webresourceName": name}) for name in names]
        for address in addresses:
            scripts.forgetFailures(address)
            scripts.loadLibraryAgain(address)
        workspace = self._emulator.workspace
        for page_id in json.loads(scripts.pagesShowing(json.dumps(addresses))):
            if shown := workspace.page(page_id):
                self._screen.perform(workspace.refresh_page(shown))
