"""Every conformance and contract case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.case_runs import run
from tests.support.javascript_cases import FOLDERS, Case, parameters

if TYPE_CHECKING:
    from tests.other_browsers.driven import Driven


@pytest.mark.parametrize("case", [each for kind in FOLDERS for each in parameters(kind)])
def test_case(driven: Driven, case: Case) -> None:
    run(case, driven, driven)
