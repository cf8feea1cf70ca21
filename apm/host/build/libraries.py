"""The pure Python packages that the page imports, from the environment that runs the build.

`pyproject.toml` pins them and their dependencies in the dependency group `page`.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from apm.host.host_error import HostError

UNUSED = (
    "odata_query/django/*",
    "odata_query/roundtrip.py",
    "odata_query/sql/*",
    "odata_query/sqlalchemy/*",
    "dateutil/easter.py",
    "dateutil/rrule.py",
    "dateutil/tz/win.py",
    "dateutil/tzwin.py",
    "dateutil/zoneinfo/*",
)
"""The files that no code of the page imports, or whose data the page has already."""


def page_sources(project: Path) -> dict[str, Path]:
    """Return the sources and licenses of the packages: name in an archive -> file.

    Raises:
        HostError: a package is missing or has another version.
    """
    with (project / "pyproject.toml").open("rb") as file:
        pins: list[str] = tomllib.load(file)["dependency-groups"]["page"]
    return {
        name: path for pin in pins for name, path in _files(_installed(pin, pins)) if path.is_file()
    }


def _installed(pin: str, pins: list[str]) -> Distribution:
    name, _, version = pin.partition("==")
    try:
        found = distribution(name)
        problem = f"{name} {found.version} is installed"
    except PackageNotFoundError:
        found, problem = None, f"{name} is missing"
    if found and found.version == version:
        return found
    raise HostError(
        f"The page needs the Python package {name} {version}, but {problem}: use 'nox -s serve', "
        f"or run 'python3 -m pip install {' '.join(pins)}' for the Python that runs this."
    )


def _files(package: Distribution) -> list[tuple[str, Path]]:
    return [
        (file.as_posix(), Path(str(package.locate_file(file))))
        for file in package.files or ()
        if _belongs(PurePosixPath(file.as_posix()))
    ]


def _belongs(file: PurePosixPath) -> bool:
    if ".." in file.parts or any(file.match(pattern) for pattern in UNUSED):
        return False
    is_license = file.parts[0].endswith(".dist-info") and "LICEN" in file.name.upper()
    return is_license or file.suffix == ".py"
