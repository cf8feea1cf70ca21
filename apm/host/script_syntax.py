"""Checks the syntax of client scripts with Node.js, if there is one on the PATH.

A client script is a classic script. `node --check` takes it for a module, in which other statements are allowed, so the
text is parsed as a script here.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, TypeAlias

from apm.reading.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

NOT_CHECKED = (
    "The syntax of the scripts is not checked: there is no Node.js on the PATH that can parse them."
)

LONGEST_SECONDS = 60

RunNode: TypeAlias = "Callable[[str, str], str | None]"
"""Runs the text of a program with Node.js and an input, and returns its output; None if that is not possible."""

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


def run_node(program: str, given: str) -> str | None:
    """Run the text of a program with the Node.js on the PATH and an input, and return its output."""
    node = shutil.which("node")
    if node is None:
        return None
    try:
        ran = subprocess.run(
            [node, "-e", program],
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=LONGEST_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return ran.stdout


def syntax_problems(files: Mapping[str, Path], run: RunNode = run_node) -> list[Finding] | None:
    """Return the syntax errors of scripts, at most one of each; None if they cannot be checked.

    Args:
        files: the files by their names in messages.
        run: runs Node.js.
    """
    if not files:
        return []
    found = run(_PARSE, json.dumps({name: str(path) for name, path in files.items()}))
    if found is None:
        return None
    return [
        Finding(name, each["line"], each["column"] if each["line"] else 0, each["message"])
        for name, each in json.loads(found).items()
    ]
