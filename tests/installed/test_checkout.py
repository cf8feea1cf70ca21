"""A checkout without a built page."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.installed.environments import ROOT, Environment


def test_a_package_of_it_is_refused_in_a_sentence(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    left_out = shutil.ignore_patterns("build", "dist", "node_modules", "runtime", ".*")
    shutil.copytree(ROOT, checkout, ignore=left_out)
    python = Path(sys.executable)
    environment = Environment(checkout, python.parent)
    said = environment.run(python.name, "-m", "build", "--wheel", "--no-isolation", ".", code=1)
    assert "This checkout has no built page for a package: run 'python3 -m nox -s package'" in said
    assert "Traceback" not in said
