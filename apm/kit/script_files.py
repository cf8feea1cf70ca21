"""The scripts that a test runs: files, or texts."""

from __future__ import annotations

import re
from pathlib import Path

from apm.core.nearest_names import suggestion
from apm.kit.known_names import NAMES


def read_script(root: Path, script: str | Path) -> tuple[str, str | None]:
    """Return the text of a script, and its name if it is a file.

    Args:
        root: the folder to which paths are relative.
        script: the path, or the text. A text in one line that ends with `.js` is a path.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is the path of another file, such as one of TypeScript.
    """
    if _is_other_file(script):
        __tracebackhide__ = True
        raise ValueError(f"'{script}' is no client script: name a file that ends with .js.")
    is_path = isinstance(script, Path) or (script.endswith(".js") and "\n" not in script)
    if not is_path:
        return str(script), None
    file = root / script
    if not file.is_file():
        __tracebackhide__ = True
        meant = suggestion(file.name, [each.name for each in file.parent.glob("*.js")])
        end = f"; {meant}" if meant else "."
        raise FileNotFoundError(f"There is no script '{script}' in {root}{end}")
    return file.read_text("utf-8"), str(script)


def _is_other_file(script: str | Path) -> bool:
    text = f"x{script.suffix}" if isinstance(script, Path) else script
    return re.fullmatch(NAMES["otherFile"], text) is not None
