"""Fills the interpreter that a snapshot is made of. `snapshot.mjs` runs it in Pyodide, in Node.js.

It imports the package `apm` without what imports the browser or reads solutions, and all that these modules import
anywhere, also inside functions. What is left in the archives stays importable, such as PyScript's own package. In the
ordinary start, PyScript writes the source of that package into the file system, and Python compiles it.
"""

import dis
import importlib
import linecache
import random
import sys
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from types import CodeType
from zipfile import ZipFile

from apm_snapshot_importer import ArchiveImporter, LateLibrary, forget_archive, module_names

PACKAGE, PYSCRIPT = "apm", "pyscript"
ONLY_IN_PAGE = "apm.browser"
ON_DEMAND = ("apm.reading", "apm.solutions")
"""The packages that read solutions. Few pages do, so the snapshot has only their bytecode."""

BROWSER_MODULES = ("js", "pyodide", "pyodide_js", PYSCRIPT)
"""Modules that hold JavaScript objects, which cannot be in a snapshot."""

KEPT_RESULTS = (("apm.ui.tools.examples", "examples"),)
"""Functions that keep their results, and read files of the archive that the page does not have."""

IMPORTED_LATE = ("_strptime", "hashlib")
"""Modules that the standard library imports inside functions: its code in C, and `uuid5`."""

USED_BY_PYSCRIPT = ("asyncio", "inspect", "pathlib", "html", "textwrap", "zipfile", "traceback")


def fill(standard_library: str) -> None:
    """Imports everything that the snapshot is to contain; takes the path of the standard library's archive."""
    package, pyscript = _importer(f"{PACKAGE}.zip"), _importer(f"{PYSCRIPT}.zip")
    archives = [package, _importer("libs.zip"), pyscript]
    sys.meta_path[:0] = archives
    codes = {each: archive.get_code(each) for archive in archives for each in archive}
    pure = [each for each in package if not _is_in(each, (ONLY_IN_PAGE, *ON_DEMAND))]
    for name in (*USED_BY_PYSCRIPT, *IMPORTED_LATE, *pure):
        importlib.import_module(name)
    _import_what_is_named([*pure, *pyscript], codes)
    for name, function in KEPT_RESULTS:
        if name in pure:
            getattr(sys.modules[name], function)()
    with ZipFile(standard_library) as opened:
        names = module_names(opened.namelist())
    sys.meta_path.append(LateLibrary(standard_library, names, _fetched))
    forget_archive(standard_library)
    _make_repeatable()


def _import_what_is_named(names: Iterable[str], codes: Mapping[str, CodeType]) -> None:
    """Imports what modules import inside functions, and what those of the archives import there in turn."""
    due, done = [*names], {*names}
    while due:
        for name in sorted(named_in(codes[due.pop()], codes) - done):
            done.add(name)
            if _is_in(name, (*BROWSER_MODULES, *ON_DEMAND)):
                continue
            # The libraries try to import modules that are only on other systems.
            with suppress(ImportError):
                importlib.import_module(name)
                due += [name] if name in codes else []


def named_in(code: CodeType, known: Collection[str]) -> set[str]:
    """The modules that a code imports by their full names, also inside functions and classes.

    With them, texts that are names of known modules: arguments of `import_module`.
    """
    found = {each.argval for each in dis.get_instructions(code) if each.opname == "IMPORT_NAME"}
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found |= named_in(constant, known)
        elif isinstance(constant, str) and constant in known:
            found.add(constant)
    return found - {""}


def _is_in(module: str, packages: Iterable[str]) -> bool:
    return any(f"{module}.".startswith(f"{each}.") for each in packages)


def _importer(archive: str) -> ArchiveImporter:
    with ZipFile(archive) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    return ArchiveImporter(f"./{archive}", files)


def _fetched() -> bytes:
    """Fetches the standard library; `static/interpreter.mjs` registers the module."""
    # JavaScript registers it after the snapshot was restored.
    import apm_standard_library  # noqa: PLC0415

    content: bytes = apm_standard_library.fetch().to_bytes()
    return content


def _make_repeatable() -> None:
    """Removes what differs between two runs: the state of random numbers, and lines of files."""
    random.seed(0)
    linecache.clearcache()
