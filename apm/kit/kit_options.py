"""The options of the plugin: from the command line, otherwise from pytest's settings file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from apm.host.path_options import DEFAULT_NAME
from apm.kit.strictness import Strictness, strictness_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PATHS: Mapping[str, str] = {
    "workspace": f"the workspace file (default: {DEFAULT_NAME} in the root folder, if it exists)",
    "web_resources": "the folder of web resources (default: the one that the workspace file names)",
}
"""Paths: in the settings file they are relative to pytest's root folder, on the command line to the current folder."""

PATH_LISTS: Mapping[str, str] = {
    "solution": "a zip or an unpacked solution, over those of the workspace file; the option can be repeated",
}
"""Lists of such paths: one in each line of the settings file, and those of the command line take their place."""

TEXTS: Mapping[str, str] = {
    "seed": "the name of the seed that each test begins with (default: only Home is open)",
    "strict": "what failures in the page do: off, warn or error (default: errors fail the test, warnings warn)",
    "browser": "the browser's program (default: Playwright's browser, else an installed Chrome, Edge or Chromium)",
    "connect": "the address of a Playwright server that runs the browser, such as ws://grid:3000/",
}


IGNORE = "failures in the page to ignore: a part of their text, in which * stands for any text"
"""A list: one entry in each line of the settings file, and the option can be repeated."""


@dataclass(frozen=True)
class KitOptions:
    """The options of a run.

    Attributes:
        root: pytest's root folder.
        workspace: the workspace file; None for the one in the root folder, if it exists.
        solutions: solutions that are layered over those of the workspace file.
        web_resources: the folder of web resources; None for the one of the workspace file.
        seed: the name of the seed that each test begins with; empty for none.
        strict: what happens after failures in the page.
        ignore: parts of the texts of failures that are ignored.
        browser: the program of the browser; empty for the first that is found.
        connect: the address of a Playwright server; empty for a browser of this machine.
    """

    root: Path
    workspace: Path | None
    solutions: tuple[Path, ...]
    web_resources: Path | None
    seed: str
    strict: Strictness
    ignore: tuple[str, ...]
    browser: str
    connect: str


def add_options(parser: pytest.Parser) -> None:
    """Declare each option for the command line and for the settings file."""
    group = parser.getgroup("apm", "apm-emulator")
    for name, about in {**PATHS, **TEXTS}.items():
        metavar = "PATH" if name in PATHS else "TEXT"
        group.addoption(f"--apm-{name.replace('_', '-')}", metavar=metavar, help=about)
        parser.addini(f"apm_{name}", about, default="")
    for name, about in PATH_LISTS.items():
        group.addoption(f"--apm-{name}", metavar="PATH", action="append", default=[], help=about)
        parser.addini(f"apm_{name}", about, type="linelist", default=[])
    group.addoption("--apm-ignore", metavar="TEXT", action="append", default=[], help=IGNORE)
    parser.addini("apm_ignore", IGNORE, type="linelist", default=[])


def read_options(config: pytest.Config) -> KitOptions:
    """Return the options of a run.

    Raises:
        pytest.UsageError: one of them has another value than it can have.
    """
    return KitOptions(
        root=config.rootpath,
        workspace=_path(config, "workspace"),
        solutions=_paths(config, "solution"),
        web_resources=_path(config, "web_resources"),
        seed=_text(config, "seed"),
        strict=strictness_of(_text(config, "strict")),
        ignore=(*config.getini("apm_ignore"), *config.getoption("apm_ignore")),
        browser=_text(config, "browser"),
        connect=_text(config, "connect"),
    )


def _path(config: pytest.Config, name: str) -> Path | None:
    return next(iter(_paths(config, name)), None)


def _paths(config: pytest.Config, name: str) -> tuple[Path, ...]:
    for value, folder in (
        (config.getoption(f"apm_{name}"), config.invocation_params.dir),
        (config.getini(f"apm_{name}"), config.rootpath),
    ):
        if value:
            return tuple(
                Path(folder, each) for each in ([value] if isinstance(value, str) else value)
            )
    return ()


def _text(config: pytest.Config, name: str) -> str:
    return str(config.getoption(f"apm_{name}") or config.getini(f"apm_{name}"))
