"""Global objects of scripts end their timers, and keep none that has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.node.conftest import RunNode


def test_only_running_timers_are_kept(run_node: RunNode) -> None:
    results = run_node("script-timers.mjs")
    assert results["ran"] == ["a,b", "c", "c"]
    assert results["ended"] == ["waiting", "repeated"]
    assert results["own"] == [True, "given"]
    assert results["refused"] == "ERR_INVALID_ARG_TYPE"
