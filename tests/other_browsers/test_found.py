"""A browser that is not on the machine is named and left out, and the other one is tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.other_browsers import webkit
from tests.other_browsers.found import found

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder with programs, without any; there is no display."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(webkit, "HAS_DISPLAY", False)
    return tmp_path


def place(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).touch(0o755)


def test_a_browser_on_the_path_is_found(programs: Path) -> None:
    place(programs, "firefox", webkit.DRIVER, webkit.DISPLAY_SERVER)
    assert all(map(callable, found().values()))


def test_each_reason_names_what_is_missing(programs: Path) -> None:
    assert found() == {
        "firefox": "none of the programs firefox-esr, firefox is on the PATH",
        "webkitgtk": "WebKitWebDriver is not on the PATH; Debian's package is webkit2gtk-driver",
    }
    place(programs, webkit.DRIVER)
    assert found()["webkitgtk"] == "there is no display, and Xvfb is not on the PATH"


def test_the_table_names_the_browsers_that_were_left_out(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", Path(__file__).with_name("test_smoke.py")],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0
    table = ran.stdout.partition(" Other browsers ")[2].splitlines()
    assert [line.split(":")[0] for line in table[1:3]] == [
        "firefox    left out",
        "webkitgtk  left out",
    ]
