"""JavaScript files of cases, each case a test: found in the text of the file, run in a booted page.

A file is one block that a person can paste into a console: a comment with a documentation link, a preamble that all
files of its folder share, an object `cases`, and a footer that runs them or hands them to who defined `apmCases`.

The end of a name says what a case does to the console: `(warns)` writes warnings, `(reports)` has the browser report an
uncaught error. A case whose name says nothing leaves it clean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.proofs import CALLED, WATCH, note

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from playwright.sync_api import Page

    from tests.watch import Console

LIMIT_MS = 20_000
"""How long a case may take, in milliseconds: a bound for a case that waits in vain, no target."""

EVIDENCE = re.compile(r"\[[DOSAE]\] \S")
"""How the name of a case begins: how sure we are of what it says."""

PREAMBLE_ENDS = "\n  // The preamble ends here: it is the same in every file of this folder.\n"
FOOTER_BEGINS = "\n  // The footer begins here: it is the same in every file of this folder.\n"

_CASE = re.compile(r'^    "((?:[^"\\\n]|\\.)+)":\s+async \(', re.MULTILINE)
_LINK = re.compile(r"^ \* (https://\S+)$", re.MULTILINE)
_MARKS = {"(warns)": "warning: ", "(reports)": "uncaught: "}

_RUN = """
async ({ text, name, limit }) => {
  let cases;
  globalThis.apmCases = (given) => {
    cases = given;
  };
  try {
    (0, eval)(text);
  } finally {
    delete globalThis.apmCases;
  }
  const names = Object.keys(cases);
  if (!(name in cases)) return { names };
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It has not ended after ${limit} ms.`)), limit);
  });
  try {
    await Promise.race([cases[name](), late]);
    return { names };
  } catch (error) {
    return { names, sentence: error instanceof Error ? error.stack : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
"""


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    path: Path
    name: str

    @property
    def id(self) -> str:
        """Folder, file and name."""
        return f"{self.path.parent.name}/{self.path.name}::{self.name}"


@dataclass(frozen=True)
class CaseFile:
    """The parts of a file of cases."""

    path: Path
    text: str

    @property
    def names(self) -> list[str]:
        """The names of its cases, as they stand in it."""
        return _CASE.findall(self.text)

    @property
    def label(self) -> str:
        """Folder and file."""
        return f"{self.path.parent.name}/{self.path.name}"

    @property
    def set_up(self) -> str:
        """What stands between the preamble and the first case."""
        own = self.text.partition(PREAMBLE_ENDS)[2]
        first = _CASE.search(own)
        return own[: first.start()] if first else own

    def case_text(self, name: str) -> str:
        """What a case does."""
        starts = [*_CASE.finditer(self.text)]
        ends = [*(each.start() for each in starts[1:]), self.text.find(FOOTER_BEGINS)]
        return next(
            self.text[each.end() : end]
            for each, end in zip(starts, ends, strict=True)
            if each[1] == name
        )

    @property
    def link(self) -> str:
        """The documentation page that its header names; empty without one."""
        found = _LINK.search(self.header)
        return found[1] if found else ""

    @property
    def header(self) -> str:
        """The comment it begins with."""
        return self.text.partition("*/")[0]

    @property
    def preamble(self) -> str:
        """What stands between the header and its own part."""
        return self.text.partition("*/")[2].partition(PREAMBLE_ENDS)[0]

    @property
    def footer(self) -> str:
        """What stands behind its cases."""
        return self.text.partition(FOOTER_BEGINS)[2]


def case_files(folder: Path) -> list[CaseFile]:
    """Read the files of cases in a folder."""
    return [CaseFile(path, path.read_text("utf-8")) for path in sorted(folder.glob("*.js"))]


def parameters(folder: Path) -> list[ParameterSet]:
    """Give each case of a folder as a parameter with its id."""
    cases = [Case(file.path, name) for file in case_files(folder) for name in file.names]
    return [pytest.param(case, id=case.id) for case in cases]


def run(case: Case, page: Page, console: Console) -> None:
    """Run one case in a page, or fail with its sentence and its documentation link."""
    file = CaseFile(case.path, case.path.read_text("utf-8"))
    text = f"{file.text}\n//# sourceURL={case.path.parent.name}/{case.path.name}"
    page.evaluate(WATCH)
    answer = page.evaluate(_RUN, {"text": text, "name": case.name, "limit": LIMIT_MS})
    if answer["names"] != file.names:
        pytest.fail(
            f"{case.path.name}: the cases found in its text are not those it has", pytrace=False
        )
    wanted = next((kind for mark, kind in _MARKS.items() if case.name.endswith(mark)), "")
    said = console.take() if wanted else []
    problems = [_own_frames(answer["sentence"], case.path.name)] if "sentence" in answer else []
    if wanted and not any(message.startswith(wanted) for message in said):
        problems.append(f"Nothing in the console begins with '{wanted}'.")
    problems += [
        f"Unexpected in the console: {message}"
        for message in said
        if not message.startswith(wanted)
    ]
    if problems:
        link = f"\n{file.link}" if file.link else ""
        pytest.fail("\n".join([case.id, *problems]) + link, pytrace=False)
    note(file, case.name, {*page.evaluate(CALLED)})


def _own_frames(stack: str, name: str) -> str:
    """What an error says, and where in the file of cases it comes from."""
    frame = "    at "
    lines = [line for line in stack.split("\n") if not line.startswith(frame) or name in line]
    return "\n".join(lines)


def file_problems(files: list[CaseFile]) -> list[str]:
    """Say what is wrong with the form of a folder's files."""
    problems = []
    for file in files:
        name = file.path.name
        if not file.names:
            problems.append(f"{name} has no cases")
        problems += [
            f"{name}: '{each}' appears twice"
            for each in sorted(set(file.names))
            if file.names.count(each) > 1
        ]
        problems += [
            f"{name}: '{each}' does not begin with its evidence"
            for each in file.names
            if not EVIDENCE.match(each)
        ]
        if not file.preamble.strip() or file.preamble != files[0].preamble:
            problems.append(f"{name}: its preamble differs from that of {files[0].path.name}")
        if not file.footer.strip() or file.footer != files[0].footer:
            problems.append(f"{name}: its footer differs from that of {files[0].path.name}")
    return problems
