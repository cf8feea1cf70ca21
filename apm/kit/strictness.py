"""What happens after a test during which something went wrong in the page."""

from __future__ import annotations

import warnings
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from apm.kit.failure import Failure


class Strictness(StrEnum):
    """The levels."""

    OFF = "off"
    """Nothing happens."""
    WARN = "warn"
    """Each failure is a warning of pytest."""
    DEFAULT = ""
    """Failures with the level `error` fail the test, the others are warnings of pytest."""
    ERROR = "error"
    """Each failure fails the test."""


class ApmWarning(UserWarning):
    """A failure in the page that does not fail the test."""


def strictness_of(text: str) -> Strictness:
    """Return the level with a name; the empty text is the default.

    Raises:
        pytest.UsageError: there is no such level.
    """
    try:
        return Strictness(text)
    except ValueError:
        raise pytest.UsageError(
            f"apm_strict is '{text}', but has to be off, warn or error."
        ) from None


def judge(failures: Iterable[Failure], level: Strictness, ignored: Sequence[str]) -> None:
    """Fail the test, or warn, because of failures in the page that the test did not read."""
    fatal: list[str] = []
    for each in failures:
        if level is Strictness.OFF or each.is_in(ignored):
            continue
        if level is Strictness.ERROR or (level is Strictness.DEFAULT and each.level == "error"):
            fatal.append(str(each))
        else:
            warnings.warn(ApmWarning(str(each)), stacklevel=1)
    if fatal:
        lines = "\n".join(fatal)
        pytest.fail(f"The page reported, and the test did not read it:\n{lines}", pytrace=False)
