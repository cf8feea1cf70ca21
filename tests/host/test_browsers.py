"""The search for a browser: the order of the places, and the error when there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from apm.host import browsers
from apm.host.host_error import HostError
from tests.support.shell_programs import program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH. It is empty: there is no browser and no program that could install one."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv(browsers.VARIABLE, raising=False)
    monkeypatch.setattr(browsers, "CHROME_AND_EDGE", ("google-chrome", "microsoft-edge"))
    monkeypatch.setattr(sys, "executable", str(program(tmp_path / "python", "exit 1")))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The path of Playwright's own Chromium, which does not exist."""
    return tmp_path / "playwright/chrome"


def test_the_order_of_the_places(path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium = program(path / "chromium")
    assert browsers.find_browser(own) == chromium
    chrome = program(path / "google-chrome")
    assert browsers.find_browser(own) == chrome
    shell = program(path / "chromium-headless-shell")
    assert browsers.find_browser(own) == shell
    assert browsers.find_browser(own, is_headless=False) == chrome
    program(own)
    assert browsers.find_browser(own) == own
    named = program(path / "named")
    monkeypatch.setenv(browsers.VARIABLE, str(named))
    assert browsers.find_browser(own) == named
    wanted = program(path / "wanted")
    assert browsers.find_browser(own, "wanted") == wanted


def test_a_browser_asked_for_in_vain_is_named(path: Path, own: Path) -> None:
    with pytest.raises(HostError, match=r"^The browser asked for, 'nowhere', is not a program"):
        browsers.find_browser(own, "nowhere")


def test_with_no_browser_and_no_way_to_get_one_a_sentence_says_so(path: Path, own: Path) -> None:
    program(path / "apt-get", "exit 1")
    with pytest.raises(HostError) as caught:
        browsers.find_browser(own)
    assert str(caught.value) == browsers.MISSING


@pytest.mark.parametrize(
    ("known", "is_headless"),
    [("chromium-headless-shell", True), ("chromium", True), ("chromium", False)],
)
def test_root_gets_the_systems_chromium(
    known: str,
    is_headless: bool,
    path: Path,
    own: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not every system has a package of the headless shell."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    chromium = path / known
    installs = f"printf '#!/bin/sh\\n' > {chromium}; /bin/chmod +x {chromium}"
    asks = '[ "$1" = update ] || [ "$4" = '
    program(
        path / "apt-get", f'{asks}{known} ] || exit 1\nif [ "$1" = install ]; then {installs}; fi'
    )
    assert browsers.find_browser(own, is_headless=is_headless) == chromium
    assert f"installing the system's {known} package" in capsys.readouterr().err


def test_else_playwright_installs_its_own(
    path: Path, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.parent.mkdir()
    python = program(tmp_path / "python", f"printf '#!/bin/sh\\n' > {own}")
    monkeypatch.setattr(sys, "executable", str(python))
    assert browsers.find_browser(own) == own


def test_an_installed_browser_is_found_and_none_is_installed(path: Path, own: Path) -> None:
    program(path / "apt-get", "exit 0")
    assert browsers.installed_browser(own) is None
    chromium = program(path / "chromium")
    assert browsers.installed_browser(own) == chromium
    with pytest.raises(HostError, match=r"^The browser asked for, 'nowhere'"):
        browsers.installed_browser(own, "nowhere")


def test_launch_options(path: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chromium = program(path / "chromium")
    options = browsers.launch_options(own)
    assert options["executable_path"] == str(chromium)
    assert "--no-sandbox" not in options["args"]
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(own)
    options = browsers.launch_options(own)
    assert "executable_path" not in options
    assert "--no-sandbox" in options["args"]
