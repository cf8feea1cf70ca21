"""The time that a large solution takes: on the host, and for the start of the page."""

from __future__ import annotations

import random
import re
import runpy
import shutil
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from apm.host.serve.served_workspace import ServedWorkspace
from apm.host.serve.site import Site
from apm.host.serve.workspace_state import as_json
from apm.reading.workspace_file import read_workspace
from tests.bench.boot import boot_time
from tests.bench.table import Table, mark
from tests.support.running_server import running_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLE = "examples/solution"
TABLE = "con_device"
TABLES = 300
SCRIPTS, SCRIPT_BYTES = 40, 2_000_000
HOST_BUDGET, CHANGE_BUDGET, START_BUDGET = 6.0, 0.3, 0.15
"""Seconds on the host, seconds for a changed file, and the share of a start without a solution."""

_GUID_START = re.compile("c0a7", re.IGNORECASE)


def solution_report(browser: Browser, root: Path, boots: int) -> list[Table]:
    """Measure a solution of 100 MB with 300 tables like the one of the sample."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "large")
        write_large(root / SAMPLE / "contoso", folder)
        export = Path(name, "Large_1_0_0_0.zip")
        runpy.run_path(str(root / SAMPLE / "pack.py"))["pack"](export, folder)
        host = [
            _row("read the zip", _seconds(export), HOST_BUDGET),
            _row("read it again, unchanged", _seconds(export), HOST_BUDGET / 2),
            _row("read the folder", _seconds(folder), HOST_BUDGET),
            _row("read it after one changed form", _after_a_change(folder), CHANGE_BUDGET),
        ]
        size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
        title = f"A solution of {size / 1e6:.0f} MB with {TABLES} tables, on the host, in s"
        starts = _starts(browser, root, export, boots)
    return [Table(title, ["step", "time", "budget"], host), starts]


def write_large(sample: Path, folder: Path) -> None:
    """Write a solution with copies of a table of the sample, and scripts of random text."""
    shutil.copytree(sample, folder)
    for number in range(TABLES):
        _copy_table(sample, folder, number)
    numbers = random.Random(0)
    about = next(folder.glob("WebResources/con_/scripts/case.js.data.xml")).read_text("utf-8-sig")
    for number in range(SCRIPTS):
        script = folder / f"WebResources/con_/scripts/large{number}.js"
        script.write_text(f"// {numbers.randbytes(SCRIPT_BYTES // 2).hex()}\n")
        own = about.replace("case.js", script.name).replace("c0a7", f"1{number:03x}")
        Path(f"{script}.data.xml").write_text(own.replace("C0A7", f"1{number:03X}"), "utf-8")


def _copy_table(sample: Path, folder: Path, number: int) -> None:
    name, own = f"con_d{number:03}", f"{number:04x}"
    for source in (sample / "Entities" / TABLE).rglob("*.xml"):
        relative = source.relative_to(sample / "Entities" / TABLE).as_posix()
        target = folder / "Entities" / name / _GUID_START.sub(own, relative)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8-sig").replace(TABLE, name)
        target.write_text(_GUID_START.sub(own, text), "utf-8")


def _seconds(solution: Path) -> float:
    started = time.perf_counter()
    read = read_workspace(Path("none.toml"), [solution])
    took = time.perf_counter() - started
    if read.problems:
        raise ValueError(f"The large solution cannot be used: {read.problems}")
    return took


def _after_a_change(folder: Path) -> float:
    form = next(folder.glob("Entities/con_d007/FormXml/main/*.xml"))
    form.write_text(form.read_text("utf-8").replace("Device", "Changed device"), "utf-8")
    return _seconds(folder)


def _starts(browser: Browser, root: Path, export: Path, boots: int) -> Table:
    site = Site(root)
    large = ServedWorkspace(Path("none.toml"), solutions=[export])
    with ExitStack() as stack:
        pages = {
            "without a solution": stack.enter_context(running_site(site)),
            "with the solution": stack.enter_context(running_site(site, large)),
        }
        times: dict[str, list[float]] = {name: [] for name in pages}
        for _ in range(boots):
            for name, url in pages.items():
                with browser.new_context() as context:
                    times[name].append(boot_time(context, url))
    base, full = (statistics.median(each) for each in times.values())
    more = (full - base) / base
    rows = [
        ["without a solution", f"{base:.0f}", "", ""],
        ["with the solution", f"{full:.0f}", f"{more:.2f}", mark(more, START_BUDGET)],
    ]
    title = f"Time to apm:ready, cold, in ms; workspace.json has {len(as_json(large.state())) / 1e6:.1f} MB"
    return Table(title, ["page", "median", "more", "budget"], rows)


def _row(step: str, seconds: float, budget: float) -> list[str]:
    return [step, f"{seconds:.2f}", mark(seconds, budget)]
