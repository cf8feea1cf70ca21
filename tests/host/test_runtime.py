"""The build of the browser runtime: it is incremental, complete and reproducible."""

from __future__ import annotations

import os
import shutil
import threading
import tomllib
import zipfile
from pathlib import Path

import pytest

from apm.host.build.lock import exclusive
from apm.host.build.node import find_node
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from tests.support.linked_copy import linked_copy

ROOT = Path(__file__).resolve().parents[2]
COMPILE_APM = "Compiling the emulator for the browser ..."
COMPILE_LIBS = "Compiling Python packages for the browser ..."
MAKE_SNAPSHOT = "Making the snapshot that the page starts from ..."
COMPILE_STDLIB = "Compiling Python's standard library for the browser ..."


class Project:
    """A small project with the real npm packages and an up-to-date runtime."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.runtime = root / "static/runtime"
        self.said: list[str] = []

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def build(self, *, has_snapshot: bool = False) -> list[str]:
        """Builds the runtime and returns the messages."""
        self.said = []
        Runtime(self.root, self.said.append, has_snapshot).build()
        return self.said

    def damage(self, name: str, content: bytes) -> None:
        """Puts another file in the place of a built one."""
        (self.runtime / name).unlink()
        (self.runtime / name).write_bytes(content)

    def apm(self) -> bytes:
        return (self.runtime / "apm.zip").read_bytes()

    def snapshot(self) -> bytes:
        return (self.runtime / "snapshot.bin").read_bytes()


def _small_library() -> str:
    """The pin of one of the libraries of the page, which compiles quickly."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pins: list[str] = groups["page"]
    return next(pin for pin in pins if pin.startswith("six=="))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, runtime: Path) -> Path:
    """The folder of a small project whose runtime is built."""
    project = Project(tmp_path_factory.mktemp("built"))
    project.write("apm/__init__.py", "")
    project.write("apm/core.py", "ANSWER = 42\n")
    project.write("apm/__main__.py", "")
    project.write("apm/host/serve/server.py", "")
    project.write("apm/__pycache__/core.cpython-311.pyc", "")
    linked_copy(runtime, project.runtime)
    shutil.copy(ROOT / "static/package-lock.json", project.root / "static")
    shutil.copytree(ROOT / "static/styles", project.root / "static/styles")
    project.write("pyproject.toml", f'[dependency-groups]\npage = ["{_small_library()}"]\n')
    project.build()
    return project.root


@pytest.fixture
def project(tmp_path: Path, built: Path) -> Project:
    """A copy of the built project. The runtimes share their files: a build replaces, and never changes them."""
    root = tmp_path / "project"
    shutil.copytree(built, root, ignore=shutil.ignore_patterns("runtime", "runtime.lock"))
    linked_copy(built / "static/runtime", root / "static/runtime")
    return Project(root)


def test_nothing_is_done_when_nothing_changed(project: Project) -> None:
    before = project.apm()
    assert project.build() == []
    assert project.apm() == before


def test_a_changed_source_costs_one_compilation(project: Project) -> None:
    before = (project.runtime / "stdlib.zip").stat().st_mtime_ns
    project.write("apm/core.py", "ANSWER = 43\n")
    assert project.build() == [COMPILE_APM]
    assert (project.runtime / "stdlib.zip").stat().st_mtime_ns == before
    assert project.build() == []


def test_a_renamed_source_is_a_change(project: Project) -> None:
    (project.root / "apm/core.py").rename(project.root / "apm/other.py")
    assert project.build() == [COMPILE_APM]


def test_the_zip_holds_bytecode_and_nothing_of_the_host(project: Project) -> None:
    with zipfile.ZipFile(project.runtime / "apm.zip") as archive:
        assert archive.namelist() == ["apm/__init__.pyc", "apm/core.pyc"]
        # Tracebacks contain the name of the source file.
        assert b"apm/core.py" in archive.read("apm/core.pyc")


def test_the_packages_of_the_page_are_bytecode_with_their_licenses(runtime: Path) -> None:
    with zipfile.ZipFile(runtime / "libs.zip") as archive:
        names = archive.namelist()
    assert {"cerberus/validator.pyc", "odata_query/grammar.pyc", "sly/lex.pyc", "six.pyc"} <= {
        *names
    }
    assert any(name.startswith("cerberus-") and "LICENSE" in name for name in names)
    assert not [name for name in names if name.endswith(".py") or ".." in name]


@pytest.mark.parametrize(
    ("pin", "problem"),
    [("cerberus==0.1", "cerberus 1.3.8 is installed"), ("no-such==1", "no-such is missing")],
)
def test_a_package_that_is_not_there_is_one_sentence(
    project: Project, pin: str, problem: str
) -> None:
    project.write("pyproject.toml", f'[dependency-groups]\npage = ["{pin}"]\n')
    name, _, version = pin.partition("==")
    with pytest.raises(HostError) as caught:
        project.build()
    assert str(caught.value) == (
        f"The page needs the Python package {name} {version}, but {problem}: use 'nox -s serve', "
        f"or run 'python3 -m pip install {pin}' for the Python that runs this."
    )


def test_the_same_sources_give_the_same_bytes(project: Project) -> None:
    before = project.apm()
    (project.runtime / "apm.zip").unlink()
    project.write("apm/core.py", "ANSWER = 43\n")
    project.build()
    project.write("apm/core.py", "ANSWER = 42\n")
    assert project.build() == [COMPILE_APM]
    assert project.apm() == before


