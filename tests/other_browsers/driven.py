"""A browser that is driven over a protocol of the W3C, with what the tests need of Playwright's page.

Playwright drives only builds of its own of Firefox and WebKit. The browsers of a distribution speak WebDriver.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOW = (1280, 720)
"""Width and height of the page, in pixels."""

LIMIT_S = 60
"""The maximum time of a start, a navigation and a function: a bound for slow machines, not a target."""

KEYS = {
    "F6": "\ue036",
    "Escape": "\ue00c",
    "Enter": "\ue006",
    "Tab": "\ue004",
    "Delete": "\ue017",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "Control": "\ue009",
}
"""The names of keys, and their characters in WebDriver."""

_ANSWERED = """
async (text) => {{
  try {{
    // In a text of its own, which has no address: a function of a test is not taken for a script of the page.
    const called = new Function({text})();
    return JSON.stringify({{ value: await called(JSON.parse(text)) }});
  }} catch (error) {{
    return JSON.stringify({{ error: error instanceof Error ? `${{error}}\\n${{error.stack}}` : String(error) }});
  }}
}}
"""

_IS_READY = """(address) =>
  location.href === address && document.documentElement.dataset.apm === 'ready'"""

_BOOTED = '() => apmWorkspace.ready.then(() => "", (error) => error.message)'

SOON_MS = 30_000
"""The longest wait for a state, in milliseconds. WebKit runs the first calls of Python slowly."""

_SOON = """
async (wanted) => {{
  const end = performance.now() + {limit};
  const isThere = async () => JSON.stringify(await ({function})()) === JSON.stringify(wanted);
  while (!(await isThere())) {{
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }}
  return true;
}}
"""

_LISTEN = """
() => {
  globalThis.apmSaid = [];
  for (const [name, kind] of [["warn", "warning"], ["error", "error"]]) {
    const original = console[name];
    console[name] = (...words) => {
      apmSaid.push(`${kind}: ${words.join(" ")}`);
      original.apply(console, words);
    };
  }
  // Not the window's own method: the emulator removes the listeners of scripts when the workspace restarts.
  const listen = EventTarget.prototype.addEventListener.bind(window);
  listen("error", ({ message }) => apmSaid.push(`uncaught: ${message}`));
  listen("unhandledrejection", ({ reason }) => apmSaid.push(`uncaught: ${reason}`));
}
"""

_CENTRE = """
(selector) => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`nothing matches ${selector}`);
  element.scrollIntoView({ block: "nearest" });
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
}
"""


class Driven(ABC):
    """A browser with one page.

    Attributes:
        name: what the browser calls itself, such as "firefox".
        version: its version.
    """

    name: str
    version: str

    @abstractmethod
    def open(self, address: str) -> None:
        """Opens an address."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser."""

    @abstractmethod
    def _call(self, function: str, text: str) -> str:
        """Calls a function of the page with a text, and returns the text that its promise resolves to."""

    @abstractmethod
    def _act(self, actions: Sequence[Mapping[str, Any]]) -> None:
        """Performs actions of WebDriver."""

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Calls a function of the page with a value, and returns its value; an error fails the test."""
        answer = json.loads(
            self._call(
                _ANSWERED.format(text=json.dumps(f"return ({function})")),
                json.dumps(argument, default=str),
            )
        )
        if "error" in answer:
            pytest.fail(f"{self.name}: {answer['error']}", pytrace=False)
        return answer.get("value")

    def gives(self, function: str, wanted: object) -> bool:
        """Whether a function of the page gives a value, now or soon."""
        return bool(self.evaluate(_SOON.format(function=function, limit=SOON_MS), wanted))

    def is_ready(self, address: str) -> bool:
        """Whether the page is the one at an address, and the emulator works in it."""
        return bool(self.evaluate(_IS_READY, address))

    def boot(self, address: str) -> None:
        """Opens the emulator, waits until it is ready, and listens to its messages."""
        self.open(address)
        if said := self.evaluate(_BOOTED):
            pytest.fail(f"{self.name}: the emulator did not boot: {said}", pytrace=False)
        self.evaluate(_LISTEN)

    def take(self) -> list[str]:
        """Returns the warnings and errors so far, as "<kind>: <text>", and removes them."""
        messages: list[str] = self.evaluate("() => apmSaid.splice(0)")
        return messages

    def press(self, *names: str) -> None:
        """Presses keys at the same time, by their name or character."""
        keys = [KEYS.get(name, name) for name in names]
        steps = [{"type": "keyDown", "value": key} for key in keys]
        steps += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._act([{"type": "key", "id": "keyboard", "actions": steps}])

    def type(self, text: str) -> None:
        """Presses the keys of a text one after another."""
        steps = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        self._act([{"type": "key", "id": "keyboard", "actions": steps}])

    def click(self, selector: str) -> None:
        """Clicks the first element that a selector matches."""
        x, y = self.evaluate(_CENTRE, selector)
        steps: list[dict[str, object]] = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0, "origin": "viewport"},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"pointerType": "mouse"}
        self._act([{"type": "pointer", "id": "mouse", "parameters": mouse, "actions": steps}])
