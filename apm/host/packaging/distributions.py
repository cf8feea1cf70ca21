"""Write what is published into `dist`: the sdist, the wheel and the npm package.

All of them contain the page as `build` writes it, so nothing is built or fetched after their installation.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from functools import partial
from pathlib import Path

from apm import __version__
from apm.host.build.export import NOTICES, export_site
from apm.host.build.node import find_node, last_line
from apm.host.build.runtime import Runtime
from apm.host.host_error import HostError
from apm.host.packaging.node_package import READING, RUNTIME, write_node_package
from apm.host.serve.site import Site

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build/package"
SITE = BUILD / "site"
"""The built page; `packaged_page.py` adds it to the wheel."""

say = partial(print, flush=True)


def write_all(dist: Path) -> None:
    """Write the packages into the folder `dist`, in place of earlier ones.

    Raises:
        HostError: a program or package is missing, or a source has an error.
    """
    Runtime(ROOT, say).build_for_node()
    say("Bundling the page ...")
    export_site(Site(ROOT), SITE)
    dist.mkdir(parents=True, exist_ok=True)
    for earlier in dist.glob("apm?emulator-*"):
        earlier.unlink()
    say("Packing the sdist and the wheel ...")
    _pack_python(dist)
    say("Packing the npm package ...")
    _pack_node(dist)


def _pack_python(dist: Path) -> None:
    # The wheel is made from the sdist, so the sdist has all that a wheel needs.
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HostError(f"The Python packages could not be made: {last_line(done)}")


def _pack_node(dist: Path) -> None:
    folder = BUILD / "npm"
    shutil.rmtree(folder, ignore_errors=True)
    write_node_package(ROOT, folder, _runtime_in(folder))
    shutil.copytree(SITE, folder / "site")
    shutil.copyfile(ROOT / "static/runtime" / READING, folder / READING)
    for name in NOTICES:
        shutil.copyfile(ROOT / name, folder / name)
    manifest = json.loads((folder / "package.json").read_text("utf-8"))
    text = json.dumps({**manifest, **_described()}, indent=2) + "\n"
    (folder / "package.json").write_text(text, "utf-8")
    command = [find_node().npm, "pack", "--pack-destination", str(dist.resolve())]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise HostError(f"The npm package could not be made: {last_line(done)}")


def _runtime_in(package: Path) -> dict[str, Path]:
    """Return the files of the runtime in the npm package; those of the page have hashes in their names."""
    static = SITE / "static"
    named = {name: Path(name) for name in RUNTIME if name != READING}
    found = {name: next(static.glob(f"{path.stem}-*{path.suffix}")) for name, path in named.items()}
    places = {name: package / "site" / each.relative_to(SITE) for name, each in found.items()}
    return {**places, READING: package / READING}


def _described() -> dict[str, str]:
    """Return what the npm package has in common with the Python package."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    return {**{key: project[key] for key in ("description", "license")}, "version": __version__}


def main() -> int:
    """Write the packages and return the exit code; an error is one sentence."""
    try:
        write_all(ROOT / "dist")
    except HostError as error:
        print(error, file=sys.stderr)
        return 1
    for path in sorted((ROOT / "dist").iterdir()):
        say(f"dist/{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
