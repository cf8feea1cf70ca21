"""`python -m apm check`: what is printed, and the exit codes."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from apm.host.cli import main
from tests.support.sample_solution import UNPACKED, tiny_files, written, zipped

ITEMS = ("Button", "SplitButton", "FlyoutAnchor", "ToggleButton")


def counted(folder: Path) -> dict[str, int]:
    """A second, simple count of the files of an unpacked solution."""
    roots = [
        fromstring(each.read_text("utf-8-sig").partition("?>")[2]) for each in folder.rglob("*.xml")
    ]

    def count(*tags: str) -> int:
        return sum(1 for root in roots for each in root.iter() if each.tag in tags)

    def named(tag: str, attribute: str) -> set[str]:
        return {each.get(attribute, "").lower() for root in roots for each in root.iter(tag)}

    resources = {root.findtext("Name", "").lower() for root in roots if root.tag == "WebResource"}
    return {
        "tables": count("Entity"),
        "columns": sum(len(root.findall("EntityInfo/entity/attributes/attribute")) for root in roots),
        "forms": count("systemform"),
        "main_forms": len([*folder.glob("Entities/*/FormXml/main/*.xml")]),
        "handlers": count("Handler"),
        "libraries": len(named("Library", "name")),
        "missing_libraries": len(named("Handler", "libraryName") - resources),
        "views": count("savedquery"),
        "ribbon_commands": count(*ITEMS),
        "hidden_commands": count("HideCustomAction"),
        "modern_commands": len([*folder.glob("appactions/*/appaction.xml")]),
        "web_resources": len(resources),
        "session_templates": count("msdyn_sessiontemplate"),
        "tab_templates": count("msdyn_applicationtabtemplate"),
    }  # fmt: skip


def test_the_json_has_the_counts_of_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--solution", str(UNPACKED)]) == 1
    report = json.loads(capsys.readouterr().out)
    (found,) = report["solutions"]
    head = {key: found.pop(key) for key in ("name", "version", "managed", "languages")}
    assert head == {
        "name": "Contoso",
        "version": "1.0.0.1",
        "managed": False,
        "languages": [1033, 1036],
    }
    assert found == counted(UNPACKED)
    assert report["remarks"]
    assert all(
        each.keys() == {"solution", "table", "kind", "file", "text", "count"}
        for each in report["remarks"]
    )


def test_the_text_has_a_line_for_each_solution_and_remark(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tiny = tmp_path / "tiny.zip"
    tiny.write_bytes(zipped(tiny_files()))
    assert main(["check", "--solution", str(UNPACKED), "--solution", str(tiny)]) == 1
    first, second, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith(
        "contoso: Contoso 1.0.0.1, unmanaged, English (1033), French (1036): 2 tables, 22 columns, 4 forms, "
    )
    assert second == "tiny.zip: Tiny 1.0, managed, English (1033): nothing that can be used here"
    assert rest[-1] == (
        "Tiny: it has no tables, web resources, commands or templates, so it changes nothing here"
    )


def test_control_characters_in_names_do_not_reach_the_console(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = "A\u009b31m\nB\u202eC"
    inside = f"<SolutionManifest><UniqueName>{name}</UniqueName></SolutionManifest>"
    manifest = f"<ImportExportXml>{inside}</ImportExportXml>"
    file = tmp_path / "a.zip"
    file.write_bytes(zipped({**tiny_files(), "solution.xml": manifest}))
    main(["check", "--solution", str(file)])
    head, remark = capsys.readouterr().out.splitlines()
    assert head.startswith("a.zip: A 31m B C ")
    assert remark.startswith("A 31m B C: ")
    main(["check", "--json", "--solution", str(file)])
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed)["solutions"][0]["name"] == name


def test_without_remarks_the_exit_code_is_0(tmp_path: Path) -> None:
    more = {
        "WebResources/a.js": "",
        "WebResources/a.js.data.xml": "<WebResource><Name>a.js</Name></WebResource>",
    }
    files = {**tiny_files(more=more)}
    folder = {"Other/Solution.xml": files.pop("solution.xml"), **files}
    assert main(["check", "--solution", str(written(tmp_path, folder))]) == 0


def test_a_refused_solution_is_one_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile.zip"
    hostile.write_bytes(zipped({**tiny_files(), "../a": ""}))
    for more in ([], ["--json"]):
        assert main(["check", "--solution", str(UNPACKED), "--solution", str(hostile), *more]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err == "hostile.zip is refused: its file '../a' leads out of the zip.\n"


@pytest.mark.parametrize("more", [["--strict"], ["--workspace", "workspace.toml"]])
def test_options_of_workspace_files_are_refused(
    more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--solution", str(UNPACKED), *more]) == 2
    assert capsys.readouterr() == (
        "",
        "--workspace and --strict are about a workspace file: check it and the solutions one after the other, "
        "without --solution and with it.\n",
    )


def test_nox_passes_remarks_about_solutions_but_no_problems_of_a_workspace_file() -> None:
    checked = import_module("noxfile").checked
    assert checked(["--json", "--solution", "a.zip"]) == checked(["--solution=a.zip"]) == [0, 1]
    assert checked([]) == checked(["--workspace", "workspace.toml"]) == [0]
