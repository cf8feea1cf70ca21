"""The page's JavaScript has one order: each folder of `static/` imports only from itself and from earlier folders."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STATIC = Path(__file__).resolve().parents[2] / "static"

ORDER = ("python", "screen", "kept", "scripts", "http", "facade", "forms", "inspector")
"""The folders, from the lowest. The files directly in `static/` are above all of them."""

LIBRARIES = ("runtime/preact/",)
"""Files that every file may import."""

BUILT = ("runtime", "node_modules")
"""Folders that are not part of the project."""

IMPORT = re.compile(
    r"""^\s*(?:import\s*|(?:import|export)\b[\w\s{},*$]*?\bfrom\s*)["'](?P<static>[^"']+)["']"""
    r"""|\bimport\(\s*["'](?P<dynamic>[^"']+)["']""",
    re.MULTILINE,
)
COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*", re.DOTALL)

Sources = dict[str, str]
"""The text of each file, by its path within `static/`."""


class Import(NamedTuple):
    """An import statement: its file and line, and the imported file."""

    file: str
    line: int
    target: str


def sources() -> Sources:
    """Read the project's JavaScript."""
    found = (path for pattern in ("*.js", "*.mjs") for path in STATIC.rglob(pattern))
    paths = [path for path in found if path.relative_to(STATIC).parts[0] not in BUILT]
    return {path.relative_to(STATIC).as_posix(): path.read_text("utf-8") for path in paths}


def imports_in(file: str, text: str) -> Iterator[Import]:
    """Find the import statements of a file."""
    code = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in IMPORT.finditer(code):
        named = match["static"] or match["dynamic"]
        line = code.count("\n", 0, match.end()) + 1
        target = (STATIC / file).parent.joinpath(named).resolve()
        yield Import(file, line, target.relative_to(STATIC).as_posix())


def problems(files: Sources) -> list[str]:
    """Describe the violations of the order, one sentence each."""
    imports = [each for file, text in files.items() for each in imports_in(file, text)]
    places = [f"static/{each} has no place in ORDER." for each in sorted(_unplaced(files))]
    upward = [_sentence(each) for each in imports if not _is_allowed(each)]
    return [*places, *upward, *_cycles(imports)]


def _unplaced(files: Sources) -> set[str]:
    return {file.partition("/")[0] for file in files if "/" in file} - set(ORDER)


def _is_allowed(each: Import) -> bool:
    return each.target.startswith(LIBRARIES) or _level(each.target) <= _level(each.file)


def _level(file: str) -> int:
    folder = file.rpartition("/")[0].partition("/")[0]
    return ORDER.index(folder) if folder in ORDER else len(ORDER)


def _sentence(each: Import) -> str:
    return (
        f"static/{each.file}, line {each.line}: imports static/{each.target}; "
        f"a folder may import only from earlier ones in {' -> '.join(ORDER)}."
    )


def _cycles(imports: list[Import]) -> list[str]:
    """Remove files whose imports are all removed; the remaining files are in cycles or import files of cycles."""
    remaining: dict[str, list[Import]] = {}
    for each in imports:
        remaining.setdefault(each.file, []).append(each)
    while free := {file for file, its in remaining.items() if not _within(its, remaining)}:
        remaining = {file: its for file, its in remaining.items() if file not in free}
    return [_chain(remaining)] if remaining else []


def _within(imports: list[Import], files: Mapping[str, object]) -> list[Import]:
    return [each for each in imports if each.target in files]


def _chain(remaining: dict[str, list[Import]]) -> str:
    """Follow one import after another until a file repeats."""
    file = next(iter(remaining))
    steps: list[Import] = []
    while file not in [each.file for each in steps]:
        steps.append(_within(remaining[file], remaining)[0])
        file = steps[-1].target
    first = [each.file for each in steps].index(file)
    around = [f"static/{each.file}, line {each.line}" for each in steps[first:]]
    return f"These files import each other in a cycle: {' -> '.join(around)} -> static/{file}."


def test_every_folder_imports_only_from_earlier_ones() -> None:
    assert problems(sources()) == []


def test_every_import_names_a_file() -> None:
    files = sources()
    named = [each for file, text in files.items() for each in imports_in(file, text)]
    ours = [each for each in named if not each.target.startswith(BUILT)]
    assert [each for each in ours if each.target not in files] == []
    assert len(ours) > len(files)


def test_no_two_files_have_the_same_name() -> None:
    names = Counter(file.rpartition("/")[2] for file in sources())
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"python/a.js": '// One\nimport { b } from "../screen/b.js";', "screen/b.js": ""},
            "static/python/a.js, line 2: imports static/screen/b.js; a folder may import only from "
            "earlier ones in python -> screen -> kept -> scripts -> http -> facade -> forms -> inspector.",
        ),
        (
            {"screen/a.js": 'import {\n  b,\n} from "../forms/b.js";', "forms/b.js": ""},
            "static/screen/a.js, line 3: imports static/forms/b.js",
        ),
        (
            {"facade/a.js": 'import "../forms/b.js";', "forms/b.js": ""},
            "static/facade/a.js, line 1: imports static/forms/b.js",
        ),
        (
            {"facade/a.js": 'export { b } from "../forms/b.js";', "forms/b.js": ""},
            "static/facade/a.js, line 1: imports static/forms/b.js",
        ),
        (
            {"facade/a.js": 'f();\nconst b = await import("../forms/b.js");', "forms/b.js": ""},
            "static/facade/a.js, line 2: imports static/forms/b.js",
        ),
        (
            {"forms/a.js": 'import "../page.js";', "page.js": ""},
            "static/forms/a.js, line 1: imports static/page.js",
        ),
        (
            {
                "forms/z.js": 'import "./a.js";',
                "forms/a.js": 'import "./b.js";',
                "forms/b.js": 'import "./a.js";',
            },
            "These files import each other in a cycle: static/forms/a.js, line 1 -> "
            "static/forms/b.js, line 1 -> static/forms/a.js.",
        ),
        ({"new/a.js": ""}, "static/new has no place in ORDER."),
    ],
)
def test_what_breaks_the_order_is_named(files: Sources, problem: str) -> None:
    [found] = problems(files)
    assert found.startswith(problem)


def test_what_keeps_the_order_is_no_problem() -> None:
    files = {
        "page.js": 'import "./inspector/a.js";',
        "inspector/a.js": 'import { h } from "../runtime/preact/preact.mjs";\nimport "./b.js";',
        "inspector/b.js": 'import "../python/c.js";',
        "python/c.js": '/** import "../screen/d.js" is not code. */\n// import "../screen/d.js";',
    }
    assert problems(files) == []
