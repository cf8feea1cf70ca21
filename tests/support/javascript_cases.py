"""JavaScript files of cases: which there are, and the parts of their text.

A file is a comment with a documentation link, and a call that hands its cases over: `conformance("closeTab", ...)` for
cases that need nothing but `Microsoft.Apm`, `contract("reset", ...)` for those that need the emulator's own handle. The
harness in front of it defines these functions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.conformance.bundle import CASES

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

CONTRACT = Path(__file__).resolve().parents[1] / "cases/contract"

FOLDERS = {"conformance": CASES, "contract": CONTRACT}
"""Where the files are, by the function that takes their cases."""

EVIDENCE = re.compile(r"\[[DOSAE]\] \S")
"""How the name of a case begins: how sure we are of what it says."""

_CASE = re.compile(r'^ {2,4}"((?:[^"\\\n]|\\.)+)":\s+async \(', re.MULTILINE)
_LINK = re.compile(r"^ \* (https://\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class CaseFile:
    """A file of cases.

    Attributes:
        kind: the function that takes its cases.
        path: where it is.
    """

    kind: str
    path: Path

    @cached_property
    def text(self) -> str:
        """What it holds."""
        return self.path.read_text("utf-8")

    @property
    def label(self) -> str:
        """Kind and name."""
        return f"{self.kind}/{self.path.name}"

    @property
    def header(self) -> str:
        """The comment it begins with."""
        return self.text.partition("*/")[0]

    @property
    def link(self) -> str:
        """The documentation page that its header names; empty without one."""
        found = _LINK.search(self.header)
        return found[1] if found else ""

    @property
    def names(self) -> list[str]:
        """The names of its cases, as they stand in it."""
        return _CASE.findall(self.text)

    @cached_property
    def set_up(self) -> str:
        """What stands between the header and the first case."""
        own = self.text.partition("*/")[2]
        first = _CASE.search(own)
        return own[: first.start()] if first else own

    @cached_property
    def case_texts(self) -> dict[str, str]:
        """What each case does, by its name."""
        starts = [*_CASE.finditer(self.text)]
        ends = [*(each.start() for each in starts[1:]), len(self.text)]
        return {
            each[1]: self.text[each.end() : end] for each, end in zip(starts, ends, strict=True)
        }


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    file: CaseFile
    name: str

    @property
    def id(self) -> str:
        """Kind, file and name."""
        return f"{self.file.label}::{self.name}"


@cache
def case_files(kind: str) -> list[CaseFile]:
    """Return the files of a kind."""
    return [CaseFile(kind, path) for path in sorted(FOLDERS[kind].glob("*.js"))]


def cases_of(kind: str) -> list[Case]:
    """Return the cases of a kind."""
    return [Case(file, name) for file in case_files(kind) for name in file.names]


def all_cases() -> list[Case]:
    """Return every case."""
    return [case for kind in FOLDERS for case in cases_of(kind)]


def parameters(kind: str) -> list[ParameterSet]:
    """Give each case of a kind as a parameter with its id."""
    return [pytest.param(case, id=case.id) for case in cases_of(kind)]


def file_problems(files: list[CaseFile]) -> list[str]:
    """Say what is wrong with the form of files."""
    return [f"{file.label}: {problem}" for file in files for problem in _problems(file)]


def _problems(file: CaseFile) -> list[str]:
    names = file.names
    problems = [] if names else ["it has no cases"]
    if f'*/\n{file.kind}("{file.path.stem}", (t) => ' not in file.text:
        problems.append(f"its header is not followed by {file.kind} with the name of the file")
    problems += [f"'{each}' appears twice" for each in sorted(set(names)) if names.count(each) > 1]
    problems += [
        f"'{each}' does not begin with its evidence" for each in names if not EVIDENCE.match(each)
    ]
    return problems
