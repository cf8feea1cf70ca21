"""The names that messages suggest are the same in Python and in JavaScript."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from apm.core.nearest_names import nearest
from tests.support.nearest_name_cases import CASES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.node.conftest import RunNode


def test_javascript_suggests_the_names_of_python(run_node: RunNode, tmp_path: Path) -> None:
    cases = [*CASES, *_drawn(500)]
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases), "utf-8")
    assert run_node("nearest-names.mjs", file) == [
        nearest(each["name"], each["known"]) for each in cases
    ]


def _drawn(count: int) -> list[dict[str, Any]]:
    """Cases with words of few letters, which have many equal parts."""
    draw = random.Random(1)

    def word() -> str:
        return "".join(draw.choices("abC-", k=draw.randint(0, 9)))

    return [{"name": word(), "known": [word() for _ in range(5)]} for _ in range(count)]
