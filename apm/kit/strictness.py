"""What happens after a test during which the page wrote messages in the console."""

from __future__ import annotations

import warnings
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apm.kit.page_messages import Failure


class Strictness(StrEnum):
    """The levels."""

    OFF = "off"
    """Nothing happens."""
    WARN = "warn"
    """Each message is a warning of pytest."""
    DEFAULT = ""
    """Errors fail the test, warnings are warnings of pytest."""
    ERROR = "error"
    """Each message fails the test."""


class ApmWarning(UserWarning):
    """A message in the console of the page that does not fail the test."""


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


def judge(failures: Iterable[Failure], level: Strictness) -> None:
    """Fail the test, or warn, because of messages in the console."""
    fatal: list[str] = []
    for each in failures:
        if level is Strictness.ERROR or (level is Strictness.DEFAULT and each.kind != "warning"):
            fatal.append(str(each))
        elif level is not Strictness.OFF:
            warnings.warn(ApmWarning(str(each)), stacklevel=1)
    if fatal:
        lines = "\n".join(fatal)
        pytest.fail(f"The page reported, and the test did not read it:\n{lines}", pytrace=False)
