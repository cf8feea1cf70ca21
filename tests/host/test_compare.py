"""Tests of the command `compare`, which reads the results of the conformance cases in a tenant."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from apm import __version__
from apm.host.cli import main
from apm.host.conformance.case_names import Case, known_cases

if TYPE_CHECKING:
    from pathlib import Path

CASES = known_cases()
ASSUMED = [each for each in CASES if each.is_assumption]
DOCUMENTED = [each for each in CASES if each.name.startswith("[D]")]


def results(*failing: Case, version: str = __version__, cases: list[Case] = CASES) -> str:
    """The results of a tenant in which some cases fail."""
    made: list[dict[str, Any]] = [
        {
            "case": name,
            "member": member,
            "mark": name[1],
            "passed": Case(member, name) not in failing,
            "message": "it is 2" if Case(member, name) in failing else "",
        }
        for member, name in cases
    ]
    return json.dumps({"version": version, "cases": made})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file with the results."""
    return tmp_path / "results.json"


def test_a_tenant_that_behaves_like_the_emulator_confirms_all_assumptions(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(results())
    assert main(["compare", str(file)]) == 0
    head, _, confirmed, *_ = capsys.readouterr().out.splitlines()
    assert head == f"The tenant differs from the emulator in 0 of {len(CASES)} cases."
    assert confirmed == f"Assumptions that are true ({len(ASSUMED)}):"


def test_each_difference_has_its_case_and_what_the_tenant_does(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(results(ASSUMED[0], DOCUMENTED[0]))
    assert main(["compare", str(file)]) == 1
    said = capsys.readouterr().out
    assert "in 2 of" in said
    for member, name in (ASSUMED[0], DOCUMENTED[0]):
        assert f"  {member}: {name}\n    it is 2\n" in said
    _, _, refuted = said.partition("Assumptions that are not true (1):\n")
    assert refuted == f"  {ASSUMED[0].member}: {ASSUMED[0].name}\n"


def test_results_of_another_version_name_the_cases_that_differ(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Case("closeTab", "[D] closes all tabs")
    file.write_text(results(version="0.0.9", cases=[*CASES[1:], other]))
    assert main(["compare", str(file)]) == 0
    said = capsys.readouterr().out
    assert f"They are those of version 0.0.9; this is version {__version__}." in said
    assert f"Cases that did not run (1):\n  {CASES[0].member}: {CASES[0].name}" in said
    assert "Cases that this version does not have (1):\n  closeTab: [D] closes all tabs" in said


def test_the_comparison_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(results(ASSUMED[0]))
    assert main(["compare", str(file), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    member, name = ASSUMED[0]
    assert found["differences"] == [{"member": member, "name": name, "message": "it is 2"}]
    assert found["assumptions"]["notTrue"] == [{"member": member, "name": name}]
    assert (found["missing"], found["unknown"]) == ([], [])


def test_a_value_that_the_console_shows_in_quotes_is_read(file: Path) -> None:
    file.write_text("\ufeff" + json.dumps(results()))
    assert main(["compare", str(file)]) == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"cases: []", "has no results of conformance cases"),
        (b'{"cases": []}', "has no results of conformance cases"),
        (b'{"version": "1", "cases": [{}]}', "has no results of conformance cases"),
        (b"[" * 100_000, "has no results of conformance cases"),
        (b"\xff\xfe{", "is not UTF-8 text"),
        (None, "cannot be read: No such file or directory."),
    ],
)
def test_another_file_is_refused_in_one_sentence(
    file: Path, content: bytes | None, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        file.write_bytes(content)
    assert main(["compare", str(file)]) == 1
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1
