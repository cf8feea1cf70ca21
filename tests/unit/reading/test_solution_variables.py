"""Environment variables of solutions: records that scripts can query, and values that nothing prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from apm.dataverse import Records
from apm.host.solution_check import check_solutions
from apm.reading.workspace_file import WorkspaceFile, read_workspace
from apm.settings.shipped import from_shipped
from tests.support.sample_solution import UNPACKED, read_tiny, tiny_files, written

SECRET = "s3cr3t-value"
ASKED = (
    "?$select=schemaname,defaultvalue&$expand=environmentvariabledefinition_environmentvariablevalue($select=value)"
    "&$filter=schemaname eq 'con_ServiceUrl'"
)


def records_of(read: WorkspaceFile) -> Records:
    assert read.problems == ()
    own = from_shipped(read.page).settings.records
    return Records(own.tables, described=own.described)


def variable(kind: int, values: str) -> dict[str, str | bytes]:
    """The files of a solution with a variable."""
    folder = "environmentvariabledefinitions/new_Key"
    definition = (
        f"<environmentvariabledefinition schemaname='new_Key'><type>{kind}</type>"
        f"<defaultvalue>{SECRET}</defaultvalue></environmentvariabledefinition>"
    )
    return {
        f"{folder}/environmentvariabledefinition.xml": definition,
        f"{folder}/environmentvariablevalues.json": values,
    }


def values(text: str) -> str:
    return json.dumps({"environmentvariablevalues": {"environmentvariablevalue": {"value": text}}})


def test_a_script_finds_the_value_as_in_the_product(tmp_path: Path) -> None:
    records = records_of(read_workspace(tmp_path / "workspace.toml", [UNPACKED]))
    (found,) = records.query("environmentvariabledefinition", ASKED)
    assert found["defaultvalue"] == "https://devices.example"
    expanded = found["environmentvariabledefinition_environmentvariablevalue"]
    assert isinstance(expanded, list)
    assert [each["value"] for each in expanded if isinstance(each, dict)] == [
        "https://devices.contoso.example"
    ]
    assert records.count("environmentvariabledefinition") == 3


def test_a_definition_of_ones_own_comes_first(tmp_path: Path) -> None:
    row = {"schemaname": "con_ServiceUrl", "defaultvalue": "https://mine.example"}
    (tmp_path / "records.json").write_text(json.dumps({"environmentvariabledefinition": [row]}))
    (tmp_path / "workspace.toml").write_text('records.files = ["records.json"]')
    records = records_of(read_workspace(tmp_path / "workspace.toml", [UNPACKED]))
    (found,) = records.query("environmentvariabledefinition", ASKED)
    assert found["defaultvalue"] == "https://mine.example"
    assert found["environmentvariabledefinition_environmentvariablevalue"] == []


def test_a_secret_has_no_value(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", tiny_files(more=variable(100000005, values(SECRET))))
    read = read_workspace(tmp_path / "workspace.toml", [folder])
    assert records_of(read).count("environmentvariabledefinition") == 3
    assert SECRET not in json.dumps(read.page)


@pytest.mark.parametrize("text", [values(SECRET), f"{{{SECRET}", f'["{SECRET}"]'])
def test_values_are_never_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    folder = written(tmp_path / "a", tiny_files(more=variable(100000000, text)))
    for as_json in (False, True):
        check_solutions([folder], as_json=as_json)
    solution = read_tiny(more=variable(100000000, text)).solution
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err + repr(solution)


def test_values_that_are_no_json_are_a_remark() -> None:
    (remark,) = read_tiny(more=variable(100000000, "{")).remarks
    assert (remark.file, remark.text) == (
        "environmentvariabledefinitions/new_Key/environmentvariablevalues.json",
        "is not valid JSON; it is not read",
    )
