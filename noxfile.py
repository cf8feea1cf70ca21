"""The project's tasks, such as `python3 -m nox -s serve`; `nox --list` describes all of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is required. Run nox with it, for example 'python3.11 -m nox'.")

import nox
from nox.command import CommandFailed

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["tests", "lint"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = True

PROJECT = nox.project.load_toml("pyproject.toml")

FEWER_REQUESTS = {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}

KEPT_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiles, also where that is turned off: tests start many processes with the same modules."""


def prepare(session: nox.Session, *groups: str) -> None:
    """Install the pinned dependency groups. Installed packages need no network."""
    wanted = nox.project.dependency_groups(PROJECT, *groups)
    if not _node_on_path():
        wanted += nox.project.dependency_groups(PROJECT, "node")
    if not wanted:
        return
    try:
        session.install(*wanted, env=FEWER_REQUESTS)
    except CommandFailed:
        session.error(
            f"pip could not install {', '.join(wanted)}: check the network and pip's index setting"
            + (", or install Node.js 20 or newer yourself." if "node" in str(wanted) else ".")
        )


def checked(arguments: Sequence[str]) -> list[int]:
    """The exit codes of a passed check: 1 means remarks about solutions, but problems of a workspace file."""
    return [0, 1] if any(each.startswith("--solution") for each in arguments) else [0]


@nox.session
def serve(session: nox.Session) -> None:
    """Serve the emulator locally: [--port N] [--host NAME] [--no-open] [--workspace FILE] [--solution PATH]."""
    prepare(session, "page", "host")
    session.run("python", "-m", "apm", "serve", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Write the page for any static host: [--output DIR] [--workspace FILE] [--web-resources DIR]."""
    prepare(session, "page", "host")
    session.run("python", "-m", "apm", "build", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check a workspace file, or say what solution exports hold: [--workspace PATH] [--solution PATH] [--json]."""
    prepare(session, "page", "host")
    session.run(
        "python", "-m", "apm", "check", *session.posargs, success_codes=checked(session.posargs)
    )


@nox.session
def package(session: nox.Session) -> None:
    """Write the wheel, the sdist and the npm package into dist."""
    prepare(session, "page", "host", "package")
    session.run("python", "-m", "apm.host.packaging.distributions")


@nox.session
def installed(session: nox.Session) -> None:
    """Test the packages in dist in fresh environments: [--apm-with PIN]."""
    prepare(session, "page", "host", "test", "package")
    session.run("python", "-m", "pytest", "tests/installed", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test, in two processes; arguments go to pytest in their place."""
    prepare(session, "page", "host", "test")
    if not any(argument.startswith("--apm-browser") for argument in session.posargs):
        session.run("python", "-m", "tests.ready", *session.posargs)
    in_two_processes = ("-n", "2", "--dist", "loadfile")
    session.run("python", "-m", "pytest", *(session.posargs or in_two_processes), env=KEPT_BYTECODE)


@nox.session
def browsers(session: nox.Session) -> None:
    """Test in Firefox and WebKitGTK, if they are on this machine; a table at the end says what was tested."""
    prepare(session, "page", "host", "test", "browsers")
    session.run("python", "-m", "pytest", "tests/other_browsers", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the performance budgets in a browser: [--boots N] [--browser PATH]."""
    prepare(session, "page", "host", "test")
    session.run("python", "-m", "tests.bench", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """Look for faults for long: [--calls N] [--boots N] [--at-once N] [--operations N] [--seed N] [--round N]."""
    prepare(session, "page", "host", "test")
    session.run("python", "-m", "tests.soak", *session.posargs)


@nox.session
def reference(session: nox.Session) -> None:
    """Write the generated files: COVERAGE.md, docs/api.md, docs/xrm.md and the schema of workspace.toml."""
    prepare(session, "page", "host")
    session.run("python", "-m", "apm.host.docs.write")


@nox.session
def screenshots(session: nox.Session) -> None:
    """Take the screenshots of the README and the docs."""
    prepare(session, "page", "host", "test")
    session.run("python", "-m", "tests.pictures", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types, import directions and the JavaScript."""
    prepare(session, "page", "host", "test", "browsers", "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports", "--no-logo")
    session.run("python", "-m", "apm.host.biome", "check", "--error-on-warnings")


def _node_on_path() -> bool:
    """Whether PATH has Node.js in a supported version, with npm."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=False
    ).stdout
    major = re.match(r"v(\d+)", version)
    return major is not None and int(major[1]) >= 20
