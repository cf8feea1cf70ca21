"""Records of one's own are tried out before a workspace starts with them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apm.emulator import Emulator
from apm.errors import ApmError
from apm.host.workspace_file import read_workspace
from apm.json_text import Json

Rows = Mapping[str, Sequence[Mapping[str, Json]]]

WRONG: list[tuple[Rows, str]] = [
    ({"acount": [{"name": "Contoso"}]}, "account"),
    ({"account": [{"nmae": "Contoso"}]}, "name"),
    ({"incident": [{"title": "Leak", "prioritycode": 9}]}, "9"),
]


@pytest.mark.parametrize(("tables", "word"), WRONG)
def test_load_refuses_records_that_cannot_be_used(tables: Rows, word: str) -> None:
    emulator = Emulator("page")
    before = emulator.workspace
    with pytest.raises(ApmError, match=r"load: records\.tables: ") as caught:
        emulator.load(json.dumps({"records": {"tables": tables}}))
    assert word in str(caught.value)
    assert emulator.workspace is before


@pytest.mark.parametrize(("tables", "word"), WRONG)
def test_the_file_refuses_them_too(tmp_path: Path, tables: Rows, word: str) -> None:
    (tmp_path / "records.json").write_text(json.dumps(tables))
    file = tmp_path / "workspace.toml"
    file.write_text('[records]\nfiles = ["records.json"]\n')
    (problem,) = read_workspace(file).problems
    assert problem.startswith("workspace.toml: records: ")
    assert word in problem


def test_records_that_fit_are_used() -> None:
    emulator = Emulator("page")
    emulator.load(json.dumps({"records": {"tables": {"account": [{"name": "Own"}]}}}))
    found = emulator.workspace.records.query("account", "?$filter=name eq 'Own'")
    assert [each["name"] for each in found] == ["Own"]


def test_the_example_workspace_has_no_problem() -> None:
    root = Path(__file__).resolve().parents[2]
    example = read_workspace(root / "examples/workspace/workspace.toml")
    assert (example.problems, example.remarks) == ((), ())
