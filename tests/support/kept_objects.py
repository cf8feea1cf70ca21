"""Counts what a page keeps: objects of Python, elements, listeners, channels, and the memory of Python."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.page_python import run_python

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import CDPSession, Page

WORK = Path(__file__).with_suffix(".js")
"""Defines `work(scale)`."""

COUNT = """
import gc
import sys
from functools import _lru_cache_wrapper
from js import window
from pyodide.ffi import JsProxy, create_proxy
import pyodide_js

def forget():
    # Caches with a limit take long to fill. They are part of the snapshot, so `gc` does not list them.
    for name in [each for each in sys.modules if each.startswith("apm.")]:
        for each in [*vars(sys.modules[name]).values()]:
            if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"]:
                each.cache_clear()

def count():
    forget()
    gc.collect()
    objects = gc.get_objects()
    proxies = sum(isinstance(each, JsProxy) for each in objects)
    return f"{len(objects)} {proxies} {pyodide_js._module.HEAPU8.length}"

window.countPython = create_proxy(count)
"""

WATCH_CHANNELS = """
window.openChannels = 0;
window.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    window.openChannels += 1;
  }
  close() {
    window.openChannels -= 1;
    super.close();
  }
};
"""
"""Runs before the page: counts the channels that are open."""


class Counter:
    """Counts what a page keeps."""

    def __init__(self, page: Page, boot: Callable[[], None]) -> None:
        """Starts the page with `boot`, and prepares the count."""
        page.add_init_script(WATCH_CHANNELS)
        boot()
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable")
        self._session.send("HeapProfiler.enable")
        page.evaluate(f"() => {{ {WORK.read_text('utf-8')} }}")
        run_python(page, COUNT)
        page.wait_for_function("() => Boolean(window.countPython)")

    def work(self, scale: int) -> None:
        """Does the work of `kept_objects.js`."""
        self._page.evaluate("scale => work(scale)", scale)

    def counts(self) -> dict[str, int]:
        """What the page keeps, besides caches with a limit, after both garbage collectors have run."""
        python = str(self._page.evaluate("countPython()"))
        # Python's objects hold some of JavaScript's, which hold some of the page's.
        for _ in range(2):
            self._session.send("HeapProfiler.collectGarbage")
        objects, proxies, memory = map(int, python.split())
        metrics = {
            each["name"]: int(each["value"])
            for each in self._session.send("Performance.getMetrics")["metrics"]
        }
        return {
            "objects of Python": objects,
            "proxies in Python": proxies,
            "bytes of WebAssembly": memory,
            "nodes": metrics["Nodes"],
            "listeners": metrics["JSEventListeners"],
            "documents": metrics["Documents"],
            "channels": int(self._page.evaluate("openChannels")),
        }
