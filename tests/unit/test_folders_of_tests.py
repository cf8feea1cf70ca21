"""The folders of the tests: `tests/unit` has those of `apm`, and a file name occurs once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
APM = TESTS.parent / "apm"


def test_every_folder_of_unit_tests_is_a_package_of_apm() -> None:
    folders = {path.relative_to(TESTS / "unit").parent for path in TESTS.glob("unit/**/*.py")}
    assert len(folders) > 1
    assert [str(each) for each in folders if not (APM / each / "__init__.py").exists()] == []


def test_no_two_test_files_have_the_same_name() -> None:
    names = Counter(path.name for path in TESTS.rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == []
