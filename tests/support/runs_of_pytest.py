"""Runs of pytest that tests start, with the sources and the browser of this run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import BrowserType

ROOT = Path(__file__).resolve().parents[2]


def run_like_this_one(
    monkeypatch: pytest.MonkeyPatch, browser_type: BrowserType, launch_args: dict[str, Any]
) -> None:
    """Sets the environment of a run that a test starts."""
    program = launch_args.get("executable_path", browser_type.executable_path)
    monkeypatch.setenv("APM_BROWSER", str(program))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
