"""Folders of YAML files, as the Git integration writes them: the same solution, and files that are made to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.reading.workspace_file import read_workspace
from apm.reading.workspace_solutions import solution_stamps
from apm.solutions.files.solution_limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_TEXT, SolutionRefused
from apm.solutions.files.solution_yaml import YamlProblem, read_yaml
from apm.solutions.model.solution_model import Solution
from apm.solutions.report.solution_report import report_of
from apm.solutions.solution_reading import SolutionRead, read_solution
from tests.support.sample_solution import UNPACKED, read_zip, written, zipped
from tests.support.yaml_solution import components, yaml_files

SOLUTION = "ImportExportXml:\n  SolutionManifest:\n    UniqueName: Tiny\n    Version: 1.0\n"
ROOT = "solutions/Tiny/solution.yml"


def read(more: dict[str, str | bytes]) -> SolutionRead:
    return read_zip(zipped({ROOT: SOLUTION, **more}))


def names(solution: Solution) -> dict[str, list[str]]:
    """The names of what a solution holds."""
    return {
        "tables": sorted(each.name for each in solution.tables),
        "forms": sorted(f"{each.table} {each.type} {each.id}".lower() for each in solution.forms),
        "views": sorted(f"{each.table} {each.id}" for each in solution.views),
        "ribbons": sorted(each.table for each in solution.ribbons),
        "commands": sorted(each.name for each in solution.modern_commands),
        "relationships": sorted(each.name for each in solution.relationships),
        "choices": sorted(each.name for each in solution.choices),
        "resources": sorted(each.name for each in solution.web_resources),
        "processes": sorted(each.name for each in solution.processes),
        "apps": sorted(each.name for each in solution.apps),
    }


def test_a_folder_of_yaml_files_holds_the_same_as_one_of_xml_files(tmp_path: Path) -> None:
    folder = written(tmp_path / "Contoso", yaml_files())
    ours, theirs = read_solution(folder), read_solution(UNPACKED)
    assert ours.remarks == ()
    assert names(ours.solution) == names(theirs.solution)
    counts = [report_of([each]).counts[0] for each in (ours, theirs)]
    assert {**counts[0], "languages": []} == {**counts[1], "languages": []}
    columns = [
        {table.name: {each.name: each for each in table.columns} for table in each.solution.tables}
        for each in (ours, theirs)
    ]
    assert columns[0] == columns[1]
    forms = [
        {form.id: (form.tabs, form.handlers) for form in each.solution.forms}
        for each in (ours, theirs)
    ]
    assert forms[0] == forms[1]
    assert ours.solution.site_maps[0].entries == theirs.solution.site_maps[0].entries
    assert ours.solution.variables == theirs.solution.variables
    assert ours.solution.profiles == theirs.solution.profiles
    assert (ours.solution.plug_in_steps, theirs.solution.plug_in_steps) == (1, 1)
    assert ours.solution.session_templates == theirs.solution.session_templates
    contents = [
        {each.name: one.content(each) for each in one.solution.web_resources}
        for one in (ours, theirs)
    ]
    assert contents[0] == contents[1]


def test_only_components_of_the_solution_are_read() -> None:
    listed = components("/entities/con_device", "entities/incident/savedqueries", "/publishers/x")
    found = read_zip(zipped({**yaml_files(), **listed})).solution
    assert [each.name for each in found.tables] == ["con_device"]
    assert {each.table for each in found.views} == {"con_device", "incident"}
    assert found.web_resources == ()


def test_yaml_as_people_read_it() -> None:
    view = """
savedquery:
  isdefault: 1
  savedqueryid: '{0000AAAA-0000-4000-8000-000000000000}'
  layoutxml:
    grid:
      row:
        cell:
        - '@name': new_name
          '@width': 300
        - '@name': new_on
  querytype: 0
  fetchxml:
    fetch:
      '@version': 1.0
      entity:
        '@name': new_trip
        filter:
          condition:
            '@attribute': new_on
            '@operator': eq
            '@value': 2026-01-31
  LocalizedNames:
    LocalizedName:
      '@description': Yes
      '@languagecode': 1033
  Descriptions:
