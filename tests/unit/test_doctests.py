"""The examples in the docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import apm
from tests.support.for_each import for_each

ONLY_IN_THE_BROWSER = {"js", "pyodide", "pyodide_js", "pyscript"}
ENTRY_POINTS = {
    "apm.__main__",
    "apm.browser.main",
    "apm.host.build.snapshot_contents",
    "apm.host.packaging.packaged_page",
}
MODULES = [
    each.name
    for each in pkgutil.walk_packages(apm.__path__, "apm.")
    if each.name not in ENTRY_POINTS
]


@for_each("name", ["apm", *MODULES])
def test_the_examples_of_a_module_hold(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ONLY_IN_THE_BROWSER:
            raise
        assert name.startswith("apm.browser."), "only that package may touch the browser"
        return
    assert _results(module).failed == 0


def test_there_are_examples_to_run() -> None:
    modules = ("apm.core.slugs", "apm.workspace.workspace", "apm.api.replies")
    assert all(_results(importlib.import_module(each)).attempted for each in modules)


def _results(module: ModuleType) -> doctest.TestResults:
    """The results of the examples. A run of a docstring without any costs a millisecond, and thousands have none."""
    runner = doctest.DocTestRunner()
    for docstring in doctest.DocTestFinder().find(module):
        if docstring.examples:
            runner.run(docstring)
    return runner.summarize()
