"""A folder that is read again: files that have not changed are not read again."""

from __future__ import annotations

import os
from shutil import copytree
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import pytest

from apm.solutions.files import folder_contents
from apm.solutions.files.solution_limits import SolutionRefused
from apm.solutions.solution_parts import Parts
from apm.solutions.solution_reading import read_solution
from tests.support.sample_solution import UNPACKED

if TYPE_CHECKING:
    from pathlib import Path

    from apm.solutions.model.form_model import SolutionForm
    from apm.solutions.solution_reading import SolutionRead

MINUTE = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of which all files were saved a minute ago."""
    copied = copytree(UNPACKED, tmp_path / "contoso")
    for file in copied.rglob("*"):
        age(file)
    return copied


def age(file: Path) -> None:
    saved = file.stat().st_mtime - MINUTE
    os.utime(file, (saved, saved))


def forms(read: SolutionRead) -> dict[str, SolutionForm]:
    return {f"{each.file} {each.id}": each for each in read.solution.forms}


def a_form(folder: Path) -> Path:
    return sorted(folder.glob("Entities/con_device/FormXml/main/*.xml"))[0]


def test_only_a_changed_file_is_read_again(folder: Path) -> None:
    first = read_solution(folder)
    changed = a_form(folder)
    changed.write_text(changed.read_text("utf-8").replace("Device", "Changed device"), "utf-8")
    second = read_solution(folder, first)
    before, after = forms(first), forms(second)
    assert before.keys() == after.keys()
    others = [key for key in before if after[key] is not before[key]]
    assert [key.split(" ")[0] for key in others] == [changed.relative_to(folder).as_posix()]
    assert second.solution == read_solution(folder).solution


def test_what_is_read_again_is_the_same(folder: Path) -> None:
    first = read_solution(folder)
    second = read_solution(folder, first)
    assert (second.solution, second.remarks) == (first.solution, first.remarks)


def test_a_file_that_is_gone_or_new_is_noticed(folder: Path) -> None:
    first = read_solution(folder)
    form = a_form(folder)
    moved = form.rename(form.with_name("{11111111-2222-4333-8444-555555555555}.xml"))
    found = forms(read_solution(folder, first))
    assert not any(key.startswith(form.relative_to(folder).as_posix()) for key in found)
    assert any(key.startswith(moved.relative_to(folder).as_posix()) for key in found)


def test_remarks_of_unchanged_files_stay(folder: Path) -> None:
    form = a_form(folder)
    form.write_text("<forms")
    age(form)
    first = read_solution(folder)
    assert read_solution(folder, first).remarks == first.remarks
    assert any(each.file.endswith(form.name) for each in first.remarks)


def test_a_file_that_was_just_saved_is_read_again_with_the_same_stamp(folder: Path) -> None:
    form = a_form(folder)
    form.touch()
    first = read_solution(folder)
    status = form.stat()
    form.write_text(form.read_text("utf-8").replace("<tab ", "<tbb ").replace("</tab>", "</tbb>"))
    os.utime(form, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert form.stat().st_size == status.st_size
    assert read_solution(folder, first).solution != first.solution


def test_files_that_are_kept_count_for_the_limits(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_solution(folder)
    monkeypatch.setattr(folder_contents, "MAX_TOTAL", 1000)
    with pytest.raises(SolutionRefused, match="is refused"):
        read_solution(folder, first)


def test_parts_of_every_kind_of_collection_are_included() -> None:
    one = Parts()
    one.add_piece("optionsets", Element("optionset", Name="con_kind"), "a.xml")
    one.add_piece("Roles", Element("Role", id="{1}", name="Agent"), "b.xml")
    one.add_piece("SdkMessageProcessingSteps", Element("SdkMessageProcessingStep"), "c.xml")
    whole = Parts()
    whole.include(one)
    assert vars(whole) == vars(one)
    assert all(vars(one)[name] for name in ("_choices", "_roles", "_plug_in_steps"))
