"""The cases that need no page pass in Node.js. Those that need one fail at an object that only pages have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.case_runs import harness_of
from tests.support.javascript_cases import case_files, cases_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.node.conftest import RunNode

NEEDS_A_PAGE = re.compile(
    r"(document|window|location|XMLHttpRequest|DOMParser) is not defined"
    r"|Failed to parse URL from workspace\.json"
    r"|it has no window"
    r"|load: solutions are read in a page; name them as solution of createApm\."
)


@pytest.mark.parametrize(("kind", "at_least"), [("conformance", 304), ("contract", 294)])
def test_cases_pass(kind: str, at_least: int, run_node: RunNode, tmp_path: Path) -> None:
    harness = tmp_path / "harness.js"
    harness.write_text(harness_of(kind), "utf-8")
    ran = run_node("run-cases.mjs", harness, *(file.path for file in case_files(kind)))
    results = {
        f"{file}: {case}": sentence for file, its in ran.items() for case, sentence in its.items()
    }
    assert len(results) == len(cases_of(kind))
    needed = [case for case, sentence in results.items() if NEEDS_A_PAGE.fullmatch(sentence)]
    failed = {case: sentence for case, sentence in results.items() if sentence}
    assert {case: failed[case] for case in failed if case not in needed} == {}
    assert len(results) - len(needed) >= at_least
