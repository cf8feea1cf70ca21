"""The JavaScript files of cases, and the parts of their text.

A file is a comment with a documentation link, and a call that registers its cases: `conformance("closeTab", ...)` for
cases that need only `Microsoft.Apm`, `contract("reset", ...)` for cases that need `apmWorkspace`. The
harness that precedes the file defines these functions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.conformance.bundle import CASES
from apm.host.conformance.case_names import CASE

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

CONTRACT = Path(__file__).resolve().parents[1] / "cases/contract"

FOLDERS = {"conformance": CASES, "contract": CONTRACT}
"""The folders of the files, by the function that registers their cases."""

EVIDENCE = re.compile(r"\[[DOSAE]\] \S")
"""The start of a case's name: the evidence for what it checks."""

_LINK = re.compile(r"^ \* (https://\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class CaseFile:
    """A file of cases.

    Attributes:
        kind: the function that registers its cases.
        path: its path.
    """

    kind: str
    path: Path

    @cached_property
    def text(self) -> str:
        """The text of the file."""
        return self.path.read_text("utf-8")

    @property
    def label(self) -> str:
        """The kind and the file name."""
        return f"{self.kind}/{self.path.name}"

    @property
    def header(self) -> str:
        """The comment at its start."""
        return self.text.partition("*/")[0]

    @property
    def link(self) -> str:
        """The documentation page that its header names; empty if there is none."""
        found = _LINK.search(self.header)
        return found[1] if found else ""

    @property
    def names(self) -> list[str]:
        """The names of its cases, in order."""
        return CASE.findall(self.text)

    @cached_property
    def set_up(self) -> str:
        """The text between the header and the first case."""
        own = self.text.partition("*/")[2]
        first = CASE.search(own)
        return own[: first.start()] if first else own

    @cached_property
    def case_texts(self) -> dict[str, str]:
        """The text of each case, by its name."""
        starts = [*CASE.finditer(self.text)]
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
        """The kind, the file and the name."""
        return f"{self.file.label}::{self.name}"


@cache
def case_files(kind: str) -> list[CaseFile]:
    """The files of a kind."""
    return [CaseFile(kind, path) for path in sorted(FOLDERS[kind].glob("*.js"))]


def cases_of(kind: str) -> list[Case]:
    """The cases of a kind."""
    return [Case(file, name) for file in case_files(kind) for name in file.names]


def all_cases() -> list[Case]:
    """All cases."""
    return [case for kind in FOLDERS for case in cases_of(kind)]


def parameters(kind: str) -> list[ParameterSet]:
    """The cases of a kind as parameters of a test, each with its id."""
    return [pytest.param(case, id=case.id) for case in cases_of(kind)]


def file_problems(files: list[CaseFile]) -> list[str]:
    """The problems of the form of files."""
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
