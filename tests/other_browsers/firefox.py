"""Firefox, which speaks WebDriver BiDi itself: messages of JSON over a WebSocket."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

from tests.other_browsers.driven import LIMIT_S, WINDOW, Driven

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROGRAMS = ("firefox-esr", "firefox")

PREFERENCES = {
    # No requests of its own.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.region.network.url": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}


class Firefox(Driven):
    """Firefox without a window, with a profile of its own."""

    name = "firefox"

    def __init__(self, program: str) -> None:
        with ExitStack() as started:
            profile = started.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
            lines = [
                f"user_pref({json.dumps(name)}, {json.dumps(value)});"
                for name, value in PREFERENCES.items()
            ]
            Path(profile, "user.js").write_text("\n".join(lines), "utf-8")
            process = started.enter_context(
                subprocess.Popen(
                    [program, "--headless", "--remote-debugging-port=0", "--profile", profile],
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            )
            started.callback(process.kill)
            address = f"{_address(Path(profile, 'WebDriverBiDiServer.json'))}/session"
            # The answers of a page can be long.
            self._socket = started.enter_context(connect(address, max_size=None))
            self._sent = 0
            about = self._send("session.new", capabilities={})
            self.version = about["capabilities"]["browserVersion"]
            self._page = self._send("browsingContext.getTree")["contexts"][0]["context"]
            width, height = WINDOW
            size = {"width": width, "height": height}
            self._send("browsingContext.setViewport", context=self._page, viewport=size)
            self._started = started.pop_all()

    def open(self, address: str) -> None:
        """Opens an address."""
        self._send("browsingContext.navigate", context=self._page, url=address, wait="interactive")

    def close(self) -> None:
        """Ends the browser."""
        self._started.close()

    def _call(self, function: str, text: str) -> str:
        answer = self._send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": text}],
            awaitPromise=True,
            target={"context": self._page},
        )
        return str(answer["result"]["value"])

    def _act(self, actions: Sequence[Mapping[str, Any]]) -> None:
        self._send("input.performActions", context=self._page, actions=actions)

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Sends a command and waits for its answer."""
        self._sent += 1
        command = {"id": self._sent, "method": method, "params": parameters}
        self._socket.send(json.dumps(command))
        while True:
            answer = json.loads(self._socket.recv(LIMIT_S))
            if answer.get("id") == self._sent:
                break
        if answer["type"] == "error":
            raise RuntimeError(f"Firefox refused {method}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result


def _address(written: Path) -> str:
    """Waits for the file that Firefox writes when it listens, and returns the address in it."""
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        try:
            found = json.loads(written.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            time.sleep(0.05)
        else:
            return f"ws://{found['ws_host']}:{found['ws_port']}"
    raise TimeoutError(f"Firefox does not listen after {LIMIT_S} s.")
