"""Makes the API and `apmWorkspace` callable from JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from js import Object
from pyodide.ffi import create_proxy, to_js

from apm.api.contract import contract
from apm.api.dispatcher import Dispatcher
from apm.browser.defects import report, reporting
from apm.browser.modules import facade
from apm.core.errors import ApmError
from apm.emulator import Emulator
from apm.ui.screen import Screen

if TYPE_CHECKING:
    from apm.conversations.incoming import Received


def install(emulator: Emulator, screen: Screen) -> None:
    """Adds `Microsoft.Apm` and `apmWorkspace` to the window."""
    dispatcher = Dispatcher(emulator, screen.perform, screen.refuse, report)
    answers = dispatcher.answers()
    commands = _Commands(emulator, screen)
    answers["reset"] = dispatcher.answering("reset", commands.reset)
    answers["load"] = dispatcher.answering("load", commands.load)
    answers["startConversation"] = dispatcher.answering(
        "startConversation", commands.start_conversation
    )
    # Each function has one proxy, which is never destroyed: it is used until the page closes.
    proxies = {name: create_proxy(each) for name, each in answers.items()}
    proxies["act"] = create_proxy(reporting("an action", screen.act))
    facade.install(contract(emulator), to_js(proxies, dict_converter=Object.fromEntries))


class _Commands:
    """The commands of `apmWorkspace`."""

    def __init__(self, emulator: Emulator, screen: Screen) -> None:
        self._emulator = emulator
        self._screen = screen

    def reset(self, text: str) -> None:
        """Starts a new workspace; the options are JSON text."""
        try:
            self._emulator.reset(text)
        except ApmError as error:
            raise error.named("reset") from None
        self._screen.restart()

    def load(self, text: str) -> None:
        """Starts a new workspace with other settings, given as JSON text."""
        remarks = self._emulator.load(text)
        self._screen.restart()
        for remark in remarks:
            self._screen.warn(f"load: {remark}")

    def start_conversation(self, text: str) -> Received:
        """Starts an incoming conversation, given as JSON text."""
        # Imported on first use: most pages start no conversation.
        from apm.conversations.incoming import receive  # noqa: PLC0415
        from apm.conversations.options import read_conversation  # noqa: PLC0415

        try:
            return receive(self._emulator.conversations, read_conversation(text))
        except ApmError as error:
            raise error.named("startConversation") from None
