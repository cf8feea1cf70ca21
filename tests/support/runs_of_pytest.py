"""Runs of pytest that tests start, with the browser of this run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.built_page import as_installed

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import BrowserType

ROOT = Path(__file__).resolve().parents[2]


def program_of(browser_type: BrowserType, launch_args: dict[str, Any]) -> str:
    """The path of the browser of this run, from pytest-playwright's fixtures."""
    return str(launch_args.get("executable_path", browser_type.executable_path))


def run_like_this_one(
    monkeypatch: pytest.MonkeyPatch,
    browser_type: BrowserType,
    launch_args: dict[str, Any],
    *,
    is_installed: bool = True,
) -> None:
    """Sets the environment of a run that a test starts.

    Args:
        monkeypatch: pytest's fixture.
        browser_type: pytest-playwright's fixture.
        launch_args: pytest-playwright's fixture `browser_type_launch_args`.
        is_installed: whether the run has the package `apm` as it is installed, not the sources.
    """
    monkeypatch.setenv("APM_BROWSER", program_of(browser_type, launch_args))
    # Unused there, and its import takes longer than most tests.
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest")
    # The tests may import the helpers of these tests.
    folders = [as_installed(), ROOT] if is_installed else [ROOT]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, folders)))
