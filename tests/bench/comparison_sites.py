"""Small pages that the start of the emulator is compared with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from apm.host.serve.site import Site

if TYPE_CHECKING:
    from pathlib import Path

STOCK = """<!doctype html>
<html>
  <head><script type="module" src="static/runtime/pyscript/core.js"></script></head>
  <body><script type="py" config='{"interpreter": "./static/runtime/pyodide/pyodide.mjs"}'>
import json, re, typing
from dataclasses import dataclass
from enum import Enum
from js import Event, document, window
document.documentElement.dataset.apm = "ready"
window.dispatchEvent(Event.new("apm:ready"))
  </script></body>
</html>
"""
"""Standard PyScript with a program of six lines."""

FLOOR = """<!doctype html>
<html>
  <head>
    <link rel="preload" as="fetch" crossorigin href="static/runtime/pyodide/pyodide.asm.wasm" />
    <script type="module" src="static/floor.mjs"></script>
  </head>
</html>
"""
"""Pyodide alone, which starts from the snapshot: no page can start faster from it."""

_FLOOR_SCRIPT = """
import { loadPyodide } from "./runtime/pyodide/pyodide.mjs";
import factory from "./runtime/pyodide/pyodide.asm.mjs";
import { fetchSnapshot, snapshotOptions } from "./snapshot.mjs";

const file = (name) => new URL(`runtime/${name}`, import.meta.url).href;
const key = fetch(file("manifest.json")).then((answer) => answer.json());
const snapshot = fetchSnapshot(file("snapshot.bin"), key.then((manifest) => manifest.snapshot));
await loadPyodide({
  indexURL: file("pyodide/"),
  stdLibURL: file("manifest.json"),
  ...snapshotOptions(factory, snapshot),
});
document.documentElement.dataset.apm = "ready";
window.dispatchEvent(new Event("apm:ready"));
"""
"""In a file, because the policy of the server allows no script in the document."""


def small_site(root: Path, target: Path, document: str) -> Site:
    """Write a page with the runtime of the project into the new folder `target`."""
    (target / "static").mkdir(parents=True)
    shutil.copytree(root / "static/runtime", target / "static/runtime")
    shutil.copyfile(root / "static/snapshot.mjs", target / "static/snapshot.mjs")
    (target / "static/floor.mjs").write_text(_FLOOR_SCRIPT, "utf-8")
    (target / "index.html").write_text(document, "utf-8")
    return Site(target)
