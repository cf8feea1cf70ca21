"""The architecture page names files, and functions or classes in them: `file` `name`. Each has to exist."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.support.named_code import ROOT, defines, javascript_names, names_in, project_files

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "docs/architecture.md"

FILE = r"(?:apm|static|tests)/[\w./-]+\.(?:py|m?js)|pyproject\.toml|pyscript\.toml|index\.html"
NAME = rf"`(?!(?:{FILE})`)[^`/]+`"
REFERENCE = re.compile(rf"`(?P<file>{FILE})`(?P<names>\s+{NAME}(?:(?:,|,? and|,? or)\s+{NAME})*)?")
STEP = re.compile(r"^\d+\. (?P<text>.*)", re.MULTILINE)
PICTURE = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)

FORM = "begin the step with a file and a name in it, as in `apm/emulator.py` `Emulator.reset`"
MOST = 3
"""The number of places that a sentence suggests."""


class Reference(NamedTuple):
    """A file that the page names in a line, and a name in that file; empty for the file alone."""

    line: int
    file: str
    name: str


def references(text: str) -> Iterator[Reference]:
    """Find what a page names. Several names of a file stand in a row: `file` `name`, `name` and `name`."""
    for match in REFERENCE.finditer(text):
        for name in re.findall("`([^`]+)`", match["names"] or "") or [""]:
            yield Reference(_line(text, match.start()), match["file"], name)


def problems(text: str) -> list[str]:
    """Describe what a page names and the project lacks, one sentence each."""
    return [*_missing(text), *_unnamed_steps(text)]


def _missing(text: str) -> Iterator[str]:
    for line, file, name in references(text):
        where = f"{PAGE}, line {line}"
        if not (ROOT / file).is_file():
            named = f", which should define {name}" if name else ""
            yield f"{where}: there is no file {file}{named}; {_advice(file, name)}."
        elif name and not defines(file, name):
            yield f"{where}: {file} does not define {name}; {_advice(file, name)}."


def _unnamed_steps(text: str) -> Iterator[str]:
    for match in STEP.finditer(text):
        found = REFERENCE.match(text, match.start("text"))
        file = found["file"] if found else ""
        # A file that defines nothing, such as `index.html`, is a step by itself.
        is_whole = (ROOT / file).is_file() and not names_in(file) if file else False
        if not found or not (found["names"] or is_whole):
            yield f"{PAGE}, line {_line(text, match.start())}: {FORM}."


def _advice(file: str, name: str) -> str:
    """What the page may have to name instead: the same name elsewhere, a similar one, or a file that has moved."""
    exists, folder = (ROOT / file).is_file(), Path(file).parts[0]
    others = [each for each in project_files() if each.startswith(f"{folder}/")]
    last = name.rpartition(".")[2]
    found = [(each, other) for other in others for each in sorted(names_in(other)) if name]
    same = [(each, other) for each, other in found if each == name]
    similar = get_close_matches(name, names_in(file), 1) if exists else []
    moved = [(each, other) for each, other in found if each.rpartition(".")[2] == last]
    candidates = same or [*moved[: MOST - 1], *((each, file) for each in similar)]
    if candidates:
        return f"there is {' and '.join(f'{each} in {at}' for each, at in candidates[:MOST])}"
    files = [] if exists else [each for each in others if Path(each).name == Path(file).name]
    return f"there is {' and '.join(files[:MOST])}" if files else "correct the page"


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


@pytest.fixture(scope="module")
def architecture() -> str:
    return (ROOT / PAGE).read_text("utf-8")


def test_everything_that_the_page_names_exists(architecture: str) -> None:
    found = problems(architecture)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_the_page_has_steps_and_names(architecture: str) -> None:
    steps = [*STEP.finditer(architecture)]
    named = [each for each in references(architecture) if each.name]
    assert len(named) > len(steps) > 40


def test_every_folder_is_in_the_picture(architecture: str) -> None:
    picture = PICTURE.search(architecture)
    assert picture
    parts = [file.split("/") for file in project_files()]
    folders = {path[1] for path in parts if path[0] in {"apm", "static"} and len(path) > 2}
    assert {each for each in folders if f"{each}/" not in picture[1]} == set()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "One\n\n1. `apm/emulator.py` `Emulator.rest` restarts.",
            f"{PAGE}, line 3: apm/emulator.py does not define Emulator.rest; there is Emulator.reset in "
            "apm/emulator.py",
        ),
        (
            "See `apm/emulator.py`\n`Emulator.render`.",
            f"{PAGE}, line 1: apm/emulator.py does not define Emulator.render; there is render in "
            "apm/core/slugs.py",
        ),
        (
            "See `apm/core/emulator.py` `Emulator.reset`.",
            f"{PAGE}, line 1: there is no file apm/core/emulator.py, which should define Emulator.reset; there is "
            "Emulator.reset in apm/emulator.py.",
        ),
        (
            "See `apm/core/emulator.py`.",
            f"{PAGE}, line 1: there is no file apm/core/emulator.py; there is apm/emulator.py.",
        ),
        (
            "See `static/python/tasks.js` `inTasks`.",
            f"{PAGE}, line 1: static/python/tasks.js does not define inTasks; there is inTask in "
            "static/python/tasks.js.",
        ),
        (
            "See `pyproject.toml` `Imports point two ways`.",
            f"{PAGE}, line 1: pyproject.toml does not define Imports point two ways; there is "
            "Imports point one way in pyproject.toml.",
        ),
        ("1. The script calls.", f"{PAGE}, line 1: {FORM}."),
        ("1. `apm/emulator.py` restarts.", f"{PAGE}, line 1: {FORM}."),
    ],
)
def test_what_does_not_exist_is_named_with_its_line(text: str, problem: str) -> None:
    [found] = problems(text)
    assert found.startswith(problem)


def test_what_exists_is_no_problem() -> None:
    text = (
        "1. `index.html` loads.\n"
        "2. `apm/emulator.py`\n   `Emulator.reset` and `Emulator.load`: restart, see `docs/api.md`.\n"
        "3. `static/python/crossing.js` `act`, `static/boot.js`"
    )
    assert problems(text) == []
    assert [*references(text)] == [
        Reference(1, "index.html", ""),
        Reference(2, "apm/emulator.py", "Emulator.reset"),
        Reference(2, "apm/emulator.py", "Emulator.load"),
        Reference(4, "static/python/crossing.js", "act"),
        Reference(4, "static/boot.js", ""),
    ]


def test_names_of_javascript_are_definitions_and_no_calls() -> None:
    text = """
    export async function fetchAll() { load(); }
    class Reader { #left = 1; static of(id) { return id; } }
    kinds.part = (member) => member;
    const table = {
      settled: call,
      async run(text) {
    // function gone() {
    inTask(() => {
    if (other === 1) return;
    """
    assert {"fetchAll", "Reader", "part", "table", "settled", "run"} <= {*javascript_names(text)}
    assert not {"load", "gone", "inTask", "other"} & {*javascript_names(text)}
