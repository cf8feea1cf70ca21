"""The shapes in which a solution comes: a zip, the same unpacked, and the folder of SolutionPackager."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.model.model_json import model_json
from apm.solutions.model.solution_model import Solution
from apm.solutions.report.solution_report import report_of
from apm.solutions.solution_reading import SolutionRead, read_solution
from examples.solution.pack import pack
from tests.support.sample_solution import (
    MANIFEST,
    ROOT,
    UNPACKED,
    read_tiny,
    read_zip,
    tiny_files,
    written,
    zipped,
)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("packed") / "Contoso_1_0_0_1.zip"
    pack(file)
    return file


def without_places(solution: Solution) -> Solution:
    """The solution without the names of files, and in the order of names."""
    return replace(
        solution,
        tables=tuple(sorted(solution.tables, key=lambda each: each.name)),
        relationships=tuple(sorted(solution.relationships, key=lambda each: each.name)),
        forms=tuple(replace(each, file="") for each in sorted(solution.forms, key=lambda e: e.id)),
        views=tuple(replace(each, file="") for each in sorted(solution.views, key=lambda e: e.id)),
        ribbons=tuple(
            replace(each, file="") for each in sorted(solution.ribbons, key=lambda e: e.table)
        ),
        web_resources=tuple(
            replace(each, file="") for each in sorted(solution.web_resources, key=lambda e: e.id)
        ),
        apps=tuple(replace(each, file="") for each in solution.apps),
        site_maps=tuple(replace(each, file="") for each in solution.site_maps),
        tab_templates=tuple(sorted(solution.tab_templates, key=str)),
    )


def test_a_zip_and_the_folder_of_solution_packager_hold_the_same(packed: Path) -> None:
    from_zip, from_folder = read_solution(packed), read_solution(UNPACKED)
    assert without_places(from_zip.solution) == without_places(from_folder.solution)
    assert (from_zip.remarks, from_folder.remarks) == ((), ())


def test_a_zip_that_is_unpacked_as_it_is_holds_the_same(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path)
    assert read_solution(tmp_path).solution == read_solution(packed).solution


def contents(read: SolutionRead) -> dict[str, bytes]:
    return {each.name: read.content(each) for each in read.solution.web_resources}


def test_the_contents_of_web_resources_are_read_when_they_are_asked_for(packed: Path) -> None:
    found = contents(read_solution(UNPACKED))
    assert found == contents(read_solution(packed))
    assert found["con_/scripts/case.js"] == (
        (UNPACKED / "WebResources/con_/scripts/case.js").read_bytes()
    )


def test_the_folder_may_be_deeper_in_any_case() -> None:
    files = {
        each.relative_to(UNPACKED).as_posix(): each.read_bytes()
        for each in UNPACKED.rglob("*")
        if each.is_file()
    }
    deeper = read_zip(zipped({f"crm/src/{name}": content for name, content in files.items()}))
    upper = read_zip(zipped({name.upper(): content for name, content in files.items()}))
    wanted = without_places(read_solution(UNPACKED).solution)
    assert without_places(deeper.solution) == wanted
    assert len(upper.solution.forms) == len(wanted.forms)
    assert contents(upper).keys() == {each.name for each in wanted.web_resources}


def test_of_several_solutions_the_nearest_to_the_top_is_read() -> None:
    other = {"old/Other/Solution.xml": MANIFEST, "old/Other/Customizations.xml": "<a/>"}
    assert read_tiny(more=other).solution.manifest.name == "Tiny"
    both = {"Other/Solution.xml": MANIFEST.replace("Tiny", "Folder")}
    assert read_tiny(more=both).solution.manifest.name == "Folder"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        (
            {"readme.txt": ""},
            "a.zip is no solution: it has neither solution.xml and customizations.xml, nor Other/Solution.xml, "
            "nor solutions/<name>/solution.yml.",
        ),
        (
            {"x/solution.xml": MANIFEST},
            "a.zip is no solution: there is no customizations.xml beside x/solution.xml, and it is not in a folder "
            "Other.",
        ),
        (
            {"solutions/contoso/solution.yml": ""},
            "a.zip: solutions/contoso/solution.yml does not stand for one element.",
        ),
        (
            {"crm/solution.yml": ""},
            "a.zip is no solution: its crm/solution.yml is not in a folder solutions/<name>.",
        ),
        (
            {"crm/solutions/contoso/rootcomponents.yml": ""},
            "a.zip is no solution: its folder crm/solutions has no <name>/solution.yml.",
        ),
        (
            {"crm/crm.cdsproj": ""},
            "a.zip is no solution: it has neither solution.xml and customizations.xml, nor Other/Solution.xml, nor "
            "solutions/<name>/solution.yml; crm/crm.cdsproj has no src/Other.",
        ),
        (
            {"a/Other/Solution.xml": MANIFEST, "b/Other/Solution.xml": MANIFEST},
            "a.zip has 2 solutions (a, b): name the folder of one of them.",
        ),
        (
            {**tiny_files(), "solution.xml": "<ImportExportXml/>"},
            "a.zip: solution.xml has no SolutionManifest with a UniqueName.",
        ),
    ],
)
def test_what_is_no_solution_is_refused(files: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(SolutionRefused) as caught:
        read_zip(zipped(files))
    assert str(caught.value) == reason


def test_a_path_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SolutionRefused, match="cannot be read: No such file or directory"):
        read_solution(tmp_path / "none.zip")


def test_the_managed_twin_of_a_file_is_read_only_if_it_is_alone(tmp_path: Path) -> None:
    form = "<forms><systemform><formid>{}</formid><form/></systemform></forms>"
    folder = "Entities/a/FormXml/main"
    written(
        tmp_path,
        {
            "Other/Solution.xml": MANIFEST,
            "Other/Customizations.xml": "<ImportExportXml/>",
            f"{folder}/{{1}}.xml": form.format("1"),
            f"{folder}/{{1}}_managed.xml": form.format("2"),
            f"{folder}/{{3}}_managed.xml": form.format("3"),
        },
    )
    assert [each.id for each in read_solution(tmp_path).solution.forms] == ["1", "3"]


def test_a_broken_file_of_a_folder_is_a_remark_and_the_rest_is_used(tmp_path: Path) -> None:
    more = {
        "appactions/a/appaction.xml": "<appaction",
        "appactions/b/appaction.xml": "<appaction uniquename='b'/>",
    }
    read = read_solution(written(tmp_path, tiny_files(more=more)))
    assert [each.name for each in read.solution.modern_commands] == ["b"]
    (remark,) = read.remarks
    assert (remark.solution, remark.kind, remark.file) == (
        "Tiny",
        "file",
        "appactions/a/appaction.xml",
    )
    assert remark.text == "is not valid XML: unclosed token in line 1; it is not read"


def test_the_sample_on_disk_is_read_without_its_packer() -> None:
    assert read_solution(ROOT / "examples/solution").solution.manifest.name == "Contoso"


@settings(deadline=None)
@given(st.data())
def test_whatever_is_cut_out_of_a_solution_the_rest_is_read_or_refused(data: st.DataObject) -> None:
    """Elements, attributes and texts that are expected are missing, or have other values."""
    files = {
        each.relative_to(UNPACKED).as_posix(): each.read_text("utf-8-sig")
        for each in UNPACKED.rglob("*.xml")
    }
    name = data.draw(st.sampled_from(sorted(files)))
    text = files[name]
    words = sorted(
        {each for each in text.replace("<", " ").replace(">", " ").split() if each.isalnum()}
    )
    old, new = data.draw(st.sampled_from(words)), data.draw(st.sampled_from(["x", "1", "-1"]))
    files[name] = text.replace(old, new)
    try:
        read = read_zip(zipped(files))
    except SolutionRefused:
        return
    report_of([read]).as_json()
    model_json(read.solution)
