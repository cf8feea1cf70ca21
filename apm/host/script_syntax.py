"""Checks the syntax of client scripts with Node.js, if there is one on the PATH.

A client script is a classic script. `node --check` takes it for a module, in which other statements are allowed, so the
text is parsed as a script here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

from apm.reading.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOT_CHECKED = "The syntax of the scripts is not checked: there is no Node.js on the PATH."

LONGEST_SECONDS = 60

_PARSE = """
const { readFileSync } = require("fs");
const { Script } = require("vm");
const found = {};
for (const [name, path] of Object.entries(JSON.parse(readFileSync(0, "utf8")))) {
  try {
    new Script(readFileSync(path, "utf8").replace(/^\\uFEFF/, ""), { filename: "script" });
  } catch (error) {
    const [, line, mark = ""] = /^script:(\\d+)\\n[^\\n]*\\n([ \\t]*)\\^/.exec(error.stack) ?? [];
    found[name] = { line: Number(line ?? 0), column: mark.length + 1, message: error.message };
  }
}
console.log(JSON.stringify(found));
"""


def has_checker() -> bool:
    """Return whether scripts can be checked."""
    return shutil.which("node") is not None


def syntax_problems(files: Mapping[str, Path]) -> list[Finding]:
    """Return the syntax errors of scripts, at most one of each; none without Node.js.

    Args:
        files: the files by their names in messages.
    """
    node = shutil.which("node")
    if node is None or not files:
        return []
    paths = json.dumps({name: str(path) for name, path in files.items()})
    ran = subprocess.run(
        [node, "-e", _PARSE],
        input=paths,
        capture_output=True,
        text=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    return [
        Finding(name, each["line"], each["column"] if each["line"] else 0, each["message"])
        for name, each in json.loads(ran.stdout).items()
    ]