def test_a_changed_source_costs_one_snapshot(project: Project) -> None:
    assert project.build(has_snapshot=True) == [MAKE_SNAPSHOT]
    assert project.build(has_snapshot=True) == []
    before = project.snapshot()
    project.write("apm/core.py", "ANSWER = 43\n")
    assert project.build(has_snapshot=True) == [COMPILE_APM, MAKE_SNAPSHOT]
    assert project.snapshot() != before
    project.write("apm/core.py", "ANSWER = 42\n")
    project.build(has_snapshot=True)
    assert project.snapshot() == before, "the same sources give the same bytes"
    assert str(ROOT).encode() not in before, "it has no path of the machine"
    (project.runtime / "snapshot.bin").unlink()
    assert project.build(has_snapshot=True) == [MAKE_SNAPSHOT]


def test_the_snapshot_of_the_page_has_no_path_of_the_machine(runtime: Path) -> None:
    assert str(ROOT).encode() not in (runtime / "snapshot.bin").read_bytes()


def test_a_module_that_cannot_be_imported_is_one_sentence(project: Project) -> None:
    project.build(has_snapshot=True)
    before = project.snapshot()
    project.write("apm/core.py", "import no_such_module\n")
    with pytest.raises(HostError) as caught:
        project.build(has_snapshot=True)
    assert str(caught.value) == (
        "The snapshot of the emulator could not be made: "
        "ModuleNotFoundError: No module named 'no_such_module'."
    )
    assert project.snapshot() == before


def test_a_syntax_error_is_one_sentence_with_file_and_line(project: Project) -> None:
    before = project.apm()
    project.write("apm/core.py", "ANSWER = 42\ndef broken(:\n    pass\n")
    for _ in range(2):
        with pytest.raises(HostError, match=r"^apm/core\.py, line 2: .*\.$") as caught:
            project.build()
        assert "\n" not in str(caught.value)
        assert project.apm() == before
    project.write("apm/core.py", "ANSWER = 43\n")
    assert project.build() == [COMPILE_APM]


@pytest.fixture
def packages(project: Project) -> None:
    """The project also has its npm packages."""
    static = ROOT / "static"
    with exclusive(ROOT / "build/runtime.lock"):
        find_node().install_missing(static)
        linked_copy(static / "node_modules", project.root / "static/node_modules")


@pytest.mark.usefixtures("packages")
def test_a_changed_style_sheet_brings_the_tokens_that_it_uses(project: Project) -> None:
    tokens = project.runtime / "tokens.css"
    assert "--colorNeutralForeground1:" in tokens.read_text()
    assert "--shadow64:" not in tokens.read_text()
    project.write("static/styles/more.css", "p { box-shadow: var(--shadow64); color: var(--own); }")
    assert project.build() == []
    assert "--shadow64:" in tokens.read_text()
    assert "--own:" not in tokens.read_text()


def test_a_damaged_file_is_built_again(project: Project) -> None:
    whole = project.apm()
    project.damage("apm.zip", whole[: len(whole) // 2])
    assert project.build() == [COMPILE_APM]
    assert project.apm() == whole
    (project.runtime / "libs.zip").unlink()
    assert project.build() == [COMPILE_LIBS]
    assert project.build() == []


def test_the_page_does_not_depend_on_which_parts_were_built_when(project: Project) -> None:
    manifest = project.runtime / "manifest.json"
    before = manifest.read_bytes()
    project.write("apm/host/serve/more.py", "")
    Runtime(project.root, project.said.append, has_snapshot=False).build_for_node()
    assert (project.runtime / "reading.zip").is_file()
    assert manifest.read_bytes() == before
    project.damage("libs.zip", b"")
    assert project.build() == [COMPILE_LIBS]
    assert manifest.read_bytes() == before
    (project.runtime / "reading.zip").unlink()
    Runtime(project.root, project.said.append, has_snapshot=False).build_for_node()
    assert project.said[1:] == ["Compiling the reader of workspace files for the browser ..."]


def test_temporary_folders_of_killed_builds_are_removed(project: Project) -> None:
    old, new = project.root / "build/tmpold", project.root / "build/tmpnew"
    for folder in (old, new):
        (folder / "runtime").mkdir(parents=True)
    os.utime(old, (0, 0))
    project.build()
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.usefixtures("packages")
def test_a_runtime_without_its_manifest_counts_as_unbuilt(project: Project) -> None:
    stdlib = (project.runtime / "stdlib.zip").read_bytes()
    (project.runtime / "manifest.json").unlink()
    (project.runtime / "leftover").touch()
    assert project.build() == [COMPILE_STDLIB, COMPILE_LIBS, COMPILE_APM]
    assert (project.runtime / "stdlib.zip").read_bytes() == stdlib
    assert not (project.runtime / "leftover").exists()
    assert (project.runtime / "tokens.css").exists()
    left = sorted(path.name for path in (project.root / "build").iterdir())
    assert left == ["runtime-checksums.json", "runtime.lock"]


def test_two_builds_at_once_share_the_work(project: Project) -> None:
    project.write("apm/core.py", "ANSWER = 43\n")
    said: list[str] = []
    build_once = Runtime(project.root, said.append, has_snapshot=False).build
    builds = [threading.Thread(target=build_once) for _ in range(2)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert said == [COMPILE_APM]


def test_the_runtime_has_no_source_maps(runtime: Path) -> None:
    assert not list(runtime.rglob("*.map"))
    for script in [*runtime.rglob("*.js"), *runtime.rglob("*.mjs")]:
        assert b"\n//# sourceMappingURL" not in script.read_bytes()
