"""The finders of modules that the snapshot contains."""

from __future__ import annotations

import importlib
import marshal
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import get_data
from zipfile import ZipFile

import pytest

from apm.host.build.snapshot_importer import ArchiveImporter, LateLibrary

SOURCES = {"pack/__init__": "", "pack/one": "VALUE = 1\n", "two": "from pack.one import VALUE\n"}


def bytecode(name: str, text: str) -> bytes:
    """A file of bytecode: its header is not read."""
    return bytes(16) + marshal.dumps(compile(text, name, "exec"))


@pytest.fixture
def importer() -> Iterator[ArchiveImporter]:
    files = {f"{name}.pyc": bytecode(f"{name}.py", text) for name, text in SOURCES.items()}
    importer = ArchiveImporter("./a.zip", {**files, "pack/data.txt": b"text"})
    sys.meta_path.insert(0, importer)
    yield importer
    sys.meta_path.remove(importer)
    for name in ("pack", "pack.one", "two"):
        sys.modules.pop(name, None)


class TestArchive:
    def test_it_imports_packages_and_modules(self, importer: ArchiveImporter) -> None:
        assert [*importer] == ["pack", "pack.one", "two"]
        two = importlib.import_module("two")
        assert two.VALUE == 1
        assert two.__file__ == "./a.zip/two.pyc"
        assert importlib.import_module("pack").__path__ == []

    def test_code_is_dropped_after_its_only_use(self, importer: ArchiveImporter) -> None:
        importlib.import_module("pack.one")
        assert [*importer] == ["two"]
        with pytest.raises(ImportError, match=r"there is no code of pack\.one"):
            importer.get_code("pack.one")

    def test_it_reads_the_other_files(self, importer: ArchiveImporter) -> None:
        assert get_data("pack", "data.txt") == b"text"
        with pytest.raises(OSError, match=r"\./a\.zip/none is not in the archive"):
            importer.get_data("./a.zip/none")

    def test_it_leaves_other_modules_to_others(self, importer: ArchiveImporter) -> None:
        assert importer.find_spec("json") is None
        with pytest.raises(ModuleNotFoundError, match=r"No module named 'pack\.none'"):
            importlib.import_module("pack.none")


def test_a_library_that_cannot_be_fetched_is_an_import_error(tmp_path: Path) -> None:
    def fetch() -> bytes:
        raise RuntimeError("no network")

    late = LateLibrary(str(tmp_path / "library.zip"), ["late_one"], fetch)
    with pytest.raises(ImportError, match="late_one could not be fetched: no network"):
        late.find_spec("late_one")


def test_the_library_is_fetched_once_and_only_for_its_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, full = tmp_path / "library.zip", tmp_path / "full.zip"
    with ZipFile(archive, "w"):
        pass
    with ZipFile(full, "w") as opened:
        opened.writestr("late_one.py", "VALUE = 1\n")
        opened.writestr("late_two.py", "VALUE = 2\n")
    fetches: list[str] = []

    def fetch() -> bytes:
        fetches.append("once")
        return full.read_bytes()

    late = LateLibrary(str(archive), ["late_one", "late_two"], fetch)
    monkeypatch.setattr(sys, "path", [str(archive), *sys.path])
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, late])
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("late_none")
    assert fetches == []
    assert importlib.import_module("late_one").VALUE == 1
    assert importlib.import_module("late_two").VALUE == 2
    assert fetches == ["once"]
