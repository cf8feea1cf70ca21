"""Ends a run that no test can pass, such as one without a browser."""

from __future__ import annotations

from typing import NoReturn

import pytest


def end_run(session: pytest.Session, sentence: str) -> NoReturn:
    """End the run with a sentence. In a process of pytest-xdist, the test that is running fails with it."""
    if hasattr(session.config, "workerinput"):
        # pytest-xdist takes the exit of a process for a crash.
        session.shouldfail = sentence
        pytest.fail(sentence, pytrace=False)
    pytest.exit(sentence, pytest.ExitCode.USAGE_ERROR)
