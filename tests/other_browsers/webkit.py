"""WebKitGTK, over WebDriver: requests with JSON to its driver, which starts the browser."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.other_browsers.driven import LIMIT_S, WINDOW, Driven

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DRIVER = "WebKitWebDriver"

DISPLAY_SERVER = "Xvfb"
"""The display without a screen that the browser gets if the machine has no display."""

HAS_DISPLAY = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

_CALL = "const done = arguments[1]; ({function})(arguments[0]).then(done);"


class WebKit(Driven):
    """The small browser of WebKitGTK, in a window."""

    name = "webkitgtk"

    def __init__(self, driver: str) -> None:
        with ExitStack() as started:
            environment = (
                os.environ if HAS_DISPLAY else {**os.environ, "DISPLAY": _display(started)}
            )
            port = _free_port()
            process = started.enter_context(
                subprocess.Popen([driver, f"--port={port}"], env=environment)
            )
            started.callback(process.terminate)
            _wait_for(port)
            self._address = f"http://127.0.0.1:{port}/session"
            answer = self._send("POST", "", capabilities={})
            self._address += f"/{answer['sessionId']}"
            started.callback(self._send, "DELETE", "")
            self.version = answer["capabilities"]["browserVersion"]
            self._send("POST", "/timeouts", script=LIMIT_S * 1000, pageLoad=LIMIT_S * 1000)
            width, height = WINDOW
            self._send("POST", "/window/rect", width=width, height=height)
            self._started = started.pop_all()

    def open(self, address: str) -> None:
        """Opens an address."""
        self._send("POST", "/url", url=address)

    def close(self) -> None:
        """Ends the browser."""
        self._started.close()

    def _call(self, function: str, text: str) -> str:
        script = _CALL.format(function=function)
        return str(self._send("POST", "/execute/async", script=script, args=[text]))

    def _act(self, actions: Sequence[Mapping[str, Any]]) -> None:
        self._send("POST", "/actions", actions=actions)

    def _send(self, method: str, path: str, **parameters: object) -> Any:
        """Sends a command and returns the value of its answer."""
        data = json.dumps(parameters).encode() if method == "POST" else None
        request = Request(self._address + path, data, method=method)
        try:
            with urlopen(request, timeout=LIMIT_S + 10) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"WebKit refused {path}: {value['error']}") from None


def _display(started: ExitStack) -> str:
    """Starts a display without a screen, which chooses its own number."""
    command = [DISPLAY_SERVER, "-displayfd", "1", "-screen", "0", "1600x1000x24"]
    process = started.enter_context(
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    )
    started.callback(process.terminate)
    assert process.stdout is not None
    return f":{process.stdout.readline().strip()}"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    """Waits until the driver listens; it says nothing when it does."""
    end = time.monotonic() + LIMIT_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
