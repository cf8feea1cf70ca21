"""The names that the files of the project define, for tests of pages that name code."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("apm", "static", "tests")
BUILT = ("static/runtime/", "static/node_modules/")

_JAVASCRIPT = re.compile(
    r"^\s*(?:export\s+)?(?:async\s+)?(?:function\*?|class|const|let)\s+(?P<declared>[\w$]+)"
    r"|^\s*\w+\.(?P<property>[\w$]+)\s*=(?!=)"
    r"|^\s*(?:static\s+|async\s+|get\s+|#)*(?P<key>[\w$]+)\s*(?::|\([^()]*\)\s*\{)",
    re.MULTILINE,
)


@cache
def names_in(file: str) -> frozenset[str]:
    """The names that a file of the project defines; none for a file of another kind.

    Of Python: functions, classes, constants, and methods as `Class.method`. Of JavaScript: functions, classes,
    constants, keys and methods. Of `pyproject.toml`: the contracts of import-linter.
    """
    text = (ROOT / file).read_text("utf-8")
    if file.endswith(".py"):
        return frozenset(python_names(text))
    if file.endswith((".js", ".mjs")):
        return frozenset(javascript_names(text))
    if file == "pyproject.toml":
        contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
        return frozenset(each["name"] for each in contracts)
    return frozenset()


def defines(file: str, name: str) -> bool:
    """Whether a file defines a name. Of `object.key` in JavaScript, it has to define both."""
    if file.endswith((".js", ".mjs")):
        return set(name.split(".")) <= names_in(file)
    return name in names_in(file)


def project_files() -> list[str]:
    """The Python and JavaScript files of the project."""
    found = (
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for kind in ("*.py", "*.js", "*.mjs")
        for path in (ROOT / folder).rglob(kind)
    )
    return sorted(file for file in found if not file.startswith(BUILT))


def python_names(text: str) -> Iterator[str]:
    """The names that a Python text defines."""
    return _names(ast.parse(text).body, "")


def javascript_names(text: str) -> Iterator[str]:
    """The names that a JavaScript text defines."""
    for match in _JAVASCRIPT.finditer(text):
        yield next(filter(None, match.groups()))


def _names(body: Iterable[ast.stmt], prefix: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + node.name
        elif isinstance(node, ast.ClassDef):
            yield prefix + node.name
            yield from _names(node.body, f"{prefix}{node.name}.")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (prefix + each.id for each in targets if isinstance(each, ast.Name))