"""
    column = "attribute:\n  '@PhysicalName': new_Name\n  Type: nvarchar\n  MaxLength: 100\n"
    found = read(
        {
            "entities/new_trip/savedqueries/1/savedquery.yml": view,
            "entities/new_trip/attributes/new_name.yml": column,
        }
    )
    (made,) = found.solution.views
    assert (made.id, made.table, dict(made.labels), made.is_default) == (
        "0000aaaa-0000-4000-8000-000000000000",
        "new_trip",
        {1033: "Yes"},
        True,
    )
    assert [(each.name, each.width) for each in made.columns] == [
        ("new_name", 300),
        ("new_on", None),
    ]
    assert 'value="2026-01-31"' in made.fetch_xml
    (table,) = found.solution.tables
    assert [(each.name, each.max_length) for each in table.columns] == [("new_name", 100)]


def test_one_of_several_solutions_is_named(tmp_path: Path) -> None:
    other = SOLUTION.replace("Tiny", "Other")
    folder = written(tmp_path / "crm", {ROOT: SOLUTION, "solutions/Other/solution.yml": other})
    with pytest.raises(SolutionRefused) as caught:
        read_solution(folder)
    assert str(caught.value) == (
        "crm has 2 solutions (solutions/Other, solutions/Tiny): name one of them, such as crm/solutions/Other."
    )
    assert read_solution(folder / "solutions/Tiny").solution.manifest.name == "Tiny"


def test_a_workspace_follows_yaml_files(tmp_path: Path) -> None:
    folder = written(tmp_path / "Contoso", yaml_files())
    found = read_workspace(tmp_path / "workspace.toml", [folder])
    assert found.problems == ()
    assert any(name.endswith("/solution.yml") for name, _ in solution_stamps(folder))
    assert "con_device" in str(found.page["records"])


def test_a_broken_file_is_a_remark_and_the_rest_is_used() -> None:
    found = read(
        {
            "optionsets/a/optionset.yml": "optionset: [",
            "optionsets/b/optionset.yml": "optionset:\n  '@Name': new_b\n",
            "optionsets/c/optionset.yml": "- a\n- b\n",
            "canvasapps/a/b.yml": "!!python/object:os.system x",
        }
    )
    assert [each.name for each in found.solution.choices] == ["new_b"]
    broken, listed = found.remarks
    assert broken.file == "optionsets/a/optionset.yml"
    assert broken.text.startswith("is not valid YAML: ")
    assert broken.text.endswith("; it is not read")
    assert listed.text == "does not stand for one element; it is not read"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: !!python/object/apply:os.system ['true']", "it has a tag"),
        ("a: !x b", "it has a tag"),
        ("!!map {a: b}", "it has a tag"),
        ("? !!str a\n: b", "it has a tag"),
        ("a: &x [1]\nb: *x", "it has an anchor or an alias"),
        ("a: {b: &x c}", "it has an anchor or an alias"),
        ("a:\n  <<: *x", "it has an anchor or an alias"),
        (
            f"a: {{{'b: {' * MAX_DEPTH}{'}' * MAX_DEPTH}}}",
            f"values are nested past {MAX_DEPTH} levels",
        ),
        (
            f"a: {'[' * MAX_DEPTH * 2}{']' * MAX_DEPTH * 2}",
            f"values are nested past {MAX_DEPTH} levels",
        ),
        (
            "a: {" + ", ".join(f"'@b{at}': 1" for at in range(MAX_ATTRIBUTES + 1)) + "}",
            f"an element has more than {MAX_ATTRIBUTES} attributes",
        ),
    ],
)
def test_what_could_harm_is_refused(text: str, reason: str) -> None:
    with pytest.raises(SolutionRefused) as caught:
        read({"optionsets/a/optionset.yml": text})
    assert str(caught.value) == f"a.zip: optionsets/a/optionset.yml is refused: {reason}."


def test_a_long_text_is_refused() -> None:
    with pytest.raises(SolutionRefused, match="a text has more than 8 million characters"):
        read_yaml(b"a: " + b"x" * (MAX_TEXT + 1), "a.yml")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a",
        "a: 1\nb: 2",
        "a: 1\n---\nb: 2",
        "? [a]\n: b",
        "a b: 1",
        "a: {'<x>': 1}",
        "a: \x01",
        "a: 'b",
    ],
)
def test_what_does_not_stand_for_an_element_is_a_problem(text: str) -> None:
    with pytest.raises(YamlProblem) as caught:
        read_yaml(text.encode(), "a.yml")
    assert "\n" not in str(caught.value)


def test_a_solution_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(
        SolutionRefused, match=r"^a.zip: solutions/Tiny/solution.yml is not valid YAML"
    ):
        read({ROOT: "a: ["})
