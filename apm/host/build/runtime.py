"""Builds `static/runtime`: PyScript, Pyodide and Preact from npm, Python as bytecode, and design tokens.

It has five parts: the packages (npm, the standard library and PyScript's own Python package), `tokens.css` (the Fluent
design tokens that the style sheets use), `apm.zip` (the emulator), `libs.zip` (the Python packages it imports) and
`snapshot.bin` (an interpreter that has imported all of it). A part is built when the hash of its sources has changed.
`stamps.py` keeps the hashes; that of a part is written last.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from apm.host.build import checksums, snapshot
from apm.host.build.libraries import page_sources
from apm.host.build.lock import exclusive
from apm.host.build.node import Node, find_node, last_line
from apm.host.build.packages import LAYOUT, copy_packages, python_zip_name
from apm.host.build.stamps import Stamps
from apm.host.host_error import HostError
from apm.ui.tools.examples import FOLDER as EXAMPLES

PACKER = Path(__file__).with_name("pack.mjs")
WITHOUT = {
    "apm": ("docstrings", "annotations"),
    "stdlib": ("docstrings",),
    "pyscript": ("docstrings",),
}
"""What the packer leaves out of an archive: nothing in the page reads it. Some libraries read their own docstrings."""
TOKENS = Path(__file__).with_name("tokens.mjs")
SYNTAX_ERROR = 3
"""The exit code of the packer for a source that does not compile."""

PYSCRIPT = "node_modules/@pyscript/core/src/stdlib"
"""The folder of PyScript's own Python package, which PyScript writes into the page's file system and imports."""

ONLY_IN_NODE = (
    "host/__init__.py",
    "host/build/",
    "host/checking.py",
    "host/command_running.py",
    "host/host_error.py",
    "host/node_commands.py",
    "host/path_options.py",
    "host/recorded_test.py",
    "host/script_syntax.py",
    "host/serve/",
    "host/solution_check.py",
    "host/workspace_commands.py",
)
"""The parts of the package `apm` with which the npm package serves, checks and builds workspaces, and records tests."""

NOT_IN_PAGE = ("host/", "kit/", "__main__.py")
"""The parts of the package `apm` that the page does not get."""

Sources = dict[str, Path]
"""Name in the archive -> file."""


@dataclass(frozen=True)
class Runtime:
    """The browser runtime of the project in `root`.

    Attributes:
        root: the folder of the project.
        say: is called with one line for each slow step.
        has_snapshot: whether it has a snapshot; the page starts without one too, more slowly.
    """

    root: Path
    say: Callable[[str], None] = print
    has_snapshot: bool = True

    @property
    def folder(self) -> Path:
        """The folder of the built runtime, which may not exist yet."""
        return self.root / "static/runtime"

    def build(self) -> None:
        """Build what is missing or out of date; other builds of the same project wait.

        Raises:
            HostError: a package or program is missing, or a source does not compile.
        """
        with exclusive(self.root / "build/runtime.lock"):
            self._build_page()
            checksums.record(self.root, self.folder)

    def build_for_node(self) -> None:
        """Build also `reading.zip`, with which the npm package reads workspace files.

        Raises:
            HostError: as for `build`.
        """
        with exclusive(self.root / "build/runtime.lock"):
            self._build_page()
            sources = self._package(lambda path: path.startswith(ONLY_IN_NODE))
            self._build_zip(
                "reading", sources, self._packages_hash(), "the reader of workspace files"
            )
            checksums.record(self.root, self.folder)

    def page_files(self) -> Sources:
        """Return the files of the package for the page, and the examples that the page shows."""
        examples = (self.root / EXAMPLES).glob("*.js")
        named = {path.relative_to(self.root).as_posix(): path for path in examples}
        return named | self._package(lambda path: not path.startswith(NOT_IN_PAGE))

    def _build_page(self) -> None:
        checksums.remove_leftovers(self.root)
        self._forget_damaged()
        packages, libraries = self._packages_hash(), page_sources(self.root)
        if self._stamps.get("packages") != packages:
            self._build_packages(packages)
        self._build_tokens(packages)
        self._build_zip("libs", libraries, packages, "Python packages")
        self._build_zip("apm", self.page_files(), packages, "the emulator")
        if self.has_snapshot:
            self._build_snapshot()

    def _forget_damaged(self) -> None:
        """Forget the parts that are not as they were built, so that they are built again."""
        self._stamps.forget(checksums.damaged_parts(self.root, self.folder))

    @property
    def _stamps(self) -> Stamps:
        return Stamps(self.folder)

    @cached_property
    def _node(self) -> Node:
        return find_node()

    def _build_packages(self, stamp: str) -> None:
        """Build the part of the packages in a temporary folder, then move it into place."""
        static = self._installed()
        with tempfile.TemporaryDirectory(dir=self.root / "build") as name:
            fresh = Path(name, "runtime")
            copy_packages(static / "node_modules", fresh)
            self.say("Compiling Python's standard library for the browser ...")
            pyodide = fresh / "pyodide"
            stdlib = pyodide / "python_stdlib.zip"
            prefix = f"/lib/{python_zip_name(pyodide)}/"
            self._pack(pyodide, stdlib, stdlib, fresh / "stdlib.zip", prefix, *WITHOUT["stdlib"])
            sources = _files_in(static / PYSCRIPT)
            self._pack_sources(fresh, sources, fresh / "pyscript.zip", *WITHOUT["pyscript"])
            Stamps(fresh).set("packages", stamp)
            if self.folder.exists():
                self.folder.rename(Path(name, "old"))
            fresh.rename(self.folder)

    def _build_tokens(self, packages: str) -> None:
        """Write the design tokens that the style sheets use, if the style sheets have changed."""
        sheets = {path.name: path for path in (self.root / "static/styles").glob("*.css")}
        stamp = _digest([packages.encode(), TOKENS.read_bytes(), *_contents(sheets)])
        if self._stamps.get("tokens") == stamp:
            return
        draft = self.folder / "tokens.css.new"
        arguments = [TOKENS, self._installed(), draft, *sheets.values()]
        self._node.output_of(arguments, self.root, "Node.js could not write the design tokens")
        draft.replace(self.folder / "tokens.css")
        self._stamps.set("tokens", stamp)

    def _installed(self) -> Path:
        """Install the packages of the lock file if needed, and return the folder with node_modules."""
        static = self.root / "static"
        message = "Fetching the browser runtime's packages with npm ..."
        self._node.install_missing(static, announce=lambda: self.say(message))
        return static

    def _build_zip(self, name: str, sources: Sources, packages: str, what: str) -> None:
        """Compile sources if they have changed; the old zip stays in place until the new one is complete."""
        stamp = _digest([packages.encode(), *_contents(sources)])
        if self._stamps.get(name) == stamp:
            return
        self.say(f"Compiling {what} for the browser ...")
        self._pack_sources(
            self.folder, sources, self.folder / f"{name}.zip", *WITHOUT.get(name, ())
        )
        self._stamps.set(name, stamp)

    def _build_snapshot(self) -> None:
        """Make the snapshot if anything in it has changed. Its hash is its key, which the page checks."""
        parts = [str(self._stamps.get(each)).encode() for each in ("packages", "libs", "apm")]
        key = _digest([*parts, *snapshot.sources()])
        if self._stamps.get("snapshot") == key and (self.folder / snapshot.FILE).exists():
            return
        self.say("Making the snapshot that the page starts from ...")
        snapshot.make_snapshot(self._node, self.folder, key)
        self._stamps.set("snapshot", key)

    def _pack_sources(self, runtime: Path, sources: Sources, target: Path, *options: str) -> None:
        """Compile sources with the interpreter in the folder `runtime`; an existing target stays until this is done."""
        with tempfile.TemporaryDirectory(dir=self.root / "build") as folder:
            plain, packed = Path(folder, "in.zip"), Path(folder, "out.zip")
            with zipfile.ZipFile(plain, "w") as archive:
                for inside, source in sources.items():
                    archive.writestr(zipfile.ZipInfo(inside), source.read_bytes())
            self._pack(runtime / "pyodide", runtime / "stdlib.zip", plain, packed, "", *options)
            packed.replace(target)

    def _pack(
        self, pyodide: Path, stdlib: Path, source: Path, target: Path, prefix: str, *options: str
    ) -> None:
        arguments: list[str | Path] = [PACKER, pyodide, stdlib, source, target, prefix, *options]
        done = self._node.run(arguments, self.root)
        if done.returncode == SYNTAX_ERROR:
            raise HostError(f"{done.stdout.strip()}: correct it, then try again.")
        if done.returncode:
            raise HostError(f"Node.js could not compile {source.name}: {last_line(done)}.")

    def _package(self, is_wanted: Callable[[str], bool]) -> Sources:
        """Return the files of the package whose paths in it are wanted."""
        package = self.root / "apm"
        return {
            path.relative_to(self.root).as_posix(): path
            for path in package.rglob("*")
            if path.is_file()
            and "__pycache__" not in path.parts
            and is_wanted(path.relative_to(package).as_posix())
        }

    def _packages_hash(self) -> str:
        lock = (self.root / "static/package-lock.json").read_bytes()
        return _digest(
            [lock, PACKER.read_bytes(), json.dumps([LAYOUT, PYSCRIPT, WITHOUT]).encode()]
        )


def _files_in(folder: Path) -> Sources:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.py"))}


def _contents(sources: Sources) -> Iterable[bytes]:
    for name, source in sorted(sources.items()):
        yield name.encode()
        yield source.read_bytes()


def _digest(parts: Iterable[bytes]) -> str:
    """Hash the parts with their lengths, so that different lists have different hashes."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(len(part).to_bytes(8, "big"))
        sha.update(part)
    return sha.hexdigest()
