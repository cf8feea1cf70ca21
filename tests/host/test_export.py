"""The folder for static hosts."""

from __future__ import annotations

from pathlib import Path

import pytest

from apm.host.export import export
from apm.host.site import Site

FILES = [
    "index.html",
    "pyscript.toml",
    "LICENSE",
    "THIRD-PARTY-NOTICES.md",
    "apm/browser/main.py",
    "apm/workspace.py",
    "static/boot.js",
    "static/.npmrc",
    "static/package.json",
    "static/package-lock.json",
    "static/node_modules/preact/index.js",
    "static/runtime/apm.zip",
    "static/webresources/new_/page.html",
    "examples/form.html",
    "tests/conftest.py",
]


def contents(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "project"


def test_the_folder_holds_the_page_and_its_notices(root: Path) -> None:
    export(Site(root), root / "build/site")
    assert contents(root / "build/site") == {
        "index.html",
        "pyscript.toml",
        "LICENSE",
        "THIRD-PARTY-NOTICES.md",
        "apm/browser/main.py",
        "static/boot.js",
        "static/runtime/apm.zip",
        "WebResources/new_/page.html",
        "examples/form.html",
    }


def test_an_older_folder_is_replaced(root: Path) -> None:
    target = root / "build/site"
    target.mkdir(parents=True)
    (target / "old.html").touch()
    export(Site(root), target)
    assert "old.html" not in contents(target)
    assert [path.name for path in target.parent.iterdir()] == ["site"]
