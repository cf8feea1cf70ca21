"""A solution that is read again after a file of it was saved: the settings are those of a first reading."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from apm.reading.workspace_solutions import WorkspaceSolutions, read_solutions
from tests.support.sample_solution import UNPACKED

if TYPE_CHECKING:
    from pathlib import Path

    from apm.core.json_text import Json

DEVICE = "Entities/con_device"
CHANGES = {
    "a form": (f"{DEVICE}/FormXml/main", 'description="General"', 'description="Changed"'),
    "a view": (f"{DEVICE}/SavedQueries", 'description="Active devices"', 'description="Changed"'),
    "a column": (DEVICE, 'description="Weight (kg)"', 'description="Changed"'),
    "the name of a column": (DEVICE, "con_weight", "con_mass"),
    "a choice": ("OptionSets", 'description="Toaster"', 'description="Changed"'),
    "a relationship": ("Other/Relationships", "UseCollectionName", "DoNotDisplay"),
    "a ribbon": ("Entities/Incident", 'description="Escalate"', 'description="Changed"'),
    "the base language": ("Other", 'languagecode="1033"', 'languagecode="1036"'),
}
"""The folder with the file, and what is replaced there."""


def read(folder: Path, language: int | None = None) -> WorkspaceSolutions:
    given: dict[str, Json] = {"solutions": {"language": language}} if language else {}
    found = read_solutions(given, folder.parent / "none.toml", [folder])
    assert found.problems == ()
    return found


def copied(source: Path, target: Path) -> Path:
    """A copy with the same name, of which nothing is kept."""
    return shutil.copytree(source, target / source.name)


@pytest.mark.parametrize("kind", CHANGES)
def test_a_saved_file_changes_what_follows_from_it(tmp_path: Path, kind: str) -> None:
    where, old, new = CHANGES[kind]
    folder = copied(UNPACKED, tmp_path / "first")
    before = read(folder)
    files = [
        each
        for each in sorted((folder / where).glob("*.xml"))
        if old in each.read_text("utf-8-sig")
    ]
    for file in files:
        file.write_text(file.read_text("utf-8-sig").replace(old, new), "utf-8")
    again, fresh = read(folder), read(copied(folder, tmp_path / "second"))
    assert (again.settings, again.report) == (fresh.settings, fresh.report)
    assert again.settings != before.settings


def test_another_language_changes_all_labels(tmp_path: Path) -> None:
    folder = copied(UNPACKED, tmp_path / "first")
    read(folder)
    again, fresh = read(folder, 1036), read(copied(folder, tmp_path / "second"), 1036)
    assert again.settings == fresh.settings
    assert again.settings.tables["con_device"]["label"] == "Appareil"
